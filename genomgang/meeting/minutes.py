"""The meeting that minutes are about."""

from __future__ import annotations

from genomgang.errors import UserError
from genomgang.review.review import Review
from genomgang.topics import beslut
from genomgang.topics.beslut import Meeting


def held_meeting(review: Review) -> Meeting:
    """The review's meeting. UserError where none has been held, of which there can be no minutes."""
    found = beslut.meeting(review)
    if found is None:
        raise UserError(
            f"Det finns inget möte att göra protokoll från: {review.namnd.namn} {review.ar}.",
            remedy="Läs in den ifyllda beslutsblanketten med genomgang beslut först.",
        )
    return found
