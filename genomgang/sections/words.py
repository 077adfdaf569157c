"""The coordinator's own words, section by section, made harmless."""

from __future__ import annotations

from genomgang.markdown import Markdown, block, restricted
from genomgang.review import Review


def texts_block(review: Review, key: str) -> Markdown:
    """What the coordinator has written in the section `key` (one of `texts.SECTIONS`); empty where nothing is."""
    words = review.texts.sections.get(key, "")
    return block("kommentar", restricted(words)) if words.strip() else Markdown("")
