"""What is told of a form that has been taken in."""

from __future__ import annotations

from collections import Counter

from checks.beslut import UTFALL
from genomgang.meeting.take_in import Taken
from genomgang.review.review import Review
from genomgang.text.swedish import counted, in_words, listed, long_date

_WORDS = {
    "beslutad": ("som det lades fram", "som de lades fram"),
    "andrad": ("ändrat", "ändrade"),
    "avslagen": ("avslaget", "avslagna"),
    "bordlagd": ("bordlagt", "bordlagda"),
}
"""An outcome said of one decision and of several."""
assert _WORDS.keys() == UTFALL.keys()


def told_taken(taken: Taken, review: Review) -> str:
    """The meeting, how many decisions of each outcome, what still lacks one, and where it all stands."""
    counts = Counter(decision.outcome for decision in taken.answers.decisions)
    outcomes = [_said(outcome, counts[outcome]) for outcome in UTFALL if counts[outcome]]
    lines = [
        f"{review.namnd.namn} {review.ar}, mötet den {long_date(taken.answers.meeting.day)}.",
        f"{counted(len(taken.answers.decisions), 'beslut är inläst', 'beslut är inlästa', neuter=True).capitalize()}: "
        f"{listed(outcomes)}.",
    ]
    if taken.earlier:
        lines.append(
            f"{counted(taken.earlier, 'tidigare beslut', 'tidigare beslut', neuter=True)} är kvar.".capitalize()
        )
    if taken.answers.unanswered:
        lines.append(f"Saknar utfall: {', '.join(taken.answers.unanswered)}.")
    lines += [f"Skrivet: {path}" for path in taken.files]
    return "\n".join(lines)


def _said(outcome: str, count: int) -> str:
    """How many decisions have an outcome: "ett ändrat"."""
    return f"{in_words(count, neuter=True)} {_WORDS[outcome][count != 1]}"
