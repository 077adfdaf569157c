"""The decision form: what it asks, and what it says when it comes back."""

from __future__ import annotations

import csv
import datetime as dt

import openpyxl
import pytest
from builders import make_review
from forms import ANSWERS, CHANGED, MEETING, PROPOSALS, TARGETS, filled_form, new_form, small_review

from checks.mal import INDICATORS
from genomgang.errors import UserError
from genomgang.meeting import form
from genomgang.meeting.questions import measuring_figures
from genomgang.meeting.take_in import answers_of, read_form, take_in, take_in_anew
from genomgang.topics.nyckeltal import all_key_figures


@pytest.fixture
def review():
    return small_review()


def rows(folder, name="beslut"):
    with (folder / "2024" / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


def taken(path, review, folder, take=take_in):
    (folder / "2024").mkdir(exist_ok=True)
    return take(path, answers_of(read_form(path, "", None), review), review, folder)


def test_it_asks_one_question_a_proposal_with_its_words_filled_in(review, tmp_path):
    sheet = openpyxl.load_workbook(new_form(review, tmp_path / "b.xlsx"))[form.DECISIONS]
    found = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in found] == ["serv-2024-01", "serv-2024-02", "serv-2024-03"]
    first = dict(zip([cell.value for cell in sheet[1]], found[0], strict=True))
    assert first["Utfall"] is None
    assert first["Beslutets lydelse"] == "Klassa de tillgångar som saknar klassning"
    assert first["Ansvarig roll"] == "Objektledare"
    assert first["Klar senast"] == dt.datetime(2024, 3, 31)
    assert (first["Timmar"], first["Kronor"]) == (160, None)
    assert first["Nyckeltal för effekten"] == "klassning_andel"
    assert [row[12] for row in found] == [160, None, None]
    assert [row[13] for row in found] == [None, 150_000, None]


def test_what_may_be_chosen_is_a_list_and_what_was_asked_is_locked(review, tmp_path):
    sheet = openpyxl.load_workbook(new_form(review, tmp_path / "b.xlsx"))[form.DECISIONS]
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    headers = [cell.value for cell in sheet[1]]
    chosen = {headers[sheet[str(rule.sqref).split(":")[0]].column - 1] for rule in lists}
    assert chosen == {"Utfall", "Ansvarig roll", "Nyckeltal för effekten"}
    assert sheet.protection.sheet
    locked = {headers[cell.column - 1] for cell in sheet[2] if cell.protection.locked}
    assert locked == {*(field.header for field in form.ASKED), form.RECEIPT}


def test_what_may_measure_an_effect_is_what_the_decisions_can_hold():
    people = [{"enhet": "Kansliet", "rollgrupp": "medarbetare", "kurs": "dataskydd", "genomford": None}] * 30
    review = make_review({"atgarder": PROPOSALS, "utbildning": people, "incidenter": [{}] * 12}, targets=TARGETS)
    assert "incidenter_per_hundra" in {figure.id for figure in all_key_figures(review)}
    assert set(measuring_figures(review)) <= set(INDICATORS)


def test_the_same_draft_gives_the_same_bytes(review, tmp_path):
    first, second = (new_form(review, tmp_path / name).read_bytes() for name in ("a.xlsx", "b.xlsx"))
    assert first == second


def test_what_was_proposed_stands_beside_what_was_decided(review, tmp_path):
    taken(filled_form(review, tmp_path / "b.xlsx"), review, tmp_path)
    one, two, three = rows(tmp_path)
    assert (one["utfall"], one["foreslaget"], one["lydelse"]) == (
        "beslutad",
        PROPOSALS[0]["atgard"],
        PROPOSALS[0]["atgard"],
    )
    assert (two["utfall"], two["foreslaget_datum"], two["forfallodatum"]) == ("andrad", "2024-06-30", "2024-12-15")
    assert (three["utfall"], three["motivering"]) == ("avslagen", "Ryms inte i budgeten för 2025")
    assert [row["skyddsmarkning"] for row in (one, two, three)] == ["oppen", "oppen", "intern"]
    assert (one["resurs_timmar"], two["resurs_kronor"]) == ("160", "150000")


def test_the_meeting_is_told_by_roles(review, tmp_path):
    taken(filled_form(review, tmp_path / "b.xlsx"), review, tmp_path)
    (meeting,) = rows(tmp_path, "moten")
    assert (meeting["motesdatum"], meeting["nasta_genomgang"]) == ("2023-12-05", "2024-12-03")
    assert meeting["ordforande_roll"] == "forvaltningschef"
    assert meeting["narvarande"] == "forvaltningschef|samordnare"
    assert (meeting["franvarande"], meeting["informeras"]) == ("hr", "namnd")


def test_the_form_itself_is_kept_as_it_was_filled(review, tmp_path):
    path = filled_form(review, tmp_path / "b.xlsx")
    taken(path, review, tmp_path)
    assert (tmp_path / "2024" / "blanketter" / "servicenamnden-1.xlsx").read_bytes() == path.read_bytes()


def test_a_row_without_outcome_is_told_and_the_others_are_taken_in(review, tmp_path):
    path = filled_form(review, tmp_path / "b.xlsx", {"serv-2024-01": {"Utfall": "Beslutad"}})
    assert taken(path, review, tmp_path).answers.unanswered == ("serv-2024-02", "serv-2024-03")
    assert [row["beslut_id"] for row in rows(tmp_path)] == ["serv-2024-01"]


def test_what_an_earlier_form_decided_stays_where_a_later_one_says_nothing(review, tmp_path):
    taken(filled_form(review, tmp_path / "b.xlsx", {"serv-2024-01": {"Utfall": "Beslutad"}}), review, tmp_path)
    rest = {name: answer for name, answer in ANSWERS.items() if name != "serv-2024-01"}
    taken(filled_form(review, tmp_path / "c.xlsx", rest), review, tmp_path)
    assert [row["beslut_id"] for row in rows(tmp_path)] == ["serv-2024-01", "serv-2024-02", "serv-2024-03"]


def test_rows_of_others_stay_as_they_are(review, tmp_path):
    taken(filled_form(review, tmp_path / "b.xlsx"), review, tmp_path)
    path = tmp_path / "2024" / "beslut.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("servicenamnden", "valnamnden"), encoding="utf-8")
    taken(filled_form(review, tmp_path / "b.xlsx"), review, tmp_path)
    assert [row["namnd"] for row in rows(tmp_path)] == ["servicenamnden"] * 3 + ["valnamnden"] * 3


def with_cells(sheet, row, **cells):
    def change(book):
        headers = [cell.value for cell in book[sheet][1]]
        for header, value in cells.items():
            book[sheet].cell(row, headers.index(header.replace("_", " ")) + 1).value = value

    return change


def duplicated(book):
    sheet = book[form.DECISIONS]
    copy = [cell.value for cell in sheet[2]]
    copy[[cell.value for cell in sheet[1]].index("Utfall")] = "Avslagen"
    sheet.append(copy)


def added(book):
    book[form.DECISIONS].append([4, "serv-2024-99", "Något nytt"])


def without_reason(name):
    return {**ANSWERS, name: {key: value for key, value in ANSWERS[name].items() if key != "Motivering"}}


BAD = {
    "two outcomes for one proposal": {"change": duplicated},
    "a due date before the meeting": {
        "answers": {**ANSWERS, "serv-2024-01": {"Utfall": CHANGED, "Klar senast": dt.date(2023, 11, 30), "Motivering": "Bråttom"}}
    },
    "an unknown role": {"answers": {**ANSWERS, "serv-2024-01": {"Utfall": CHANGED, "Ansvarig roll": "Objektägare", "Motivering": "Rätt roll"}}},
    "a refused proposal without reason": {"answers": without_reason("serv-2024-03")},
    "a changed proposal without reason": {"answers": without_reason("serv-2024-02")},
    "an unknown outcome": {"answers": {**ANSWERS, "serv-2024-01": {"Utfall": "Kanske"}}},
    "decided but changed": {"answers": {**ANSWERS, "serv-2024-01": {"Utfall": "Beslutad", "Ansvarig roll": "Chefer"}}},
    "decided but without role": {"answers": {**ANSWERS, "serv-2024-02": {**ANSWERS["serv-2024-02"], "Ansvarig roll": ""}}},
    "a date that is none": {"answers": {**ANSWERS, "serv-2024-02": {**ANSWERS["serv-2024-02"], "Klar senast": "i höst"}}},
    "hours in words": {"answers": {**ANSWERS, "serv-2024-01": {"Utfall": "Beslutad", "Timmar": "två veckor"}}},
    "more than anybody means": {"answers": {**ANSWERS, "serv-2024-01": {"Utfall": "Beslutad", "Timmar": 200_000}}},
    "a day that nobody plans for": {
        "answers": {**ANSWERS, "serv-2024-02": {**ANSWERS["serv-2024-02"], "Klar senast": dt.date(2199, 1, 1)}}
    },
    "a date in two ways": {"answers": {**ANSWERS, "serv-2024-02": {**ANSWERS["serv-2024-02"], "Klar senast": "01/02/2024"}}},
    "a figure that is none": {"answers": {**ANSWERS, "serv-2024-01": {"Utfall": "Beslutad", "Nyckeltal för effekten": "klassning_andelen"}}},
    "nothing decided": {"answers": {}},
    "a person's number in a reason": {
        "answers": {**ANSWERS, "serv-2024-03": {"Utfall": "Avslagen", "Motivering": "Enligt 811218-9876"}}
    },
    "an unknown role that took part": {"change": lambda book: book[form.MEETING].append(["Kanslichef", form.PRESENT])},
    "nobody present": {"meeting": {form.DAY: MEETING[form.DAY], form.CHAIR: "Förvaltningschef", form.NEXT: MEETING[form.NEXT]}},
    "no meeting day": {"meeting": {**MEETING, form.DAY: None}},
    "a meeting before the figures' day": {"meeting": {**MEETING, form.DAY: dt.date(2023, 10, 1)}},
    "the next review before this one": {"meeting": {**MEETING, form.NEXT: dt.date(2023, 12, 1)}},
    "a row of one's own": {"change": added},
    "a sheet that is gone": {"change": lambda book: book.remove(book[form.MEETING])},
    "a column that is gone": {"change": lambda book: book[form.DECISIONS].delete_cols(8)},
    "all at once": {
        "answers": {"serv-2024-01": {"Utfall": "Kanske"}, "serv-2024-02": {"Utfall": "Avslagen"}},
        "meeting": {**MEETING, form.CHAIR: "Kommundirektör"},
    },
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_form_that_cannot_be_taken_in_says_why_and_nothing_is_written(case, review, tmp_path, snapshot):
    path = filled_form(review, tmp_path / "b.xlsx", **BAD[case])
    before = path.read_bytes()
    with pytest.raises(UserError) as told:
        taken(path, review, tmp_path)
    assert str(told.value) == snapshot
    assert path.read_bytes() == before
    assert not list((tmp_path / "2024").iterdir())


def test_a_form_of_an_older_draft_says_which_proposals_are_others_now(review, tmp_path, snapshot):
    path = filled_form(review, tmp_path / "b.xlsx")
    later = [
        {**PROPOSALS[0], "atgard": "Klassa alla tillgångar"},
        PROPOSALS[1],
        {**PROPOSALS[2], "atgard_id": "serv-2024-04"},
    ]
    with pytest.raises(UserError) as told:
        taken(path, small_review(later), tmp_path)
    assert str(told.value) == snapshot


@pytest.mark.parametrize(("namnd", "ar"), [("valnamnden", None), ("", 2023), ("valnamnden", 2023)])
def test_a_form_of_another_namnd_or_year_is_refused(namnd, ar, review, tmp_path, snapshot):
    path = filled_form(review, tmp_path / "b.xlsx")
    with pytest.raises(UserError) as told:
        read_form(path, namnd, ar)
    assert str(told.value) == snapshot


def test_another_outcome_than_the_one_decided_is_refused_until_it_is_meant(review, tmp_path, snapshot):
    taken(filled_form(review, tmp_path / "b.xlsx"), review, tmp_path)
    other = {**ANSWERS, "serv-2024-01": {"Utfall": "Avslagen", "Motivering": "Gjordes redan i fjol"}}
    path = filled_form(review, tmp_path / "c.xlsx", other)
    with pytest.raises(UserError) as told:
        taken(path, review, tmp_path)
    assert str(told.value) == snapshot
    assert rows(tmp_path)[0]["utfall"] == "beslutad"
    taken(path, review, tmp_path, take_in_anew)
    assert rows(tmp_path)[0]["utfall"] == "avslagen"
