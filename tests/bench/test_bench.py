"""What the bench measures on, and how it tells what it found."""

from __future__ import annotations

import csv

import pytest

from tools.bench import rendering
from tools.bench.cities import without_one_course, write_city
from tools.bench.measure import Cost
from tools.bench.reading import Cost as ReadingCost
from tools.bench.reading import write_export
from tools.bench.rendering import Compared, Rendering
from tools.bench.tables import reading_table, rendering_table

COLD = Cost(seconds=100.0, largest=390.0, early=300.0, late=310.0)
QUICK = Cost(seconds=1.25, largest=60.0, early=60.0, late=60.0)


def row(**changed: object) -> dict[str, str]:
    """One city of forty reports in the table, by the table's headings."""
    beside = Compared(naive=20.0, quarto=None, floor=4.0)
    facts = {"count": 40, "beside": beside, "cold": COLD, "changed": QUICK, "remade": 1, "unchanged": QUICK}
    heading, _, line = rendering_table([Rendering(**(facts | changed))]).splitlines()
    return dict(zip(*([cell.strip() for cell in each.strip("|").split("|")] for each in (heading, line)), strict=True))


@pytest.fixture(autouse=True)
def two_cores(monkeypatch):
    monkeypatch.setattr(rendering, "cores", lambda: 2)


def test_the_loops_are_multiplied_and_the_floor_divided_by_the_cores():
    found = row()
    assert (found["naive loop, s"], found["floor, s"]) == ("800", "80.0")
    assert (found["naive / cold"], found["cold / floor"], found["cold, s a report"]) == ("8.0", "1.25", "2.50")
    assert (found["one changed, s"], found["unchanged, s"]) == ("1.2", "1.2")


def test_quarto_is_measured_where_it_is_installed():
    assert row()["Quarto loop, s"] == "not installed"
    assert row(beside=Compared(naive=20.0, quarto=40.0, floor=4.0))["Quarto loop, s"] == "1,600"


@pytest.mark.slow
def test_a_larger_city_has_the_examples_namnder_again_under_names_of_their_own(tmp_path):
    write_city(tmp_path, 100)
    with (tmp_path / "2024" / "namnder.csv").open(encoding="utf-8") as file:
        register = list(csv.DictReader(file, delimiter=";"))
    assert len({each["namnd"] for each in register}) == len({each["namn"] for each in register}) >= 100
    with (tmp_path / "2024" / "utbildning.csv").open(encoding="utf-8") as file:
        trained = {each["namnd"] for each in csv.DictReader(file, delimiter=";")}
    assert trained <= {each["namnd"] for each in register}
    assert {"servicenamnden", "servicenamnden-2"} <= trained


def test_the_change_takes_one_date_from_one_row(tmp_path):
    write_city(tmp_path, 5)
    path = tmp_path / "2024" / "utbildning.csv"
    before = path.read_text(encoding="utf-8").splitlines()
    changed = without_one_course(tmp_path, 2024)
    after = path.read_text(encoding="utf-8").splitlines()
    ((old, new),) = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert old.startswith(f"{changed};{new.split(';')[1]};")
    assert (new, old[len(new) :].count("-")) == (old[: len(new)], 2)


def test_a_small_city_has_targets_for_its_own_namnder_only(tmp_path):
    """The check asks about a target for somebody who is not in the register."""
    write_city(tmp_path, 1)
    register, targets = (tmp_path / "2024/namnder.csv", tmp_path / "mal.csv")
    (own,) = {line.split(";")[0] for line in register.read_text(encoding="utf-8").splitlines()[1:]}
    assert {line.split(";")[2] for line in targets.read_text(encoding="utf-8").splitlines()[1:]} <= {"", own}


def test_the_export_that_is_proposed_is_as_large_as_the_table_says(tmp_path):
    with write_export(tmp_path).open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert (len(rows) - 1, {len(each) for each in rows}) == (18_000, {36})
    table = reading_table([ReadingCost("`map` of 18,000 rows × 36 columns", 4.04, 3.96)])
    assert table.splitlines()[-1] == "| `map` of 18,000 rows × 36 columns |     4.0 |          4.0 |"
