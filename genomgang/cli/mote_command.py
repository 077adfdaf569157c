"""`genomgang mote`: what the meeting needs."""

from __future__ import annotations

import click

from genomgang.cli import data_option


@click.command(name="mote", options_metavar="[VAL]")
@click.option("--namnd", required=True, metavar="KORTNAMN", help="Nämndens kortnamn, se genomgang list.")
@click.option("--ar", type=int, required=True, metavar="ÅR", help="Genomgångens år.")
@data_option
def command(namnd: str, ar: int) -> None:
    """Gör beslutsblanketten för mötet."""
    from genomgang.checking.run import check_delivery
    from genomgang.meeting.pack import write_form
    from genomgang.paths import data_dir
    from genomgang.review.review import load_review

    data = data_dir()
    check_delivery(data, ar)
    click.echo(f"Beslutsblankett: {write_form(load_review(namnd, ar, data=data))}")
