"""What must be so before a review is adopted: decided, judged, and signed off as it now stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from genomgang.errors import UserError
from genomgang.meeting.signoffs import mark_of_draft, missing_steps, sign_offs, steps_of
from genomgang.provenance.origin import origin_of
from genomgang.publish.adoption import STEPS, Adoption, Step, role_named
from genomgang.regler.bedomning import CRITERIA, verdict_words
from genomgang.review.review import Review, load_review
from genomgang.text.swedish import counted, listed, long_date, lower_first
from genomgang.topics import atgarder, beslut

_HOW = {
    "mötet": "läs in den ifyllda beslutsblanketten (genomgang beslut)",
    "bedömningen": "bekräfta bedömningen i texterna och gör om utkastet (genomgang render)",
    "stegen": "låt varje steg godkänna utkastet (genomgang godkann)",
    "dagen": "rätta --datum eller --roll",
}


def ready_adoption(adoption: Adoption, namnd: str, ar: int, data: Path) -> Adoption:
    """The adoption with the steps that were signed off. UserError with everything that is lacking, all at once.

    The internal version decides, since that is what the meeting and the steps had before them.
    """
    review = load_review(namnd, ar, data=data)
    found = sign_offs(data / str(ar))
    steps = steps_of(found, namnd, mark_of_draft(origin_of(review, data).to_json()))
    earlier = {each.step.steg for each in found if each.namnd == namnd} - set(steps)
    lacking = [
        *_undecided(review),
        *_unconfirmed(review),
        *_unsigned(steps, earlier),
        *_untimely(review, steps, adoption),
    ]
    if lacking:
        raise UserError(
            f"Genomgången kan inte fastställas: {counted(len(lacking), 'sak', 'saker')} saknas eller stämmer inte.",
            where="\n       ".join([f"{namnd} {ar}", *(said for _, said in lacking)]),
            remedy=f"{'; '.join(_HOW[kind] for kind in dict.fromkeys(kind for kind, _ in lacking))}.".capitalize(),
        )
    return replace(adoption, steg=tuple(steps[name] for name in STEPS))


Lacking = Iterator[tuple[str, str]]
"""Pairs of a key of `_HOW` and what is lacking."""


def _undecided(review: Review) -> Lacking:
    if beslut.meeting(review) is None:
        yield "mötet", "Mötets beslut är inte inlästa."
        return
    open_ones = beslut.unanswered(atgarder.proposed(review.now["atgarder"], review.ar), review.now["beslut"])
    if not open_ones.empty:
        yield "mötet", f"Förslag utan utfall: {listed([str(id) for id in open_ones['atgard_id']])}."


def _unconfirmed(review: Review) -> Lacking:
    names = [
        lower_first(verdict_words().kriterier[name].namn)
        for name in CRITERIA
        if name not in review.texts.front.bedomning
    ]
    if names:
        yield "bedömningen", f"Bedömningen är inte bekräftad av samordnaren: {listed(names)}."


def _unsigned(steps: Mapping[str, Step], earlier: set[str]) -> Lacking:
    for who in missing_steps(steps):
        name = next(name for name, word in STEPS.items() if word == who)
        said = (
            "godkände ett tidigare utkast, inte det som gäller nu" if name in earlier else "har inte godkänt utkastet"
        )
        yield "stegen", f"{who[0].upper()}{who[1:]} {said}."


def _untimely(review: Review, steps: Mapping[str, Step], adoption: Adoption) -> Lacking:
    meeting = beslut.meeting(review)
    if meeting and adoption.datum < meeting.day.date():
        yield "dagen", f"Fastställelsen den {long_date(adoption.datum)} ligger före mötet den {long_date(meeting.day)}."
    taken = [steps[name] for name in STEPS if name in steps]
    for first, second in pairwise(taken):
        if second.datum < first.datum:
            yield (
                "stegen",
                f"{STEPS[second.steg]} godkände den {long_date(second.datum)}, före {STEPS[first.steg]} den "
                f"{long_date(first.datum)}.",
            )
    if taken and taken[-1].datum > adoption.datum:
        day, who = taken[-1].datum, STEPS[taken[-1].steg]
        yield "dagen", f"Fastställelsen ligger före den {long_date(day)}, då {who} godkände utkastet."
    decider = steps.get("beslutande")
    if decider and decider.roll != adoption.roll:
        yield "dagen", f"Den beslutande är {role_named(decider.roll)}, men --roll säger {adoption.role_name}."
