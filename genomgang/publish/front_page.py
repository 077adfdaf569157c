"""The front pages of a year's reports, each one static file that needs no network or server.

`_output/<ar>/intern/index.html` shows every report and why one is not current, and links to the data-quality page,
which counts rows and persons. `_output/<ar>/index.html` is the one that may be published: public versions only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from genomgang.archive.standing import Held, calls_itself_adopted, held_by, why_not_adopted
from genomgang.batch.key import Key, Keys, keys_of
from genomgang.batch.plan import read_record, why
from genomgang.checking.model import DeliveryCheck
from genomgang.checking.store import load_check
from genomgang.city.figures import city_figures
from genomgang.city.model import Member
from genomgang.organisation import organisation
from genomgang.paths import archive_dir, data_dir, output_dir
from genomgang.publish.output import INTERNAL, STALE, VERSIONS, Target, write_atomically
from genomgang.reading.delivery import Delivery
from genomgang.text.swedish import collated, sentence_case

KeyOf = Callable[[Target], Key]
"""What a report would be made from now."""

PAGE = "index.html"
DRAFT = "utkast"
QUALITY = Path("datakvalitet") / "index.html"
"""The data-quality page, relative to the internal front page."""

_PUBLIC = VERSIONS[1]


class State(StrEnum):
    """Where a report stands, as a reader calls it; the symbol is in `SYMBOLS`."""

    ADOPTED = "fastställd"
    CURRENT = "aktuell"
    STALE = "inaktuell"
    BLOCKED = "blockerad"
    MISSING = "inte gjord"


SYMBOLS: Mapping[str, str] = {
    State.ADOPTED: "●",
    State.CURRENT: "◐",
    State.STALE: "▲",
    State.BLOCKED: "✗",
    State.MISSING: "–",
    "ja": "●",
    "delvis": "◐",
    "nej": "▲",
}
"""State or judgement → its symbol; a judgement without one has no ground."""

CRITERIA: Mapping[str, str] = {"lamplighet": "Lämplighet", "tillracklighet": "Tillräcklighet", "verkan": "Verkan"}
_FORMATS: Mapping[str, str] = {
    "html": "HTML",
    "pdf": "PDF",
    "underlag": "Underlag (PDF)",
    "docx": "Word",
    "ipynb": "Körd anteckningsbok",
}


@dataclass(frozen=True)
class Document:
    """A file to open: what it is called, and its address relative to the page."""

    label: str
    href: str


@dataclass(frozen=True)
class Edition:
    """One version of a report. `draft` says that it is not adopted; `reason` why it is not current, in Swedish."""

    version: str
    state: State
    reason: str
    draft: bool
    datum: str
    verdict: Mapping[str, str]
    documents: tuple[Document, ...]

    @property
    def words(self) -> str:
        """The state as it is shown: a current draft is both."""
        return f"{DRAFT}, {self.state}" if self.draft and self.documents else str(self.state)

    @property
    def found_under(self) -> tuple[str, ...]:
        """What a reader may look for it under."""
        return (str(self.state), DRAFT) if self.draft and self.documents else (str(self.state),)


@dataclass(frozen=True)
class Entry:
    """A nämnd or company with its editions: the internal one, and the public one where it has been made."""

    slug: str
    namn: str
    typ: str
    editions: tuple[Edition, ...]


@dataclass(frozen=True)
class Front:
    """All that the page shows. `city` holds the editions of the city's own report, `quality` the address of the
    data-quality page, both empty where there is none.
    """

    delivery: Delivery
    entries: tuple[Entry, ...]
    city: tuple[Edition, ...]
    quality: str

    @property
    def groups(self) -> dict[str, tuple[Entry, ...]]:
        """The entries by kind; a kind that nobody is of is left out."""
        kinds = {typ: sentence_case(kind.flera) for typ, kind in organisation().enheter.items()}
        found = {name: tuple(entry for entry in self.entries if entry.typ == typ) for typ, name in kinds.items()}
        return {name: entries for name, entries in found.items() if entries}

    @property
    def counts(self) -> dict[str, int]:
        """State → how many have it, in the states' order; one that nobody has is left out."""
        states = [entry.editions[0].state for entry in self.entries]
        return {str(state): states.count(state) for state in State if state in states}


def write_front_page(ar: int, known: Mapping[Target, Key] | None = None) -> Path:
    """Write the year's front pages from the reports' records and the delivery's check; returns the internal one's path.

    `known` are the keys that a run has worked out just now; those of other reports are worked out here.
    DataError where the delivery has not been checked, or has changed since.
    """
    front, folder = read_front(ar, known or {}), output_dir() / str(ar)
    write_atomically(folder / PAGE, page(public(front)).encode())
    write_atomically(folder / INTERNAL / PAGE, page(from_within(front)).encode())
    return folder / INTERNAL / PAGE


def public(front: Front) -> Front:
    """What may be published: public versions, and of the others only that there is none.

    No reasons, since those tell of the delivery's rows.
    """
    return replace(
        front,
        entries=tuple(replace(entry, editions=(_published(entry.editions),)) for entry in front.entries),
        city=tuple(replace(edition, reason="") for edition in front.city if edition.version == _PUBLIC),
        quality="",
    )


def _published(editions: tuple[Edition, ...]) -> Edition:
    for edition in editions:
        if edition.version == _PUBLIC:
            return replace(edition, reason="")
    return Edition(_PUBLIC, State.MISSING, "", draft=False, datum="", verdict={}, documents=())


def from_within(front: Front) -> Front:
    """The same page where it lies one folder further in than the reports."""
    return replace(
        front,
        entries=tuple(
            replace(entry, editions=tuple(_further_out(each) for each in entry.editions)) for entry in front.entries
        ),
        city=tuple(_further_out(each) for each in front.city),
    )


def _further_out(edition: Edition) -> Edition:
    return replace(edition, documents=tuple(Document(each.label, f"../{each.href}") for each in edition.documents))


def page(front: Front) -> str:
    """The page as HTML, with stylesheet, script and fonts within it."""
    from genomgang.publish.htmlpage import fill

    return fill("index.html", front=front, symbols=SYMBOLS, criteria=CRITERIA, choices=[DRAFT, *map(str, State)])


def read_front(ar: int, known: Mapping[Target, Key]) -> Front:
    """Where every report of the year stands. DataError as for `write_front_page`."""
    data = data_dir()
    check = load_check(data, ar)
    members = sorted(city_figures(data, ar, VERSIONS[0]).members, key=lambda member: collated(member.namn))

    @cache
    def keys(version: str) -> Keys:
        return keys_of(data, ar, (version,), "", ())  # a version that nobody has made costs no city figures

    def key_of(target: Target) -> Key:
        return known.get(target) or keys(target.version).of(target.namnd, target.version)

    held = held_by(archive_dir())
    return Front(
        delivery=check.delivery,
        entries=tuple(_entry(member, check, key_of, held) for member in members),
        city=_city(check),
        quality=QUALITY.as_posix() if (output_dir() / str(ar) / INTERNAL / QUALITY).is_file() else "",
    )


def _entry(member: Member, check: DeliveryCheck, key_of: KeyOf, held: Held) -> Entry:
    editions = [_edition(Target(member.slug, check.delivery.ar, version), check, key_of, held) for version in VERSIONS]
    internal, public = editions
    kept = (internal, public) if public.state not in (State.MISSING, State.BLOCKED) else (internal,)
    return Entry(member.slug, member.namn, member.typ, kept)


def _edition(target: Target, check: DeliveryCheck, key_of: KeyOf, held: Held) -> Edition:
    record = read_record(target)
    blocked = check.blocked.get(target.namnd)
    if blocked:
        return _without_documents(target, State.BLOCKED, "; ".join(blocked))
    if record is None:
        note = _note(target)
        return _without_documents(target, State.STALE if note else State.MISSING, note)
    if calls_itself_adopted(record):
        reason = why_not_adopted(target, record, held)
        return _from_record(target, record, State.STALE if reason else State.ADOPTED, reason)
    reason = why(target, record, key_of(target).made_as(record.get("underlag", {})))
    return _from_record(target, record, State.STALE if reason else State.CURRENT, reason)


def _city(check: DeliveryCheck) -> tuple[Edition, ...]:
    """The editions of the city's own report, those that have been made."""
    found = []
    for version in VERSIONS:
        target = Target(organisation().kallas.kort, check.delivery.ar, version)
        record = read_record(target)
        if record:
            current = record.get("leverans") == check.fingerprint
            reason = "" if current else "leveransen har ändrats sedan rapporten gjordes"
            found.append(_from_record(target, record, State.CURRENT if current else State.STALE, reason))
    return tuple(found)


def _from_record(target: Target, record: Mapping[str, Any], state: State, reason: str) -> Edition:
    cover = record.get("forsattsblad") or {}
    return Edition(
        version=target.version,
        state=state,
        reason=reason,
        draft=not calls_itself_adopted(record),
        datum=str(cover.get("datum", "")),
        verdict=(cover.get("uppgifter") or {}).get("bedomning") or {},
        documents=tuple(_documents(target, record["filer"])),
    )


def _without_documents(target: Target, state: State, reason: str) -> Edition:
    return Edition(target.version, state, reason, draft=False, datum="", verdict={}, documents=())


def _documents(target: Target, files: Mapping[str, str]) -> Iterator[Document]:
    for kind, label in _FORMATS.items():
        name = target.path_of(kind).name
        if name in files:
            yield Document(label, f"{target.namnd}/{name}")


def _note(target: Target) -> str:
    """Why a report was set aside; empty where it was not."""
    path = target.folder / STALE / f"{target.stem}.txt"
    if not path.is_file():
        return ""
    return " ".join(path.read_text(encoding="utf-8").splitlines()[2:])
