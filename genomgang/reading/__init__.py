"""Reads deliveries: forgiving of form, strict on meaning."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from genomgang.reading.model import Problem, Reading, Source, TotalsRow
    from genomgang.reading.proposal import ColumnProposal, Guess, Proposal, propose_mapping
    from genomgang.reading.reader import read

__all__ = [
    "ColumnProposal",
    "Guess",
    "Problem",
    "Proposal",
    "Reading",
    "Source",
    "TotalsRow",
    "propose_mapping",
    "read",
]

_HOMES = {
    "ColumnProposal": "proposal",
    "Guess": "proposal",
    "Problem": "model",
    "Proposal": "proposal",
    "Reading": "model",
    "Source": "model",
    "TotalsRow": "model",
    "propose_mapping": "proposal",
    "read": "reader",
}


def __getattr__(name: str) -> Any:
    """Import on first use: the results of a check are read without pandas, and name a `Source`."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
