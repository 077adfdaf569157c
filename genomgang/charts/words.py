"""Measured and wrapped words, so that every layout is computed before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import pyphen  # type: ignore[import-untyped]
from matplotlib.font_manager import get_font
from matplotlib.ft2font import LoadFlags

from genomgang.charts.style import FONT_FILES, NORMAL, SIZE

_SHORTEST_PART = 4
"""Letters that must stand on either side of a hyphen."""

_HYPHENATOR = pyphen.Pyphen(lang="sv_SE", left=_SHORTEST_PART, right=_SHORTEST_PART)


def text_width(text: str, size: float = SIZE, weight: int = NORMAL) -> float:
    """The width of one line of text: that of its words and spaces, since our typeface has no kerning across a space."""
    words = text.split(" ")
    return sum(_width(word, size, weight) for word in words) + (len(words) - 1) * _width(" ", size, weight)


@lru_cache(maxsize=8192)
def _width(text: str, size: float, weight: int) -> float:
    font = get_font([str(FONT_FILES[weight])])
    font.set_size(size, 72)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    width, _ = font.get_width_height()
    return width / 64


def _split(word: str, room: float, size: float, weight: int) -> tuple[str, str]:
    """The longest head of `word` that fits in `room` with its hyphen, and the tail; the head is empty if none fits."""
    breaks = [i + 1 for i, letter in enumerate(word[:-1]) if letter in "-/–"]
    breaks += list(_HYPHENATOR.positions(word))
    for position in sorted(breaks, reverse=True):
        head = word[:position] if word[position - 1] in "-/–" else f"{word[:position]}-"
        if text_width(head, size, weight) <= room:
            return head, word[position:]
    return "", word


def _chop(word: str, room: float, size: float, weight: int) -> tuple[str, str]:
    """A word without a place to break, cut where the room ends: at least one letter a line."""
    end = 1
    while end < len(word) and text_width(word[: end + 1], size, weight) <= room:
        end += 1
    return word[:end], word[end:]


def wrap(text: str, room: float, size: float = SIZE, weight: int = NORMAL) -> list[str]:
    """`text` in lines no wider than `room`; words wider than a line are hyphenated in Swedish."""
    lines: list[str] = []
    line = ""
    # No-break spaces must hold: split on the plain space alone.
    for word in text.split(" "):
        rest = word
        while rest:
            joined = f"{line} {rest}" if line else rest
            if text_width(joined, size, weight) <= room:
                line, rest = joined, ""
            elif text_width(rest, size, weight) <= room:
                lines.append(line)
                line = ""
            else:
                indent = text_width(f"{line} ", size, weight) if line else 0
                head, tail = _split(rest, room - indent, size, weight)
                if not head and not line:
                    head, tail = _chop(rest, room, size, weight)
                if head:
                    line = f"{line} {head}" if line else head
                lines.append(line)
                line, rest = "", tail
    return [*lines, line] if line else lines or [""]


def spread_out(centres: Sequence[float], sizes: Sequence[float], low: float, high: float, gap: float) -> list[float]:
    """Centres moved as little as needed for intervals of `sizes` to lie `gap` apart between `low` and `high`.

    Where they don't all fit they start at `low` and run past `high`: the caller asks first.
    """
    order = sorted(range(len(centres)), key=lambda i: centres[i])
    moved = [0.0] * len(centres)
    end = low - gap
    for i in order:
        moved[i] = max(centres[i], end + gap + sizes[i] / 2)
        end = moved[i] + sizes[i] / 2
    limit = high
    for i in reversed(order):
        moved[i] = min(moved[i], limit - sizes[i] / 2)
        limit = moved[i] - sizes[i] / 2 - gap
    shift = max(0.0, low - (limit + gap)) if order else 0.0
    return [centre + shift for centre in moved]


def flow(widths: Sequence[float], room: float, gap: float) -> list[tuple[float, int]]:
    """Left edge and line number of things of `widths` set one after another on lines of `room`."""
    places = []
    left, line = 0.0, 0
    for width in widths:
        if left and left + width > room:
            left, line = 0.0, line + 1
        places.append((left, line))
        left += width + gap
    return places


def runs(values: Sequence[float | None]) -> list[list[int]]:
    """The positions of values that follow each other without a gap: `(1, 2, None, 3)` → `[[0, 1], [3]]`."""
    found: list[list[int]] = [[]]
    for i, value in enumerate(values):
        if value is None:
            found.append([])
        else:
            found[-1].append(i)
    return [run for run in found if run]
