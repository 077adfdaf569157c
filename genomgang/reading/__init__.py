"""Reads deliveries: forgiving of form, strict on meaning."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from genomgang.reading.model import Problem, Reading, Source, TotalsRow
    from genomgang.reading.proposal import propose_mapping
    from genomgang.reading.proposal_model import ColumnProposal, Guess, Proposal
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
    "ColumnProposal": "proposal_model",
    "Guess": "proposal_model",
    "Problem": "model",
    "Proposal": "proposal_model",
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
