"""How critical assets are protected, suppliers bound, vulnerabilities mended and supervision answered, counted by hand."""

import datetime as dt

import pandas as pd
import pytest
from builders import make_frame, make_review

from genomgang.topics import leverantorer, sarbarheter, skydd, tillsyn
from genomgang.topics.share import Share

FIRST, LAST = dt.date(2022, 11, 1), dt.date(2023, 10, 31)


def asset(**columns):
    return {"kritisk": True, "flerfaktor": "ja", "aterlast": "2023-03-01", "krypterad": "ja", **columns}


ASSETS = [
    asset(),
    asset(flerfaktor="nej", aterlast="2022-10-31", support_till="2023-10-30"),
    asset(flerfaktor=None, aterlast=None, krypterad="nej", support_till="2023-10-31"),
    asset(flerfaktor="ej_aktuell", krypterad="ej_aktuell", aterlast="2022-11-01"),
    asset(kritisk=False),
    {},
]


@pytest.mark.parametrize(
    ("figure", "share"),
    [
        ("kritiska_mfa_andel", Share(1, 3)),  # not known counts as lacking, not relevant counts for nothing
        ("kritiska_aterlast_andel", Share(2, 4)),  # from the period's first day on
        ("kritiska_krypterade_andel", Share(2, 3)),
        ("kritiska_support_andel", Share(3, 4)),  # supported on its last day; without one until further notice
    ],
)
def test_protection_of_critical_assets(figure, share):
    rows = skydd.critical(make_frame("klassning", ASSETS))
    assert skydd.shares(rows, FIRST, LAST)[figure] == share


def test_assets_that_lose_support_within_the_plan():
    rows = skydd.losing_support(
        make_frame("klassning", [*ASSETS, asset(support_till="2027-01-01")]), dt.date(2026, 12, 31)
    )
    assert list(rows["support_till"]) == [pd.Timestamp("2023-10-30"), pd.Timestamp("2023-10-31")]


SUPPLIERS = [
    {"kritisk": True, "incidentklausul": True, "uppfoljd": "2022-11-01"},
    {"kritisk": True, "incidentklausul": None, "uppfoljd": "2023-05-01"},
    {"kritisk": True, "incidentklausul": True, "uppfoljd": "2022-10-31"},
    {"kritisk": False, "incidentklausul": False},
]


def test_critical_suppliers():
    rows = leverantorer.critical(make_frame("leverantorer", SUPPLIERS))
    assert leverantorer.with_clause(rows) == Share(2, 3)
    assert leverantorer.followed_up(rows, pd.Timestamp(FIRST)) == Share(2, 3)


def test_suppliers_to_settle_begin_with_those_without_a_clause():
    rows = leverantorer.to_settle(make_frame("leverantorer", SUPPLIERS), pd.Timestamp(FIRST))
    assert list(rows["leverantor_id"]) == ["serv-l-01-2", "serv-l-01-3"]


def found(upptackt, senast, atgardad=None, **columns):
    return {"upptackt": upptackt, "atgardas_senast": senast, "atgardad": atgardad, **columns}


VULNERABILITIES = [
    found("2023-04-02", "2023-05-02", "2023-05-02"),  # on its last day
    found("2023-04-02", "2023-05-02", "2023-05-03", funnen_genom="granskning"),
    found("2023-04-02", "2023-05-02", allvarlighet="medel", funnen_genom="granskning"),
    found("2023-10-20", "2023-11-20", "2023-10-25"),  # before its last day has come
    found("2023-10-20", "2023-11-20", allvarlighet="kritisk"),  # open within its time: not judged
    found("2022-03-01", "2022-04-01", "2022-03-20"),  # the period before
]


def test_vulnerabilities_mended_in_time():
    frame = make_frame("sarbarheter", VULNERABILITIES)
    assert sarbarheter.in_time(frame, FIRST, LAST) == Share(2, 4)
    assert sarbarheter.examined(frame) == Share(1, 2)


def test_open_vulnerabilities_by_severity():
    table = sarbarheter.by_severity(make_frame("sarbarheter", VULNERABILITIES), LAST)
    assert table.to_dict("index") == {
        "kritisk": {"inom_tiden": 1, "for_sent": 0},
        "medel": {"inom_tiden": 0, "for_sent": 1},
    }


def test_masked_vulnerabilities_count_for_nothing_and_are_told():
    rows = [*VULNERABILITIES[:2], {**VULNERABILITIES[2], "skyddsmarkning": "sekretess"}]
    (figure,) = sarbarheter.key_figures(make_review({"sarbarheter": rows}, version="offentlig"))
    assert (figure.part, figure.whole) == (1, 2)
    assert figure.coverage == "1 av 2 sårbarheter; en maskerad sårbarhet ingår inte"


CASES = [
    {"utfall": "anmarkning", "inledd": "2023-01-10"},
    {"utfall": "forelaggande", "inledd": "2023-02-10", "beskrivning": "Ordna loggar"},
    {"utfall": "anmarkning", "inledd": "2022-02-10", "atgardad": "2023-02-01"},
    {"utfall": "utan_anmarkning", "inledd": "2023-03-01"},
    {"utfall": "pagar", "inledd": "2023-09-01"},
]


def test_remarks_that_are_open_the_gravest_first():
    frame = make_frame("tillsyn", CASES)
    assert list(tillsyn.unsettled(frame)["utfall"]) == ["forelaggande", "anmarkning"]
    assert tillsyn.under_way(frame) == 1
    (figure,) = tillsyn.key_figures(make_review({"tillsyn": CASES}))
    assert (figure.value, figure.part, figure.whole) == (2, 2, 3)


@pytest.mark.parametrize("topic", [skydd, leverantorer, sarbarheter, tillsyn])
def test_what_was_not_delivered_has_no_figure(topic):
    assert topic.key_figures(make_review()) == ()


def test_last_year_is_counted_by_its_own_period():
    before = {"leverantorer": [{**row, "uppfoljd": "2021-12-01"} for row in SUPPLIERS]}
    figures = {f.id: f for f in leverantorer.key_figures(make_review({"leverantorer": SUPPLIERS}, before))}
    assert figures["leverantor_uppfoljd_andel"].before == 100
