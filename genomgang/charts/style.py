"""The charts' colours, sizes and fonts: the only place that knows them.

Lengths are points (1/72 inch) everywhere in the charts. The palette is shared with the page, whose stylesheet turns
the light colours into its own variables: a chart uses them exactly as they are, without transparency.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from cycler import cycler
from matplotlib import font_manager

from genomgang.charts.marks import Tone
from genomgang.paths import ASSETS, FONTS

_COLORS: dict[str, str] = {
    name: modes["light"] for name, modes in json.loads((ASSETS / "palett.json").read_text(encoding="utf-8")).items()
}
INK = _COLORS["ink"]
ACCENT = _COLORS["accent"]  # the own nämnd
CONTRAST = _COLORS["contrast"]  # target, deviation
GREY = _COLORS["grey"]
LIGHT_GREY = _COLORS["light-grey"]
GRID = _COLORS["grid"]
TINT_ACCENT = _COLORS["tint-accent"]
TINT_CONTRAST = _COLORS["tint-contrast"]
TINT_GREY = _COLORS["tint-grey"]
WHITE = _COLORS["white"]
PALETTE = frozenset(_COLORS.values())

FILL = {
    Tone.ACCENT: ACCENT,
    Tone.CONTRAST: CONTRAST,
    Tone.SOFT_ACCENT: TINT_ACCENT,
    Tone.SOFT_CONTRAST: TINT_CONTRAST,
    Tone.GREY: LIGHT_GREY,
    Tone.QUIET: TINT_GREY,
}
"""The surface of a tone."""

ON_FILL = {
    Tone.ACCENT: WHITE,
    Tone.CONTRAST: WHITE,
    Tone.SOFT_ACCENT: INK,
    Tone.SOFT_CONTRAST: INK,
    Tone.GREY: INK,
    Tone.QUIET: INK,
}
"""Text and symbols upon that surface: at least 4.5:1."""

MILLIMETRE = 72 / 25.4
WIDTH = 160 * MILLIMETRE  # the text column in print
PHONE = 270.0  # what a phone's column holds with letters of about the size of its text
SIZE = 9.5  # labels and values
SMALL = 9.0  # notes and scales; nothing is smaller
LINE = 12.0  # from one baseline to the next

FAMILY = "Source Sans 3"
NORMAL = 400
SEMIBOLD = 600
FONT_FILES = {NORMAL: FONTS / "SourceSans3-Regular.ttf", SEMIBOLD: FONTS / "SourceSans3-Semibold.ttf"}

for _file in FONT_FILES.values():
    font_manager.fontManager.addfont(_file)

_breadth: ContextVar[float] = ContextVar("breadth", default=WIDTH)


def breadth() -> float:
    """How wide a chart is drawn: as the text column in print, unless it is drawn for a phone."""
    return _breadth.get()


@contextmanager
def for_phone() -> Iterator[None]:
    """Within the block, charts are drawn for a phone's column."""
    token = _breadth.set(PHONE)
    try:
        yield
    finally:
        _breadth.reset(token)


def scaled(room: float) -> float:
    """A length that suits the text column, as much smaller as the chart is narrower."""
    return room * breadth() / WIDTH


def plain_size(columns: int) -> tuple[float, float]:
    """A plain chart's width and height in inches, where so many stand side by side."""
    width = (WIDTH - (columns - 1) * 2 * LINE) / columns / 72
    return width, width * (0.55 if columns == 1 else 0.75)


PLAIN_CHARTS: dict[Any, Any] = {
    "figure.figsize": plain_size(1),
    "figure.facecolor": "none",
    "figure.edgecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "auto",
    "font.family": FAMILY,
    "font.size": SIZE,
    "axes.titlesize": SIZE,
    "axes.titleweight": SEMIBOLD,
    "axes.titlelocation": "left",
    "axes.labelsize": SIZE,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "legend.fontsize": SIZE,
    "legend.frameon": False,
    "figure.titlesize": SIZE,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.titlecolor": INK,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "axes.edgecolor": GREY,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.prop_cycle": cycler(color=[ACCENT, CONTRAST, GREY, INK]),
    "grid.color": GRID,
    "patch.edgecolor": WHITE,
    "hatch.color": INK,
    "lines.linewidth": 1.6,
    "mathtext.fontset": "custom",
    "mathtext.rm": FAMILY,
    "mathtext.it": f"{FAMILY}:italic",
    "mathtext.bf": f"{FAMILY}:semibold",
    "svg.fonttype": "none",
    "svg.hashsalt": "genomgang",
}
"""matplotlib's own settings for a chart that a chapter draws with plain `plt`: it looks as if it belonged here."""
