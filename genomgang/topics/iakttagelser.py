"""Which topics the report tells of, with one chart each: those where most calls for a decision."""

from __future__ import annotations

from genomgang.regler.nyckeltal import definitions
from genomgang.regler.viktigast import Finding, weights
from genomgang.review.review import Review
from genomgang.topics import beslutsbehov

_TOPIC_OF = {"risk": "risker", "rekommendation": "dataskydd", "revision": "omvarld"}
"""The topic that tells of a need that is no key figure."""


def chosen(review: Review) -> tuple[Finding, ...]:
    """The findings that the report tells of, the weightiest first: by the weightiest need of their topic.

    At most `weights().iakttagelser_hogst`, and fewer for a small body.
    """
    order: list[str] = []
    for need in sorted(beslutsbehov.all_needs(review), key=lambda each: (weights().place(each.slag), -each.weight)):
        figure = definitions().by_id.get(need.id)
        order.append(figure.topic if figure else _TOPIC_OF[need.slag])
    topics = dict.fromkeys(order)
    found = [weights().iakttagelser[topic] for topic in topics if topic in weights().iakttagelser]
    return tuple(found[: most(review)])


def most(review: Review) -> int:
    """How many findings the report has room for."""
    rules = weights()
    small = review.namnd.antal_anstallda < rules.liten_under
    return rules.iakttagelser_liten if small else rules.iakttagelser_hogst
