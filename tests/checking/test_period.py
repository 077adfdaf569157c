"""Rows inside, before and after the period are told wherever the report shows a row by its date."""

from __future__ import annotations

from pathlib import Path

import meaning as m
import pandas as pd
import pytest
from test_strangers import checked, text

from checks import DELIVERED
from genomgang.checking.context import Known
from genomgang.checking.file_check import Checked
from genomgang.checking.file_checks import run_file_checks
from genomgang.checking.model import CheckResult
from genomgang.contracts.contract import Kind, Severity
from genomgang.paths import EXAMPLE
from genomgang.reading import read
from genomgang.reading.delivery import load_delivery

DATED = ["incidenter", "upphandlingar", "kompetenslyft", "omvarld"]
NOT_ABOUT_THE_PERIOD = {
    *("klassning", "utbildning", "risker", "ikp", "atgarder", "namnder"),
    *("leverantorer", "sarbarheter", "tillsyn"),
}
"""Their dates say what holds on the day of measuring, or when something falls due: no row lies outside the period."""


def told(data: Path, dataset: str, name: str) -> CheckResult:
    (found,) = [one for one in m.results(data, dataset) if one.expectation == f"fil: {name}"]
    return found


def check_of(dataset: str) -> str:
    return "utanfor_perioden" if DELIVERED[dataset].period else "aldre_handelser"


def dated(dataset: str, *days: str) -> str:
    when = DELIVERED[dataset].period or DELIVERED[dataset].happened
    return text(dataset, lambda row, at: {**row, when: days[at % len(days)]})


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return m.delivery(tmp_path)


def test_every_data_set_with_a_date_says_how_it_is_about_the_period() -> None:
    with_date = {
        name
        for name, contract in DELIVERED.items()
        if contract.yearly and any(column.kind is Kind.DATE for column in contract.columns)
    }
    assert with_date == {*DATED, *NOT_ABOUT_THE_PERIOD}
    assert [name for name, one in DELIVERED.items() if one.period or one.happened] == sorted(
        DATED, key=list(DELIVERED).index
    )


@pytest.mark.parametrize("dataset", DATED)
def test_the_rows_are_counted_even_where_all_is_well(dataset: str, data: Path) -> None:
    found = told(data, dataset, check_of(dataset))
    assert found.passed
    assert "rader inom perioden 2022-11-01–2023-10-31, 0 före och 0 efter" in found.examples[0]


@pytest.mark.parametrize("dataset", DATED)
def test_many_rows_before_the_period_warn_their_namnd(dataset: str, data: Path) -> None:
    m.lay(data, {f"{dataset}.csv": dated(dataset, "2022-10-31", "2022-10-30", "2023-10-31")})
    found = checked(data, dataset)[check_of(dataset)]
    assert found.severity is Severity.WARNING
    assert "1 rader inom perioden" in found.examples[0] or "2 rader inom perioden" in found.examples[0]
    assert {"servicenamnden", "trafiknamnden"} <= set(found.rows_by_namnd)


@pytest.mark.parametrize("dataset", ["kompetenslyft", "omvarld"])
def test_rows_that_are_shown_though_none_is_from_the_period_are_told(dataset: str, data: Path) -> None:
    m.lay(data, {f"{dataset}.csv": dated(dataset, "2019-02-07")})
    found = checked(data, dataset)
    assert found["nyaste_datum"].severity is Severity.CRITICAL
    assert found["aldre_handelser"].severity is Severity.WARNING
    assert "0 rader inom perioden" in found["aldre_handelser"].examples[0]
    assert "står med i rapporten" in found["aldre_handelser"].effect
    (data / str(m.AR) / "kallor.yml").write_text(
        f"{dataset}: {{besked: {{nyaste_datum: samordnaren bekräftar att inget nytt har hänt}}}}\n", encoding="utf-8"
    )
    assert not [one for one in checked(data, dataset).values() if one.severity is Severity.CRITICAL]


@pytest.mark.parametrize("ar", [2022, 2023, 2024])
def test_the_example_gives_no_alarm(ar: int) -> None:
    frames = {name: read(DELIVERED[name], EXAMPLE, ar) for name in ("namnder", "mal", *DATED)}
    known = Known(
        delivery=load_delivery(EXAMPLE, ar),
        register=frames["namnder"].frame,
        targets=frames["mal"].frame,
        units=pd.DataFrame({"namnd": [], "enhet": []}),
        before={},
    )
    for dataset in DATED:
        if frames[dataset].source is not None:
            found = run_file_checks(Checked(frames[dataset], frames[dataset].frame, known))
            assert [one.expectation for one in found if not one.passed] == []
