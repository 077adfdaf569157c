"""Whose rows a delivery holds: its register, and fingerprints of every nämnd's rows in every data set.

Both are worked out once a delivery; to look them up takes neither pandas nor Parquet.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from genomgang.checking import store
from genomgang.checking.code import code_fingerprint
from genomgang.checking.model import DatasetCheck, DeliveryCheck
from genomgang.contracts.contract import CITY
from genomgang.paths import delivery_work_dir
from genomgang.provenance import fingerprint
from genomgang.running.private_files import keep, kept, private

if TYPE_CHECKING:
    import pandas as pd

_FOLDER = "delar"
_STEP = ("genomgang/checking/slices.py",)


@dataclass(frozen=True)
class Member:
    """A nämnd or company of the register; `predecessors` are slugs."""

    slug: str
    name: str
    kind: str
    staff: int
    predecessors: tuple[str, ...]


@dataclass(frozen=True)
class Year:
    """One delivery: its check, its register by slug, and by data set the fingerprint of every nämnd's rows."""

    check: DeliveryCheck
    members: Mapping[str, Member]
    rows: Mapping[str, Mapping[str, str]]

    def names_of(self, member: Member) -> list[str]:
        """Whose rows here are those of `member`, where this is last year's delivery."""
        return last_year_names(member.slug, member.predecessors, self.members)

    def read_by(self, namnder: Sequence[str]) -> dict[str, list[str]]:
        """Data set → fingerprints of the rows that a report reads as those of `namnder`; "" where there are none."""
        return {name: [each.get(whose, "") for whose in _whose(name, namnder)] for name, each in self.rows.items()}


def year_of(data: Path, ar: int) -> Year:
    """From the delivery's stored check. DataError where it is not current."""
    check = store.load_check(data, ar)
    rows = {name: slices(data, ar, each) for name, each in check.datasets.items()}
    return Year(check, register(data, ar, check.datasets["namnder"]), rows)


def last_year_names(slug: str, predecessors: Sequence[str], last_year: Container[str]) -> list[str]:
    """Whose rows are last year's: the nämnd's own, its predecessors' where it is new, or nobody's.

    `last_year` holds the short names in last year's register; none where nothing was delivered then.
    """
    return [slug] if slug in last_year else [name for name in predecessors if name in last_year]


def slices(data: Path, ar: int, check: DatasetCheck) -> dict[str, str]:
    """Nämnd → fingerprint of its used rows, "" for rows without a nämnd; empty where nothing was delivered."""

    def work_out() -> dict[str, str]:
        return fingerprints(store.load_frame(data, ar, check.name, None))

    if check.source is None:
        return {}
    return dict(_kept(data, ar, check, "rader", work_out))


def fingerprints(frame: pd.DataFrame) -> dict[str, str]:
    """Nämnd → fingerprint of its rows in a data set, "" for rows without a nämnd. Row numbers do not count."""
    marks = fingerprint.row_marks(frame)
    return {str(namnd): fingerprint.of_marks(rows) for namnd, rows in marks.groupby(frame["namnd"].fillna(""))}


def register(data: Path, ar: int, check: DatasetCheck) -> dict[str, Member]:
    """The register's nämnder and companies by slug; empty where it cannot be used."""

    def work_out() -> dict[str, Any]:
        return {slug: asdict(member) for slug, member in members(store.load_frame(data, ar, check.name, None)).items()}

    if check.source is None:
        return {}
    found = _kept(data, ar, check, "medlemmar", work_out)
    return {slug: Member(**{**fields, "predecessors": tuple(fields["predecessors"])}) for slug, fields in found.items()}


def members(frame: pd.DataFrame) -> dict[str, Member]:
    """The rows of the register, by slug."""
    return {
        str(row["namnd"]): Member(
            slug=str(row["namnd"]),
            name=str(row["namn"]),
            kind=str(row["typ"]),
            staff=int(row["antal_anstallda"]),
            predecessors=tuple(filter(None, map(str.strip, str(row["foregangare"]).split("|")))),
        )
        for row in frame.fillna({"foregangare": ""}).to_dict("records")
    }


def _whose(dataset: str, namnder: Sequence[str]) -> list[str]:
    """The values of `namnd` on the rows that a report reads."""
    match dataset:
        case "mal":
            return ["", *namnder]
        case "omvarld":
            return [CITY, *namnder]
        case _:
            return list(namnder)


def _kept(
    data: Path, ar: int, check: DatasetCheck, kind: str, work_out: Callable[[], dict[str, Any]]
) -> dict[str, Any]:
    """What `work_out` gives, kept until the data set is checked anew."""
    folder = delivery_work_dir(data, ar) / _FOLDER
    start = f"{check.name}-{kind}-"
    state = fingerprint.of_value([check.fingerprint, code_fingerprint(_STEP)])
    path = folder / f"{start}{state[:16]}.json"
    content: dict[str, Any] | None = kept(path)
    if content is None:
        content = work_out()
        private(folder)
        for former in folder.glob(f"{start}*.json"):
            former.unlink(missing_ok=True)  # another process may be at it too
        keep(path, content)
    return content
