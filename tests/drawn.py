"""What stands in a drawn chart, for tests that compare it with its table."""

from __future__ import annotations

from matplotlib.text import Text

from genomgang.document.exhibit import Exhibit


def drawn_words(exhibit: Exhibit) -> str:
    """Every word in the chart, in drawing order, with plain spaces and no line breaks."""
    texts = (text.get_text() for text in exhibit.draw().findobj(Text))
    return " ".join(" ".join(texts).replace("\u00a0", " ").split())
