"""The gate: which nämnder a failed check blocks, and which rows it rejects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from genomgang.checking.model import CheckResult
from genomgang.contracts.contract import CITY, Severity
from genomgang.errors import Blocked
from genomgang.organisation import organisation

_ALIKE = 0.8
"""How alike an unknown name and a nämnd must be for the one to be taken for a misspelling of the other."""


def blocked_namnder(
    results: Iterable[CheckResult], predecessors: Mapping[str, Sequence[str]], titles: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """The blocked nämnder of the register (`predecessors`' keys), each with its reasons.

    A check on rows blocks the nämnder that its failing rows belong to. A row of the whole city, or whose nämnd is
    empty and may be any, blocks all; an unknown name blocks the nämnd that it is a predecessor or a misspelling of,
    else all, since it may be anybody's too. A check on the file as a whole blocks all.
    """
    reasons: dict[str, list[str]] = {namnd: [] for namnd in predecessors}
    for result in results:
        if result.passed or result.severity is not Severity.CRITICAL:
            continue
        for namnd, rows in _touched(result, predecessors).items():
            reasons[namnd].append(_reason(result, titles[result.dataset], rows))
    return {namnd: tuple(found) for namnd, found in sorted(reasons.items()) if found}


def _touched(result: CheckResult, predecessors: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Nämnd → its failing rows; 0 where the whole file or a row without nämnd is the cause."""
    if not result.rows_by_namnd or {"", CITY} & set(result.rows_by_namnd):
        return dict.fromkeys(predecessors, 0) | {
            namnd: rows for namnd, rows in result.rows_by_namnd.items() if namnd in predecessors
        }
    touched: dict[str, int] = {}
    for name, rows in result.rows_by_namnd.items():
        meant = _meant(name, predecessors)
        if not meant:
            touched = dict.fromkeys(predecessors, 0) | touched
        for namnd in meant:
            touched[namnd] = touched.get(namnd, 0) + rows
    return touched


def _meant(name: str, predecessors: Mapping[str, Sequence[str]]) -> list[str]:
    if name in predecessors:
        return [name]
    successors = [namnd for namnd, names in predecessors.items() if name in names]
    return successors or get_close_matches(name, list(predecessors), n=1, cutoff=_ALIKE)


def _reason(result: CheckResult, title: str, rows: int) -> str:
    failing = f" ({rows} {'rad' if rows == 1 else 'rader'} underkända)" if rows else ""
    return f"{title}: inte uppfyllt: {result.description}{failing}"


def no_register(ar: int) -> Blocked:
    """The error where no row of the register can be used: there is then no nämnd to let through or to block."""
    return Blocked(
        f"Ingen rapport kan göras för {ar}: registret över {organisation().forsta.manga} går inte att använda.",
        where="namnder",
        remedy="Rätta registret och kör genomgang check.",
    )
