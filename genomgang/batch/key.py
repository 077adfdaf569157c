"""What a report rests on, part by part. Two reports with equal keys have equal bytes."""

from __future__ import annotations

import hmac
import platform
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from checks import CONTRACTS
from genomgang import fingerprint, store
from genomgang.batch.slices import Member, register, slices
from genomgang.checking.model import DeliveryCheck
from genomgang.delivery import years
from genomgang.own_check import own_check
from genomgang.paths import ROOT, work_dir

PARTS: Mapping[str, str] = {
    **{name: contract.title.lower() for name, contract in CONTRACTS.items()},
    "leverans": "leveransens uppgifter",
    "texter": "texterna",
    "kapitel": "kapitlen",
    "mallar": "mallarna",
    "program": "programmet",
    "bibliotek": "programbiblioteken",
    "motor": "motorn",
    "format": "formaten",
}
"""Part → what a user calls it. One part a data set, then the rest."""

_CITY = "staden"  # the nämnd of rows that concern everybody, in the data set `omvarld`
_SOURCES: Mapping[str, Sequence[str]] = {
    "kapitel": ("report.qmd", "notebooks/*.qmd"),
    "mallar": ("_quarto.yml", "assets/**/*"),
    "program": ("genomgang/**/*.py", "genomgang/**/*.yml", "checks/*.py"),
}
_NOT_SHOWN = ("batch", "bench", "cli", "example", "template.py", "data_dictionary.py")
"""Parts of the package that no report's content comes from."""


@dataclass(frozen=True)
class Key:
    """`parts` maps keys of `PARTS` to fingerprints."""

    parts: Mapping[str, str]

    def changed_from(self, former: Mapping[str, str]) -> tuple[str, ...]:
        """The parts that differ from those of an earlier key, in the order of `PARTS`."""
        return tuple(name for name in PARTS if self.parts.get(name) != former.get(name))


@dataclass(frozen=True)
class Keys:
    """Makes the keys of one year's reports. `engine` is the engine's version."""

    data: Path
    check: DeliveryCheck
    before: DeliveryCheck | None
    engine: str
    formats: Sequence[str]

    def of(self, namnd: str) -> Key:
        """The key of one nämnd's report; `namnd` stands in the register."""
        rows = self._own_rows(namnd)
        own = own_check(self.check, namnd, rows)
        former = self._former_rows(namnd)
        texts = self.data / str(self.check.delivery.ar) / "texter" / f"{namnd}.md"
        delivery = asdict(self.check.delivery) | {"matdatum": str(self.check.delivery.matdatum)}
        parts = {
            **{name: _plain([asdict(own.datasets[name]), former.get(name, [])]) for name in CONTRACTS},
            "leverans": _plain([str(delivery), own.blocked]),
            "texter": fingerprint.of_files([texts], self.data),
            "format": _plain(list(self.formats)),
            "motor": self.engine,
            **_program(),
        }
        return Key({name: _private(part) for name, part in parts.items()})

    def _own_rows(self, namnd: str) -> dict[str, str]:
        ar = self.check.delivery.ar
        return {
            name: _plain([slices(self.data, ar, each).get(part, "") for part in _whose(name, [namnd])])
            for name, each in self.check.datasets.items()
        }

    def _former_rows(self, namnd: str) -> dict[str, list[str]]:
        """Last year's rows, and whose they are: the nämnd's own or its predecessors'."""
        if self.before is None:
            return {}
        ar = self.before.delivery.ar
        whose = _last_year_names(self.members()[namnd], register(self.data, ar, self.before.datasets["namnder"]))
        return {
            name: [*whose, *(slices(self.data, ar, each).get(part, "") for part in _whose(name, whose))]
            for name, each in self.before.datasets.items()
        }

    def members(self) -> dict[str, Member]:
        """The register of the year."""
        return register(self.data, self.check.delivery.ar, self.check.datasets["namnder"])


def keys_of(data: Path, ar: int, engine: str, formats: Sequence[str]) -> Keys:
    """From the delivery's stored checks. DataError where they are not current."""
    before = store.load_check(data, ar - 1) if ar - 1 in years(data) else None
    return Keys(data, store.load_check(data, ar), before, engine, formats)


def _last_year_names(member: Member, last_year: Mapping[str, Member]) -> list[str]:
    if member.slug in last_year:
        return [member.slug]
    return [slug for slug in member.predecessors if slug in last_year]


def _whose(dataset: str, namnder: Sequence[str]) -> list[str]:
    """The values of `namnd` on the rows that a report reads."""
    match dataset:
        case "mal":
            return ["", *namnder]
        case "omvarld":
            return [_CITY, *namnder]
        case _:
            return list(namnder)


@cache
def _program() -> dict[str, str]:
    found = {
        name: sorted({path for pattern in patterns for path in ROOT.glob(pattern)})
        for name, patterns in _SOURCES.items()
    }
    parts = {name: fingerprint.of_files(filter(_is_shown, paths), ROOT) for name, paths in found.items()}
    libraries = {name: version(name) for name in ("matplotlib", "numpy", "pandas")}
    locked = fingerprint.of_files([ROOT / "requirements.txt"], ROOT)
    return {**parts, "bibliotek": _plain([platform.python_version(), libraries, locked])}


def _is_shown(path: Path) -> bool:
    inner = path.relative_to(ROOT).parts
    return not (inner[0] == "genomgang" and inner[1] in _NOT_SHOWN)


def _plain(value: object) -> str:
    return fingerprint.of_value(value)


def _private(part: str) -> str:
    """Keyed with a secret of the work folder: a record lies beside the public version, and a plain fingerprint of a
    small slice would confirm a guess at a masked value."""
    return hmac.digest(_secret(work_dir()), part.encode(), "sha256").hex()


@cache
def _secret(folder: Path) -> bytes:
    path = folder / "hemlighet"
    if not path.is_file():
        store.private(folder)
        store.write_private(path, secrets.token_bytes(32))
    return path.read_bytes()
