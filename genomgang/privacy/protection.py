"""Masking for the public version, done when the review is loaded: what is masked is never drawn or written.

What is not expressly open is masked: a row whose mark is missing or unknown, a row that is open in last year's delivery
and protected in this year's, a block in the texts that is not written as it should be (then nothing is rendered).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from types import MappingProxyType
from typing import Any

import pandas as pd

from checks import CONTRACTS
from genomgang.checking.model import DatasetCheck, DeliveryCheck
from genomgang.contracts.contract import Column, Contract, Kind, Protection
from genomgang.errors import DataError
from genomgang.regler.maskering import Ground, grounds
from genomgang.review.texts import Texts

MASKED = "■ maskerat"
"""Stands for a masked text; other kinds of values become missing."""

MASKED_ROW = "maskerad"
"""Column added to every frame: whether the row holds masked values."""

GROUND = "maskeringsgrund"
"""Column added to every frame: id of the ground on which the row is masked, empty where it is not."""

MARK = "skyddsmarkning"
OPEN = "oppen"
SECRET = "sekretess"
INTERNAL = "intern"

_TEXTUAL = {Kind.TEXT, Kind.ID}
_REFERRING = (("atgarder", "moter"), ("beslut", "svarar_mot"))
"""Columns that name rows of any data set, several with commas or spaces between."""
_IDENTITY = re.compile(r"[^,;\s]+")

Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class MaskedRow:
    """What was masked where: data set, year of the delivery (0: this year, -1: last year), row in the source, the row's
    real id and the one that is shown instead, columns, the row's mark, and the ground.
    """

    dataset: str
    year: int
    row: int
    id: str
    shown_id: str
    columns: tuple[str, ...]
    mark: str
    ground: Ground


@dataclass(frozen=True)
class MaskedPassage:
    """A passage of the coordinator's words that was masked: section, line in it, and the ground as it is shown."""

    section: str
    line: int
    reason: str


@dataclass(frozen=True)
class Masking:
    """Everything that was masked in one review. Last year's rows are listed where this year's delivery lacks them."""

    rows: tuple[MaskedRow, ...] = ()
    passages: tuple[MaskedPassage, ...] = ()

    def count(self, dataset: str) -> int:
        """Rows with masked values in a data set."""
        return sum(row.dataset == dataset for row in self.rows)


def mask_frames(
    now: Frames, before: Frames, version: str, day: dt.date
) -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame], Masking]:
    """This year's and last year's frames as the version may show them, and what was masked.

    The internal version masks nothing. `day` decides which grounds hold: the day that the delivery describes. In the
    public version a protected row also loses its id, which may say what the row is about: it gets a number instead,
    the same in both years and wherever another row refers to it.
    """
    if version == "intern":
        return _unmasked(now), _unmasked(before), Masking()
    shown_now, shown_before, rows = {}, {}, []
    numbered: dict[str, dict[str, str]] = {}
    for name, contract in CONTRACTS.items():
        others = numbered.get(contract.ids_of, {})
        marks, marks_before = (_marks(frame[name], contract, day) for frame in (now, before))
        marks_before = _newer_marks(marks_before, before[name], marks, now[name], contract)
        marks = _as_the_others(marks, now[name], contract, others)
        marks_before = _as_the_others(marks_before, before[name], contract, others)
        used = len({shown for ids in numbered.values() for shown in ids.values()})
        years = ((now[name], marks), (before[name], marks_before))
        ids = numbered[name] = _numbered(contract, *years, others=others, used=used)
        shown_now[name], masked = _mask(now[name], contract, marks, ids, day=day, year=0)
        shown_before[name], masked_before = _mask(before[name], contract, marks_before, ids, day=day, year=-1)
        known = {row.id for row in masked if row.id}
        rows += [*masked, *(row for row in masked_before if row.id not in known)]
    shown = {identity: stand_in for ids in numbered.values() for identity, stand_in in ids.items()}
    for frames, (name, column) in product((shown_now, shown_before), _REFERRING):
        frames[name][column] = frames[name][column].map(lambda cell: _renamed(cell, shown), na_action="ignore")
    return shown_now, shown_before, Masking(tuple(rows))


def _renamed(cell: object, shown: Mapping[str, str]) -> str:
    """A cell that refers to other rows, with the ids that are shown."""
    return _IDENTITY.sub(lambda found: shown.get(found[0], found[0]), str(cell))


def mask_check(check: DeliveryCheck, version: str) -> DeliveryCheck:
    """The checks' results as the version may show them.

    In the public version every file goes by its own name here, not by the one it was delivered under, and no result
    cites a cell.
    """
    if version == "intern":
        return check
    return replace(check, datasets={name: _mask_results(each) for name, each in check.datasets.items()})


def _mask_results(check: DatasetCheck) -> DatasetCheck:
    source = replace(check.source, file=CONTRACTS[check.name].file, sheet="") if check.source else None
    return replace(check, source=source, results=tuple(replace(result, examples=()) for result in check.results))


def _unmasked(frames: Frames) -> dict[str, pd.DataFrame]:
    return {name: frame.assign(maskerad=False, maskeringsgrund="") for name, frame in frames.items()}


def _marks(frame: pd.DataFrame, contract: Contract, day: dt.date) -> pd.Series:
    """Each row's mark; where the data set has no marks, open unless the contract protects columns by row.

    A row that is secret however it is marked has the mark of a secret one, if it has not that of an internal one.
    """
    if MARK in frame:
        marks = frame[MARK].fillna("").astype("string")
        presumed = grounds().presumed(contract.name)
        if not presumed or frame.empty:
            return marks
        secret = [any(ground.concerns(contract.name, row, day) for ground in presumed) for row in _rows(frame)]
        return marks.mask((marks != INTERNAL) & pd.Series(secret, index=frame.index), SECRET)
    by_row = any(column.protection is Protection.BY_ROW for column in contract.columns)
    return pd.Series("" if by_row else OPEN, index=frame.index, dtype="string")


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row's values by column."""
    return [{str(name): value for name, value in row.items()} for row in frame.astype("object").to_dict("records")]


def _newer_marks(
    marks: pd.Series, frame: pd.DataFrame, newer: pd.Series, now: pd.DataFrame, contract: Contract
) -> pd.Series:
    """Last year's marks, where an open row that is protected this year has this year's."""
    key = _id_column(contract)
    if key is None or frame.empty or now.empty:
        return marks
    protected = dict(zip(now.loc[newer != OPEN, key], newer[newer != OPEN], strict=True))
    later = frame[key].map(protected).astype("string")
    return marks.mask((marks == OPEN) & later.notna(), later)


def _id_column(contract: Contract) -> str | None:
    """The column that names a row, in data sets with protected rows."""
    by_row = any(column.protection is Protection.BY_ROW for column in contract.columns)
    key = contract.key[0]
    return key if by_row and len(contract.key) == 1 and contract.column(key).kind is Kind.ID else None


def _as_the_others(marks: pd.Series, frame: pd.DataFrame, contract: Contract, others: Mapping[str, str]) -> pd.Series:
    """The marks, where an open row that answers to a protected one of `others` is protected too."""
    key = _id_column(contract)
    if key is None or not others or frame.empty:
        return marks
    return marks.mask((marks == OPEN) & frame[key].isin(list(others)), INTERNAL)


def _numbered(
    contract: Contract, *years: tuple[pd.DataFrame, pd.Series], others: Mapping[str, str], used: int
) -> dict[str, str]:
    """Real id → what is shown instead, for protected rows; this year's mark decides for a row that stands in both.

    The ids of `others`, whose rows these answer to, are shown as there. No number stands for two rows: `used` are.
    """
    key = _id_column(contract)
    if key is None:
        return {}
    protected: dict[str, bool] = {}
    for frame, marks in reversed(years):
        protected |= dict(zip(frame[key].astype(str), marks != OPEN, strict=True))
    ids = sorted(identity for identity, secret in protected.items() if secret and identity not in others)
    own = {identity: f"{MASKED_ROW}-{number}" for number, identity in enumerate(ids, start=used + 1)}
    return {**others, **own}


def _mask(
    frame: pd.DataFrame, contract: Contract, marks: pd.Series, ids: Mapping[str, str], *, day: dt.date, year: int
) -> tuple[pd.DataFrame, list[MaskedRow]]:
    by_row = [column for column in contract.columns if column.protection is Protection.BY_ROW]
    secret = (marks != OPEN).astype(bool)
    touched = secret & bool(by_row)
    result = frame.copy()
    for column in by_row:
        result[column.name] = result[column.name].mask(secret, _stand_in(column))
    for column in contract.columns:
        if ids and column.kind is Kind.ID and column.name != "namnd":
            result[column.name] = result[column.name].replace(dict(ids))
    values = dict(zip(frame.index[touched], _rows(frame[touched]), strict=True))
    found = {row: grounds().of_row(contract.name, mark, values[row], day) for row, mark in marks[touched].items()}
    result[MASKED_ROW] = touched
    result[GROUND] = pd.Series([found[row].id if row in found else "" for row in frame.index], frame.index, object)
    key = _id_column(contract)
    rows = []
    for row in frame.index[touched]:
        mark = str(marks.loc[row])
        identity = str(frame.loc[row, key]) if key else ""
        columns = by_row if mark != OPEN else ()
        names = tuple(column.name for column in columns)
        rows.append(MaskedRow(contract.name, year, int(row), identity, ids.get(identity, ""), names, mark, found[row]))
    return result, rows


def _stand_in(column: Column) -> str | None:
    return MASKED if column.kind in _TEXTUAL else None


_OPENING = re.compile(r"^ {0,3}:{3,}[ \t]*(?:\{(?P<options>[^}]*)\}|intern)[ \t]*:*[ \t]*$")
_CLOSING = re.compile(r"^ {0,3}:{3,}[ \t]*$")
_SUSPECT = re.compile(r""":::|\{[^}]*\.intern\b|class\s*=\s*["']?intern""", re.IGNORECASE)
_REASON = re.compile(r"""reason\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""")
NO_REASON = "grund inte angiven"


def mask_texts(texts: Texts, version: str) -> tuple[Texts, tuple[MaskedPassage, ...]]:
    """The coordinator's words as the version may show them, and the passages that were masked.

    DataError, in both versions, where a line looks like the border of a passage but is not one, or a passage is not
    closed in its section: what was meant to be hidden cannot be told then.
    """
    masked: list[MaskedPassage] = []
    sections = {}
    for key, words in texts.sections.items():
        sections[key], passages = _mask_section(key, words, version)
        masked += passages
    return replace(texts, sections=MappingProxyType(sections)), tuple(masked)


def _mask_section(section: str, words: str, version: str) -> tuple[str, list[MaskedPassage]]:
    shown: list[str] = []
    masked: list[MaskedPassage] = []
    hidden: list[str] = []
    opened, reason = 0, ""
    for number, line in enumerate(words.splitlines(), start=1):
        opening = _OPENING.match(line)
        if opened and _CLOSING.match(line):
            shown += _passage(hidden, reason, version)
            if version != "intern":
                masked.append(MaskedPassage(section, opened, reason))
            opened, hidden = 0, []
        elif not opened and opening and _is_internal(opening["options"]):
            opened, reason = number, _reason(opening["options"] or "")
        elif _SUSPECT.search(line):
            raise _misplaced(section, number, "Raden ser ut som gränsen för en intern passage men är det inte")
        else:
            (hidden if opened else shown).append(line)
    if opened:
        raise _misplaced(section, opened, "Den interna passagen avslutas aldrig i sitt avsnitt")
    return "\n".join(shown), masked


def _is_internal(options: str | None) -> bool:
    """Whether a block's options name the class `intern`; without braces the word itself does."""
    return options is None or ".intern" in _REASON.sub("", options).split()


def _reason(options: str) -> str:
    """The ground as the reader sees it: that of the configured ones where one is named, else the words themselves."""
    found = _REASON.search(options)
    words = ((found["double"] or found["single"] or "") if found else "").strip()
    known = grounds().by_id.get(words)
    return known.name if known else words or NO_REASON


def _passage(words: Sequence[str], reason: str, version: str) -> list[str]:
    """What stands in place of a passage, as a paragraph of its own."""
    if version == "intern":
        return ["", *words, "", f"(Visas inte i den offentliga versionen: {reason}.)", ""]
    return ["", f"{MASKED} (Grund: {reason}.)", ""]


def _misplaced(section: str, line: int, problem: str) -> DataError:
    return DataError(
        f"{problem}, så det går inte att veta vad som ska döljas i den offentliga versionen.",
        where=f"texterna, avsnittet ”{section}”, rad {line} under rubriken",
        remedy='Skriv ::: {.intern reason="…"} på en egen rad före passagen och ::: på en egen rad efter den.',
    )
