"""The data protection officer's six areas and recommendations, counted by hand."""

from builders import make_frame, make_review

from genomgang.privacy.protection import MASKED
from genomgang.topics import dataskydd


def row(id_, omrade="styrdokument", bedomning="delvis", *, ar=2022, text=None, status=None, mark="oppen"):
    return {
        "rad_id": id_,
        "ar": ar,
        "omrade": omrade,
        "bedomning": bedomning,
        "rekommendation": text,
        "status": status,
        "skyddsmarkning": mark,
    }


def frames(*rows, before=(), version="intern"):
    review = make_review(now={"dataskydd": rows}, before={"dataskydd": before}, version=version)
    return review.now["dataskydd"], review.before["dataskydd"]


def known(result):
    return {
        (omrade, ar): bedomning
        for omrade, ar, bedomning in zip(result["omrade"], result["ar"], result["bedomning"].fillna("?"), strict=True)
    }


def test_all_six_areas_are_shown_for_both_years_and_an_area_without_rows_is_unknown():
    result = dataskydd.areas(*frames(row("a"), before=[row("b", ar=2021, bedomning="god")]))
    assert len(result) == 12
    assert known(result)["styrdokument", 2021] == "god"
    assert known(result)["styrdokument", 2022] == "delvis"
    assert known(result)["incidenter", 2022] == "?"


def test_change_counts_steps_and_the_weakest_row_of_an_area_decides():
    rows = (row("a", bedomning="god"), row("b", bedomning="brister"), row("c", "incidenter", "god"))
    before = (row("d", ar=2021, bedomning="delvis"), row("e", "incidenter", "brister", ar=2021))
    result = dataskydd.areas(*frames(*rows, before=before))
    change = result[result["ar"] == 2022].set_index("omrade")["forandring"]
    assert change["styrdokument"] == -1
    assert change["incidenter"] == 2
    assert change.drop(["styrdokument", "incidenter"]).isna().all()


def test_this_years_delivery_of_an_older_report_wins_over_last_years():
    now, before = frames(row("a", ar=2021, bedomning="god"), row("b"), before=[row("a", ar=2021, bedomning="brister")])
    assert known(dataskydd.areas(now, before))["styrdokument", 2021] == "god"


def test_only_the_two_newest_reports_are_compared():
    now, before = frames(*(row(str(ar), ar=ar) for ar in (2019, 2021, 2022)))
    assert dataskydd.report_years(now, before) == [2021, 2022]


def test_without_a_report_this_year_there_is_nothing_to_compare():
    now, before = frames(before=[row("a", ar=2021)])
    assert dataskydd.report_years(now, before) == []
    assert dataskydd.areas(now, before).empty


def test_recommendations_come_open_first_and_those_without_status_count_as_open():
    now, _ = frames(
        row("done", text="A", status="genomford"),
        row("unknown", text="B"),
        row("begun", text="C", status="pagar"),
        row("open", text="D", status="oppen"),
        row("none"),
    )
    result = dataskydd.recommendations(now)
    assert list(zip(result["rad_id"], result["lage"], strict=True)) == [
        ("open", "oppen"),
        ("begun", "pagar"),
        ("unknown", "lage_saknas"),
        ("done", "genomford"),
    ]
    assert dataskydd.open_count(now) == 3


def test_masking_invents_no_recommendation():
    rows = (row("none", mark="intern"), row("open", text="D", status="oppen", mark="intern"))
    now, _ = frames(*rows, version="offentlig")
    assert list(now["rekommendation"]) == [MASKED, MASKED]
    assert list(dataskydd.recommendations(now)["lage"]) == ["oppen"]


def test_an_empty_delivery_has_no_recommendations():
    now, _ = frames()
    assert make_frame("dataskydd").empty
    assert dataskydd.recommendations(now).empty
    assert dataskydd.open_count(now) == 0


def test_what_was_open_last_year_and_is_missing_this_year_has_vanished():
    before = [
        row("c", text="Skriv ned", status="oppen"),
        row("a", text="Gallra"),
        row("b", text="Öva", status="genomford"),
        row("d", text="Rensa", status="pagar"),
        row("e"),
    ]
    assert dataskydd.vanished(*frames(row("d", text="Rensa", status="oppen"), before=before)) == ["a", "c"]
    assert dataskydd.vanished(*frames(row("d"), before=[])) == []
