"""Last year's rows where they are few, or without a date: what can be told of them, and what cannot be known."""

from __future__ import annotations

from pathlib import Path

import meaning as m
import pytest
from small_delivery import DELIVERIES
from test_strangers import Row, checked, text

from checks import DELIVERED
from genomgang.contracts.contract import Severity


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return m.delivery(tmp_path)


def last_years(dataset: str, namnd: str) -> list[Row]:
    return [row for row in DELIVERIES[m.AR - 1][dataset] if row["namnd"] == namnd]


def with_last_years(dataset: str, namnd: str) -> str:
    """This year's file, but for one nämnd's rows, which are last year's."""
    old = iter(last_years(dataset, namnd))
    return text(dataset, lambda row, _: next(old) if row["namnd"] == namnd else row)


@pytest.mark.parametrize(
    "dataset", ["risker", "incidenter", "upphandlingar", "kompetenslyft", "klassning", "ikp", "omvarld"]
)
def test_a_namnd_with_few_rows_that_are_last_years_is_told(dataset: str, data: Path) -> None:
    m.lay(data, {f"{dataset}.csv": with_last_years(dataset, "jarva")})
    rows = len(last_years(dataset, "jarva"))
    told = checked(data, dataset)["oforandrade_rader"]
    assert told.severity is Severity.INFO
    assert dict(told.rows_by_namnd) == {"jarva": rows}
    assert told.examples == (f"jarva: {rows} av {rows} rader är förra årets",)


def test_a_namnd_with_more_rows_is_an_error_and_not_told_twice(data: Path) -> None:
    m.lay(data, {"dataskydd.csv": with_last_years("dataskydd", "jarva")})
    found = checked(data, "dataskydd")
    assert found["samma_som_forra_aret"].severity is Severity.CRITICAL
    assert "oforandrade_rader" not in found


@pytest.mark.parametrize("dataset", [name for name, one in DELIVERED.items() if one.yearly and name != "namnder"])
def test_the_whole_file_is_told_once(dataset: str, data: Path) -> None:
    m.lay(data, {f"{dataset}.csv": text(dataset, ar=m.AR - 1)})
    found = checked(data, dataset)
    assert found["samma_som_forra_aret"].severity is Severity.CRITICAL
    assert "oforandrade_rader" not in found


def test_last_years_risks_contradict_last_years_delivery_though_they_have_no_date(data: Path) -> None:
    m.lay(data, {"risker.csv": with_last_years("risker", "jarva").replace("2021-05-01", "")})
    told = checked(data, "risker")["forra_arets_varden"]
    assert told.severity is Severity.WARNING
    assert dict(told.rows_by_namnd) == {"jarva": 1}


@pytest.mark.parametrize(
    ("column", "value", "wrong"),
    [("sannolikhet_forra", "1", True), ("konsekvens_forra", "2", True), ("konsekvens_forra", "", False)],
)
def test_another_value_for_last_year_is_told(column: str, value: str, wrong: bool, data: Path) -> None:
    m.lay(data, {"risker.csv": text("risker", lambda row, _: {**row, column: value})})
    found = checked(data, "risker")
    assert ("forra_arets_varden" in found) is wrong
    if wrong:
        assert sum(found["forra_arets_varden"].rows_by_namnd.values()) == 3
        assert DELIVERED["risker"].column(column).label in found["forra_arets_varden"].examples[0]


def test_a_new_risk_and_a_corrected_file_are_not_told(data: Path) -> None:
    m.lay(data, {"risker.csv": text("risker", lambda row, at: {**row, "risk_id": f"ny-{at}"})})
    assert "forra_arets_varden" not in checked(data, "risker")
    m.lay(data, {"risker.csv": text("risker")})  # the remedy: this year's file
    assert checked(data, "risker") == {}


def test_rows_that_rightly_repeat_last_years_values_are_this_years(data: Path) -> None:
    steady = lambda row, _: {**row, "sannolikhet_forra": row["sannolikhet"], "konsekvens_forra": row["konsekvens"]}  # noqa: E731
    (data / str(m.AR - 1) / "risker.csv").write_text(text("risker", steady, m.AR - 1), encoding="utf-8")
    old = iter([steady(row, 0) for row in last_years("risker", "jarva")])
    m.lay(data, {"risker.csv": text("risker", lambda row, _: next(old) if row["namnd"] == "jarva" else row)})
    assert checked(data, "risker") == {}
