"""Whether a report that calls itself adopted is: the archive alone decides, not the record beside the documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from genomgang.archive.chain import Adopted, last_of, read_adopted
from genomgang.errors import DataError
from genomgang.provenance.fingerprint import of_file
from genomgang.publish.output import Target
from genomgang.text.swedish import listed, long_date


@dataclass(frozen=True)
class Held:
    """What an archive holds, in order; nothing where its chain does not hold, which `broken` then tells."""

    adopted: tuple[Adopted, ...]
    broken: DataError | None = None

    def adoption_of(self, target: Target, record: Mapping[str, Any]) -> Adopted | None:
        """The adoption that a report's record tells of; None where the archive has no such."""
        decision, files = _decision(record), record.get("filer")
        for each in reversed(self.adopted):
            manifest = each.manifest
            if manifest.target == target and manifest.files == files and manifest.adoption.to_json() == decision:
                return each
        return None


def held_by(archive: Path) -> Held:
    """What lies in an archive. Never raises: a chain that does not hold is told with its reports."""
    try:
        return Held(read_adopted(archive))
    except DataError as error:
        return Held((), error)


def calls_itself_adopted(record: Mapping[str, Any]) -> bool:
    """Whether a report's record says that it is adopted."""
    return bool(_decision(record))


def _decision(record: Mapping[str, Any]) -> Any:
    origin = record.get("harkomst")
    return origin.get("adoption") if isinstance(origin, dict) else None


def why_not_adopted(target: Target, record: Mapping[str, Any], held: Held) -> str:
    """Why a report that calls itself adopted may not be shown as such, in Swedish; empty where it may."""
    if held.broken:
        return f"står som fastställd, men arkivet går inte att lita på: {held.broken.problem}"
    adoption = held.adoption_of(target, record)
    if adoption is None:
        return "står som fastställd, men arkivet har ingen sådan fastställelse"
    last = last_of(target, held.adopted)
    if last and last is not adoption:
        return f"ersatt av den som fastställdes den {long_date(last.manifest.adoption.datum)}"
    damaged = damaged_files(target, record)
    return f"{listed(damaged)} saknas eller har ändrats för hand" if damaged else ""


def damaged_files(target: Target, record: Mapping[str, Any]) -> list[str]:
    """Names of the report's files that are not as its record says."""
    return [name for name, sha256 in record["filer"].items() if not _holds(target.folder / name, sha256)]


def _holds(path: Path, sha256: str) -> bool:
    return path.is_file() and of_file(path) == sha256
