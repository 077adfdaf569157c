"""`genomgang list`: which nämnder and years there are."""

from __future__ import annotations

import click

from genomgang.cli import data_option


@click.command(name="list", options_metavar="[VAL]")
@data_option
@click.option("--ar", type=int, metavar="ÅR", help="Året (annars det senaste).")
def command(ar: int | None) -> None:
    """Visa vilka år som är levererade och vilka nämnder och bolag som finns."""
    from rich.console import Console
    from rich.table import Table

    from checks import CONTRACTS
    from genomgang.organisation import organisation
    from genomgang.paths import data_dir
    from genomgang.reading import read
    from genomgang.reading.delivery import load_delivery, years
    from genomgang.text.swedish import sentence_case

    data = data_dir()
    delivered = years(data)
    chosen = load_delivery(data, ar or (delivered[-1] if delivered else 0)).ar
    register = read(CONTRACTS["namnder"], data, chosen).frame
    labels = CONTRACTS["namnder"].labels("typ")
    table = Table(
        title=f"{sentence_case(organisation().enheter_alla)} i genomgången {chosen}", box=None, pad_edge=False
    )
    for heading in ("Kortnamn", "Namn", "Slag", "Anställda"):
        table.add_column(heading, justify="right" if heading == "Anställda" else "left")
    for row in register.sort_values(["typ", "namn"]).itertuples():
        table.add_row(str(row.namnd), str(row.namn), labels.get(str(row.typ), "–"), str(row.antal_anstallda))
    console = Console()
    console.print(table)
    console.print(f"\nLevererade år: {', '.join(str(year) for year in delivered)}")
