"""`genomgang check`: validate a delivery and say what must be mended. Also Quarto's pre-render step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import click

from genomgang.cli import data_option


@click.command(name="check", options_metavar="[VAL]")
@data_option
@click.option("--ar", type=int, metavar="ÅR", help="Året (annars alla levererade år).")
@click.option("--data-docs", is_flag=True, help="Skriv också Great Expectations egna Data Docs.")
@click.option("--minst-en", is_flag=True, help="Sluta med kod 0 om minst en nämnd kan få sin rapport (för Quarto).")
def command(ar: int | None, data_docs: bool, minst_en: bool) -> None:  # noqa: FBT001  click passes its flags by name
    """Kontrollera leveransen. Slutar med kod 1 om någon rapport inte kan göras."""
    from itertools import chain

    from rich.console import Console
    from rich.markup import escape

    from genomgang.batch.refusals import refusals, unread_files
    from genomgang.checking.page import write_quality
    from genomgang.checking.run import check_delivery
    from genomgang.checking.slices import register
    from genomgang.checking.table import print_check
    from genomgang.organisation.chapters import told_of_chapters
    from genomgang.paths import data_dir
    from genomgang.reading.delivery import load_delivery, years
    from genomgang.review.texts import replaced_signs

    data = data_dir()
    chosen = [load_delivery(data, ar).ar] if ar else list(years(data))
    if not chosen:
        load_delivery(data, 0)
    console = Console()
    blocked: set[str] = set()
    refused = False
    free: set[str] = set()
    for year in chosen:
        check = check_delivery(data, year)
        print_check(check, console)
        for told in chain.from_iterable(map(replaced_signs, sorted((data / str(year) / "texter").glob("*.md")))):
            console.print(f"Upplysning: {escape(told)}. Byt ut tecknet i texten.", soft_wrap=True)
        units = sorted(register(data, year, check.datasets["namnder"]))
        for told in chain(unread_files(data, year, units) if units else (), told_of_chapters()):
            console.print(f"Upplysning: {escape(told)}", soft_wrap=True)
        for refusal in refusals(data, year):
            refused = True
            console.print(f"[red]✗ Kritiskt[/] {escape(str(refusal))}", soft_wrap=True)
        page = write_quality(check)
        console.print(f"Hela svaret: {page}\n", soft_wrap=True)
        if data_docs:
            from genomgang.checking.data_docs import write_data_docs

            console.print(f"Data Docs: {write_data_docs(data, year)}", soft_wrap=True)
        blocked |= set(check.blocked)
        free |= set(units) - set(check.blocked)
    for warning in _rules_to_read(dt.date.today()):
        console.print(warning, soft_wrap=True)
    if not free or ((blocked or refused) and not minst_en):
        raise click.exceptions.Exit(1)


_CORRECTED = (
    "skriv det som har ändrats och fältet last under regelns id i regler/regelverk.yml bredvid leveranserna, i samma "
    "form som i genomgang/regler/regelverk.yml."
)


def _rules_to_read(today: dt.date) -> Iterator[str]:
    """A warning to the coordinator for every rule not read again for too long, and one for those never read."""
    from genomgang.regler.regelverk import rulebook
    from genomgang.text.swedish import iso_date, listed

    if unread := rulebook().unread():
        yield (
            f"Varning: uppgifterna om {listed([rule.name for rule in unread])} är inte jämförda med sina källor. Läs "
            f"källorna, {_CORRECTED}"
        )
    for rule in rulebook().stale(today):
        yield (
            f"Varning: uppgifterna om {rule.name} lästes senast i lydelsen {iso_date(rule.last)}. Läs {rule.kalla}, "
            f"{_CORRECTED}"
        )
