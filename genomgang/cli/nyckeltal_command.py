"""`genomgang nyckeltal`: every nämnd's key figures as data."""

from __future__ import annotations

import click

from genomgang.cli import data_option


@click.command(name="nyckeltal", options_metavar="[VAL]")
@click.option("--ar", type=int, metavar="ÅR", help="Genomgångens år (annars det senaste levererade).")
@click.option("--version", default="bada", show_default=True, metavar="VERSION", help="intern, offentlig eller bada.")
@data_option
def command(ar: int | None, version: str) -> None:
    """Skriv alla nämnders nyckeltal som data: Parquet, CSV och JSON, med beskrivningar för Frictionless och DCAT-AP-SE.

    Filerna visar det som rapporterna visar. Det som döljs där är dolt här också.
    """
    from rich.console import Console

    from genomgang.checking.run import check_delivery
    from genomgang.figures.tidy import tidy_figures
    from genomgang.figures.writing import write_figures
    from genomgang.paths import data_dir
    from genomgang.reading.delivery import load_delivery, years
    from genomgang.render import versions_from

    console = Console(highlight=False)
    data, versions = data_dir(), versions_from(version)
    delivery = load_delivery(data, ar or max(years(data), default=0))
    with console.status("Kontrollerar leveransen och räknar …"):
        check_delivery(data, delivery.ar)
        made = [
            path for each in versions for path in write_figures(tidy_figures(data, delivery.ar, each), delivery, each)
        ]
    for path in made:
        console.print(f"Klar: {path}", soft_wrap=True, markup=False)
