"""Reads deliveries: forgiving of form, strict on meaning."""

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
