"""The proposed verdict: suitable, adequate and effective (ISO/IEC 27001:2022, 9.3.1), from stated conditions.

Each criterion is a set of conditions that hold, do not hold, or cannot be told from the data. The share of the tellable
ones that hold gives "ja", "delvis" or "nej" by limits in `mal.csv`. The tool proposes; the coordinator confirms or
changes it in the texts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from genomgang.organisation import organisation
from genomgang.regler.bedomning import CRITERIA, verdict_words
from genomgang.regler.nyckeltal import definitions
from genomgang.regler.risk import risk_method
from genomgang.review.review import Review
from genomgang.review.targets import Targets
from genomgang.text.swedish import in_words, lower_first, part_of
from genomgang.topics import ikp, risker
from genomgang.topics.keyfigure import KeyFigure
from genomgang.topics.nyckeltal import all_key_figures


class Judgement(StrEnum):
    """How far a criterion is met."""

    YES = "ja"
    PARTLY = "delvis"
    NO = "nej"
    UNKNOWN = "underlag saknas"


@dataclass(frozen=True)
class Condition:
    """One thing that speaks for or against: `holds` is None where the data cannot tell.

    `met`, `unmet` and `untold` say so in Swedish, as parts of a sentence after "att".
    """

    holds: bool | None
    met: str
    unmet: str
    untold: str

    @property
    def words(self) -> str:
        return self.untold if self.holds is None else self.met if self.holds else self.unmet


@dataclass(frozen=True)
class Limits:
    """Per cent of conditions that must hold for "ja" and for "delvis"."""

    yes: int
    partly: int

    def judge(self, *, yes: float, partly: float) -> Judgement:
        """The judgement where `yes` per cent speak for "ja", and `partly` per cent at least for "delvis"."""
        if yes >= self.yes:
            return Judgement.YES
        return Judgement.PARTLY if partly >= self.partly else Judgement.NO


@dataclass(frozen=True)
class Verdict:
    """One criterion's judgement with the conditions that it rests on."""

    judgement: Judgement
    conditions: tuple[Condition, ...]

    @property
    def holding(self) -> tuple[Condition, ...]:
        return tuple(condition for condition in self.conditions if condition.holds)

    @property
    def failing(self) -> tuple[Condition, ...]:
        return tuple(condition for condition in self.conditions if condition.holds is False)


def limits_of(targets: Targets) -> Limits:
    """The limits that `mal.csv` sets. DataError where it lacks them."""
    return Limits(targets.limit("bedomning_ja_procent"), targets.limit("bedomning_delvis_procent"))


def judge(conditions: Sequence[Condition], limits: Limits) -> Verdict:
    """The judgement that the conditions lead to; "underlag saknas" where none can be told."""
    told = [condition for condition in conditions if condition.holds is not None]
    if not told:
        return Verdict(Judgement.UNKNOWN, tuple(conditions))
    share = 100 * sum(bool(condition.holds) for condition in told) / len(told)
    return Verdict(limits.judge(yes=share, partly=share), tuple(conditions))


def proposed(review: Review) -> dict[str, Verdict]:
    """The verdict that the rules propose, by criterion."""
    limits = limits_of(review.targets)
    named = [*_suitability(review), *_adequacy(review), *_effect(review)]
    words = verdict_words().villkor
    return {
        criterion: judge([condition for name, condition in named if words[name].kriterium == criterion], limits)
        for criterion in CRITERIA
    }


def settled(review: Review) -> dict[str, Judgement]:
    """The judgement that the document shows, by criterion: the coordinator's, or else the proposed one."""
    decided = review.texts.front.bedomning
    return {
        criterion: Judgement(decided[criterion].bedomning) if criterion in decided else found.judgement
        for criterion, found in proposed(review).items()
    }


Named = tuple[str, Condition]
"""A condition with its name in `bedomning.yml`."""


def _condition(name: str, holds: bool | None, **values: object) -> Named:  # noqa: FBT001
    words = verdict_words().villkor[name]
    met, unmet, untold = (each.format(**values) for each in (words.uppfyllt, words.brister, words.okant))
    return name, Condition(holds, met, unmet, untold)


def _suitability(review: Review) -> list[Named]:
    actions, assets = (review.now[name] for name in ("atgarder", "klassning"))
    years = {review.ar, review.ar + 1, review.ar + 2}
    planned = set(actions.loc[actions["beslutat_ar"] == review.ar, "prioriterat_ar"])
    classified = None if assets.empty else bool(assets["klassad_datum"].notna().mean() >= 0.5)
    return [
        _methods_checked(review),
        _risks_reassessed(review),
        _condition("plan_tre_ar", None if actions.empty else years <= planned),
        _condition("halften_klassade", classified),
    ]


def _methods_checked(review: Review) -> Named:
    """Whether the controls of the year that the chapter on internal control tells of cover every working method."""
    rows = ikp.history(review.before["ikp"], review.now["ikp"])
    year = ikp.latest_year(review.now["ikp"])
    this_year = rows.iloc[:0] if year is None else ikp.of_year(rows, year)
    checked = len(organisation().arbetssatt.obligatoriska) - len(ikp.unchecked(this_year))
    return _condition(
        "arbetssatt_kontrollerade",
        None if year is None else checked == len(organisation().arbetssatt.obligatoriska),
        antal=in_words(checked) if checked else "inget",
        alla=in_words(len(organisation().arbetssatt.obligatoriska)),
        ar=year,
    )


def _risks_reassessed(review: Review) -> Named:
    """Whether the delivery bears traces of a new assessment: a risk that is new, or has another value than last year.

    Where values are masked and no other risk has changed, nothing can be told.
    """
    risks = review.now["risker"]
    count = risker.count(risks, risk_method().hog_fran)
    changed = count.rose + count.fell + count.new
    known = bool(changed) or count.valued == count.total
    return _condition(
        "risker_bedomda",
        None if risks.empty or not known else changed > 0,
        andrade=part_of(
            changed, count.valued, "risk är ny eller har ändrat värde", "risker är nya eller har ändrat värde"
        ),
        varfor="riskerna är inte redovisade" if risks.empty else "ändringarna i riskernas värden är maskerade",
    )


def _adequacy(review: Review) -> list[Named]:
    return [
        _condition("nar_malet", figure.meets_target, nyckeltal=lower_first(figure.name), **_values(figure))
        for figure in all_key_figures(review)
        if figure.id in definitions().adequacy
    ]


def _effect(review: Review) -> list[Named]:
    by_id = {figure.id: figure for figure in all_key_figures(review)}
    done, controls = by_id.get("atgarder_klara_andel"), by_id.get("ikp_utan_vasentlig_andel")
    changes = [figure.improved for figure in by_id.values() if figure.improved is not None]
    better, worse = changes.count(True), changes.count(False)
    found = controls is not None and controls.part != controls.whole
    return [
        _condition(
            "avvikelser_inom_malet" if found else "ingen_vasentlig_avvikelse",
            controls.meets_target if controls else None,
            **_values(controls),
        ),
        _condition("atgarder_genomforda", done.meets_target if done else None),
        _condition("fler_forbattras", better > worse if changes else None, battre=better, samre=worse),
    ]


def _values(figure: KeyFigure | None) -> Mapping[str, Any]:
    return {"varde": figure.shown, "mal": figure.shown_target} if figure else {"varde": "", "mal": ""}
