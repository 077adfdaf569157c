"""A leap of a key figure since last year is a warning: where, how much, and never a small group's share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd
import pytest

from checks import CONTRACTS
from genomgang.checking.context import Known, key_figures
from genomgang.checking.dataset import CheckedRows, check_reading
from genomgang.checking.figure import Compared
from genomgang.checking.gate import blocked_namnder
from genomgang.checking.model import CheckResult
from genomgang.contracts.contract import Contract, Severity
from genomgang.contracts.frames import DTYPES
from genomgang.reading import Reading
from genomgang.reading.delivery import Delivery

DELIVERY = Delivery(2024, dt.date(2023, 10, 31), dt.date(2022, 11, 1), dt.date(2023, 10, 31), True, "Exempel.")
LIMITS = {"andring_nyckeltal_procentenheter": 35, "smacell_utbildning": 5, "smacell_kompetens": 7}


def frame(contract: Contract, rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    table = pd.DataFrame(rows).reindex(columns=list(contract.column_names))
    table.index = pd.RangeIndex(2, 2 + len(rows), name="rad")
    return table.astype({column.name: DTYPES[column.kind] for column in contract.columns})


def known(before: Mapping[str, pd.DataFrame]) -> Known:
    register = [
        {"namnd": "servicenamnden", "foregangare": None},
        {"namnd": "trafiknamnden", "foregangare": None},
        {"namnd": "jarva", "foregangare": "rinkeby-kista|spanga-tensta"},
    ]
    targets = [{"indikator": name, "galler_ar": 2022, "varde": value} for name, value in LIMITS.items()]
    return Known(
        DELIVERY,
        register=frame(CONTRACTS["namnder"], register),
        targets=frame(CONTRACTS["mal"], targets),
        units=pd.DataFrame({"namnd": [], "enhet": []}),
        before=before,
    )


def training(**done_of: tuple[int, int]) -> pd.DataFrame:
    """Persons who have completed both courses, of so many, per nämnd; `_` stands for `-`."""
    contract = CONTRACTS["utbildning"]
    return frame(
        contract,
        [
            {
                "namnd": namnd.replace("_", "-"),
                "enhet": "Enheten",
                "person_id": f"{namnd}{number}",
                "rollgrupp": "medarbetare",
                "anstalld_fran": "2019-03-01",
                "kurs": kurs,
                "genomford": "2022-02-14" if number < done and kurs != "infosak_apt" else None,
            }
            for namnd, (done, persons) in done_of.items()
            for number in range(persons)
            for kurs in ("informationssakerhet", "dataskydd", "infosak_apt")
        ],
    )


def figures(now: pd.DataFrame, before: pd.DataFrame) -> dict[str, Compared]:
    return key_figures(CONTRACTS["utbildning"], now, known({"utbildning": before}))


def test_the_mandatory_courses_are_counted_and_the_others_not() -> None:
    found = figures(training(servicenamnden=(15, 20)), training(servicenamnden=(10, 20)))
    assert found == {
        "servicenamnden": Compared(now=75, before=50, hidden=False),
        "staden": Compared(now=75, before=50, hidden=False),
    }
    assert found["servicenamnden"].change == 25


def test_below_thirty_rows_nothing_is_compared() -> None:
    assert figures(training(jarva=(14, 14)), training(jarva=(0, 15))) == {}
    assert figures(training(jarva=(15, 15)), training(jarva=(0, 14))) == {}
    assert figures(training(jarva=(15, 15)), training(jarva=(0, 15)))["jarva"].change == 100


def test_a_merged_namnd_is_compared_with_those_that_it_has_taken_over_from() -> None:
    found = figures(training(jarva=(30, 40)), training(rinkeby_kista=(10, 20), spanga_tensta=(20, 20)))
    assert found["jarva"] == Compared(now=75, before=75, hidden=False)


@pytest.mark.parametrize(
    ("done", "hidden"), [(0, False), (1, True), (4, True), (5, False), (15, False), (16, True), (20, False)]
)
def test_the_share_of_a_group_below_the_limit_is_not_told(done: int, *, hidden: bool) -> None:
    """Fewer than five of the twenty have, or have not, taken the courses. That nobody or everybody has says nothing."""
    assert figures(training(jarva=(done, 20)), training(jarva=(10, 20)))["jarva"].hidden is hidden
    assert figures(training(jarva=(10, 20)), training(jarva=(done, 20)))["jarva"].hidden is hidden


def check(contract: Contract, now: pd.DataFrame, before: pd.DataFrame) -> CheckedRows:
    reading = Reading(contract, now, (), None, pd.DataFrame(index=now.index))
    return check_reading(reading, known({contract.name: before}))


def leaps(checked: CheckedRows) -> list[CheckResult]:
    return [result for result in checked.results if "ändrats mer än gränsen sedan förra året" in result.description]


@pytest.mark.slow
def test_lost_dates_in_one_namnd_are_a_warning_that_says_what_to_do() -> None:
    before = training(servicenamnden=(80, 100), trafiknamnden=(80, 100), jarva=(20, 22))
    now = training(servicenamnden=(90, 100), trafiknamnden=(40, 100), jarva=(1, 22))
    checked = check(CONTRACTS["utbildning"], now, before)
    (whole, per_namnd) = (result for result in leaps(checked) if "obligatoriska kurser" in result.description)
    assert whole.passed
    assert not per_namnd.passed
    assert per_namnd.severity is Severity.WARNING
    assert per_namnd.rows_by_namnd == {"jarva": 66, "trafiknamnden": 300}
    assert sorted(per_namnd.examples) == [
        "jarva: andelarna visas inte, eftersom för få personer ingår",
        "trafiknamnden: 40\N{NO-BREAK SPACE}procent mot 80\N{NO-BREAK SPACE}procent förra året",
    ]
    assert per_namnd.effect == (
        "Andelen genomförda obligatoriska kurser har ändrats mer än gränsen sedan förra året, vilket kan bero på ett "
        "fel i leveransen; jämför åren med försiktighet."
    )
    assert per_namnd.remedy == (
        "Jämför kolumnen genomford med förra årets uttag. Leverera på nytt om den är fel; "
        "förklara annars ändringen för samordnaren."
    )
    assert blocked_namnder([per_namnd], {"jarva": (), "trafiknamnden": ()}, {"utbildning": "Utbildning"}) == {}


@pytest.mark.slow
def test_small_namnder_that_leap_together_are_seen_in_the_whole_delivery() -> None:
    contract = CONTRACTS["klassning"]

    def assets(classified: int) -> pd.DataFrame:
        return frame(
            contract,
            [
                {
                    "namnd": namnd,
                    "tillgang_id": f"{namnd}{i}",
                    "klassad_datum": "2021-10-04" if i < classified else None,
                }
                for namnd in ("servicenamnden", "trafiknamnden", "jarva")
                for i in range(20)
            ],
        )

    found = {result.description: result for result in leaps(check(contract, assets(3), assets(15)))}
    whole = found["Andelen klassade tillgångar i hela leveransen har inte ändrats mer än gränsen sedan förra året."]
    assert whole.examples == ("15\N{NO-BREAK SPACE}procent mot 75\N{NO-BREAK SPACE}procent förra året",)
    assert [result.passed for result in found.values()].count(False) == 1
