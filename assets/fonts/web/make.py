"""Make the web fonts beside this file: the letters of Swedish and Western European text, as woff2.

Run by hand when a font in `assets/fonts` is replaced: `python assets/fonts/web/make.py`.
"""

from __future__ import annotations

from pathlib import Path

from fontTools import subset

HERE = Path(__file__).parent
UNICODES = "U+0020-007E,U+00A0-017F,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2039,U+203A,U+20AC,"
SYMBOLS = (
    "U+2190-2193,U+2196-2199,U+21A9,U+2212,U+2248,U+2260,U+2264,U+2265,U+25A0-25CF,U+25D0-25D3,U+2713,U+2717,U+FE0E"
)


def make(font: Path) -> None:
    """Write the subset of one font, without a time of its own in the file."""
    subset.main(
        [
            str(font),
            f"--unicodes={UNICODES}{SYMBOLS}",
            "--layout-features=kern,liga,calt,locl,tnum,lnum,mark,mkmk,ccmp,sups",
            "--flavor=woff2",
            "--no-recalc-timestamp",
            f"--output-file={HERE / font.with_suffix('.woff2').name}",
        ]
    )


if __name__ == "__main__":
    for source in sorted(HERE.parent.glob("*.ttf")):
        make(source)
