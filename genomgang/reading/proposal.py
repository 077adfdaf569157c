"""Proposes how a foreign file answers to a contract, with what it is sure of and what a person must settle.

A proposal is never used by itself: its text goes into `kallor.yml`, where unsure lines are comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from genomgang.contracts.contract import Column, Contract
from genomgang.errors import DataError
from genomgang.reading import limits
from genomgang.reading.cells import is_blank, normal
from genomgang.reading.delivery import is_delivered
from genomgang.reading.mapping import FILE, SourceMapping
from genomgang.reading.opening import open_tables, read_content
from genomgang.reading.proposal_model import ColumnProposal, Guess, Match, Proposal
from genomgang.reading.proposal_score import Sample, samples, score, words_of
from genomgang.reading.proposal_text import proposal_text
from genomgang.reading.table import Row, Table, is_blank_row
from genomgang.reading.units import foreign_unit
from genomgang.reading.words import is_ambiguous
from genomgang.reading.yamlfile import read_yaml

SURE = 0.8
"""From this confidence on a guess is proposed as it is, if no other comes within `MARGIN`."""
MARGIN = 0.1
GUESSES = 3

_POSSIBLE = 0.35
_SURE_DATASET = 0.6
_NAMED = 0.2
"""How far up a data set moves when the file is called so; it makes none more sure."""
_HALF = 0.5
"""A header that means many things says little of which data set it is."""
_FEWEST_HEADERS = 2
_SAID = re.compile(r"# \S")  # a comment to the reader; an unsure line has no space, or more than one

_STEMS = {
    "atgarder": ("action", "applied control", "task", "atgard"),
    "dataskydd": ("dpo", "privacy"),
    "digitala_lyftet": ("quiz", "skill", "competence", "kompetenstest"),
    "ikp": ("audit", "internal control", "internkontroll"),
    "incidenter": ("incident",),
    "klassning": ("asset", "cmdb", "tillgang", "inventory"),
    "namnder": ("committees", "organisation", "organization"),
    "risker": ("risk",),
    "upphandlingar": ("procurement", "tender", "purchase", "contracts", "inkop"),
    "utbildning": ("training", "course", "completion", "learning", "lms", "kurs", "larplattform"),
}
"""What other systems call a data set's file."""


def unsure_lines(proposal: Proposal) -> tuple[str, ...]:
    """The lines of the proposal that stand as comments until a person has settled them."""
    return tuple(line for line in proposal.text.splitlines() if line.startswith("#") and not _SAID.match(line))


def append_proposal(proposal: Proposal, folder: Path) -> Path:
    """Add the proposal last in the folder's `kallor.yml`, which keeps every line it had. Returns that file.

    DataError where the file cannot be read, or already says how the data set is delivered.
    """
    path = folder / FILE
    name = proposal.datasets[0].name
    before = ""
    if is_delivered(path):
        if name in read_yaml(path):
            raise DataError(
                f"Filen {FILE} beskriver redan {name}.",
                where=str(path),
                remedy="Ändra där, eller ta bort det som står och kör kommandot igen.",
            )
        before = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n"
    unfinished = path.with_name(f".{path.name}.tmp")
    unfinished.write_text(before + proposal.text, encoding="utf-8")
    return unfinished.replace(path)


def propose_mapping(file: Path, contracts: Iterable[Contract]) -> Proposal:
    """Which of the contracts the file seems to hold, and which header each of its columns.

    Given one contract alone, the file is taken to hold that. Raises `DataError` where the file cannot be opened or has
    no row that could be a header.
    """
    if not is_delivered(file):
        raise DataError(f"Filen {file.name} finns inte.", where=str(file), remedy="Kontrollera sökvägen.")
    contracts = tuple(contracts)
    words = frozenset(word for contract in contracts for column in contract.columns for word in words_of(column))
    tables = open_tables(read_content(file), SourceMapping(), lambda table: _fit(table, words), file.name)
    headers = [(table, row) for table in tables if (row := _header_row(table.rows, words)) is not None]
    if not headers:
        raise DataError(
            "Filen har ingen rad som kan vara rubrikrad.",
            where=file.name,
            remedy="Lägg en rad med kolumnernas rubriker överst.",
        )
    matches = []
    for table, row in headers:
        below = samples(table.rows, row)
        matches += [_match(contract, table, row, below, file) for contract in contracts]
    matches.sort(key=lambda match: -match.rank)
    best = matches[0]
    datasets = _ranked(matches)
    sure = len(contracts) == 1 or _is_sure(datasets)
    text = proposal_text(best, file, datasets, sure=sure)
    return Proposal(file.name, best.table.sheet, best.row + 1, datasets, sure, best.columns, text)


def _fit(table: Table, words: frozenset[str]) -> int:
    """For telling the delimiter and the sheet: headers in the header's row that are columns' own words."""
    row = _header_row(table.rows, words)
    return 0 if row is None else sum(normal(str(cell)) in words for cell in table.rows[row] if not is_blank(cell))


def _header_row(rows: Sequence[Row], words: frozenset[str]) -> int | None:
    """The row among the first ones that is the header; None where no row has words.

    The one with most headers that columns answer to, where there are some; else the first as wide as any. Of equals the
    first, so that a row of data below its header is never taken for one.
    """
    first = rows[: limits.HEADER_ROWS]
    texts = {
        number: {normal(cell) for cell in row if isinstance(cell, str) and any(map(str.isalpha, cell))}
        for number, row in enumerate(first)
        if not is_blank_row(row)
    }
    known = {number: len(texts[number] & words) for number in texts}
    if max(known.values(), default=0) >= _FEWEST_HEADERS:
        return max(known, key=lambda number: (known[number], -number))
    widest = max(map(len, texts.values()), default=0)
    return next((number for number in texts if texts[number] and len(texts[number]) * 5 >= widest * 4), None)


def _match(contract: Contract, table: Table, row: int, below: Mapping[int, Sample], file: Path) -> Match:
    scores = {column.name: {at: score(column, sample) for at, sample in below.items()} for column in contract.needed}
    taken = _assign(scores)
    headers = {at: sample.header for at, sample in below.items()}
    columns = tuple(_column_proposal(column, scores, taken, headers) for column in contract.needed)
    found = [
        scores[name][at] * (_HALF if _has_other_meanings(headers[at], contract.column(name)) else 1)
        for name, at in taken.items()
    ]
    stem = normal(file.stem)
    named = any(normal(word) in stem for word in (contract.name, *_STEMS.get(contract.name, ())))
    confidence = min(1.0, sum(found) / len(columns) + (MARGIN if named else 0.0))
    return Match(contract, table, row, columns, confidence, confidence + (_NAMED if named else 0.0), below)


def _assign(scores: Mapping[str, Mapping[int, float]]) -> dict[str, int]:
    """Each header to at most one column, the best pairs first."""
    pairs = sorted(((fit, name, at) for name, row in scores.items() for at, fit in row.items()), reverse=True)
    taken: dict[str, int] = {}
    for fit, name, at in pairs:
        if fit >= _POSSIBLE and name not in taken and at not in taken.values():
            taken[name] = at
    return taken


def _column_proposal(
    column: Column, scores: Mapping[str, Mapping[int, float]], taken: Mapping[str, int], headers: Mapping[int, str]
) -> ColumnProposal:
    own = scores[column.name]
    ranked = sorted((at for at in own if own[at] >= _POSSIBLE), key=lambda at: -own[at])
    guesses = tuple(Guess(headers[at], own[at]) for at in ranked[:GUESSES])
    if not ranked or taken.get(column.name) != ranked[0]:
        return ColumnProposal(column.name, guesses, sure=False)
    best = ranked[0]
    rivals = [row[best] for name, row in scores.items() if row[best] > row.get(taken.get(name, -1), 0.0)]
    rivals += [own[at] for at in ranked[1:] if at not in taken.values()]
    clear = own[best] >= SURE and own[best] - max(rivals, default=0) >= MARGIN
    return ColumnProposal(column.name, guesses, sure=clear and not _has_other_meanings(headers[best], column))


def _has_other_meanings(header: str, column: Column) -> bool:
    """Whether a header needs a person's word, however well it fits: several meanings, or another unit."""
    own = normal(header) == normal(column.name)
    return (is_ambiguous(header) and not own) or bool(foreign_unit(header, column))


def _ranked(matches: Iterable[Match]) -> tuple[Guess, ...]:
    """The first data sets of the matches, each once."""
    found: dict[str, float] = {}
    for match in matches:
        found.setdefault(match.contract.name, match.confidence)
    return tuple(Guess(name, confidence) for name, confidence in list(found.items())[:GUESSES])


def _is_sure(datasets: Sequence[Guess]) -> bool:
    """Whether the first data set is likely enough, and clearly more so than the second."""
    first, *others = datasets
    return first.confidence >= _SURE_DATASET and all(first.confidence - one.confidence >= MARGIN for one in others)
