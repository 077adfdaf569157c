"""Fingerprints of every nämnd's rows, worked out once a delivery; to look them up takes neither pandas nor Parquet."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from genomgang import fingerprint, store
from genomgang.checking.model import DatasetCheck
from genomgang.paths import delivery_work_dir

_FOLDER = "delar"


@dataclass(frozen=True)
class Member:
    """A nämnd or company of the register; `predecessors` are slugs."""

    slug: str
    name: str
    predecessors: tuple[str, ...]


def slices(data: Path, ar: int, check: DatasetCheck) -> dict[str, str]:
    """Nämnd → fingerprint of its used rows, "" for rows without a nämnd; empty where nothing was delivered."""

    def work_out() -> dict[str, str]:
        frame = store.load_frame(data, ar, check.name, None)
        names = frame["namnd"].fillna("")
        marks = fingerprint.row_marks(frame)
        return {str(namnd): fingerprint.of_marks(rows) for namnd, rows in marks.groupby(names, sort=True)}

    if check.source is None:
        return {}
    return dict(_kept(data, ar, check, "rader", work_out))


def register(data: Path, ar: int, check: DatasetCheck) -> dict[str, Member]:
    """The register's nämnder and companies by slug; empty where it cannot be used."""

    def work_out() -> dict[str, Any]:
        frame = store.load_frame(data, ar, check.name, None)
        members = [
            Member(str(row.namnd), str(row.namn), tuple(filter(None, map(str.strip, str(row.foregangare).split("|")))))
            for row in frame.fillna({"foregangare": ""}).itertuples()
        ]
        return {member.slug: asdict(member) for member in members}

    if check.source is None:
        return {}
    found = _kept(data, ar, check, "register", work_out)
    return {slug: Member(**{**fields, "predecessors": tuple(fields["predecessors"])}) for slug, fields in found.items()}


def _kept(
    data: Path, ar: int, check: DatasetCheck, kind: str, work_out: Callable[[], dict[str, Any]]
) -> dict[str, Any]:
    """What `work_out` gives, kept until the data set is checked anew."""
    folder = delivery_work_dir(data, ar) / _FOLDER
    start = f"{check.name}-{kind}-"
    path = folder / f"{start}{check.fingerprint[:16]}.json"
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        content = work_out()
        store.private(folder)
        for former in folder.glob(f"{start}*.json"):
            former.unlink()
        store.write_private(path, json.dumps(content, ensure_ascii=False).encode())
    return content
