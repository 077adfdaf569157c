"""The draft that a decision is about: it must lie there as it was read, and be made of what lies there now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from genomgang.errors import UserError
from genomgang.provenance.origin import Provenance, from_json, origin_of
from genomgang.publish.output import Target

if TYPE_CHECKING:
    from genomgang.batch.key import State
    from genomgang.engines import Engine


@dataclass(frozen=True)
class Draft:
    """A draft that is as it was read.

    `parts` is the report's key, `state` what the key was taken from, `origin` says what it was made of, undecided.
    """

    formats: tuple[str, ...]
    parts: Mapping[str, str]
    origin: Provenance
    state: State | None = None


def draft_as_read(target: Target, engine: Engine, data: Path) -> Draft:
    """The draft of a checked delivery.

    UserError where there is none, where its documents were changed by hand, or where anything that the report shows
    has changed since it was made: everything in the report's key counts, for the version in question.
    """
    from genomgang.batch.key import keys_of
    from genomgang.batch.plan import read_record, why
    from genomgang.review.review import load_review

    record = read_record(target)
    try:
        formats, made_of = _formats(target, record or {}), undecided((record or {})["harkomst"])
        motor = (record or {})["motor"]
    except (KeyError, TypeError, AttributeError):
        raise _none(target) from None
    if record is None or "underlag" not in record:
        raise _none(target)
    now = origin_of(load_review(target.namnd, target.ar, target.version, data), data)
    if motor != engine.version:
        raise UserError(
            f"Utkastet är gjort med {motor}, men nu används {engine.version}.",
            where=str(target.record),
            remedy="Ange samma motor med --engine, eller gör utkastet på nytt, läs det, och fastställ sedan.",
        )
    key = keys_of(data, target.ar, (target.version,), engine.version, formats).of(target.namnd, target.version)
    if set(key.parts) == set(key.changed_from(record["underlag"])):
        raise _changed(target, "arbetsmappen är tömd sedan dess, så det går inte att se vad som har ändrats")
    reason = why(target, record, key)
    if reason or made_of != undecided(now.to_json()):
        raise _changed(target, reason or "uppgifterna är inte desamma")
    return Draft(formats, key.parts, made_of, key.state)


def refuse_other_draft(target: Target, origin: Provenance) -> None:
    """UserError where no draft lies there, or one that was made of something else than `origin` says."""
    from genomgang.batch.plan import read_record

    try:
        made_of = undecided((read_record(target) or {})["harkomst"])
    except (KeyError, TypeError, AttributeError):
        raise _none(target) from None
    if made_of != undecided(origin.to_json()):
        raise UserError(
            "Utkastet som ligger där är inte gjort av uppgifterna som de är nu.",
            where=str(target.record),
            remedy="Gör utkastet på nytt, läs det, och godkänn sedan.",
        )


def undecided(origin: Mapping[str, Any]) -> Provenance:
    """An origin without the decision, which alone may differ between the draft and what is adopted."""
    return replace(from_json(origin), adoption=None)


def _formats(target: Target, record: Mapping[str, Any]) -> tuple[str, ...]:
    from genomgang.render import FORMATS

    names = [target.kind_of(name) for name in record["filer"]]
    return tuple(name for name in FORMATS if name in names)


def _none(target: Target) -> UserError:
    return UserError(
        "Det finns inget utkast att fastställa.",
        where=str(target.record),
        remedy=f"Kör genomgang render --namnd {target.namnd} --ar {target.ar} --version {target.version}.",
    )


def _changed(target: Target, reason: str) -> UserError:
    return UserError(
        f"Utkastet är inte längre det som skulle fastställas: {reason}.",
        where=str(target.record),
        remedy="Gör utkastet på nytt, läs det, och fastställ sedan.",
    )
