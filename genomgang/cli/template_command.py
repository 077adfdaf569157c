"""`genomgang template`: Excel workbooks for data owners to fill in."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="template", options_metavar="[VAL]")
@click.option("--dataset", default="alla", metavar="NAMN", help="Datamängdens namn (annars alla).")
@click.option(
    "--ut", type=click.Path(path_type=Path, file_okay=False), default=".", metavar="MAPP", help="Var de läggs."
)
@click.option("--ar", type=int, required=True, metavar="ÅR", help="Året vars genomgång mallen gäller.")
def command(dataset: str, ut: Path, ar: int) -> None:
    """Skriv Excelmallar att fylla i, med hjälptexter, listrutor och kontroll av datum och tal."""
    from checks import DELIVERED
    from genomgang.contracts.template import write_template
    from genomgang.errors import DataError, UnknownChoice
    from genomgang.reading.yamlfile import nearest

    if dataset != "alla" and dataset not in DELIVERED:
        raise UnknownChoice(
            f"Det finns ingen datamängd ”{dataset}”.{nearest(dataset, DELIVERED)}",
            remedy=f"Välj bland: alla, {', '.join(DELIVERED)}.",
        )
    for contract in DELIVERED.values() if dataset == "alla" else [DELIVERED[dataset]]:
        path = ut / Path(contract.file).with_suffix(".xlsx")
        if path.exists():
            raise DataError(
                f"Filen {path.name} finns redan.",
                where=str(path),
                remedy="Den kan vara ifylld och skrivs inte över. Välj en annan mapp med --ut.",
            )
        ut.mkdir(parents=True, exist_ok=True)
        write_template(contract, path, ar)
        click.echo(f"{contract.title}: {path}")
