"""What a report rests on, part by part. Two reports with equal keys have equal bytes."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from checks import AS_WRITTEN
from genomgang.batch.city import figures_of_city
from genomgang.checking.code import packages
from genomgang.checking.model import DatasetCheck, DeliveryCheck
from genomgang.checking.own_check import own_check
from genomgang.checking.slices import Member, Year, year_of
from genomgang.city.comparison import slice_of
from genomgang.city.model import CityFigures
from genomgang.organisation import organisation
from genomgang.organisation.current import own_state
from genomgang.organisation.words import filled
from genomgang.paths import ROOT, work_dir
from genomgang.provenance import fingerprint
from genomgang.provenance import origin as provenance
from genomgang.reading.delivery import years
from genomgang.running.private_files import private, write_private
from genomgang.text.swedish import lower_first

PARTS: Mapping[str, str] = {
    **{name: contract.title for name, contract in AS_WRITTEN.items()},
    "staden": "{{ org.dess }} jämförelsetal",
    "tidigare": "tidigare års nyckeltal",
    "leverans": "leveransens uppgifter",
    "organisation": "organisationens egna filer",
    "texter": "texterna",
    "kapitel": "kapitlen",
    "mallar": "mallarna",
    "program": "programmet",
    "bibliotek": "programbiblioteken",
    "motor": "motorn",
    "format": "formaten",
}
"""Part → what a user calls it, in the organisation's words by `named`. One part a data set, then the rest."""


def named(part: str) -> str:
    """What a user calls a part, inside a sentence."""
    return lower_first(filled(PARTS[part], organisation()))


_SECRET_BYTES = 32

_SOURCES: Mapping[str, Sequence[str]] = {
    "kapitel": ("report.qmd", "notebooks/*.qmd"),
    "mallar": ("_quarto.yml", "assets/**/*"),
}


@dataclass(frozen=True)
class State:
    """What a key was taken from: the fingerprints of the delivery's check, of the nämnd's words and of the program.

    A report that comes to rest on anything else has another key. Never written down: the words are a small slice.
    """

    check: str
    texts: str
    program: str


@dataclass(frozen=True)
class Key:
    """`parts` maps keys of `PARTS` to fingerprints; `state` is None in a key that no report is to be made by."""

    parts: Mapping[str, str]
    state: State | None = field(default=None, compare=False)

    def changed_from(self, former: Mapping[str, str]) -> tuple[str, ...]:
        """The parts that differ from those of an earlier key, in the order of `PARTS`."""
        return tuple(name for name in PARTS if self.parts.get(name) != former.get(name))

    def made_as(self, former: Mapping[str, str]) -> Key:
        """This key with the engine and the formats of an earlier one: a report made otherwise is as current."""
        return Key({**self.parts, **{name: former[name] for name in ("motor", "format") if name in former}})


@dataclass(frozen=True)
class Keys:
    """Makes the keys of one year's reports. `last_year` is None where nothing was delivered then; `cities` and
    `last_cities` hold this year's and last year's city figures by version, `engine` the engine's version."""

    data: Path
    now: Year
    last_year: Year | None
    cities: Mapping[str, CityFigures]
    last_cities: Mapping[str, CityFigures]
    engine: str
    formats: Sequence[str]

    @property
    def check(self) -> DeliveryCheck:
        """This year's."""
        return self.now.check

    def of(self, namnd: str, version: str) -> Key:
        """The key of one nämnd's report in one version; `namnd` stands in the register."""
        rows = {name: _plain(each) for name, each in self.now.read_by([namnd]).items()}
        own = own_check(self.check, namnd, rows)
        former = self._last_years_rows(self.now.members[namnd])
        last_check = self.last_year.check if self.last_year else None
        last_year = [str(last_check.delivery), last_check.blocked.get(namnd, ())] if last_check else []
        oldest = self.last_cities[version].before(namnd) if version in self.last_cities else {}
        path = self.data / str(self.check.delivery.ar) / "texter" / f"{namnd}.md"
        texts = fingerprint.of_file(path) if path.is_file() else ""
        parts = {
            **{name: _plain([_shown(own.datasets.get(name)), former[name]]) for name in AS_WRITTEN},
            "staden": slice_of(self.cities[version], namnd).fingerprint,
            "tidigare": _plain(oldest),
            "leverans": _plain([str(self.check.delivery), own.blocked, last_year]),
            "texter": texts,
            "organisation": own_state(),
            "format": _plain(list(self.formats)),
            "motor": self.engine,
            **_program(),
        }
        secret = _secret(work_dir())
        state = State(self.check.fingerprint, texts, provenance.code_fingerprint())
        return Key({name: _private(part, secret) for name, part in parts.items()}, state)

    def _last_years_rows(self, member: Member) -> dict[str, list[str]]:
        """Last year's rows, and whose they are: the nämnd's own, or its predecessors' where it is new."""
        if self.last_year is None:
            return {name: [] for name in AS_WRITTEN}
        whose = self.last_year.names_of(member)
        return {name: [*whose, *rows] for name, rows in self.last_year.read_by(whose).items()}


def keys_of(data: Path, ar: int, versions: Sequence[str], engine: str, formats: Sequence[str]) -> Keys:
    """From the delivery's stored checks. DataError where they are not current."""
    delivered = ar - 1 in years(data)
    now, last_year = year_of(data, ar), year_of(data, ar - 1) if delivered else None
    compared = delivered and now.members  # without a register there is nobody to compare
    last_cities = {version: figures_of_city(data, ar - 1, version) for version in versions if compared}
    cities = {version: figures_of_city(data, ar, version) for version in versions}
    return Keys(data, now, last_year, cities, last_cities, engine, formats)


def _shown(check: DatasetCheck | None) -> DatasetCheck | None:
    """What a report may show of a data set's check. The results count through its fingerprint."""
    return replace(check, results=()) if check else None


@cache
def _program() -> dict[str, str]:
    found = {
        name: sorted({path for pattern in patterns for path in ROOT.glob(pattern)})
        for name, patterns in _SOURCES.items()
    }
    return {
        **{name: fingerprint.of_files(paths, ROOT) for name, paths in found.items()},
        "program": provenance.code_fingerprint(),
        "bibliotek": _plain([dict(provenance.versions()), packages()]),
    }


def _plain(value: object) -> str:
    return fingerprint.of_value(value)


def _private(part: str, secret: bytes) -> str:
    """Keyed with a secret of the work folder: a record lies beside the public version, and a plain fingerprint of a
    small slice would confirm a guess at a masked value."""
    return hmac.digest(secret, part.encode(), "sha256").hex()


@cache
def _secret(folder: Path) -> bytes:
    """Made anew where it is gone or damaged: then every report is made again."""
    path = folder / "hemlighet"
    if not path.is_file() or path.stat().st_size != _SECRET_BYTES:
        private(folder)
        write_private(path, secrets.token_bytes(_SECRET_BYTES))
    return path.read_bytes()
