"""Every nämnd of the example has a report, and its figures are its own in both versions."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest
from chapters import shown, words
from turns import turns_in

from genomgang.city.figures import city_figures
from genomgang.document.exhibit import Exhibit
from genomgang.paths import EXAMPLE
from genomgang.publish.output import VERSIONS
from genomgang.text.swedish import number

pytestmark = pytest.mark.slow

Row = dict[str, str]


def delivered(name: str) -> dict[str, list[Row]]:
    """The rows of a file as they were delivered, by nämnd; read without any code of ours."""
    rows: dict[str, list[Row]] = defaultdict(list)
    with (EXAMPLE / "2024" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            rows[row["namnd"]].append(row)
    return rows


NAMNDER = {slug: rows[0] for slug, rows in delivered("namnder").items()}
UTBILDNING, KLASSNING, RISKER, ATGARDER = (
    delivered(name) for name in ("utbildning", "klassning", "risker", "atgarder")
)


def taken_both(namnd: str) -> tuple[int, int]:
    """How many employees have taken both mandatory courses, and how many employees there are."""
    done: dict[str, set[str]] = defaultdict(set)
    for row in UTBILDNING[namnd]:
        if row["rollgrupp"] != "konsult" and row["kurs"] in {"informationssakerhet", "dataskydd"}:
            done[row["person_id"]] |= {row["kurs"]} if row["genomford"] else set()
    return sum(len(courses) == 2 for courses in done.values()), len(done)


def ids(namnd: str) -> set[str]:
    """Ids that a report may show, and that belong to one nämnd alone."""
    return {row["atgard_id"] for row in ATGARDER[namnd]}


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\\", "").replace("\u00a0", " "))


@pytest.mark.parametrize("namnd", NAMNDER)
def test_the_figures_are_the_namnds_own(namnd: str, example: Path):
    parts = shown(namnd, 2024, "intern", example)
    text = plain(words(parts))
    assert list(turns_in(words(parts))) == []

    assert NAMNDER[namnd]["namn"] in text
    both, employees = taken_both(namnd)
    if employees >= 10:  # twice the limit: a share of fewer is not shown
        assert f"{number(both)} av {number(employees)} anställda".replace("\u00a0", " ") in text
    assets = KLASSNING[namnd]
    if assets:
        classified = sum(row["klassad_datum"] != "" for row in assets)
        assert f"{classified} av {len(assets)} tillgångar" in text
    foreign = {name for other in NAMNDER if other != namnd for name in ids(other)}
    assert set(re.findall(r"\b[a-z][a-z-]*-\d{4}-\d{2,3}\b", text)) & foreign == set()
    found = [part for part in parts if isinstance(part, Exhibit)]
    assert len({part.id for part in found}) == len(found)


@pytest.mark.parametrize("version", VERSIONS)
def test_both_versions_have_every_namnds_own_key_figures(version: str, example: Path):
    """Whole public reports are read in the other tests; here it is their figures, for everybody."""
    city = city_figures(example, 2024, version)
    trained, classified = (city.named(name) for name in ("utbildning_andel", "klassning_andel"))
    assert {member.slug for member in city.members} == set(NAMNDER)
    for namnd in NAMNDER:
        both, employees = taken_both(namnd)
        if employees >= 10:  # twice the limit: a share of fewer is not shown
            assert (trained[namnd].part, trained[namnd].whole) == (both, employees)
        assets = KLASSNING[namnd]
        assert (classified[namnd].part or 0) == sum(row["klassad_datum"] != "" for row in assets)
        assert (classified[namnd].whole or 0) == len(assets)


def test_the_figures_that_are_looked_for_tell_the_namnder_apart():
    """Otherwise the test above could not see a mix-up."""
    figures = [(*taken_both(namnd), len(KLASSNING[namnd]), frozenset(ids(namnd))) for namnd in NAMNDER]
    assert len(set(figures)) == len(NAMNDER)
