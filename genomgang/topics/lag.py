"""What the rules say about one nämnd or company: whom the law covers, on what ground, and what shows each requirement.

The law itself is data (`regler/regelverk.yml`); what the register says about coverage stands in the columns of
`namnder` that begin with `omfattas`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from checks import CONTRACTS
from checks.namnder import OUTSIDE
from genomgang.regler.regelverk import Provision, Rule, rulebook
from genomgang.review.review import Review
from genomgang.topics.keyfigure import KeyFigure

LAW = "cybersakerhet"
"""The rule that requires measures, training and reports; the one that it replaces applied before it."""

PLAN_YEARS = 3


@dataclass(frozen=True)
class Coverage:
    """What the register says: `omfattas` is ja, nej or utreds; the others are empty where it says nothing.

    `kategori` is in words ("väsentlig"); `anmald` is the day of registration with the authority.
    """

    omfattas: str
    grund: str = ""
    kategori: str = ""
    tillsyn: str = ""
    anmald: dt.date | None = None

    @property
    def exempt(self) -> bool:
        """Whether the law's requirements are another regulation's instead."""
        return self.omfattas == "ja" and self.grund == "dora"

    @property
    def may_be_bound(self) -> bool:
        """Whether the law's requirements concern the body, or may do so."""
        return self.omfattas != "nej" and not self.exempt


@dataclass(frozen=True)
class Standing:
    """The law on a day: the one that `applied`, and the one that was `decided` but not in force (None: none was)."""

    applied: Rule | None
    decided: Rule | None

    @property
    def speaks(self) -> Rule | None:
        """The rule whose requirements may be told: the new law, once it is decided."""
        return self.decided or (self.applied if self.applied and self.applied.id == LAW else None)


def standing(day: dt.date) -> Standing:
    """Which law applied on `day`, and whether the one that replaces it was decided."""
    new = rulebook().regler[LAW]
    if new.in_force(day):
        return Standing(new, None)
    old = rulebook().regler[new.ersatter]
    return Standing(old if old.in_force(day) else None, new if new.decided(day) else None)


def first_day() -> dt.date:
    """The law's first day: what was known before it is not the law's to judge."""
    return rulebook().regler[LAW].galler_fran


def ahead(review: Review) -> tuple[Rule, ...]:
    """What is decided at `matdatum` to come into force within the plan's years, but for the law itself."""
    last = dt.date(review.ar + PLAN_YEARS - 1, 12, 31)
    return tuple(rule for rule in rulebook().ahead(review.delivery.matdatum, last) if rule.id != LAW)


def meanwhile(review: Review) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """What changed between `matdatum` and the day of adoption: the rules that came into force, and those decided."""
    if review.adoption is None:
        return (), ()
    day, adopted, last = review.delivery.matdatum, review.adoption.datum, dt.date(review.ar + PLAN_YEARS - 1, 12, 31)
    book = rulebook()
    came = tuple(rule for rule in book.in_force(adopted) if not rule.in_force(day))
    return came, tuple(rule for rule in book.ahead(adopted, last) if rule not in book.ahead(day, last))


def regulations(day: dt.date) -> tuple[Rule, ...]:
    """The authorities' regulations under the law that applied on `day`."""
    return tuple(rule for rule in rulebook().in_force(day) if rule.slag == "foreskrift")


def coverage(review: Review) -> Coverage:
    """What the register says about whether the law covers the body; utreds where it says nothing, or against itself."""
    rows = review.now["namnder"]
    rows = rows[rows["namnd"] == review.namnd.slug]
    if rows.empty or pd.isna(rows["omfattas"].iloc[0]):
        return Coverage("utreds")
    row = rows.iloc[0]
    filed = row["anmald_datum"]
    covered, ground = str(row["omfattas"]), _text(row["omfattas_grund"])
    if ground and (covered, ground == OUTSIDE) in (("ja", True), ("nej", False)):
        return Coverage("utreds")
    return Coverage(
        omfattas=covered,
        grund=ground,
        kategori=CONTRACTS["namnder"].labels("verksamhetskategori").get(_text(row["verksamhetskategori"]), ""),
        tillsyn=_text(row["tillsynsmyndighet"]),
        anmald=None if pd.isna(filed) else pd.Timestamp(filed).date(),
    )


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""


def known(provision: Provision, figures: Iterable[KeyFigure]) -> tuple[KeyFigure, ...]:
    """The key figures with a value that show something about a requirement, in the rulebook's order."""
    by_id: Mapping[str, KeyFigure] = {figure.id: figure for figure in figures}
    found = (by_id.get(name) for name in provision.nyckeltal)
    return tuple(figure for figure in found if figure is not None and figure.value is not None)


def others(day: dt.date) -> tuple[tuple[Rule, Provision], ...]:
    """Requirements of other rules that applied on `day`, with their rules: personal data, and what lies outside."""
    kinds = ("personuppgifter", "avgransning")
    return tuple((rule, each) for rule in rulebook().in_force(day) for each in rule.punkter if each.slag in kinds)


def required_figures(review: Review, kinds: Iterable[str]) -> dict[str, tuple[Rule, Provision]]:
    """The key figures that show whether a law's requirement is met, with the rule and the provision that apply.

    `kinds` are the kinds of provisions that count. What the law on cybersecurity requires counts only for a body that
    the register says is covered.
    """
    wanted = set(kinds)
    found = coverage(review)
    bound = found.omfattas == "ja" and not found.exempt
    return {
        figure: (rule, each)
        for rule in rulebook().in_force(review.delivery.matdatum)
        if bound or rule.id != LAW
        for each in rule.punkter
        if each.slag in wanted
        for figure in each.nyckeltal
    }
