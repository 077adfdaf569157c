"""The part of the post-render script that needs the package."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from genomgang.errors import UserError
from genomgang.paths import ROOT
from genomgang.plain.beginning import begun
from genomgang.plain.leftovers import remove
from genomgang.plain.placing import place
from genomgang.publish.front_page import write_front_page


def main() -> int:
    """Lay the report in its place; 1, with the reason on standard error, where that cannot be done."""
    outputs = [ROOT / line for line in os.environ.get("QUARTO_PROJECT_OUTPUT_FILES", "").splitlines() if line]
    try:
        placed = place(outputs)
        facts = begun()
        if not placed or facts is None:
            return 0
        os.environ["GENOMGANG_DATA"] = facts["data"]
        for path in placed.values():
            click.echo(f"Klar: {path}")
        click.echo(f"Startsida: {write_front_page(facts['ar'])}")
    except UserError as problem:
        click.echo(str(problem), err=True)
        return 1
    remove(ROOT, Path(os.environ.get("QUARTO_PROJECT_OUTPUT_DIR", ROOT / "_output")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
