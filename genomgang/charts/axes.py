"""An Axes for a chart as wide as the text, and what charts write beside their bars and dots.

A chart's own x axis holds its data; lengths beside it are points. `settle` gives the figure its height and the Axes
its place, and from then on y is points from the top of the Axes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D, Transform, blended_transform_factory

from genomgang.charts.labels import Label
from genomgang.charts.style import FAMILY, GREY, INK, LINE, NORMAL, SIZE, SMALL, breadth
from genomgang.charts.words import text_width

_BELOW_MIDDLE = 0.33
"""A baseline's distance below the middle of its lower-case letters and figures, per size."""
_GAP = 4.0


def new_axes() -> Axes:
    """An Axes without frame, ticks or ground, alone in a figure. pyplot knows nothing of it."""
    figure = Figure(figsize=(breadth() / 72, 1), dpi=72, facecolor="none")
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set_axis_off()
    ax.set_autoscale_on(False)
    return ax


def settle(ax: Axes, height: float, *, left: float = 0, right: float = 0, top: float = 0, bottom: float = 0) -> None:
    """Make the chart `height` points high below `top` points of keys, with room beside it for labels and values."""
    figure = ax.figure
    assert isinstance(figure, Figure)
    width = figure.get_figwidth() * 72
    whole = height + top + bottom
    figure.set_size_inches(width / 72, whole / 72)
    ax.set_position((left / width, bottom / whole, (width - left - right) / width, height / whole))
    ax.set_ylim(height, 0)


def beside(ax: Axes) -> Transform:
    """x in points from the figure's left edge, y as in the Axes: where row labels stand."""
    points = Affine2D().scale(1 / 72) + ax.figure.dpi_scale_trans
    return blended_transform_factory(points, ax.transData)


def write(ax: Axes, x: float, middle: float, words: str, *, transform: Transform | None = None, size: float = SIZE,
          weight: int = NORMAL, color: str = INK, ha: str = "left", label: str = "text") -> None:  # fmt: skip
    """One line of text whose small letters are centred on `middle`; `x` is data unless `transform` says otherwise."""
    ax.text(
        x, middle + size * _BELOW_MIDDLE, words, transform=transform or ax.transData, fontsize=size,
        fontweight=weight, fontfamily=FAMILY, color=color, ha=ha, va="baseline", parse_math=False, label=label,
    )  # fmt: skip


def write_lines(ax: Axes, x: float, middle: float, lines: Sequence[str], *, transform: Transform | None = None,
                size: float = SIZE, weight: int = NORMAL, color: str = INK, ha: str = "left",
                label: str = "text") -> None:  # fmt: skip
    """Lines of text that together are centred on `middle`; for the rest as `write`."""
    first = middle - (len(lines) - 1) * LINE / 2
    for number, words in enumerate(lines):
        write(ax, x, first + number * LINE, words, transform=transform, size=size, weight=weight, color=color, ha=ha,
              label=label)  # fmt: skip


def write_label(ax: Axes, label: Label, middle: float) -> None:
    """A row's label at the figure's left edge, its lines centred on `middle`, n in grey after the last."""
    place = beside(ax)
    write_lines(ax, 0, middle, label.lines, transform=place, weight=label.weight, label="row label")
    if label.n:
        after = text_width(label.lines[-1], SIZE, label.weight)
        bottom = middle + (len(label.lines) - 1) * LINE / 2
        write(ax, after + _GAP * bool(after), bottom, label.n, transform=place, size=SMALL, color=GREY, label="n")


def named(label: str, artists: Any) -> None:
    """Give the artists that a matplotlib function returned the `label` by which a chart's parts are told apart."""
    for artist in artists if isinstance(artists, list | tuple) or hasattr(artists, "__iter__") else (artists,):
        assert isinstance(artist, Artist)
        artist.set_label(label)
        artist.set_clip_on(False)
