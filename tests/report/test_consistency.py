"""A chart, its headline, its description and its table have the same figures."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from chapters import shown
from facit_delivery import BEFORE, NAMND, NOW, TARGETS, write_delivery
from matplotlib.text import Text

from genomgang.document.exhibit import Exhibit
from genomgang.paths import EXAMPLE
from genomgang.regler.risk import risk_method

pytestmark = pytest.mark.slow

NAMNDER = ("servicenamnden", "utbildningsnamnden", "jarva-stadsdelsnamnd", "stokab", "s-t-erik-livforsakring")
SCALES = {"scale", "grid", "tick"}
"""Parts of a chart that are no figures of its own."""


DECIDED = frozenset(
    {row.varde.removesuffix(",0") for row in pd.read_csv(EXAMPLE / "mal.csv", sep=";", dtype=str).itertuples()}
    | {str(risk_method().hog_fran)}
)
"""Targets and limits: decided, not counted from the rows, and so no column of the table."""


def numbers(text: str) -> set[str]:
    """The numbers in the text, thousands and all; dates are none."""
    undated = re.sub(r"\b\d{1,2}\s(?=[a-zå-ö]{3,9} \d{4})|\b\d{4}-\d{2}-\d{2}\b|\b(19|20)\d{2}\b", " ", text)
    joined = re.sub(r"(?<=\d)[\u00a0\u202f](?=\d{3}\b)", "", undated)
    return set(re.findall(r"\d+(?:,\d+)?", joined))


def drawn(exhibit: Exhibit) -> set[str]:
    found = exhibit.draw().findobj(Text)
    return {number for text in found if text.get_label() not in SCALES for number in numbers(text.get_text())}


def tabled(exhibit: Exhibit) -> set[str]:
    """The numbers in the table, and how many rows it has: in all, and of each kind (of a plan: by year, and by year and
    role; of a development: by its way)."""
    cells = [*exhibit.table.header, *(cell for row in exhibit.table.rows for cell in row)]
    kinds = Counter(kind for row in exhibit.table.rows for kind in (row[:1], row[:2], row[-1:]))
    return numbers(" | ".join(cells)) | {str(count) for count in kinds.values()} | {str(len(exhibit.table.rows))}


def disagreeing(parts: list[Exhibit | str]) -> list[tuple[str, str, set[str]]]:
    """What stands in a chart or its words but neither in its table nor in what the subtitle says is measured."""
    found = []
    for exhibit in (part for part in parts if isinstance(part, Exhibit)):
        known = tabled(exhibit) | numbers(exhibit.subtitle) | DECIDED
        told = {"chart": drawn(exhibit), "headline": numbers(exhibit.headline), "alt": numbers(exhibit.alt)}
        found += [(exhibit.id, place, said - known) for place, said in told.items() if said - known]
    return found


@pytest.mark.parametrize("version", ["intern", "offentlig"])
@pytest.mark.parametrize("namnd", NAMNDER)
def test_charts_and_words_of_the_example_agree_with_their_tables(namnd: str, version: str, example: Path):
    assert disagreeing(shown(namnd, 2024, version, example)) == []


def test_charts_and_words_of_the_facit_agree_with_their_tables(root: Path, once, checked):
    data = root / "facit"
    once("facit-leverans", lambda: write_delivery(data, {2023: BEFORE, 2024: NOW}, TARGETS))
    parts = shown(NAMND, 2024, "intern", checked(data, 2024))
    assert disagreeing(parts) == []
    assert {number for part in parts if isinstance(part, Exhibit) for number in drawn(part)} >= {"33", "50"}
