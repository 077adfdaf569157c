"""What the meeting is shown: the findings with their charts, and the agenda with the time that each point needs."""

from __future__ import annotations

from dataclasses import dataclass

from genomgang.document.exhibit import Exhibit
from genomgang.meeting.questions import PROPOSAL, questions
from genomgang.regler.beslut import Item, meeting_rules
from genomgang.review.review import Review
from genomgang.show.chapter import run_chapter
from genomgang.topics import atgarder
from genomgang.topics.keyfigure import KeyFigure
from genomgang.topics.nyckeltal import all_key_figures
from genomgang.topics.orsaker import Cause, cause
from genomgang.topics.viktigast import left


@dataclass(frozen=True)
class Finding:
    """A key figure that misses its target, what lies behind it, and the chart that shows it."""

    figure: KeyFigure
    cause: Cause | None
    exhibit: Exhibit


def findings(review: Review) -> tuple[Finding, ...]:
    """The findings that get a slide: the farthest from its target first, one a chart, as many as the rules say."""
    rules = meeting_rules().bilder
    missed = [each for each in all_key_figures(review) if each.meets_target is False and each.id in rules.diagram]
    found: dict[str, Finding] = {}
    for figure in sorted(missed, key=left, reverse=True):
        chapter, chart = rules.diagram[figure.id]
        exhibit = run_chapter(chapter, review).exhibits.get(chart)
        if exhibit and chart not in found:
            found[chart] = Finding(figure, cause(review, figure.id), exhibit)
    return tuple(found.values())[: rules.hogst]


def agenda(review: Review) -> tuple[tuple[Item, int], ...]:
    """The points of the agenda and the minutes that each needs."""
    asked = questions(review)
    proposals = sum(each.kind == PROPOSAL for each in asked)
    counts = {
        "uppfoljda": len(atgarder.followed(review)),
        "fynd": len(findings(review)),
        "brister": len(asked) - proposals,
        "forslag": len(asked),
    }
    return tuple((item, item.minutes(counts)) for item in meeting_rules().dagordning)
