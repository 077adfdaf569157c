"""A status's symbol as a marker, and the key that names the statuses of a chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform

from genomgang.charts.axes import beside, named, write
from genomgang.charts.marks import Status, Symbol
from genomgang.charts.style import FILL, LINE, ON_FILL, SMALL
from genomgang.charts.words import flow, text_width

_STROKE = 0.23
"""Half the thickness of a line in a marker, which reaches from -1 to 1."""
_HOLE = 0.69
"""The inner radius of a ring."""


def _closed(*corners: tuple[float, float]) -> Path:
    return Path([*corners, corners[0]], closed=True)


# A hole runs the other way round, so that it is not filled.
_RING = Path.make_compound_path(Path.unit_circle(), Path.unit_circle().transformed(Affine2D().scale(_HOLE, -_HOLE)))
_MARKERS = {
    Symbol.FULL: "o",
    Symbol.HALF: Path.make_compound_path(_RING, Path.wedge(90, 270)),
    Symbol.EMPTY: _RING,
    Symbol.TRIANGLE: _closed((-1, -0.85), (1, -0.85), (0, 1)),
    Symbol.ARROW: _closed(
        (-1, -_STROKE), (-0.4, -_STROKE), (-0.4, -0.63), (1, 0), (-0.4, 0.63), (-0.4, _STROKE), (-1, _STROKE)
    ),
    Symbol.DASH: _closed((-1, -_STROKE), (1, -_STROKE), (1, _STROKE), (-1, _STROKE)),
}


def draw_symbol(
    ax: Axes, x: float, y: float, symbol: Symbol, color: str, *, size: float = 7, transform: Transform | None = None
) -> None:
    """A status's symbol, `size` points wide, centred on (x, y); x is data unless `transform` says otherwise."""
    marker: Any = _MARKERS[symbol]
    place = transform or ax.transData
    named("symbol", ax.plot(x, y, marker=marker, markersize=size, color=color, markeredgewidth=0, transform=place))


KEY_LINE = LINE + 2
_GAP = 12.0
_BOX = 12.0
_BOX_HEIGHT = 11.0


def key_height(statuses: Sequence[Status], room: float) -> float:
    """The height that `draw_key` takes where it may be `room` points wide."""
    return (flow(_widths(statuses), room, _GAP)[-1][1] + 1) * KEY_LINE


def draw_key(ax: Axes, statuses: Sequence[Status], top: float, *, room: float) -> None:
    """The statuses' symbols on their fills with their words, from `top` (y in the Axes) and the figure's left edge."""
    place = beside(ax)
    for status, (left, line) in zip(statuses, flow(_widths(statuses), room, _GAP), strict=True):
        middle = top + line * KEY_LINE + _BOX_HEIGHT / 2
        box = ax.barh(middle, _BOX, _BOX_HEIGHT, left=left, color=FILL[status.tone], linewidth=0, transform=place)
        named("key", box)
        draw_symbol(ax, left + _BOX / 2, middle, status.symbol, ON_FILL[status.tone], size=6.5, transform=place)
        write(ax, left + _BOX + 4, middle, status.word, transform=place, size=SMALL, label="key")


def _widths(statuses: Sequence[Status]) -> list[float]:
    return [_BOX + 4 + text_width(status.word, SMALL) for status in statuses]
