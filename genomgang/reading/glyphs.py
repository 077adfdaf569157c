"""Characters that none of the report's typefaces can draw, such as emoji, replaced by one that they can.

PDF/UA refuses a document with a character that has no shape, so one emoji in a delivery would stop every format.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from genomgang.paths import ASSETS

REPLACEMENT = "▢"
_FAMILY = re.compile("[\ufe00-\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
"""What only changes the sign before it: joiners, variants, skin colours and flags."""


def with_glyphs(text: str) -> str:
    """The text with each character that cannot be drawn replaced; the same text where there is none."""
    if text.isascii():
        return text
    bare = _FAMILY.sub("", text) if any(ord(one) > 0xFFFF for one in text) else text
    shown = "".join(one if _is_drawn(one) else REPLACEMENT for one in bare)
    return re.sub(f"{REPLACEMENT}+", REPLACEMENT, shown) if shown != text else text


def with_codes(text: str) -> str:
    """The text with each character that cannot be drawn as its code: two ids that differ in one still differ."""
    return text if text.isascii() else "".join(one if _is_drawn(one) else f"U+{ord(one):04X}" for one in text)


def _is_drawn(one: str) -> bool:
    """Whether it has a shape, or none to draw: spaces, control characters and invisible marks."""
    return one.isspace() or unicodedata.category(one) in _SILENT or ord(one) in _drawn()


_SILENT = frozenset({"Cc", "Cf"})


@cache
def _drawn() -> frozenset[int]:
    from fontTools.ttLib import TTFont  # tenths of a second, and only for a text with unusual characters

    faces = [*(ASSETS / "fonts").glob("SourceSans3-Regular.ttf"), *(ASSETS / "fonts").glob("NotoSansSymbols2*.ttf")]
    return frozenset(code for face in faces for code in TTFont(face, lazy=True).getBestCmap())
