"""`genomgang check`: validate a delivery and say what must be mended. Also Quarto's pre-render step."""

from __future__ import annotations

import click

from genomgang.cli import data_option


@click.command(name="check", options_metavar="[VAL]")
@data_option
@click.option("--ar", type=int, metavar="ÅR", help="Året (annars alla levererade år).")
@click.option("--data-docs", is_flag=True, help="Skriv också Great Expectations egna Data Docs.")
def command(ar: int | None, data_docs: bool) -> None:  # noqa: FBT001  click passes its flags by name
    """Kontrollera leveransen. Slutar med kod 1 om någon nämnd är blockerad."""
    from rich.console import Console

    from genomgang.checking import check_delivery
    from genomgang.checking.page import write_page
    from genomgang.checking.table import print_check
    from genomgang.delivery import load_delivery, years
    from genomgang.paths import data_dir, output_dir

    data = data_dir()
    chosen = [load_delivery(data, ar).ar] if ar else list(years(data))
    if not chosen:
        load_delivery(data, 0)
    console = Console()
    blocked = False
    for year in chosen:
        check = check_delivery(data, year)
        print_check(check, console)
        page = write_page(check, output_dir() / str(year) / "datakvalitet")
        console.print(f"Hela svaret: {page}\n", soft_wrap=True)
        if data_docs:
            from genomgang.checking.data_docs import write_data_docs

            console.print(f"Data Docs: {write_data_docs(data, year)}", soft_wrap=True)
        blocked = blocked or bool(check.blocked)
    if blocked:
        raise click.exceptions.Exit(1)
