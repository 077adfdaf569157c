"""The record beside a report keeps to its published schema, and the schema refuses a record that is not whole."""

from __future__ import annotations

import json

import pytest
from schemas import faults

pytestmark = pytest.mark.slow


def record_of(files):
    return next(iter(files["html"].parent.glob(files["html"].with_suffix(".json").name)))


@pytest.fixture(scope="module")
def record(example, render):
    return record_of(render(example, "utbildningsnamnden", formats=("html", "pdf", "underlag", "docx")))


def test_the_record_of_a_report_keeps_to_the_schema(record):
    assert faults(record) == []


@pytest.mark.parametrize("version", ["intern", "offentlig"])
def test_so_does_the_record_of_the_whole_citys_report(example, render_staden, version):
    assert faults(record_of(render_staden(example, version, formats=("html", "pdf")))) == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"filer": {}}, "$.filer"),
        ({"filer": {"../rapport.html": "0" * 64}}, "$.filer"),
        ({"version": "publik"}, "$.version"),
        ({"ar": "2024"}, "$.ar"),
        ({"leverans": "x"}, "$"),
        ({"namn": "Utbildningsnämnden"}, "$"),
    ],
)
def test_a_record_that_says_anything_else_is_refused(record, change, place):
    fields = json.loads(record.read_text(encoding="utf-8"))
    assert [problem for problem in faults({**fields, **change}) if problem.startswith(f"{place}:")]


def test_a_public_record_with_the_fingerprint_of_rows_is_refused(record):
    fields = json.loads(record.read_text(encoding="utf-8"))
    fields["harkomst"]["version"] = "offentlig"
    refused = "\n".join(faults(fields))
    assert "$.harkomst.sources" in refused
    assert "$.harkomst.delivery" in refused
