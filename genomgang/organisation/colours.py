"""An organisation's own colours with the shades that the page and the charts need of each, readable on every ground."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from genomgang.organisation.model import Farger
from genomgang.paths import ASSETS

READABLE = 4.5
"""Between text and what it stands on, WCAG 2.2 level AA."""

_PLACES = {"accent": "accent", "kontrast": "contrast"}
"""Our field → the palette's name."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, #rrggbb, as WCAG 2.2 counts it.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def own_palette(colours: Farger) -> Mapping[str, Mapping[str, str]]:
    """The palette's entries (`light`, `dark`) that the organisation's colours replace; none where it has none."""
    made: dict[str, Mapping[str, str]] = {}
    for field, name in _PLACES.items():
        if colour := getattr(colours, field):
            page, ink = _palette()["white"]["dark"], _palette()["ink"]["dark"]
            made[name] = {"light": colour, "dark": _until_readable(colour, "#ffffff", page)}
            made[f"tint-{name}"] = {
                "light": _mixed(colour, "#ffffff", 0.86),
                "dark": _until_readable(_mixed(colour, page, 0.6), page, ink),
            }
    return made


def own_style(colours: Farger) -> str:
    """The stylesheet's lines that put the organisation's colours in place of ours; "" where it has none."""
    palette = own_palette(colours)
    if not palette:
        return ""
    light, dark = (
        " ".join(f"--{name}: {modes[mode]};" for name, modes in palette.items()) for mode in ("light", "dark")
    )
    return f":root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"


@cache
def _palette() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads((ASSETS / "palett.json").read_text(encoding="utf-8"))
    return found


def _until_readable(colour: str, towards: str, ground: str) -> str:
    """The colour, mixed with another no more than it takes to be read against a ground."""
    steps = (_mixed(colour, towards, part / 20) for part in range(21))
    return next(each for each in steps if contrast(each, ground) >= READABLE)


def _mixed(colour: str, other: str, part: float) -> str:
    return "#" + "".join(
        f"{round(own * (1 - part) + theirs * part):02x}"
        for own, theirs in zip(_parts(colour), _parts(other), strict=True)
    )


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in map(_of_one, _parts(colour))
    ]
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _of_one(part: int) -> float:
    return part / 255


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
