"""Why a report is made, in words."""

from __future__ import annotations

import json

import pytest

from genomgang.batch.key import PARTS, Key
from genomgang.batch.plan import why
from genomgang.publish.output import Target, publish

PARTS_NOW = {name: "a" * 64 for name in PARTS}


@pytest.fixture
def target():
    return Target("servicenamnden", 2024, "intern")


@pytest.fixture
def record(target, tmp_path):
    made = {}
    for kind in ("html", "pdf"):
        made[kind] = tmp_path / f"x.{kind}"
        made[kind].write_text(kind)
    publish(made, target, {"underlag": PARTS_NOW})
    return json.loads(target.record.read_text())


def test_equal_parts_and_untouched_documents_are_current(target, record):
    assert why(target, record, Key(PARTS_NOW)) == ""


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        (["utbildning"], "ändrat sedan sist: genomförda utbildningar"),
        (["program", "texter"], "ändrat sedan sist: texterna och programmet"),
        (["staden"], "ändrat sedan sist: stadens jämförelsetal"),
    ],
)
def test_a_changed_part_is_named(target, record, changed, reason):
    assert why(target, record, Key(PARTS_NOW | dict.fromkeys(changed, "b" * 64))) == reason


def test_made_by_another_engine_or_in_other_formats_a_report_is_as_current(target, record):
    now = Key(PARTS_NOW | {"motor": "b" * 64, "format": "b" * 64})
    assert why(target, record, now) == "ändrat sedan sist: motorn och formaten"
    assert why(target, record, now.made_as(record["underlag"])) == ""
    text = Key({**now.parts, "texter": "b" * 64}).made_as(record["underlag"])
    assert why(target, record, text) == "ändrat sedan sist: texterna"


def test_a_document_changed_by_hand_is_made_anew(target, record):
    (target.folder / f"{target.stem}.html").write_text("annat")
    assert why(target, record, Key(PARTS_NOW)) == f"{target.stem}.html saknas eller har ändrats för hand"


def test_a_document_that_is_gone_is_made_anew(target, record):
    (target.folder / f"{target.stem}.pdf").unlink()
    assert why(target, record, Key(PARTS_NOW)) == f"{target.stem}.pdf saknas eller har ändrats för hand"


def test_no_record_means_no_report(target):
    assert why(target, None, Key(PARTS_NOW)) == "finns inte sedan tidigare"


def test_every_part_has_a_name():
    assert all(PARTS.values())
