"""What a proposed mapping is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from genomgang.contracts.contract import Contract
from genomgang.reading.proposal_score import Sample
from genomgang.reading.table import Table


@dataclass(frozen=True)
class Guess:
    """A data set's name or a file's header, and how likely it is (0–1)."""

    name: str
    confidence: float


@dataclass(frozen=True)
class ColumnProposal:
    """A column's best headers, at most three, best first; `sure` where the first can be used as it is."""

    column: str
    guesses: tuple[Guess, ...]
    sure: bool


@dataclass(frozen=True)
class Proposal:
    """What a file seems to be. `text` is the proposed part of `kallor.yml`; `header_row` counts from 1."""

    file: str
    sheet: str
    header_row: int
    datasets: tuple[Guess, ...]
    sure: bool
    columns: tuple[ColumnProposal, ...]
    text: str


@dataclass(frozen=True)
class Match:
    """A contract laid against one table with its header's row; `samples` are its columns by place.

    The match with the highest `rank` is proposed; `confidence` is how sure it is.
    """

    contract: Contract
    table: Table
    row: int
    columns: tuple[ColumnProposal, ...]
    confidence: float
    rank: float
    samples: Mapping[int, Sample]
