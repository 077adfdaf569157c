"""`genomgang ny`: a year's folder to begin with."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

Answer = TypeVar("Answer")


@click.command(name="ny", options_metavar="[VAL]")
@click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), envvar="GENOMGANG_DATA", metavar="MAPP",
    help="Mappen med leveranser; den skapas om den inte finns (annars GENOMGANG_DATA).",
)  # fmt: skip
@click.option("--ar", type=click.IntRange(2015, 2100), metavar="ÅR", help="Året vars genomgång mappen gäller.")
@click.option("--organisation", "name", metavar="NAMN", help="Organisationens namn, första gången.")
@click.option("--slag", "kind", metavar="SLAG", help="kommun, region eller statlig, första gången.")
@click.option("--namnd", "units", metavar="NAMN", multiple=True, help="En som gör en genomgång. Ange en eller flera.")
@click.option(
    "--dataset", "datasets", metavar="NAMN", multiple=True,
    help="En datamängd att göra mall för, eller alla (annars de tre som räcker).",
)  # fmt: skip
@click.option(
    "--matdatum", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATUM", help="Dagen som leveranserna beskriver."
)
def command(
    *,
    data: Path | None,
    ar: int | None,
    name: str | None,
    kind: str | None,
    units: tuple[str, ...],
    datasets: tuple[str, ...],
    day: dt.datetime | None,
) -> None:
    """Gör ett års mapp: register, mål, mallar, texter och en LAS-MIG som säger vad du gör först.

    Finns ett tidigare år tas register, mål, filbeskrivningar och öppna beslut över därifrån. Inget som finns skrivs
    över: kör kommandot igen för att lägga till det som saknas.
    """
    from checks import DELIVERED
    from genomgang.errors import UnknownChoice
    from genomgang.organisation.current import SHIPPED
    from genomgang.organisation.model import Slag
    from genomgang.organisation.reading import read_organisation
    from genomgang.reading.yamlfile import nearest
    from genomgang.starting.year import FIRST, Wish, has_organisation, make_year

    folder = data or _asked("Mapp för leveranserna", "--data MAPP", Path)
    year = ar or _asked("Vilket års genomgång", "--ar ÅR", int)
    if not has_organisation(folder):
        name = " ".join((name or _asked("Organisationens namn", "--organisation NAMN", str)).split())
        if name == read_organisation(SHIPPED).namn:
            kind = kind or str(read_organisation(SHIPPED).slag)
        kind = kind or _asked(f"Slag ({', '.join(Slag)})", "--slag SLAG", str)
        units = units or _units()
    if kind and kind not in list(Slag):
        raise UnknownChoice(f"Det finns inget slag ”{kind}”.", remedy=f"Välj bland: {', '.join(Slag)}.")
    if unknown := [each for each in datasets if each not in (*DELIVERED, "alla")]:
        raise UnknownChoice(
            f"Det finns ingen datamängd ”{unknown[0]}”.{nearest(unknown[0], DELIVERED)}",
            remedy=f"Välj bland: alla, {', '.join(DELIVERED)}.",
        )
    wanted = [each for each in DELIVERED if each not in ("mal", "namnder")] if "alla" in datasets else datasets
    made = make_year(
        Wish(folder.resolve(), year, name or "", kind or "", units, tuple(wanted), day.date() if day else None)
    )
    for path in made.new:
        click.echo(f"Ny: {path}")
    for sentence in made.told:
        click.echo(sentence)
    if made.kept:
        click.echo(f"Orörda, eftersom de redan finns: {', '.join(path.name for path in made.kept)}.")
    click.echo(f"Börja med att läsa {folder / str(year) / FIRST}.")


def _asked(question: str, flag: str, read: Callable[[str], Answer]) -> Answer:
    """The answer from the terminal; without one the flag is needed."""
    if not sys.stdin.isatty():
        raise click.UsageError(f"Ange {flag}.")
    answer: Answer = click.prompt(question, value_proc=read)
    return answer


def _units() -> tuple[str, ...]:
    """Who makes a review, asked for on a terminal; nobody is a possible answer, to be filled in later."""
    if not sys.stdin.isatty():
        return ()
    said = click.prompt("Vilka gör var sin genomgång (namn med komma mellan; tomt om du fyller i senare)", default="")
    return tuple(part.strip() for part in said.split(",") if part.strip())
