"""Proposes how a foreign file answers to a contract, with what it is sure of and what a person must settle.

A proposal is never used by itself: its text goes into `kallor.yml`, where unsure lines are comments.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from genomgang.contract import Column, Contract, Kind
from genomgang.delivery import is_delivered
from genomgang.errors import DataError
from genomgang.reading import limits
from genomgang.reading.cells import Cell, DateOrder, Decimal, Rules, Unreadable, is_blank, normal
from genomgang.reading.columns import shorten
from genomgang.reading.mapping import FILE, SourceMapping
from genomgang.reading.opening import open_tables, read_content
from genomgang.reading.table import Row, Table
from genomgang.reading.values import parse
from genomgang.yamlfile import read_yaml

SURE = 0.8
"""From this confidence on a guess is proposed as it is, if no other comes within `MARGIN`."""
MARGIN = 0.1
GUESSES = 3

_POSSIBLE = 0.35
_SURE_DATASET = 0.6
_NAME_WEIGHT = 0.6
_SAMPLE_ROWS = 500
_SHOWN_WORDS = 10
_NEAR_WORD = 75
_CHOOSE = "VÄLJ"  # no value of any column, so that it is refused until somebody has chosen
_HEADER_CANDIDATES = 5
_SAID = re.compile(r"# \S")  # a comment to the reader; an unsure line has no space, or more than one
_LENIENT = Rules(Decimal.COMMA, DateOrder.DAY_MONTH)


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


@dataclass(frozen=True)
class _Match:
    """A contract laid against one row of one table as its header."""

    contract: Contract
    table: Table
    row: int
    columns: tuple[ColumnProposal, ...]
    confidence: float


def propose_mapping(file: Path, contracts: Iterable[Contract]) -> Proposal:
    """Which of the contracts the file seems to hold, and which header each of its columns.

    Raises `DataError` where the file cannot be opened or has no row that could be a header.
    """
    if not is_delivered(file):
        raise DataError(f"Filen {file.name} finns inte.", where=str(file), remedy="Kontrollera sökvägen.")
    contracts = tuple(contracts)
    tables = open_tables(read_content(file), SourceMapping(), lambda table: _fit(table, contracts), file.name)
    matches = [
        _match(contract, table, row, file)
        for table in tables
        for row in _header_candidates(table.rows)
        for contract in contracts
    ]
    if not matches:
        raise DataError(
            "Filen har ingen rad som kan vara rubrikrad.",
            where=file.name,
            remedy="Lägg en rad med kolumnernas rubriker överst.",
        )
    best = max(matches, key=lambda match: match.confidence)
    by_dataset = {
        contract.name: max(match.confidence for match in matches if match.contract is contract)
        for contract in contracts
    }
    datasets = _ranked(by_dataset)
    text = _text(best, file, datasets)
    return Proposal(file.name, best.table.sheet, best.row + 1, datasets, _is_sure(datasets), best.columns, text)


def _fit(table: Table, contracts: Sequence[Contract]) -> int:
    """For telling the delimiter: headers that are columns' own words, then the number of cells."""
    words = {word for contract in contracts for column in contract.columns for word in _words(column)}
    known = max((sum(normal(str(cell)) in words for cell in row) for row in table.rows), default=0)
    return known * limits.MAX_COLUMNS + max((len(row) for row in table.rows), default=0)


def _header_candidates(rows: Sequence[Row]) -> list[int]:
    """The rows among the first ones with most cells of words, the first of equals first."""
    counts = {
        number: len({normal(cell) for cell in row if isinstance(cell, str) and any(map(str.isalpha, cell))})
        for number, row in enumerate(rows[: limits.HEADER_ROWS])
    }
    ranked = sorted((number for number in counts if counts[number]), key=lambda number: (-counts[number], number))
    return ranked[:_HEADER_CANDIDATES]


def _match(contract: Contract, table: Table, row: int, file: Path) -> _Match:
    headers = {at: str(cell) for at, cell in enumerate(table.rows[row]) if not is_blank(cell)}
    body = table.rows[row + 1 : row + 1 + _SAMPLE_ROWS]
    samples = {at: [line[at] for line in body if at < len(line) and not is_blank(line[at])] for at in headers}
    scores = {
        column.name: {at: _score(column, header, samples[at]) for at, header in headers.items()}
        for column in contract.columns
    }
    taken = _assign(scores)
    columns = tuple(_column_proposal(column, scores, taken, headers) for column in contract.columns)
    found = [scores[name][at] for name, at in taken.items()]
    named = normal(contract.name) in normal(file.stem)
    confidence = min(1.0, sum(found) / len(columns) + (MARGIN if named else 0.0))
    return _Match(contract, table, row, columns, confidence)


def _score(column: Column, header: str, sample: Sequence[Cell | None]) -> float:
    """How well header and content fit the column (0–1). Content that cannot be read as the column counts against it."""
    name = _name_score(column, header)
    content = _content_score(column, sample)
    return name if content is None else _NAME_WEIGHT * name + (1 - _NAME_WEIGHT) * content


def _name_score(column: Column, header: str) -> float:
    words = _words(column)
    wanted = normal(header)
    for own, score in ((normal(column.name), 1.0), (normal(column.label), 0.99)):
        if wanted == own:
            return score
    if wanted in words:
        return 0.98
    return max(max(fuzz.ratio(wanted, word), fuzz.token_sort_ratio(wanted, word)) for word in words) / 100 * 0.95


def _words(column: Column) -> set[str]:
    return {normal(text) for text in (column.name, column.label, *column.synonyms)}


def _content_score(column: Column, sample: Sequence[Cell | None]) -> float | None:
    """The share of cells that the column can hold; None where the content says nothing."""
    if not sample or column.kind in (Kind.TEXT, Kind.ID):
        return None
    return sum(_readable(cell, column) for cell in sample) / len(sample)


def _readable(cell: Cell | None, column: Column, rules: Rules = _LENIENT) -> bool:
    try:
        parse(cell, column, rules)
    except Unreadable:
        return False
    return True


def _assign(scores: Mapping[str, Mapping[int, float]]) -> dict[str, int]:
    """Each header to at most one column, the best pairs first."""
    pairs = sorted(((score, name, at) for name, row in scores.items() for at, score in row.items()), reverse=True)
    taken: dict[str, int] = {}
    for score, name, at in pairs:
        if score >= _POSSIBLE and name not in taken and at not in taken.values():
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
    return ColumnProposal(column.name, guesses, sure=own[best] >= SURE and own[best] - max(rivals, default=0) >= MARGIN)


def _ranked(confidences: Mapping[str, float]) -> tuple[Guess, ...]:
    order = sorted(confidences, key=lambda name: -confidences[name])[:GUESSES]
    return tuple(Guess(name, confidences[name]) for name in order)


def _is_sure(datasets: Sequence[Guess]) -> bool:
    """Whether the first data set is likely enough, and clearly more so than the second."""
    first, *others = datasets
    return first.confidence >= _SURE_DATASET and all(first.confidence - one.confidence >= MARGIN for one in others)


# -- the proposed text ------------------------------------------------------------------------------------------------


def _text(match: _Match, file: Path, datasets: Sequence[Guess]) -> str:
    """Lines that stand as comments become right YAML when their first sign is taken away."""
    lines = [
        f"{match.contract.name}:  # {_percent(match.confidence)} säkert: {match.contract.title}",
        f"  fil: {_quoted(file.name)}",
        *([f"  blad: {_quoted(match.table.sheet)}"] if match.table.sheet else []),
        *([f"  kodning: {match.table.encoding}"] if match.table.encoding in ("cp1252", "mac_roman", "cp850") else []),
        f"  rubrikrad: {match.row + 1}",
        *_order_lines(match),
        "  kolumner:",
        *(_column_line(match.contract.column(one.column), one) for one in match.columns),
        *_word_lines(match),
        *_unused_line(match),
    ]
    others = ", ".join(f"{guess.name} ({_percent(guess.confidence)})" for guess in datasets[1:])
    top = [
        f"# Förslag till kallor.yml, gjort ur {_quoted(file.name)}. Granska varje rad.",
        "# En rad som börjar med # är osäker: välj rubrik, och ta bort tecknet när raden stämmer.",
    ]
    if not _is_sure(datasets):
        top.append("# Det är osäkert vilken datamängd filen innehåller, så hela förslaget är bortkommenterat.")
        lines = [line if line.startswith("#") else f"#{line}" for line in lines]
    if others:
        top.append(f"# Andra tänkbara datamängder: {others}.")
    return "\n".join([*top, *lines]) + "\n"


def _column_line(column: Column, proposal: ColumnProposal) -> str:
    if not proposal.guesses:
        return f'#    {column.name}: ""  # hittades inte ({column.label}): ange rubrik, eller ett värde under fasta'
    best, *others = proposal.guesses
    if proposal.sure:
        return f"    {column.name}: {_quoted(best.name)}  # {_percent(best.confidence)}"
    rest = ", ".join(f"{_quoted(guess.name)} ({_percent(guess.confidence)})" for guess in others)
    alternatives = f"; annars {rest}" if rest else ""
    return f"#    {column.name}: {_quoted(best.name)}  # {_percent(best.confidence)} ({column.label}){alternatives}"


def _order_lines(match: _Match) -> list[str]:
    """Comments where a cell can be read only when it is known how the file writes dates or decimals."""
    lines: dict[Kind, str] = {}
    for column in match.contract.columns:
        for cell in _sample(match, column):
            if not _readable(cell, column, Rules()) and _readable(cell, column, _LENIENT):
                key = "datumordning: dag-manad" if column.kind is Kind.DATE else 'decimaltecken: ","'
                line = f"#  {key}  # {_quoted(cell)} kan läsas på två sätt: ange vilket som gäller"
                lines.setdefault(column.kind, line)
    return list(lines.values())


def _word_lines(match: _Match) -> list[str]:
    """Comments with the words in the file that are neither value nor label of their column."""
    lines: list[str] = []
    for column in match.contract.columns:
        if column.kind not in (Kind.CATEGORY, Kind.YESNO):
            continue
        unknown = dict.fromkeys(shorten(cell) for cell in _sample(match, column) if not _readable(cell, column))
        labels = list(column.values.values()) or ["ja", "nej"]
        if unknown:
            lines.append(f"#    {column.name}:  # välj bland: {', '.join(labels)}")
        for word in list(unknown)[:_SHOWN_WORDS]:
            near = process.extractOne(word, labels, scorer=fuzz.ratio, processor=normal, score_cutoff=_NEAR_WORD)
            lines.append(f"#      {_quoted(word)}: {near[0] if near else _CHOOSE}")
    return ["#  varden:", *lines] if lines else []


def _unused_line(match: _Match) -> list[str]:
    used = {one.guesses[0].name for one in match.columns if one.guesses}
    unused = [str(cell) for cell in match.table.rows[match.row] if not is_blank(cell) and str(cell) not in used]
    return [f"#  ignorera: [{', '.join(map(_quoted, unused))}]"] if unused else []


def _sample(match: _Match, column: Column) -> list[Cell | None]:
    """The first cells below the column's best header."""
    proposal = next(one for one in match.columns if one.column == column.name)
    if not proposal.guesses:
        return []
    texts = [str(cell) for cell in match.table.rows[match.row]]
    at = texts.index(proposal.guesses[0].name)
    body = match.table.rows[match.row + 1 : match.row + 1 + _SAMPLE_ROWS]
    return [line[at] for line in body if at < len(line) and not is_blank(line[at])]


def _quoted(cell: object) -> str:
    """Text as YAML takes it, masked."""
    return json.dumps(shorten(str(cell)), ensure_ascii=False)


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"
