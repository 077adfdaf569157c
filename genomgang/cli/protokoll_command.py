"""`genomgang protokoll`: the minutes of a meeting that has been held."""

from __future__ import annotations

import click

from genomgang.cli import data_option, engine_option


@click.command(name="protokoll", options_metavar="[VAL]")
@click.option("--namnd", required=True, metavar="KORTNAMN", help="Nämndens kortnamn, se genomgang list.")
@click.option("--ar", type=int, required=True, metavar="ÅR", help="Genomgångens år.")
@click.option("--version", default="intern", show_default=True, metavar="VERSION", help="intern, offentlig eller bada.")
@engine_option
@data_option
def command(*, namnd: str, ar: int, version: str, engine: str) -> None:
    """Skriv protokollet från mötet som Word och PDF, ur de inlästa besluten.

    Det är ett utkast: genomgang approve gör det fastställda protokollet och arkiverar det med rapporten.
    """
    from genomgang.checking.run import check_delivery
    from genomgang.engines import choose
    from genomgang.meeting.documents import MINUTES, write_documents
    from genomgang.meeting.minutes import held_meeting
    from genomgang.paths import data_dir
    from genomgang.publish.output import Target
    from genomgang.render import versions_from
    from genomgang.review.review import load_review

    data = data_dir()
    versions, made_by = versions_from(version), choose(engine)
    check_delivery(data, ar)
    held_meeting(load_review(namnd, ar, data=data))
    for each in versions:
        for path in write_documents((MINUTES,), Target(namnd, ar, each), made_by, data):
            click.echo(f"Klar: {path}")
