"""The three things to know, ranked by stated rules (`viktigast.yml`, docs/viktigast.md), each with its cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from genomgang.contracts.frames import records
from genomgang.regler.nyckeltal import definitions
from genomgang.regler.risk import risk_method
from genomgang.regler.viktigast import weights
from genomgang.review.review import Review, once_a_review
from genomgang.text.swedish import is_missing
from genomgang.topics import beslutsbehov, lag, risker
from genomgang.topics.keyfigure import KeyFigure
from genomgang.topics.nyckeltal import all_key_figures
from genomgang.topics.orsaker import Cause, cause

MOST = 3
"""How many things are told."""

MOST_FIGURES = 7
"""How many key figures stand on page one, where the list in `nyckeltal.yml` does not have more."""


@dataclass(frozen=True)
class Risk:
    """A risk as page one tells of it: its words, value and value last year, and its treatment, None where it has
    none."""

    id: str
    words: str
    value: int
    before: int | None
    treatment: str | None


@dataclass(frozen=True)
class Thing:
    """One thing to know.

    `slag` is lagkrav, risk, mal or vandning (a turn for the worse). `figures` are the key figures that it is about,
    each with its cause; of a risk those that an action meets together with it. `section` is where to read more.
    """

    slag: str
    figures: tuple[tuple[KeyFigure, Cause | None], ...]
    section: str
    risk: Risk | None = None


@once_a_review
def three(review: Review) -> tuple[Thing, ...]:
    """The three things: the weightiest of each kind, the kinds in order; then the second of each, where one lacks.

    No key figure is told twice.
    """
    kinds = [list(found(review)) for found in (_law, _risks, _gaps, _turns)]
    told: list[Thing] = []
    named: set[str] = set()
    for thing in chain.from_iterable(zip_longest(*kinds)):
        if thing is None or len(told) == MOST or any(figure.id in named for figure, _ in thing.figures):
            continue
        told.append(thing)
        named |= {figure.id for figure, _ in thing.figures}
    order = ("lagkrav", "risk", "mal", "vandning")
    return tuple(sorted(told, key=lambda thing: order.index(thing.slag)))


def page_one(review: Review) -> tuple[KeyFigure, ...]:
    """The key figures of page one that have value and target, the farthest from its target first.

    Those of the list in `nyckeltal.yml`; where it has fewer than `MOST_FIGURES`, others fill it.
    """
    told = [figure for figure in all_key_figures(review) if figure.meets_target is not None]
    listed = [figure for figure in told if figure.id in definitions().page_one]
    others = [figure for figure in told if figure.id not in definitions().page_one]
    chosen = [*listed, *sorted(others, key=left, reverse=True)[: max(MOST_FIGURES - len(listed), 0)]]
    return tuple(sorted(chosen, key=left, reverse=True))


def left(figure: KeyFigure) -> float:
    """How far a figure is from its target, as `beslutsbehov.distance`; 0 where it is reached."""
    return 0.0 if figure.meets_target else beslutsbehov.distance(figure)


def _law(review: Review) -> Iterator[Thing]:
    required = lag.required_figures(review, weights().lagkrav)
    missed = [figure for figure in all_key_figures(review) if figure.id in required and figure.meets_target is False]
    if missed:
        worst_first = sorted(missed, key=left, reverse=True)
        yield Thing("lagkrav", tuple((each, cause(review, each.id)) for each in worst_first), worst_first[0].section)


def _risks(review: Review) -> Iterator[Thing]:
    high, near_top = risk_method().hog_fran, weights().nara_toppen_fran
    frame = risker.valued(review.now["risker"]).dropna(subset=["varde"])
    for row in records(frame):
        treatment = None if is_missing(row.behandling) else str(row.behandling)
        if row.varde >= near_top or (treatment is None and row.varde >= high):
            before = None if is_missing(row.varde_forra) else int(row.varde_forra)
            risk = Risk(str(row.risk_id), str(row.risk), int(row.varde), before, treatment)
            yield Thing("risk", _beside(review, risk.id), "sec-risker", risk)


def _beside(review: Review, need: str) -> tuple[tuple[KeyFigure, Cause | None], ...]:
    """Missed key figures that an action meets together with `need`, and that have a cause to tell."""
    closes = beslutsbehov.closed_by(review).values()
    beside = {other for needs in closes if need in needs for other in needs}
    found = ((figure, cause(review, figure.id)) for figure in all_key_figures(review) if figure.id in beside)
    return tuple((figure, why) for figure, why in found if why)[:1]


def _gaps(review: Review) -> Iterator[Thing]:
    required = lag.required_figures(review, weights().lagkrav)
    missed = [each for each in all_key_figures(review) if each.meets_target is False and each.id not in required]
    for figure in sorted(_resting_on_enough(review, missed), key=left, reverse=True):
        yield Thing("mal", ((figure, cause(review, figure.id)),), figure.section)


def _turns(review: Review) -> Iterator[Thing]:
    worse = [each for each in all_key_figures(review) if each.improved is False and each.unit in ("procent", "poäng")]
    for figure in sorted(_resting_on_enough(review, worse), key=lambda each: -abs(each.change or 0)):
        yield Thing("vandning", ((figure, cause(review, figure.id)),), figure.section)


def _resting_on_enough(review: Review, figures: Sequence[KeyFigure]) -> list[KeyFigure]:
    """Those that rest on enough to be told. A share of a value rests on as many as the share of their number does."""
    wholes = {each.id: each.whole for each in all_key_figures(review)}
    counts = [wholes.get(each.id.replace("_varde_", "_"), each.whole) for each in figures]
    return [
        each for each, count in zip(figures, counts, strict=True) if count is None or count >= weights().minsta_underlag
    ]
