"""The masking log: what the public version masks, where and why, as a CSV in which a person notes a decision on each.

Private, and no part of the report: it names the masked rows by their real ids, but holds none of the masked values.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from checks import CONTRACTS
from genomgang.contracts.contract import Kind
from genomgang.paths import work_dir
from genomgang.publish.output import Target
from genomgang.running.private_files import private, write_private
from genomgang.text.swedish import listed

if TYPE_CHECKING:
    from genomgang.privacy.protection import MaskedPassage, MaskedRow
    from genomgang.review.review import Review

DECISION = ("beslut", "beslutat av (roll)", "beslutsdatum")
"""Columns that a person fills in; what stands there is kept when the log is written again."""

HEADER = (
    "datamängd", "år", "fil", "rad", "id", "visas som", "uppgifter", "märkning", "grund", "att ta ställning till",
    *DECISION,
)  # fmt: skip
_IDENTITY = ("datamängd", "år", "rad", "id", "märkning", "grund")
TEXTS = "Texter"


def log_path(target: Target) -> Path:
    """Where a report's masking log lies."""
    return work_dir() / "maskering" / str(target.ar) / f"{target.stem}.csv"


def log_masking(target: Target, data: Path) -> None:
    """Write the log of one report, from a checked delivery; the internal version masks nothing and has none."""
    from genomgang.checking.store import load_check
    from genomgang.review.review import load_review

    if target.version == "intern":
        return
    check = load_check(data, target.ar)
    files = {name: each.source.file for name, each in check.datasets.items() if each.source}
    write_log(load_review(target.namnd, target.ar, target.version, data), files, log_path(target))


def write_log(review: Review, files: Mapping[str, str], path: Path) -> None:
    """Write the log of a review's public version, with the decisions that an earlier log at `path` holds.

    `files` maps data set → name of the delivered file. A decision stands as long as the row has the same place, id,
    mark and ground.
    """
    from genomgang.checking.safe_cell import safe_cell

    decided = _decisions(path)
    rows = []
    for fields in (*_rows(review, files), *_passages(review)):
        safe = [safe_cell(field) for field in fields]
        rows.append([*safe, *decided.get(_identity(dict(zip(HEADER, safe, strict=False))), [""] * len(DECISION))])
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([HEADER, *rows])
    private(path.parent.parent)
    private(path.parent)
    write_private(path, text.getvalue().encode("utf-8-sig"))


def _rows(review: Review, files: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for row in review.masking.rows:
        contract = CONTRACTS[row.dataset]
        labels = [contract.column(name).label for name in row.columns]
        yield (
            contract.title,
            str(review.ar + row.year),
            files.get(row.dataset, contract.file),
            str(row.row),
            row.id,
            row.shown_id,
            ", ".join(labels),
            row.mark,
            row.ground.name,
            " ".join(_questions(review, row)),
        )


def _passages(review: Review) -> Iterator[tuple[str, ...]]:
    file = f"{review.namnd.slug}.md"
    for passage in review.masking.passages:
        yield (TEXTS, str(review.ar), file, str(passage.line), passage.section, "", "passage", "intern", *_why(passage))


def _why(passage: MaskedPassage) -> tuple[str, str]:
    return passage.reason, "Stämmer grunden, och är hela passagen skyddsvärd? Grundens ord visas för läsaren."


def _questions(review: Review, row: MaskedRow) -> Iterator[str]:
    """What a person should consider about a masked row."""
    from genomgang.privacy.protection import MARK

    if row.mark == "":
        yield "Märkningen saknas: märk raden i källan."
    elif MARK in CONTRACTS[row.dataset].column_names and row.mark not in CONTRACTS[row.dataset].labels(MARK):
        yield f"Märkningen ”{row.mark}” är okänd: rätta den i källan."
    if row.ground.lagrum and not row.ground.kontrollerad:
        yield "Stämmer lagrummet? Det är inte granskat av en jurist."
    elif row.ground.id == "intern":
        yield "Intern är ingen sekretessgrund: finns en, eller kan uppgiften visas?"
    related = _open_relatives(review, row)
    if related:
        yield f"Raden hör ihop med {listed(related)}, som visas: avslöjar den vad raden handlar om?"


def _open_relatives(review: Review, row: MaskedRow) -> list[str]:
    """Ids of the rows shown whole that a masked row refers to, or that refer to it."""
    from genomgang.privacy.protection import MARK, OPEN

    contract, frame = CONTRACTS[row.dataset], review.now[row.dataset]
    key = contract.key[0]
    links = [c.name for c in contract.columns if c.kind is Kind.ID and c.name not in {"namnd", key}]
    if not row.shown_id or not links or MARK not in frame:
        return []
    shown = frame[frame[MARK] == OPEN]
    own = frame[frame[key] == row.shown_id]
    found = {str(identity) for name in links for identity in shown.loc[shown[name] == row.shown_id, key]}
    return sorted(found | {str(value) for name in links for value in own[name].dropna() if (shown[key] == value).any()})


def _decisions(path: Path) -> dict[tuple[str, ...], list[str]]:
    """The decisions of an earlier log, by what they are about; none where there is no log."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return {_identity(row): [row.get(name) or "" for name in DECISION] for row in rows}


def _identity(fields: dict[str, str]) -> tuple[str, ...]:
    return tuple(fields.get(name) or "" for name in _IDENTITY)
