"""What a report was made from, part by part, so that two reports can be told apart and their difference explained.

The parts are the data (the nämnd's own used rows of this year and last), the targets, the coordinator's words, the
code and the template. The public version carries no fingerprint of rows, targets or words: of a small slice where all
but one value is known, a fingerprint would confirm a guess at the masked one.
"""

from __future__ import annotations

import importlib.metadata
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from genomgang.checking import code
from genomgang.organisation.current import own_state
from genomgang.paths import ROOT, data_dir, document_dir
from genomgang.provenance.fingerprint import of_files, of_frame, of_value

if TYPE_CHECKING:
    from genomgang.checking.model import DeliveryCheck
    from genomgang.organisation.model import Kallas
    from genomgang.publish.adoption import Adoption
    from genomgang.review.review import Review

PARTS: Mapping[str, str] = {
    "data": "uppgifterna",
    "mal": "målen",
    "text": "samordnarens texter",
    "kod": "programmet",
    "mall": "mallen",
    "faststallelse": "fastställelsen",
    "versioner": "programbibliotekens versioner",
}
"""Parts of a report's origin → what a reader calls them."""

_OPEN_PARTS = ("kod", "mall")
_TEMPLATE = ("report.qmd", "notebooks/*.qmd", "_quarto.yml", "assets/**/*")
_LIBRARIES = ("great-expectations", "matplotlib", "numpy", "pandas", "pyarrow", "pypandoc_binary", "typst")


@dataclass(frozen=True)
class SourceFile:
    """One delivered file: which data set, its name, and the SHA-256 of the nämnd's own used rows in it."""

    dataset: str
    file: str
    sha256: str


@dataclass(frozen=True)
class Provenance:
    """`parts` maps keys of `PARTS` to SHA-256; `delivery` is the fingerprint of the nämnd's part of it.

    `namn` is the nämnd's name as the register writes it; "" in origins from before it was kept.
    """

    namnd: str
    ar: int
    version: str
    matdatum: str
    delivery: str
    sources: tuple[SourceFile, ...]
    parts: Mapping[str, str]
    versions: Mapping[str, str]
    adoption: Mapping[str, Any] | None = None
    namn: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain values; `from_json` is the way back."""
        return asdict(self)


def from_json(fields: Mapping[str, Any]) -> Provenance:
    """The provenance that `Provenance.to_json` wrote."""
    return Provenance(**{**fields, "sources": tuple(SourceFile(**each) for each in fields["sources"])})


KEPT = Path("_underlag") / "harkomst.json"
"""Where the document being executed keeps its own origin, relative to `paths.document_dir`."""


def origin_of(review: Review, data: Path) -> Provenance:
    """Where the report of a review comes from that was loaded from `data`."""
    from genomgang.review.history import oldest_values

    texts = data / str(review.ar) / "texter" / f"{review.namnd.slug}.md"
    return provenance(review, oldest_values(review, data), review.adoption, texts)


def keep_origin(review: Review) -> None:
    """Write the origin beside the document being executed, whose process has already loaded what it rests on."""
    kept = document_dir() / KEPT
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(json.dumps(origin_of(review, data_dir()).to_json(), ensure_ascii=False), encoding="utf-8")


def kept_origin(folder: Path) -> Provenance:
    """What `keep_origin` wrote in a document's folder."""
    return from_json(json.loads((folder / KEPT).read_text(encoding="utf-8")))


def provenance(
    review: Review, oldest: Mapping[str, float | None], adoption: Adoption | None, texts: Path
) -> Provenance:
    """Where a report comes from: `review` as loaded for its version, the `oldest` values that it shows of its key
    figures, and `texts`, the file of the coordinator's words."""
    parts = {"kod": code_fingerprint(), "mall": of_value([_files_hash(_TEMPLATE), own_state()])}
    if review.version == "intern":
        frames = {f"{name}-nu": frame for name, frame in review.now.items() if name != "mal"}
        frames |= {f"{name}-fore": frame for name, frame in review.before.items() if name != "mal"}
        targets = review.now["mal"]
        own = targets["namnd"].isna() | (targets["namnd"] == review.namnd.slug)
        rows = {name: of_frame(frame) for name, frame in frames.items()}
        parts |= {
            "data": of_value({**rows, "nyckeltal-dessfore": dict(oldest)}),
            "mal": of_frame(targets[own]),
            "text": of_value({texts.name: review.texts.sha256} if review.texts.sha256 else {}),
        }
    sources = [
        SourceFile(name, check.source.file, check.source.sha256)
        for name, check in review.check.datasets.items()
        if check.source
    ]
    return Provenance(
        namnd=review.namnd.slug,
        ar=review.ar,
        version=review.version,
        matdatum=review.delivery.matdatum.isoformat(),
        delivery=review.check.fingerprint if review.version == "intern" else "",
        sources=tuple(sources) if review.version == "intern" else (),
        parts=parts,
        versions=versions(),
        adoption=adoption.to_json() if adoption else None,
        namn=review.namnd.namn,
    )


def city_origin(check: DeliveryCheck, version: str, names: Kallas) -> Provenance:
    """Where the report on all of the organisation comes from; in the public version without the delivery's mark."""
    inside = version == "intern"
    sources = [
        SourceFile(name, each.source.file, each.source.sha256) for name, each in check.datasets.items() if each.source
    ]
    return Provenance(
        namnd=names.kort,
        ar=check.delivery.ar,
        version=version,
        matdatum=check.delivery.matdatum.isoformat(),
        delivery=check.fingerprint if inside else "",
        sources=tuple(sources) if inside else (),
        parts={"kod": code_fingerprint(), "mall": of_value([_files_hash(_TEMPLATE), own_state()])},
        versions=versions(),
        namn=names.samlat,
    )


def differing(old: Provenance, new: Provenance) -> tuple[str, ...] | None:
    """The parts in which two reports' origins differ, keys of `PARTS`; None where one of them does not tell."""
    if not old.parts.keys() == new.parts.keys() >= {"data", "mal", "text"}:
        return None
    parts = [name for name in PARTS if old.parts.get(name) != new.parts.get(name)]
    if old.adoption != new.adoption:
        parts.append("faststallelse")
    if old.versions != new.versions:
        parts.append("versioner")
    return tuple(parts)


def code_fingerprint() -> str:
    """The state of the program, as far as a report rests on it: modules, the rules' figures and the contracts."""
    return code.code_fingerprint(code.REPORT)


@cache
def versions() -> Mapping[str, str]:
    """The versions that the document's bytes may depend on."""
    return {
        "python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in _LIBRARIES},
    }


@cache
def _files_hash(patterns: Iterable[str]) -> str:
    paths = {path for pattern in patterns for path in ROOT.glob(pattern) if "__pycache__" not in path.parts}
    return of_files(sorted(paths), ROOT)
