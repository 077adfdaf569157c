"""What a run shows in the terminal: a bar, a line a report, and a summary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from genomgang.batch.plan import Planned, State
from genomgang.batch.run import Done
from genomgang.text.swedish import listed

_NAMED = 3
"""Reports whose reason is told in the closing sentence; the table has the others."""


def follow(done: Iterable[Done], console: Console, total: int) -> list[Done]:
    """Show each report as it finishes, with a bar where the terminal can; returns them all."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    finished = []
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as progress:
        task = progress.add_task("Rapporter", total=total)
        for each in done:
            finished.append(each)
            progress.advance(task)
            if line := _line(each):
                progress.console.print(line, soft_wrap=True, markup=False)
    return finished


def summary(done: Sequence[Done]) -> Table:
    """A row an outcome: how many reports, and which where they were not made."""
    table = Table(box=None, pad_edge=False)
    for heading, justify in (("Läge", "left"), ("Antal", "right"), ("Rapporter", "left")):
        table.add_column(heading, justify="right" if justify == "right" else "left")
    by_state: dict[str, list[str]] = {}
    for each in done:
        by_state.setdefault(_state(each), []).append(_name(each.planned))
    for state, names in by_state.items():
        table.add_row(state.capitalize(), str(len(names)), "" if state in _QUIET else ", ".join(names))
    return table


def sentence(done: Sequence[Done]) -> str:
    """How many were made and why: "3 av 46 gjordes: servicenamnden (ändrat sedan sist: …); 43 aktuella."."""
    made = [each for each in done if each.outcome and each.outcome.made]
    told = [f"{_name(each.planned)} ({each.planned.reason})" for each in made[:_NAMED]]
    if len(made) > _NAMED:
        told.append(f"{len(made) - _NAMED} till")
    current, adopted = (sum(each.planned.state is state for each in done) for state in (State.CURRENT, State.ADOPTED))
    failed = sum(not each.is_well for each in done)
    parts = [f"{len(made)} av {len(done)} gjordes{': ' + listed(told) if told else ''}", f"{current} aktuella"]
    if adopted:
        parts.append(f"{adopted} fastställd{'a' if adopted > 1 else ''}, görs inte om utan --force")
    if failed:
        parts.append(f"{failed} blev inte gjorda")
    return "; ".join(parts) + "."


def explanation(planned: Planned) -> str:
    """Why one report is to be made, or that it is not."""
    reason = f": {planned.reason}" if planned.reason else ""
    return f"{_name(planned)}: {planned.state.value}{reason}"


_QUIET = ("aktuell", "gjord")


def _line(done: Done) -> str:
    name, outcome = _name(done.planned), done.outcome
    if outcome is None:
        return "" if done.is_well else f"✗ {name}: blockerad. {done.planned.reason}"
    if not outcome.made:
        return f"✗ {name}: misslyckad. {outcome.reason}"
    return f"✓ {name} ({sum(outcome.seconds.values()):.0f} s): {done.planned.reason}"


def _state(done: Done) -> str:
    if done.outcome is None:
        return done.planned.state.value
    return "gjord" if done.outcome.made else "misslyckad"


def _name(planned: Planned) -> str:
    version = planned.target.version
    return planned.target.namnd + ("" if version == "intern" else f" ({version})")
