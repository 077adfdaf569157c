"""The gate blocks the nämnder that a failure touches, and those alone."""

from __future__ import annotations

from genomgang.checking.gate import blocked_namnder
from genomgang.checking.model import CheckResult
from genomgang.contracts.contract import Severity

REGISTER = {"servicenamnden": (), "trafiknamnden": (), "jarva": ("rinkeby-kista", "spanga-tensta")}
TITLES = {"klassning": "Klassning"}


def failure(rows: dict[str, int], severity: Severity = Severity.CRITICAL) -> CheckResult:
    return CheckResult(
        dataset="klassning", expectation="ExpectX", column="namn", severity=severity, passed=False,
        failed_rows=sum(rows.values()), rows_by_namnd=rows, description="Namn är ifyllt.", reason="", remedy="",
        effect="", effect_template="", examples=(),
    )  # fmt: skip


def blocked(rows: dict[str, int], severity: Severity = Severity.CRITICAL) -> list[str]:
    return list(blocked_namnder([failure(rows, severity)], REGISTER, TITLES))


def test_failing_rows_block_their_own_namnd() -> None:
    assert blocked_namnder([failure({"trafiknamnden": 2})], REGISTER, TITLES) == {
        "trafiknamnden": ("Klassning: inte uppfyllt: Namn är ifyllt. (2 rader underkända)",)
    }


def test_a_warning_blocks_nobody() -> None:
    assert blocked({"trafiknamnden": 2}, Severity.WARNING) == []


def test_a_failure_of_the_whole_file_blocks_all() -> None:
    assert blocked({}) == ["jarva", "servicenamnden", "trafiknamnden"]


def test_a_row_without_namnd_may_be_anybodys_and_blocks_all() -> None:
    assert blocked({"": 1}) == ["jarva", "servicenamnden", "trafiknamnden"]


def test_a_row_of_the_whole_city_blocks_all() -> None:
    assert blocked({"staden": 1}) == ["jarva", "servicenamnden", "trafiknamnden"]


def test_a_misspelt_namnd_blocks_the_one_that_is_meant() -> None:
    assert blocked({"servicenamden": 1}) == ["servicenamnden"]


def test_a_former_namnd_blocks_the_one_that_took_over() -> None:
    assert blocked({"rinkeby-kista": 1}) == ["jarva"]


def test_a_row_that_cannot_be_given_to_anyone_may_be_anybodys_and_blocks_all() -> None:
    assert blocked({"regionen": 5}) == ["jarva", "servicenamnden", "trafiknamnden"]
    assert blocked({"regionen": 5, "trafiknamnden": 2}) == ["jarva", "servicenamnden", "trafiknamnden"]
