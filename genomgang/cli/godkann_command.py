"""`genomgang godkann`: one step signs off the draft as it stands."""

from __future__ import annotations

import datetime as dt

import click

from genomgang.cli import data_option, date_from


@click.command(name="godkann", options_metavar="[VAL]")
@click.option("--namnd", required=True, metavar="KORTNAMN", help="Nämndens kortnamn, se genomgang list.")
@click.option("--ar", type=int, required=True, metavar="ÅR", help="Genomgångens år.")
@click.option("--steg", required=True, metavar="STEG", help="analytiker, granskare eller beslutande.")
@click.option("--roll", required=True, metavar="ROLL", help="Rollen som godkänner, till exempel samordnare.")
@click.option("--datum", metavar="DATUM", help="Dagen för godkännandet; i dag om inget annat anges.")
@data_option
def command(*, namnd: str, ar: int, steg: str, roll: str, datum: str | None) -> None:
    """Godkänn utkastet i ett av tre steg: analytiker, granskare, beslutande.

    Godkännandet gäller utkastet som det är nu. Ändras något som rapporten vilar på ska stegen godkänna igen.
    """
    from genomgang.archive.draft import refuse_other_draft
    from genomgang.checking.run import check_delivery
    from genomgang.meeting.signoffs import SignOff, checked_step, mark_of_draft, sign, sign_offs, steps_of, told_missing
    from genomgang.paths import data_dir
    from genomgang.provenance.origin import origin_of
    from genomgang.publish.output import Target
    from genomgang.review.review import load_review

    step = checked_step(steg, roll, date_from(datum) if datum else dt.date.today())
    data = data_dir()
    check_delivery(data, ar)
    origin = origin_of(load_review(namnd, ar, data=data), data)
    refuse_other_draft(Target(namnd, ar, "intern"), origin)
    mark = mark_of_draft(origin.to_json())
    path = sign(SignOff(namnd, step, mark), data / str(ar))
    click.echo(f"Godkänt: {steg} för {namnd} {ar}. {told_missing(steps_of(sign_offs(path.parent), namnd, mark))}")
