"""What the public version masks: rows, ids, last year's rows and passages; what is not expressly open is never shown."""

import dataclasses
import datetime as dt

import pytest
from builders import make_delivery, make_frame, make_review

from checks import CONTRACTS
from genomgang.errors import DataError
from genomgang.privacy.protection import GROUND, MARK, MASKED, MASKED_ROW, OPEN, mask_texts
from genomgang.regler.maskering import grounds
from genomgang.review.texts import Texts
from genomgang.show.phrases import masked_note
from genomgang.topics import beslutsbehov, underlag
from genomgang.topics.frister import significant

DAY = dt.date(2023, 10, 31)


def public(now=(), before=(), dataset="atgarder"):
    return make_review(now={dataset: now}, before={dataset: before}, version="offentlig")


def action(mark, identity="serv-1", **columns):
    return {"atgard_id": identity, "atgard": "Låsa serverrummet", "skyddsmarkning": mark, **columns}


@pytest.mark.parametrize("mark", ["intern", "sekretess", "hemlig", "Oppen", "", None])
def test_every_mark_but_open_masks(mark):
    shown = public([action(mark)]).now["atgarder"].iloc[0]
    assert shown["atgard"] == shown["resurs"] == shown["effektmatt"] == MASKED
    assert shown["atgard_id"] == "maskerad-1"
    assert shown[MASKED_ROW]


def test_an_open_row_is_shown_whole():
    review = public([action("oppen")])
    assert review.now["atgarder"].iloc[0]["atgard"] == "Låsa serverrummet"
    assert review.masking.rows == ()


def test_the_internal_version_masks_nothing():
    review = make_review(now={"atgarder": [action("sekretess")]})
    assert review.now["atgarder"].iloc[0]["atgard"] == "Låsa serverrummet"
    assert not review.now["atgarder"][MASKED_ROW].any()


def test_an_empty_cell_in_a_masked_row_looks_masked_too():
    rows = [{"tillgang_id": "a", "leverantor": None, "skyddsmarkning": "sekretess"}]
    assert public(rows, dataset="klassning").now["klassning"].iloc[0]["leverantor"] == MASKED


def test_a_masked_id_is_masked_wherever_it_is_referred_to_and_alike_in_both_years():
    review = public(
        now=[action("sekretess", "hemlig"), action("oppen", "ny", overford_fran="hemlig")],
        before=[action("sekretess", "hemlig"), action("oppen", "gammal")],
    )
    assert list(review.now["atgarder"]["atgard_id"]) == ["maskerad-1", "ny"]
    assert list(review.now["atgarder"]["overford_fran"])[1] == "maskerad-1"
    assert list(review.before["atgarder"]["atgard_id"]) == ["maskerad-1", "gammal"]


def test_what_meets_a_protected_row_still_meets_it_and_does_not_name_it():
    """Else the public version would say that a recommendation lacks a decision, and print its id as unknown."""
    review = make_review(
        now={
            "atgarder": [action("sekretess", "hemlig"), action("oppen", "ny", moter="hemlig-rek, serv-r-1")],
            "dataskydd": [{"rad_id": "hemlig-rek", "skyddsmarkning": "intern"}],
        },
        version="offentlig",
    )
    (shown,) = review.now["dataskydd"]["rad_id"]
    assert shown not in set(review.now["atgarder"]["atgard_id"]), "one number for two rows"
    assert list(review.now["atgarder"]["moter"])[1] == f"{shown}, serv-r-1"
    assert beslutsbehov.unknown_ids(review) == ["serv-r-1"]


def test_a_row_that_has_become_secret_is_masked_last_year_too():
    review = public(now=[action("sekretess")], before=[action("oppen")])
    assert list(review.before["atgarder"]["atgard"]) == [MASKED]


def test_a_row_that_is_no_longer_secret_keeps_its_id_but_not_last_years_words():
    review = public(now=[action("oppen")], before=[action("sekretess")])
    assert list(review.before["atgarder"]["atgard"]) == [MASKED]
    assert list(review.before["atgarder"]["atgard_id"]) == list(review.now["atgarder"]["atgard_id"]) == ["serv-1"]


def test_last_years_masked_row_is_listed_where_this_year_lacks_it():
    review = public(now=[action("intern", "a")], before=[action("intern", "a"), action("intern", "b")])
    assert [(row.year, row.id) for row in review.masking.rows] == [(0, "a"), (-1, "b")]


@pytest.mark.parametrize(
    ("dataset", "mark", "row", "ground"),
    [
        ("klassning", "sekretess", {}, "sakerhetsatgard"),
        ("risker", "sekretess", {"kalla": "rsa"}, "beredskap"),
        ("risker", "sekretess", {"kalla": "vor"}, "sakerhetsatgard"),
        ("risker", "sekretess", {}, "okand"),
        ("upphandlingar", "sekretess", {}, "upphandling"),
        ("risker", "intern", {}, "intern"),
        ("risker", "", {}, "okand"),
        ("risker", "hemligstämplad", {}, "okand"),
    ],
)
def test_the_ground_follows_from_data_set_mark_and_source(dataset, mark, row, ground):
    assert grounds().of_row(dataset, mark, row, DAY).id == ground


@pytest.mark.parametrize(
    ("when", "row", "ground"),
    [
        (dt.date(2026, 1, 14), {"betydande": True}, "sakerhetsatgard"),
        (dt.date(2026, 1, 15), {"betydande": True}, "incidentrapport"),
        (dt.date(2026, 1, 15), {"betydande": True, "lamnas_ut": False}, "incidentrapport"),
        (dt.date(2026, 1, 15), {"betydande": True, "lamnas_ut": True}, "sakerhetsatgard"),
        (dt.date(2026, 1, 15), {"betydande": False}, "sakerhetsatgard"),
    ],
)
def test_a_ground_holds_from_its_day(when, row, ground):
    assert grounds().of_row("incidenter", "sekretess", row, when).id == ground


def incidents(when, *rows):
    day = dt.date.fromisoformat(when)
    delivery = dataclasses.replace(make_delivery(day.year + 1), matdatum=day)
    return make_review(now={"incidenter": rows}, ar=day.year + 1, delivery=delivery, version="offentlig")


OPEN_REPORT = {"skyddsmarkning": "oppen", "betydande": True, "kand": "2026-03-02 08:00", "allvarlighet": "hog"}


def test_a_significant_incident_is_masked_from_the_day_however_it_is_marked():
    before = incidents("2026-01-14", OPEN_REPORT).now["incidenter"].iloc[0]
    assert (before["allvarlighet"], before[MASKED_ROW]) == ("hog", False)
    after = incidents("2026-01-15", OPEN_REPORT).now["incidenter"].iloc[0]
    assert after[[MASKED_ROW, GROUND, "kand"]].tolist() == [True, "incidentrapport", MASKED]
    assert after[["betydande", "allvarlighet"]].isna().all()


def test_a_person_can_release_it():
    shown = incidents("2026-01-15", {**OPEN_REPORT, "lamnas_ut": True}, OPEN_REPORT).now["incidenter"]
    assert list(shown[MASKED_ROW]) == [False, True]
    assert list(significant(shown, dt.date(2026, 1, 15))["kand"]) == ["2026-03-02 08:00"]


def test_how_many_there_are_is_not_told():
    marks = ("oppen", "intern", "sekretess", None)
    review = incidents("2026-01-15", *({**OPEN_REPORT, "skyddsmarkning": mark} for mark in marks))
    assert underlag.masked_rows(review)["antal"].isna().all()
    assert masked_note(review.now["incidenter"]) == (
        "Hur många rader som är maskerade visas efter prövning. Grund: Incidentrapport, 18 kap. 8 b § offentlighets- och "
        "sekretesslagen (OSL)."
    )


def test_every_mark_that_a_contract_knows_has_a_ground_of_its_own():
    for name, contract in CONTRACTS.items():
        if MARK in contract.column_names:
            for mark in contract.labels(MARK):
                if mark != OPEN:
                    row = {"kalla": "rsa"}
                    assert grounds().of_row(name, mark, row, DAY) is not grounds().otherwise, (name, mark)


def test_the_note_names_the_ground_of_every_masked_row():
    frame = public([action("sekretess", "a"), action("intern", "b"), action("intern", "c")]).now["atgarder"]
    assert list(frame[GROUND]) == ["sakerhetsatgard", "intern", "intern"]
    assert masked_note(frame) == (
        "Tre rader är maskerade i den offentliga versionen. Grunder: Märkt som intern (två rader); "
        "Säkerhetsåtgärd, 18 kap. 8 § offentlighets- och sekretesslagen (OSL) (en rad)."
    )


def test_frames_without_rows_can_be_masked():
    assert make_frame("risker").empty
    assert public(dataset="risker").now["risker"].empty


PASSAGE = 'Före.\n\n::: {{.intern reason="{}"}}\nHemligt.\n:::\n\nEfter.'


def masked(words, version="offentlig"):
    texts, passages = mask_texts(Texts(sections={"budget": words}), version)
    return texts.sections["budget"], passages


def test_a_passage_gives_way_to_its_ground():
    words, (passage,) = masked(PASSAGE.format("Beredskap, OSL 18 kap. 13 §"))
    assert "Hemligt" not in words
    assert "■ maskerat (Grund: Beredskap, OSL 18 kap. 13 §.)" in words
    assert words.startswith("Före.")
    assert words.endswith("Efter.")
    assert (passage.section, passage.line, passage.reason) == ("budget", 3, "Beredskap, OSL 18 kap. 13 §")


def test_a_configured_ground_is_named_by_its_key():
    words, _ = masked(PASSAGE.format("sakerhetsatgard"))
    assert "Säkerhetsåtgärd, 18 kap. 8 § offentlighets- och sekretesslagen (OSL)" in words


def test_the_internal_version_shows_the_passage_and_says_that_it_is_internal():
    words, passages = masked(PASSAGE.format("Beredskap"), "intern")
    assert "Hemligt.\n\n(Visas inte i den offentliga versionen: Beredskap.)" in words
    assert passages == ()


@pytest.mark.parametrize(
    "opening",
    [
        "::: {.intern}",
        ":::{.intern}",
        "::::: {.intern}",
        "::: intern",
        "  ::: {#id .intern reason='x'}",
        "::: {.viktigt .intern} :::",
    ],
)
def test_every_way_to_open_a_passage_masks(opening):
    words, passages = masked(f"{opening}\nHemligt.\n\nOckså hemligt.\n:::\nEfter.")
    assert "emligt" not in words
    assert "Efter." in words
    assert len(passages) == 1


@pytest.mark.parametrize("version", ["intern", "offentlig"])
@pytest.mark.parametrize(
    "words",
    [
        "::: {.intern}\nHemligt.",
        ":::\nEfter.",
        ":: {.intern}\nHemligt.\n::",
        "    ::: {.intern}\n    Hemligt.\n    :::",
        "- ::: {.intern}\n  Hemligt.\n  :::",
        "::: {.Intern}\nHemligt.\n:::",
        "::: {.intern\nHemligt.\n:::",
        "::: {.annat}\nHemligt.\n:::",
        '<div class="intern">\nHemligt.\n</div>',
        "::: {.intern}\nHemligt.\n::: {.inre}\nInre.\n:::\nMer.\n:::",
        '::: {.annat reason=".intern"}\nHemligt.\n:::',
    ],
)
def test_a_border_that_cannot_be_told_stops_both_versions(words, version):
    with pytest.raises(DataError) as stopped:
        masked(words, version)
    assert "avsnittet ”budget”, rad" in stopped.value.where
    assert "Hemligt" not in str(stopped.value)
