"""The meeting's documents by a real Quarto: the same slides as the built-in engine's, and no time when they were made."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.quarto.checkout import AR, Checkout

NAMND = "kyrkogardsnamnden"

pytestmark = pytest.mark.quarto


def slides(path: Path) -> list[tuple[list[str], list[str | None]]]:
    """The paragraphs of each slide, and what its pictures say."""
    with zipfile.ZipFile(path) as archive:
        parts = [name for name in archive.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
        roots = [ElementTree.fromstring(archive.read(name)) for name in sorted(parts)]
        pictures = {Path(name).suffix for name in archive.namelist() if name.startswith("ppt/media/")}
        assert "1970-01-01T00:00:00Z" in archive.read("docProps/core.xml").decode()
    assert pictures == {".png"}
    return [
        (
            ["".join(each.itertext()) for each in root.iter() if each.tag.endswith("}p")],
            [each.get("descr") for each in root.iter() if "Picture" in each.get("name", "")],
        )
        for root in roots
    ]


def test_the_deck_has_the_same_slides_by_both_engines(checkout: Checkout) -> None:
    made = []
    for engine in ("builtin", "quarto"):
        place = replace(checkout, output=checkout.root / "_arbete" / f"mote-{engine}")
        result = place.genomgang("mote", "--namnd", NAMND, "--ar", str(AR), "--engine", engine)
        assert result.returncode == 0, result.stdout + result.stderr
        made.append(slides(place.output / str(AR) / NAMND / "mote" / f"bildspel-{NAMND}-{AR}.pptx"))
    assert made[0] == made[1]
