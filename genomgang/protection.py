"""Masking for the public version, done when the review is loaded: what is masked is never drawn or written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import pandas as pd

from checks import CONTRACTS
from genomgang.contract import Contract, Kind, Protection
from genomgang.texts import Texts

VERSIONS = ("intern", "offentlig")
MASKED = "[maskerat]"
"""Stands for a masked text; other kinds of values become missing."""

MASKED_ROW = "maskerad"
"""Column added to every frame: whether the row holds masked values."""

_TEXTUAL = {Kind.TEXT, Kind.ID}


@dataclass(frozen=True)
class MaskedRow:
    """What was masked where: data set, row in the source, columns, and the row's mark."""

    dataset: str
    row: int
    columns: tuple[str, ...]
    mark: str


@dataclass(frozen=True)
class MaskedPassage:
    """A passage of the coordinator's words that was masked: in which section, and the ground given."""

    section: str
    reason: str


@dataclass(frozen=True)
class Masking:
    """Everything that was masked in one review."""

    rows: tuple[MaskedRow, ...] = ()
    passages: tuple[MaskedPassage, ...] = ()

    def count(self, dataset: str) -> int:
        """Rows with masked values in a data set."""
        return sum(row.dataset == dataset for row in self.rows)


def mask_frames(frames: Mapping[str, pd.DataFrame], version: str) -> tuple[dict[str, pd.DataFrame], Masking]:
    """The frames as the version may show them, and what was masked. The internal version masks nothing."""
    if version == "intern":
        return {name: frame.assign(**{MASKED_ROW: False}) for name, frame in frames.items()}, Masking()
    masked = {name: _mask(frame, CONTRACTS[name]) for name, frame in frames.items()}
    return {name: frame for name, (frame, _) in masked.items()}, Masking(
        tuple(row for _, rows in masked.values() for row in rows)
    )


def _mask(frame: pd.DataFrame, contract: Contract) -> tuple[pd.DataFrame, list[MaskedRow]]:
    by_row = [column for column in contract.columns if column.protection is Protection.BY_ROW]
    always = [column for column in contract.columns if column.protection is Protection.INTERNAL]
    # Anything but an explicit "oppen" masks: an unknown or missing mark must never show the row.
    marked = (
        frame["skyddsmarkning"].fillna("okänd") != "oppen"
        if "skyddsmarkning" in frame
        else pd.Series(data=bool(by_row), index=frame.index, dtype=bool)
    )
    result = frame.copy()
    for column in by_row:
        result[column.name] = result[column.name].mask(marked, MASKED if column.kind in _TEXTUAL else None)
    for column in always:
        result[column.name] = MASKED if column.kind in _TEXTUAL else None
    touched = marked if by_row else pd.Series(data=bool(always), index=frame.index, dtype=bool)
    names = tuple(column.name for column in (*by_row, *always))
    marks = frame["skyddsmarkning"].fillna("okänd") if "skyddsmarkning" in frame else pd.Series("", index=frame.index)
    rows = [MaskedRow(contract.name, int(row), names, str(marks.loc[row])) for row in frame.index[touched]]
    return result.assign(**{MASKED_ROW: touched}), rows


_PASSAGE = re.compile(
    r"^:{3,}[ \t]*\{\.intern(?P<options>[^}\n]*)\}[ \t]*\n(?P<words>.*?)(?:^:{3,}[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_REASON = re.compile(r'reason="(?P<reason>[^"]*)"')
NO_REASON = "grund inte angiven"


def mask_texts(texts: Texts, version: str) -> tuple[Texts, tuple[MaskedPassage, ...]]:
    """The coordinator's words as the version may show them. An internal passage that is never closed masks the rest."""
    masked: list[MaskedPassage] = []

    def passage(match: re.Match[str], section: str) -> str:
        found = _REASON.search(match["options"])
        reason = found["reason"] if found else NO_REASON
        if version == "intern":
            return f"{match['words'].strip()}\n\n(Visas inte i den offentliga versionen: {reason}.)\n"
        masked.append(MaskedPassage(section, reason))
        return f"{MASKED} (Grund: {reason}.)\n"

    sections = {
        key: _PASSAGE.sub(lambda match, key=key: passage(match, key), words) for key, words in texts.sections.items()
    }
    return replace(texts, sections=MappingProxyType(sections)), tuple(masked)
