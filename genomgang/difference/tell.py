"""A difference in words: one line, the terminal's tables, and a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from genomgang.difference.compare import KINDS, Difference, compare
from genomgang.difference.load import adopted_report, load_report
from genomgang.errors import UserError
from genomgang.provenance.origin import PARTS
from genomgang.publish.htmlpage import fill
from genomgang.publish.output import Target, write_atomically
from genomgang.text.swedish import counted, listed, sentence_case

if TYPE_CHECKING:
    from rich.console import Console

_NONE = "–"


def summary(difference: Difference) -> str:
    """How much differs, as one sentence: "Två rön och en text skiljer sig." or that nothing does."""
    words = {"ron": ("rön", "rön"), "siffror": ("siffra", "siffror"), "atgarder": ("åtgärd", "åtgärder")}
    words["text"] = ("text", "texter")
    told = [
        counted(len(difference.of(kind)), *words[kind], neuter=kind == "ron") for kind in KINDS if difference.of(kind)
    ]
    return f"{sentence_case(listed(told))} skiljer sig." if told else "Inget skiljer sig i det som visas."


def cause(difference: Difference) -> str:
    """Which parts of the origin differ, as one sentence."""
    if difference.causes is None:
        return "Orsaken går inte att avgöra: den offentliga versionen säger inte allt om vad den är gjord av."
    if not difference.causes:
        return "Rapporterna är gjorda av samma uppgifter, mål, texter, program och mall."
    named = [PARTS[part] + (_datasets(difference) if part == "data" else "") for part in difference.causes]
    return f"Det som har ändrats är {listed(named)}."


def against_adopted(target: Target, archive: Path) -> str:
    """One line on how a report that was made just now differs from the adopted one; "" where none is adopted."""
    try:
        adopted = adopted_report(target, archive)
    except UserError as problem:
        return f"Den fastställda versionen kan inte läsas, så jämförelsen är inte gjord. {problem}"
    if adopted is None:
        return ""
    difference = compare(adopted, load_report(target.folder / f"{target.stem}.ipynb"))
    return f"Mot den som är {adopted.name.rpartition(', ')[2]}: {summary(difference)} {cause(difference)}"


def print_difference(difference: Difference, console: Console) -> None:
    """The whole comparison as tables in the terminal."""
    from rich.table import Table

    console.print(f"Före: {difference.old.name}\nNu:   {difference.new.name}\n", markup=False)
    console.print(f"{summary(difference)} {cause(difference)}", markup=False)
    for kind, title in KINDS.items():
        if difference.of(kind):
            table = Table(title=title, title_justify="left", show_lines=True)
            for heading in ("Var", "Före", "Nu"):
                table.add_column(heading, overflow="fold")
            for change in difference.of(kind):
                cells = (f"{change.section}: {change.what}", change.before or _NONE, change.now or _NONE)
                table.add_row(*(_plain(cell) for cell in cells))
            console.print(table)


def write_page(difference: Difference, path: Path) -> Path:
    """The comparison as an accessible page that needs no network; whole or not at all."""
    page = fill(
        "skillnad.html", difference=difference, kinds=KINDS, summary=summary(difference), cause=cause(difference)
    )
    write_atomically(path, page.encode())
    return path


def _datasets(difference: Difference) -> str:
    """Which data sets have other rows, in brackets; "" where none has (last year's rows then differ)."""
    from checks import CONTRACTS

    titles = [CONTRACTS[name].title.lower() if name in CONTRACTS else name for name in difference.datasets]
    return f" ({listed(titles)})" if titles else ""


def _plain(text: str) -> str:
    from rich.markup import escape

    return escape(text)
