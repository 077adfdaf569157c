"""Which reports are current, which must be made and why, and which cannot be made."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from genomgang.archive.standing import Held, calls_itself_adopted, held_by, why_not_adopted
from genomgang.batch.key import Key, Keys, named
from genomgang.paths import archive_dir
from genomgang.provenance.fingerprint import of_file
from genomgang.publish.output import Target
from genomgang.text.swedish import listed

_NAMED = 4
"""Changed parts that are named; the rest are counted."""


class State(StrEnum):
    """What is to be done with a report."""

    CURRENT = "aktuell"
    BUILD = "byggs"
    BLOCKED = "blockerad"
    ADOPTED = "fastställd"


@dataclass(frozen=True)
class Planned:
    """One report: `reason` says in Swedish why it is made, blocked or left alone; empty where it is current."""

    target: Target
    state: State
    reason: str
    key: Key


def make_plan(targets: Sequence[Target], keys: Keys, *, rebuild: bool) -> tuple[Planned, ...]:
    """Compare every report with what it would be made from now; `rebuild` makes also those that are current."""
    held = held_by(archive_dir())
    return tuple(_planned(target, keys, held, rebuild=rebuild) for target in targets)


def _planned(target: Target, keys: Keys, held: Held, *, rebuild: bool) -> Planned:
    key = keys.of(target.namnd, target.version)
    blocked = keys.check.blocked.get(target.namnd)
    if blocked:
        return Planned(target, State.BLOCKED, "; ".join(blocked), key)
    if rebuild:
        return Planned(target, State.BUILD, "begärt med --force", key)
    record = read_record(target)
    if record and calls_itself_adopted(record):
        if held.broken:
            raise held.broken  # the document may be the last good copy, so no draft takes its place
        reason = why_not_adopted(target, record, held)
        if held.adoption_of(target, record):
            replaced = f", {reason}" if reason else ""
            return Planned(target, State.ADOPTED, f"fastställd{replaced}, görs inte om utan --force", key)
        return Planned(target, State.BUILD, reason, key)
    reason = why(target, record, key)
    return Planned(target, State.BUILD if reason else State.CURRENT, reason, key)


def why(target: Target, record: dict[str, Any] | None, key: Key) -> str:
    """Why a report is not current, in Swedish; empty where it is."""
    if record is None or "underlag" not in record:
        return "finns inte sedan tidigare"
    changed = key.changed_from(record["underlag"])
    if changed:
        told = [named(name) for name in changed[:_NAMED]]
        more = [f"{len(changed) - _NAMED} delar till"] if len(changed) > _NAMED else []
        return f"ändrat sedan sist: {listed(told + more)}"
    damaged = [name for name, digest in record["filer"].items() if not _holds(target, name, digest)]
    return f"{listed(damaged)} saknas eller har ändrats för hand" if damaged else ""


def read_record(target: Target) -> dict[str, Any] | None:
    """What a report was made from; None where there is no whole report, or its record is damaged."""
    try:
        record = json.loads(target.record.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return record if _is_record(record) else None


def _is_record(record: object) -> bool:
    return (
        isinstance(record, dict)
        and _is_texts(record.get("filer"))
        and _is_texts(record.get("underlag", {}))
        and all(isinstance(record.get(name), dict | None) for name in ("harkomst", "forsattsblad"))
    )


def _is_texts(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())


def _holds(target: Target, name: str, digest: str) -> bool:
    path = target.folder / name
    return path.is_file() and of_file(path) == digest
