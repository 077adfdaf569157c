"""`genomgang uppfoljning`: where each decision stands, its dates as a calendar, and the decisions for the plan."""

from __future__ import annotations

import click

from genomgang.cli import data_option, engine_option


@click.command(name="uppfoljning", options_metavar="[VAL]")
@click.option("--namnd", required=True, metavar="KORTNAMN", help="Nämndens kortnamn, se genomgang list.")
@click.option("--ar", type=int, required=True, metavar="ÅR", help="Genomgångens år.")
@click.option("--tertial", required=True, metavar="NAMN", help="T1, T2 eller VB (verksamhetsberättelsen).")
@engine_option
@data_option
def command(*, namnd: str, ar: int, tertial: str, engine: str) -> None:
    """Följ upp besluten: en sida och en text, en kalender (.ics) och besluten till planeringssystemet.

    Läget står i lagen-T1.csv i årets mapp (T2, VB), som skapas första gången för den som ansvarar att fylla i. Där den
    inte säger något gäller nästa års leverans, om den finns.
    """
    from genomgang.checking.run import check_delivery
    from genomgang.engines import choose
    from genomgang.meeting.calendar import calendar
    from genomgang.meeting.documents import follow_up, write_documents
    from genomgang.meeting.followup import (
        read_states,
        refuse_undecided,
        standings,
        states_file,
        tertial_called,
        write_states,
    )
    from genomgang.meeting.minutes import held_meeting
    from genomgang.meeting.planning import write_plan
    from genomgang.paths import data_dir
    from genomgang.publish.output import MEETING, Target, write_atomically
    from genomgang.reading.delivery import years
    from genomgang.review.review import load_review
    from genomgang.show.decisions import follow_up_words
    from genomgang.show.phrases import unmarked

    tertial_called(tertial)
    made_by = choose(engine)
    data = data_dir()
    check_delivery(data, ar)
    if ar + 1 in years(data):
        check_delivery(data, ar + 1)
    review = load_review(namnd, ar, data=data)
    refuse_undecided(review)
    states = states_file(data, ar, tertial)
    read_states(review, states)
    added = write_states(review, states)
    check_delivery(data, ar)  # which counts every file in the year's folder
    target = Target(namnd, ar, "intern")
    paths = [*write_documents((follow_up(tertial),), target, made_by, data), *write_plan(review)]
    dates = target.folder / MEETING / f"{target.called('kalender')}.ics"
    write_atomically(dates, calendar(review, held_meeting(review)))
    click.echo(unmarked(follow_up_words(review, standings(review, tertial, data), tertial_called(tertial).day(ar))))
    for path in (*paths, dates):
        click.echo(f"Klar: {path}")
    if added:
        click.echo(f"Fyll i läget för varje beslut och kör igen: {states}")
