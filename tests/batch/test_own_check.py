"""What a report shows of a check is the nämnd's own part, so that other nämnder's rows do not change it."""

from __future__ import annotations

from dataclasses import replace

from builders import make_check, make_delivery

from genomgang.checking.model import CheckResult, DeliveryCheck, NamndRows
from genomgang.checking.own_check import own_check
from genomgang.contracts.contract import Severity


def result(**changed) -> CheckResult:
    fields = {
        "dataset": "utbildning", "expectation": "X", "column": "kurs", "severity": Severity.WARNING, "passed": False,
        "failed_rows": 5, "rows_by_namnd": {"servicenamnden": 2, "trafiknamnden": 3}, "description": "d", "reason": "r",
        "remedy": "m", "effect": "5 av 90 rader", "effect_template": "{rader} av {alla} rader",
        "examples": ("rad 14, kurs: ”x”",),
    }  # fmt: skip
    return CheckResult(**fields | changed)


def delivery_check(results: tuple[CheckResult, ...], *, rows_in: int = 90, sha256: str = "a") -> DeliveryCheck:
    check = make_check(make_delivery(), {"utbildning": rows_in})
    dataset = check.datasets["utbildning"]
    namnder = {"servicenamnden": NamndRows(40, 38, 39, 20, 20), "trafiknamnden": NamndRows(rows_in - 40, 7, None, 4, 4)}
    changed = replace(
        dataset, results=results, namnder=namnder, rows_in=rows_in, source=replace(dataset.source, sha256=sha256)
    )
    return replace(
        check, datasets={**check.datasets, "utbildning": changed}, blocked={"trafiknamnden": ("x",)}, fingerprint=sha256
    )


def test_rows_and_failures_are_the_namnds_own():
    own = own_check(delivery_check((result(),)), "servicenamnden", {"utbildning": "egna"})
    dataset = own.datasets["utbildning"]
    assert (dataset.rows_in, dataset.rows_used, dataset.rows_rejected, dataset.rows_before) == (40, 38, 2, 39)
    assert dataset.source.sha256 == "egna"
    assert dataset.results[0].rows_by_namnd == {"servicenamnden": 2}
    assert dataset.results[0].failed_rows == 2
    assert dataset.results[0].examples == ()
    assert own.blocked == {}


def test_a_check_that_fails_for_others_alone_has_passed():
    own = own_check(delivery_check((result(rows_by_namnd={"trafiknamnden": 5}),)), "servicenamnden", {})
    assert own.datasets["utbildning"].failures == ()


def test_rows_that_may_be_anybodys_are_told_to_every_namnd():
    check = delivery_check((result(rows_by_namnd={"regionen": 3, "": 1, "trafiknamnden": 3}, failed_rows=7),))
    (told,) = own_check(check, "servicenamnden", {}).datasets["utbildning"].failures
    assert (told.failed_rows, told.rows_by_namnd, told.examples) == (4, {"servicenamnden": 4}, ())
    (told,) = own_check(check, "trafiknamnden", {}).datasets["utbildning"].failures
    assert told.failed_rows == 7


def test_a_check_of_the_whole_file_concerns_everybody():
    whole = result(rows_by_namnd={}, examples=())
    assert own_check(delivery_check((whole,)), "servicenamnden", {}).datasets["utbildning"].failures == (whole,)


def test_other_namnders_rows_leave_the_own_part_as_it_is():
    first = delivery_check((result(),))
    second = delivery_check(
        (result(rows_by_namnd={"servicenamnden": 2, "trafiknamnden": 9}, failed_rows=11, effect="11 av 95 rader"),),
        rows_in=95,
        sha256="b",
    )
    rows = {"utbildning": "egna"}
    assert own_check(first, "servicenamnden", rows) == own_check(second, "servicenamnden", rows)
    assert own_check(first, "trafiknamnden", rows) != own_check(second, "trafiknamnden", rows)


def test_the_fingerprint_follows_the_own_rows():
    check = delivery_check((result(),))
    assert (
        own_check(check, "servicenamnden", {"utbildning": "x"}).fingerprint
        != own_check(check, "servicenamnden", {"utbildning": "y"}).fingerprint
    )
