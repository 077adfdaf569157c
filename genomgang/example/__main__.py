"""`python -m genomgang.example --ut DIR [--storlek exempel|stad] [--ar 2024]`: write the synthetic example."""

from __future__ import annotations

import argparse
from pathlib import Path

from genomgang.example import Size, write_example
from genomgang.example.calendar import SMALL_YEAR, YEARS


def main() -> None:
    """Read the arguments and write."""
    years = (*YEARS, SMALL_YEAR)
    parser = argparse.ArgumentParser(description="Skriver det syntetiska exemplet.")
    parser.add_argument("--ut", type=Path, required=True, help="mappen som exemplet skrivs i")
    parser.add_argument("--storlek", choices=[size.value for size in Size], default="exempel", help="antal personer")
    parser.add_argument("--ar", type=int, choices=years, action="append", help="genomgångens år; får upprepas")
    arguments = parser.parse_args()
    write_example(arguments.ut, Size(arguments.storlek), arguments.ar or years)


if __name__ == "__main__":
    main()
