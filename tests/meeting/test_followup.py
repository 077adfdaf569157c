"""Where decisions stand during the year, their dates as a calendar, and the decisions for the plan."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re

import openpyxl
import pytest
from builders import make_review
from forms import PROPOSALS, TARGETS
from test_ready import DECISIONS, MEETING

from genomgang.errors import DataError, UnknownChoice, UserError
from genomgang.meeting.calendar import calendar
from genomgang.meeting.followup import (
    late_by_role,
    read_states,
    refuse_undecided,
    standings,
    states_file,
    tertial_called,
    write_states,
)
from genomgang.meeting.planning import COLUMNS, write_plan
from genomgang.show.decisions import follow_up_words
from genomgang.topics import beslut
from genomgang.topics.effekt import effects

DECIDED = [
    {**DECISIONS[0], "resurs_timmar": 160, "effekt_nyckeltal": "klassning_andel", "effekt_fore": 30},
    {**DECISIONS[1], "lydelse": "=Införa kort; i höst, eller så"},
    {**DECISIONS[2], "utfall": "avslagen", "motivering": "Ryms inte"},
]


@pytest.fixture
def review():
    return make_review({"atgarder": PROPOSALS, "beslut": DECIDED, "moten": [MEETING]}, targets=TARGETS)


@pytest.fixture
def data(tmp_path):
    (tmp_path / "2024").mkdir()
    return tmp_path


def told(data, *rows, tertial="T2"):
    path = states_file(data, 2024, tertial)
    lines = ["namnd;beslut_id;status;kommentar", *(f"servicenamnden;{row}" for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_what_nobody_has_told_is_late_once_its_day_has_passed_and_unknown_before(review, data):
    assert [(each.id, each.state) for each in standings(review, "T1", data)] == [
        ("serv-2024-01", "forsenad"),
        ("serv-2024-02", "lage_saknas"),
    ]


def test_the_owners_words_count_but_not_against_the_calendar(review, data):
    told(data, "serv-2024-01;klar;", "serv-2024-02;Pågår;Korten är beställda")
    found = standings(review, "T2", data)
    assert [(each.id, each.state, each.comment) for each in found] == [
        ("serv-2024-01", "klar", ""),
        ("serv-2024-02", "forsenad", "Korten är beställda"),
    ]
    assert {role: [each.id for each in late] for role, late in late_by_role(found).items()} == {"it": ["serv-2024-02"]}
    text = follow_up_words(review, found, dt.date(2024, 8, 31)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Två beslut från ledningens genomgång den\n5 december 2023 följs upp den 31 augusti 2024" in text
    assert ": ett försenat och ett klart." in text
    assert "- IT-ansvariga: serv-2024-02." in re.sub(r"\\", "", text)


def test_the_file_to_fill_in_is_written_once_and_keeps_what_is_filled_in(review, data):
    path = states_file(data, 2024, "T1")
    assert write_states(review, path) == 2
    path.write_text(path.read_text("utf-8-sig").replace("serv-2024-01;;", "serv-2024-01;klar;"), encoding="utf-8")
    assert write_states(review, path) == 0
    assert read_states(review, path) == {"serv-2024-01": ("klar", "")}


def test_all_that_is_wrong_in_the_file_is_told_at_once(review, data, snapshot):
    path = told(
        data,
        "serv-2024-99;klar;",
        "serv-2024-01;nästan;",
        "serv-2024-02;klar;",
        "serv-2024-02;pagar;",
        "serv-2024-01;klar;asa.berg@example.se har gjort det",
    )
    with pytest.raises(DataError) as problem:
        read_states(review, path)
    assert str(problem.value) == snapshot
    assert "berg" not in str(problem.value)


def test_a_file_with_other_columns_is_refused(review, data):
    states_file(data, 2024, "T2").write_text("id,status\n1,klar\n")
    with pytest.raises(DataError, match="har andra kolumner"):
        read_states(review, states_file(data, 2024, "T2"))


def test_an_unknown_report_and_a_review_without_decisions_are_told():
    with pytest.raises(UnknownChoice, match="Menade du ”T1”"):
        tertial_called("t1")
    with pytest.raises(UserError, match="Det finns inga beslut att följa upp"):
        refuse_undecided(make_review({}, targets=TARGETS))


def test_the_calendar_has_each_due_date_and_the_next_review(review):
    content = calendar(review, beslut.meeting(review))
    assert content == calendar(review, beslut.meeting(review))
    lines = content.decode().split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    whole = content.decode().replace("\r\n ", "").split("\r\n")
    assert [line for line in whole if line.startswith("DTSTART")] == [
        "DTSTART;VALUE=DATE:20240331",
        "DTSTART;VALUE=DATE:20240630",
        "DTSTART;VALUE=DATE:20241203",
    ]
    assert "DTEND;VALUE=DATE:20240401" in whole
    assert "UID:serv-2024-01@servicenamnden.genomgang" in whole
    assert "SUMMARY:serv-2024-02 ska vara klart: =Införa kort\\; i höst\\, eller så" in whole
    assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT") == 3
    assert (whole[0], whole[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")


def test_the_plan_has_stable_ids_and_numbers_and_no_formulas(review, monkeypatch, tmp_path):
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(tmp_path))
    as_csv, as_book = write_plan(review)
    rows = list(csv.DictReader(io.StringIO(as_csv.read_text("utf-8-sig")), delimiter=";"))
    assert [(row["mal"], row["beslut_id"], row["resurs_timmar"], row["forfallodatum"]) for row in rows] == [
        ("3.5", "serv-2024-01", "160", "2024-03-31"),
        ("3.5", "serv-2024-02", "", "2024-06-30"),
    ]
    assert rows[1]["lydelse"].startswith("'=")
    found = list(openpyxl.load_workbook(as_book)["Beslut"].iter_rows(values_only=True))
    assert found[0] == COLUMNS
    assert (found[1][2], found[1][7], found[1][8]) == ("serv-2024-01", dt.datetime(2024, 3, 31), 160)
    assert write_plan(review)[1].read_bytes() == as_book.read_bytes()


def test_the_next_review_shows_the_effect_before_and_after():
    after = make_review(
        {"klassning": [{"klassad_datum": "2023-05-01"}] * 3 + [{"klassad_datum": None}]},
        {"beslut": DECIDED},
        targets={**TARGETS, "klassning_andel": 80},
    )
    (row,) = effects(after).itertuples(index=False)
    assert [str(cell).replace("\N{NO-BREAK SPACE}", " ").replace("\u202f", " ") for cell in row] == [
        "serv-2024-01", PROPOSALS[0]["atgard"], row[2], "30 %", "3 av 4", "80 %",
    ]  # fmt: skip
