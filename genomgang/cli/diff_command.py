"""`genomgang diff`: what differs between two reports, and why."""

from __future__ import annotations

import click


@click.command(name="diff", options_metavar="[VAL]")
@click.argument("old", metavar="FÖRE")
@click.argument("new", metavar="NU")
@click.option("--ut", "page", metavar="FIL.html", help="Skriv också jämförelsen som en webbsida.")
def command(old: str, new: str, page: str | None) -> None:
    """Visa vad som skiljer två rapporter: rön, siffror, åtgärder och texter, och vad skillnaden beror på.

    Ange rapporternas PDF, HTML eller anteckningsbok, eller mappar med en rapport i.
    """
    from pathlib import Path

    from rich.console import Console

    from genomgang.difference.compare import compare
    from genomgang.difference.load import load_report
    from genomgang.difference.tell import print_difference, write_page

    difference = compare(load_report(Path(old)), load_report(Path(new)))
    console = Console(highlight=False)
    print_difference(difference, console)
    if page:
        console.print(f"Jämförelsen: {write_page(difference, Path(page))}", soft_wrap=True, markup=False)
