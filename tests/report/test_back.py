"""The review of an earlier year comes out again with the same figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from chapters import shown

from genomgang.document.exhibit import Exhibit
from genomgang.review.review import load_review
from genomgang.topics.nyckeltal import all_key_figures

pytestmark = pytest.mark.slow

KEPT = Path(__file__).parent / "servicenamnden-2023.json"


def figures(data: Path) -> dict[str, object]:
    """Key figures (value, last year's, target) and the charts' tables, without words of their own."""
    review = load_review("servicenamnden", 2023, "intern", data)
    parts = shown("servicenamnden", 2023, "intern", data)
    return {
        "nyckeltal": {f.id: [f.shown, f.shown_before, f.shown_target] for f in all_key_figures(review)},
        "diagram": {part.id: [list(row) for row in part.table.rows] for part in parts if isinstance(part, Exhibit)},
    }


def test_the_review_of_2023_has_the_figures_that_it_had(example: Path):
    assert figures(example) == json.loads(KEPT.read_text(encoding="utf-8"))
