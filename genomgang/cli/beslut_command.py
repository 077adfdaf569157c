"""`genomgang beslut`: read the decision form that a meeting has filled in."""

from __future__ import annotations

from pathlib import Path

import click

from genomgang.cli import data_option


@click.command(name="beslut", options_metavar="[VAL]")
@click.argument("fil", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--namnd", default="", metavar="KORTNAMN", help="Vägra en blankett som gäller någon annan.")
@click.option("--ar", type=int, metavar="ÅR", help="Vägra en blankett som gäller ett annat år.")
@click.option("--ersatt", is_flag=True, help="Låt blanketten ersätta beslut som redan är inlästa.")
@data_option
def command(*, fil: Path, namnd: str, ar: int | None, ersatt: bool) -> None:
    """Läs in FIL, den ifyllda beslutsblanketten.

    Besluten skrivs till beslut.csv och mötet till moten.csv i årets mapp, med det som föreslogs bredvid det som
    beslutades, och leveransen kontrolleras igen. Slutar med kod 1 om något förslag saknar utfall.
    """
    from genomgang.checking.run import check_delivery
    from genomgang.meeting.take_in import answers_of, read_form, take_in, take_in_anew
    from genomgang.meeting.tell import told_taken
    from genomgang.paths import data_dir
    from genomgang.reading.delivery import load_delivery
    from genomgang.review.review import load_review

    data = data_dir()
    filled = read_form(fil, namnd, ar)
    whose, year = filled.about
    load_delivery(data, year)
    check_delivery(data, year)
    review = load_review(whose, year, data=data)
    answers = answers_of(filled, review)
    taken = take_in_anew(fil, answers, review, data) if ersatt else take_in(fil, answers, review, data)
    check_delivery(data, year)
    click.echo(told_taken(taken, load_review(whose, year, data=data)))
    if answers.unanswered:
        raise click.exceptions.Exit(1)
