"""`genomgang snippets`: short texts from a review for the plan and the reports, on standard output."""

from __future__ import annotations

import click

from genomgang.cli import data_option


@click.command(name="snippets", options_metavar="[VAL]")
@click.option("--namnd", required=True, metavar="KORTNAMN", help="Nämndens kortnamn, se genomgang list.")
@click.option("--ar", type=int, metavar="ÅR", help="Genomgångens år (annars det senaste levererade).")
@click.option(
    "--version", default="offentlig", show_default=True, metavar="VERSION", help="intern eller offentlig (maskerad)."
)
@data_option
def command(namnd: str, ar: int | None, version: str) -> None:
    """Skriv korta texter till verksamhetsplan, tertialrapport och verksamhetsberättelse, som Markdown."""
    from genomgang.checking.run import check_delivery
    from genomgang.paths import data_dir
    from genomgang.publish.snippets import snippets
    from genomgang.reading.delivery import load_delivery, years
    from genomgang.review.review import load_review

    data = data_dir()
    chosen = load_delivery(data, ar or max(years(data), default=0)).ar
    check_delivery(data, chosen)
    click.echo(snippets(load_review(namnd, chosen, version, data)), nl=False)
