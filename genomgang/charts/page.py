"""A drawing surface in points with its origin at the top left, and the few things that charts draw.

Every artist gets a `label` that says what it shows, so that a chart can be inspected by its parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon, Rectangle
from matplotlib.transforms import Affine2D

from genomgang.charts.style import FAMILY, INK, LINE, NORMAL, SIZE, breadth

_BELOW_MIDDLE = 0.33
"""A baseline's distance below the middle of its lower-case letters and figures, per size."""


class Page:
    """One figure, `height` points high; draws, and knows nothing of data."""

    def __init__(self, height: float) -> None:
        self.width = width = breadth()
        self.height = height
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=72, facecolor="none")
        # Artists stand on the figure itself: an axes would cost more than the whole drawing.
        self._points = Affine2D().scale(1 / 72, -1 / 72).translate(0, height / 72) + self.figure.dpi_scale_trans
        self._order = 0

    def _next(self) -> int:
        """What is drawn later lies above."""
        self._order += 1
        return self._order

    def _add(self, artist: Artist, label: str) -> None:
        artist.set_label(label)
        # A clip path would add markup for nothing: every layout stays inside the page.
        artist.set_clip_on(False)
        artist.set_transform(self._points)
        artist.set_zorder(self._next())
        self.figure.add_artist(artist)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = SIZE,
        weight: int = NORMAL,
        color: str = INK,
        ha: str = "left",
        label: str = "text",
    ) -> None:
        """One line with its baseline at `y`."""
        artist = self.figure.text(
            x, y, text, fontsize=size, fontweight=weight, fontfamily=FAMILY, color=color, ha=ha, va="baseline",
            parse_math=False, zorder=self._next(), transform=self._points,
        )  # fmt: skip
        artist.set_label(label)

    def middle(self, x: float, y: float, text: str, *, size: float = SIZE, weight: int = NORMAL, color: str = INK,
               ha: str = "left", label: str = "text") -> None:  # fmt: skip
        """One line with its figures centred on `y`."""
        self.text(x, y + size * _BELOW_MIDDLE, text, size=size, weight=weight, color=color, ha=ha, label=label)

    def block(self, x: float, middle: float, lines: Sequence[str], *, size: float = SIZE, weight: int = NORMAL,
              color: str = INK, ha: str = "left", label: str = "text") -> None:  # fmt: skip
        """Lines that together are centred on `middle`."""
        top = middle - (len(lines) - 1) * LINE / 2
        for i, line in enumerate(lines):
            self.middle(x, top + i * LINE, line, size=size, weight=weight, color=color, ha=ha, label=label)

    def rect(self, x: float, y: float, width: float, height: float, fill: str, *, edge: str = "none",
             line: float = 0.8, label: str = "rect") -> None:  # fmt: skip
        """A rectangle with its top left corner at (x, y)."""
        self._add(Rectangle((x, y), width, height, facecolor=fill, edgecolor=edge, linewidth=line), label)

    def line(self, xs: Sequence[float], ys: Sequence[float], color: str, *, line: float = 0.8, dash: bool = False,
             label: str = "line") -> None:  # fmt: skip
        """A line through the points."""
        artist = Line2D(xs, ys, color=color, linewidth=line, solid_capstyle="butt", linestyle="-")
        if dash:
            artist.set_linestyle((0, (3.5, 2.5)))
        self._add(artist, label)

    def dot(self, x: float, y: float, radius: float, fill: str, *, edge: str = "none", line: float = 1.1,
            label: str = "dot") -> None:  # fmt: skip
        """A dot."""
        self._add(Circle((x, y), radius, facecolor=fill, edgecolor=edge, linewidth=line), label)

    def shape(self, points: Sequence[tuple[float, float]], fill: str, *, edge: str = "none", line: float = 0.8,
              label: str = "shape") -> None:  # fmt: skip
        """A closed polygon."""
        self._add(Polygon(points, closed=True, facecolor=fill, edgecolor=edge, linewidth=line), label)
