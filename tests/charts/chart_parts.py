"""Look into a chart: its texts, its named parts and where they lie (points from the top left)."""

from __future__ import annotations

from itertools import combinations

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

TOLERANCE = 0.6


def texts(figure: Figure) -> list[str]:
    return [artist.get_text() for artist in written(figure)]


def written(figure: Figure) -> list[Text]:
    return [artist for artist in figure.findobj(Text) if artist.get_text() and artist.get_visible()]


def said(figure: Figure, label: str) -> list[str]:
    """The texts of one kind, in the order they were drawn."""
    return [artist.get_text() for artist in written(figure) if artist.get_label() == label]


def parts(figure: Figure, label: str) -> list[Artist]:
    return [artist for artist in figure.findobj(lambda each: each.get_label() == label) if not isinstance(artist, Text)]


def widths(figure: Figure, label: str) -> list[float]:
    return [box.width for box in _places(figure, label)]


def lefts(figure: Figure, label: str) -> list[float]:
    return [box.x0 for box in _places(figure, label)]


def centres(figure: Figure, label: str) -> list[float]:
    return [(box.x0 + box.x1) / 2 for box in _places(figure, label)]


def zero(figure: Figure) -> float:
    return _places(figure, "zero")[0].x0


def _places(figure: Figure, label: str) -> list[Bbox]:
    """Where parts lie, in points from the figure's left edge, whatever coordinates they were drawn in."""
    figure.set_dpi(72)
    return [part.get_path().get_extents(part.get_transform()) for part in parts(figure, label)]


def boxes(figure: Figure) -> list[tuple[str, Bbox]]:
    figure.set_dpi(72)
    renderer = FigureCanvasAgg(figure).get_renderer()
    return [(artist.get_text(), artist.get_window_extent(renderer)) for artist in written(figure)]


def outside(figure: Figure) -> list[str]:
    """Texts that stick out of the figure."""
    width, height = figure.get_size_inches() * 72
    return [
        text
        for text, box in boxes(figure)
        if box.x0 < -TOLERANCE or box.y0 < -TOLERANCE or box.x1 > width + TOLERANCE or box.y1 > height + TOLERANCE
    ]


def overlapping(figure: Figure) -> list[tuple[str, str]]:
    """Pairs of texts that lie upon each other."""
    return [
        (one, other)
        for (one, a), (other, b) in combinations(boxes(figure), 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > TOLERANCE and min(a.y1, b.y1) - max(a.y0, b.y0) > TOLERANCE
    ]
