"""One safe file of figures: tidy, the same in every format, and silent about what the reports hide."""

from __future__ import annotations

import json
from dataclasses import replace

import pandas as pd
import pytest
from builders import make_city_figure, make_delivery
from frictionless import Package

from genomgang.city.model import CityFigures, Member
from genomgang.figures import dcat, tidy
from genomgang.figures.tidy import COLUMNS, tidy_figures
from genomgang.figures.writing import figures_folder, write_figures
from genomgang.organisation import organisation
from genomgang.organisation.model import OppnaData

MEMBERS = (
    Member("servicenamnden", "Servicenämnden", "facknamnd", 240, blocked=False),
    Member("valnamnden", "Valnämnden", "facknamnd", 12, blocked=False),
    Member("stokab", "AB Stokab", "bolag", 104, blocked=True),
)
FIGURES = (
    make_city_figure("servicenamnden", 93.0, part=223, whole=240, before=90.0),
    make_city_figure("servicenamnden", None, id="klassning_andel"),
    make_city_figure("valnamnden", None, hidden=True, part=3, whole=9),
)


@pytest.fixture
def frame(monkeypatch, tmp_path):
    monkeypatch.setattr(tidy, "city_figures", lambda *_: CityFigures(2024, "offentlig", MEMBERS, FIGURES))
    monkeypatch.setattr(tidy, "load_delivery", lambda *_: make_delivery(2024))
    return tidy_figures(tmp_path, 2024, "offentlig")


@pytest.fixture
def files(frame, monkeypatch, tmp_path):
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(tmp_path / "ut"))
    return write_figures(frame, make_delivery(2024), "offentlig")


def test_a_row_has_value_size_target_and_last_year(frame):
    assert list(frame.columns) == list(COLUMNS)
    row = frame.iloc[0]
    assert (row.organisation, row.version) == ("Stockholms stad", "offentlig")
    assert (row.namnd, row.nyckeltal, row.varde, row.n, row.mal, row.forra_aret) == (
        "servicenamnden", "utbildning_andel", 93.0, 240, 95.0, 90.0,
    )  # fmt: skip
    assert (row.datamangd, row.period_fran, row.period_till) == ("utbildning", "2022-11-01", "2023-10-31")
    assert row.raknas.endswith("Konsulter räknas inte.")
    assert pd.isna(row.visas_inte)


def test_what_is_hidden_has_neither_value_nor_size_and_says_why(frame):
    hidden = frame[frame.namnd == "valnamnden"].iloc[0]
    assert pd.isna(hidden.varde)
    assert pd.isna(hidden.n)
    assert hidden.visas_inte == "för liten grupp"
    assert frame.iloc[1].visas_inte == "inga uppgifter"


def test_a_blocked_company_has_a_row_that_says_so(frame):
    blocked = frame[frame.namnd == "stokab"]
    assert list(blocked.visas_inte) == ["blockerad leverans"]
    assert blocked[["nyckeltal", "varde"]].isna().all(axis=None)


def test_every_format_holds_the_same(frame, files):
    csv, json_file, parquet, *_ = files
    pd.testing.assert_frame_equal(pd.read_parquet(parquet), frame)
    assert csv.read_bytes().startswith(b"\xef\xbb\xbf"), "Excel knows it as UTF-8"
    read = pd.read_csv(csv)
    assert list(read.columns) == list(COLUMNS)
    assert read.varde.tolist()[0] == 93.0
    assert read.shape == frame.shape
    rows = json.loads(json_file.read_text(encoding="utf-8"))
    assert [row["varde"] for row in rows] == [93.0, None, None, None]
    assert all(list(row) == list(COLUMNS) for row in rows)


def test_the_description_is_a_valid_data_package(files):
    report = Package(str(files[-2])).validate()
    assert report.valid, report.flatten(["type", "note"])


def test_the_record_for_data_portals_has_what_dcat_ap_se_demands(files):
    record = json.loads(files[-1].read_text(encoding="utf-8"))
    assert record["@type"] == "dcat:Dataset"
    assert record["dcterms:publisher"]["foaf:name"] == "Stockholms stad"
    assert {"dcterms:title", "dcterms:description", "dcat:distribution"} <= record.keys()
    assert record["dcterms:accessRights"]["@id"].endswith("/PUBLIC")
    addresses = [each["dcat:accessURL"]["@id"] for each in record["dcat:distribution"]]
    assert addresses == [path.name for path in files[:3]]
    assert "dcat:contactPoint" not in record, "nobody has said who answers"


def test_licence_and_contact_are_the_organisations(files, frame, monkeypatch):
    own = replace(organisation(), oppna_data=OppnaData("https://example.org/cc0", "data@example.org"))
    monkeypatch.setattr(dcat, "organisation", lambda: own)
    record = json.loads(write_figures(frame, make_delivery(2024), "offentlig")[-1].read_text(encoding="utf-8"))
    assert record["dcat:contactPoint"]["vcard:hasEmail"]["@id"] == "mailto:data@example.org"
    assert {each["dcterms:license"]["@id"] for each in record["dcat:distribution"]} == {"https://example.org/cc0"}


def test_the_same_figures_give_the_same_bytes(frame, files):
    before = [path.read_bytes() for path in files]
    assert [path.read_bytes() for path in write_figures(frame, make_delivery(2024), "offentlig")] == before


def test_the_internal_version_lies_among_what_is_never_published(monkeypatch, tmp_path):
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(tmp_path))
    assert figures_folder(2024, "intern") == tmp_path / "2024" / "intern" / "nyckeltal"
    assert figures_folder(2024, "offentlig") == tmp_path / "2024" / "nyckeltal"
