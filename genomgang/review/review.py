"""One nämnd's review, loaded for one report: its own rows, last year's, targets and texts. Nothing of any other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import pandas as pd

from checks import CONTRACTS
from genomgang.checking.gate import no_register
from genomgang.checking.model import DeliveryCheck
from genomgang.checking.own_check import own_check
from genomgang.checking.slices import last_year_names
from genomgang.checking.store import frames_as_checked, load_check, load_frame
from genomgang.contracts.contract import CITY
from genomgang.contracts.frames import empty_frame
from genomgang.document import handover
from genomgang.errors import Blocked, UnknownChoice
from genomgang.organisation import Enhetsslag, organisation
from genomgang.paths import data_dir
from genomgang.privacy.protection import Masking, mask_check, mask_frames, mask_texts
from genomgang.provenance.fingerprint import of_frame
from genomgang.publish.adoption import Adoption
from genomgang.publish.output import check_version
from genomgang.reading.delivery import Delivery, load_delivery, years
from genomgang.reading.yamlfile import nearest
from genomgang.review.targets import Targets
from genomgang.review.texts import Texts, load_texts
from genomgang.text.swedish import genitive

Found = TypeVar("Found")

LoadFrame = Callable[[Path, int, str, Sequence[str] | None], pd.DataFrame]
"""Reads the used rows of a data set, as `store.load_frame` does."""


@dataclass(frozen=True)
class Namnd:
    """A nämnd or company, from the register."""

    slug: str
    namn: str
    forvaltning: str
    typ: str
    antal_anstallda: int
    foregangare: tuple[str, ...]

    @property
    def genitiv(self) -> str:
        return genitive(self.namn)

    @property
    def slag(self) -> Enhetsslag:
        """What its kind is called in sentences."""
        return organisation().enheter[self.typ]


@dataclass(frozen=True, eq=False)  # told apart by identity, so that what is computed from one can be kept
class Review:
    """Everything that one report may show.

    `now` and `before` hold a frame for every contract (its columns, `maskerad` and `maskeringsgrund`), empty where
    nothing was delivered; `before` holds last year's rows, those of the predecessors where the nämnd is new.
    `check` is the nämnd's own part of the delivery's check. `adoption` is None for a draft.
    """

    namnd: Namnd
    ar: int
    version: str
    delivery: Delivery
    now: Mapping[str, pd.DataFrame]
    before: Mapping[str, pd.DataFrame]
    before_namnder: tuple[str, ...]  # whose rows `before` holds: the own slug, predecessors, or nobody
    targets: Targets
    targets_before: Targets
    texts: Texts
    check: DeliveryCheck
    masking: Masking
    adoption: Adoption | None = None


def once_a_review(function: Callable[[Review], Found]) -> Callable[[Review], Found]:
    """Keeps what a function of a review gives: several chapters ask for the same, and nothing in a review changes."""
    return lru_cache(maxsize=2)(function)  # this year's review and last year's


def load_review(namnd: str, ar: int, version: str = "intern", data: Path | None = None) -> Review:
    """Load one nämnd's review from the checked delivery, and the adoption that the document was handed.

    Raises
    ------
    UnknownChoice
        The nämnd, the year or the version does not exist.
    Blocked
        A critical check failed on this nämnd's rows.
    DataError
        The delivery has not been checked, or has changed since.
    """
    folder = data or data_dir()
    check_version(version)
    check = load_check(folder, load_delivery(folder, ar).ar)
    texts = load_texts(folder / str(ar) / "texter" / f"{namnd}.md")
    review = review_from(check, namnd, version, folder, frames_as_checked(check, folder), texts=texts)
    handover.acknowledge(folder, check.fingerprint, texts.sha256)
    told = handover.received()
    return replace(review, adoption=told.adoption) if told else review


def review_from(
    check: DeliveryCheck,
    namnd: str,
    version: str,
    folder: Path,
    frames: LoadFrame = load_frame,
    *,
    texts: Texts | None = None,
) -> Review:
    """`load_review` where the check is at hand; `frames` reads the rows, for instance for many nämnder in turn.

    `texts` are the coordinator's words, by default those that lie in the delivery.
    """
    ar = check.delivery.ar
    row = check_namnd(namnd, check, folder, frames)
    own = namnd_from(row)
    predecessors = last_year_names(own.slug, own.foregangare, _last_years_register(ar, folder, frames))
    now = {name: frames(folder, ar, name, rows_of(name, [namnd])) for name in CONTRACTS}
    before = {
        name: frames(folder, ar - 1, name, rows_of(name, predecessors)) if predecessors else empty_frame(contract)
        for name, contract in CONTRACTS.items()
    }
    masked_now, masked_before, masking = mask_frames(now, before, version, check.delivery.matdatum)
    words, passages = mask_texts(texts or load_texts(folder / str(ar) / "texter" / f"{namnd}.md"), version)
    return Review(
        namnd=own,
        ar=ar,
        version=version,
        delivery=check.delivery,
        now=masked_now,
        before=masked_before,
        before_namnder=tuple(predecessors),
        targets=Targets(now["mal"], namnd, ar),
        targets_before=Targets(now["mal"], namnd, ar - 1),
        texts=words,
        check=own_check(mask_check(check, version), namnd, _fingerprints(masked_now, namnd)),
        masking=replace(masking, passages=passages),
    )


def check_namnd(namnd: str, check: DeliveryCheck, data: Path, frames: LoadFrame = load_frame) -> pd.Series:
    """The nämnd's row in the register. UnknownChoice where it has none, Blocked where its data may not be used."""
    register = frames(data, check.delivery.ar, "namnder", None).set_index("namnd")
    if register.empty:
        raise no_register(check.delivery.ar)
    if namnd not in register.index:
        slugs = [str(slug) for slug in register.index]
        by_name = {str(name).casefold(): slug for name, slug in zip(register["namn"], slugs, strict=True)}
        exact = by_name.get(str(namnd).casefold())
        hint = f" Menade du ”{exact}”?" if exact else nearest(str(namnd), slugs)
        raise UnknownChoice(
            f"Det finns ingen nämnd ”{namnd}” i genomgången {check.delivery.ar}.{hint}",
            remedy="Kör genomgang list för att se alla nämnder.",
        )
    row = register.loc[[namnd]].iloc[0]
    if namnd in check.blocked:
        raise Blocked(
            f"{row['namn']} får ingen rapport för {check.delivery.ar}: leveransen har kritiska fel.",
            where="; ".join(check.blocked[namnd]),
            remedy="Rätta leveransen och kör genomgang check.",
        )
    return row


def _fingerprints(frames: Mapping[str, pd.DataFrame], namnd: str) -> dict[str, str]:
    """Of the rows as the version may show them. Targets of other nämnder lie among the rows, and do not count."""
    foreign = frames["mal"]["namnd"].notna() & (frames["mal"]["namnd"] != namnd)
    return {name: of_frame(frame) for name, frame in {**frames, "mal": frames["mal"][~foreign]}.items()}


def namnd_from(row: pd.Series) -> Namnd:
    """The nämnd of a row in the register, whose index is the nämnd's short name."""
    predecessors = "" if pd.isna(row["foregangare"]) else str(row["foregangare"])
    return Namnd(
        slug=str(row.name),
        namn=str(row["namn"]),
        forvaltning=str(row["forvaltning"]),
        typ=str(row["typ"]),
        antal_anstallda=int(row["antal_anstallda"]),
        foregangare=tuple(part.strip() for part in predecessors.split("|") if part.strip()),
    )


def _last_years_register(ar: int, data: Path, frames: LoadFrame) -> frozenset[str]:
    """The short names in last year's register; none where nothing was delivered then."""
    return frozenset(frames(data, ar - 1, "namnder", None)["namnd"] if ar - 1 in years(data) else ())


def rows_of(dataset: str, namnder: Sequence[str]) -> list[str] | None:
    """Whose rows of a data set a report reads; None for all of them."""
    match dataset:
        case "mal":
            return None
        case "omvarld":
            return [*namnder, CITY]
        case _:
            return list(namnder)
