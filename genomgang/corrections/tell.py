"""What the terminal says of corrections that were taken in. Nothing at person level."""

from __future__ import annotations

from pathlib import Path

from genomgang.checking.model import DatasetCheck
from genomgang.corrections.take_in import TakenIn
from genomgang.paths import delivery_work_dir
from genomgang.text.swedish import counted, number

_MOST = 20


def told_done(done: TakenIn) -> str:
    """What was changed and written."""
    rows = len({change.row for change in done.changes})
    lines = [
        f"{done.title}: rättat {counted(len(done.changes), 'cell', 'celler')} på {counted(rows, 'rad', 'rader')}.",
        *(f"  {change.told}" for change in done.changes[:_MOST]),
    ]
    if len(done.changes) > _MOST:
        lines.append(f"  … och {counted(len(done.changes) - _MOST, 'cell', 'celler')} till, alla i loggen")
    if done.left_out:
        lines.append(
            f"{counted(done.left_out, 'avvisad rad', 'avvisade rader')} saknas i filen och finns kvar som levererat."
        )
    return "\n".join(
        [
            *lines,
            f"Ny fil: {done.new}",
            f"Logg: {done.log}",
            f"{done.mapping.name} anger nu {done.new.name}; {done.old.name} finns kvar oförändrad.",
        ]
    )


def told_check(done: TakenIn, check: DatasetCheck, data: Path) -> str:
    """What the check says of the data set now."""
    if check.source is None:
        return f"{done.title} kan inte läsas. Kör genomgang check --ar {done.ar} för hela svaret."
    if not check.rows_rejected:
        return f"Kontrollen: alla {number(check.rows_in)} rader i {done.title} är godkända."
    file = delivery_work_dir(data, done.ar) / "avvisade" / f"{done.dataset}.xlsx"
    still = [f"  {change.still_wrong}" for change in done.changes if change.unreadable]
    return "\n".join(
        [
            f"Kontrollen: {counted(check.rows_rejected, 'rad', 'rader')} i {done.title} avvisas fortfarande.",
            *still[:_MOST],
            f"Rätta i den nya filen och kör ta-emot igen: {file}",
        ]
    )
