"""`genomgang mote`: what the meeting needs."""

from __future__ import annotations

import click

from genomgang.cli import data_option, engine_option


@click.command(name="mote", options_metavar="[VAL]")
@click.option("--namnd", required=True, metavar="KORTNAMN", help="Nämndens kortnamn, se genomgang list.")
@click.option("--ar", type=int, required=True, metavar="ÅR", help="Genomgångens år.")
@click.option("--version", default="intern", show_default=True, metavar="VERSION", help="intern, offentlig eller bada.")
@engine_option
@data_option
def command(*, namnd: str, ar: int, version: str, engine: str) -> None:
    """Gör mötets underlag: dagordning, bildspel och beslutsblankett.

    Den offentliga versionen har dagordning och bildspel, maskerade som rapporten.
    """
    from genomgang.checking.run import check_delivery
    from genomgang.engines import choose
    from genomgang.meeting.documents import AGENDA, DECK, write_documents
    from genomgang.meeting.pack import write_form
    from genomgang.paths import data_dir
    from genomgang.publish.output import Target
    from genomgang.render import versions_from
    from genomgang.review.review import load_review

    data = data_dir()
    versions, made_by = versions_from(version), choose(engine)
    check_delivery(data, ar)
    for each in versions:
        for path in write_documents((AGENDA, DECK), Target(namnd, ar, each), made_by, data):
            click.echo(f"Klar: {path}")
    if "intern" in versions:
        click.echo(f"Beslutsblankett: {write_form(load_review(namnd, ar, data=data))}")
