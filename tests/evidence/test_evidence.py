"""A report's evidence: taken from what is shown, attached to the PDF, and taken out again."""

import json
import re

import pikepdf
import pytest
from builders import make_review

from genomgang.engines.builtin import BuiltinEngine
from genomgang.errors import DataError, UserError
from genomgang.evidence.attachments import CONTENT, ORIGIN, as_csv, attach, attachments, extract, read_attachments
from genomgang.evidence.content import Passage, ShownTable, from_json, read_content
from genomgang.paths import ROOT
from genomgang.provenance.origin import provenance

DOCUMENT = """\
---
title: Prov
---

# Utbildning {#sec-utbildning}

Alla ska gå *kurserna*, se @fig-kurser och ”målet”.[^not]

[^not]: Från i år.

![**Sju av tio har gått.** Andel anställda](_figurer/fig-kurser.svg){#fig-kurser fig-alt="Staplar. Båda: 70 %."}

::: {.siffror}
**Siffrorna bakom @fig-kurser.**

| Kurs | Andel |
|:-----|------:|
| Båda | 70 %  |
:::

| Uppgift | Innehåll |
|:--------|:---------|
| Status  | Utkast   |

## Plan {#sec-plan}

- Öva\\
  ofta

| Id | Åtgärd |
|:---|:-------|
| [s-1]{.helt} | =1+1 |

: Planen {#tbl-plan}
"""


@pytest.fixture(scope="module")
def content():
    return read_content(DOCUMENT)


@pytest.fixture
def origin(tmp_path):
    return provenance(make_review(now={"ikp": [{}]}), {}, None, tmp_path / "inga.md")


@pytest.fixture
def pdf(tmp_path, content, origin):
    """A PDF with the document's evidence, made by the built-in engine."""
    (tmp_path / "_figurer").mkdir()
    (tmp_path / "_figurer" / "fig-kurser.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    )
    attached = attach(attachments(content, origin), tmp_path)
    return BuiltinEngine().render(DOCUMENT, tmp_path / "ut", "prov", ("pdf",), tmp_path, appendix=attached)["pdf"]


def test_the_words_are_read_in_order_with_their_section_and_without_their_style(content):
    assert content.passages == (
        Passage("rubrik", "Utbildning", "Utbildning", "sec-utbildning"),
        Passage("text", "Utbildning", "Alla ska gå kurserna, se @fig-kurser och ”målet”."),
        Passage("text", "Utbildning", "Från i år."),
        Passage("ron", "Utbildning", "Sju av tio har gått. Andel anställda", "fig-kurser"),
        Passage("alt", "Utbildning", "Staplar. Båda: 70 %.", "fig-kurser"),
        Passage("rubrik", "Plan", "Plan", "sec-plan"),
        Passage("text", "Plan", "Öva ofta"),
    )


def test_a_charts_table_takes_the_charts_name_and_a_nameless_one_its_sections(content):
    assert content.tables == (
        ShownTable("fig-kurser", "Utbildning", "", ("Kurs", "Andel"), (("Båda", "70 %"),)),
        ShownTable("sec-utbildning-tabell-1", "Utbildning", "", ("Uppgift", "Innehåll"), (("Status", "Utkast"),)),
        ShownTable("tbl-plan", "Plan", "Planen", ("Id", "Åtgärd"), (("s-1", "=1+1"),)),
    )


def test_the_content_survives_json(content):
    assert from_json(json.loads(json.dumps(content.to_json()))) == content


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("+cmd|x", "'+cmd|x"),
        ("-5", "-5"),
        ("+3,5 %", "+3,5 %"),
        ("−5", "−5"),
        ("Öva; ofta", '"Öva; ofta"'),
    ],
)
def test_a_cell_that_excel_would_run_is_made_text(cell, written):
    table = ShownTable("tbl-x", "", "", ("A", "B"), ((cell, "b"),))
    assert as_csv(table).decode("utf-8-sig").splitlines() == ["A;B", f"{written};b"]


def test_what_was_attached_comes_out_again(pdf, tmp_path, content, origin):
    expected = {file.name: file.content for file in attachments(content, origin)}
    assert read_attachments(pdf) == expected
    files = extract(pdf, tmp_path / "siffror")
    assert {path.name: path.read_bytes() for path in files} == expected
    assert set(expected) == {"fig-kurser.csv", "sec-utbildning-tabell-1.csv", "tbl-plan.csv", CONTENT, ORIGIN}


def test_the_pdf_is_still_an_archive_pdf_with_the_files_named_as_data(pdf):
    with pikepdf.open(pdf) as opened:
        meta = opened.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("3", "A")
        spec = opened.attachments["_underlag/tbl-plan.csv"]
        assert spec.obj.AFRelationship == "/Data"
        assert spec.description == "Planen"


def test_a_file_that_exists_is_not_replaced(pdf, tmp_path):
    (tmp_path / "siffror").mkdir()
    (tmp_path / "siffror" / CONTENT).write_text("eget")
    with pytest.raises(UserError, match="finns redan"):
        extract(pdf, tmp_path / "siffror")
    assert [path.name for path in (tmp_path / "siffror").iterdir()] == [CONTENT]
    assert (tmp_path / "siffror" / CONTENT).read_text() == "eget"


def with_attachment(path, name):
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, b"x", filename=name)
    pdf.save(path)
    return path


@pytest.mark.parametrize("name", ["..", "skript.py", "a b.csv", "_underlag/.bashrc", "C:\\autoexec.csv"])
def test_an_attachment_whose_name_leads_elsewhere_is_refused(tmp_path, name):
    hostile = with_attachment(tmp_path / "x.pdf", name)
    with pytest.raises(DataError, match="otillåtet namn"):
        extract(hostile, tmp_path / "ut")
    assert not (tmp_path / "ut").exists()


def test_a_path_in_an_attachments_name_is_dropped(tmp_path):
    hostile = with_attachment(tmp_path / "x.pdf", "../../hem/siffror.csv")
    assert extract(hostile, tmp_path / "ut") == (tmp_path / "ut" / "siffror.csv",)


def test_a_file_that_is_no_pdf_is_told_so(tmp_path):
    (tmp_path / "x.pdf").write_text("hej")
    with pytest.raises(DataError, match=re.escape("x.pdf går inte att läsa som PDF.")):
        read_attachments(tmp_path / "x.pdf")


def test_the_public_version_carries_no_fingerprint_of_data(tmp_path):
    public = provenance(make_review(now={"ikp": [{}]}, version="offentlig"), {}, None, tmp_path / "inga.md")
    assert set(public.parts) == {"kod", "mall"}
    assert public.sources == ()
    assert public.delivery == ""


def test_one_changed_row_changes_the_fingerprint_of_the_data_alone(tmp_path):
    texts = tmp_path / "inga.md"
    first, second = (provenance(make_review(now={"ikp": [{"tertial": n}]}), {}, None, texts).parts for n in (1, 2))
    assert [name for name in first if first[name] != second[name]] == ["data"]


def test_a_key_figure_of_the_year_before_last_counts_as_data(tmp_path):
    review, texts = make_review(now={"ikp": [{}]}), tmp_path / "inga.md"
    first, second = (provenance(review, {"ikp_andel": value}, None, texts).parts for value in (40.0, 41.0))
    assert [name for name in first if first[name] != second[name]] == ["data"]


HIDDEN = """\
# Rubrik

Öppet [hemligt]{.content-hidden} och [papper]{.content-visible when-format="typst"} slut.

::: {.content-hidden}
Hemligt stycke.[^dold]

| Hemlig | Tabell |
|--------|--------|
| hemlig | rad    |

::: {.content-visible}
Hemligt inuti.
:::

![Hemligt rön](_figurer/x.svg){#fig-hemlig fig-alt="Hemligt."}
:::

::: {.content-hidden unless-format="html"}
Bara på skärmen.
:::

::: {.content-visible when-format="html" unless-format="html"}
Hemligt, för ingen.
:::

::: {.content-hidden when-format="html:js"}
Inte på skärmen.
:::

[^dold]: Hemlig not.
"""


def test_what_no_format_shows_is_no_evidence():
    found = read_content(HIDDEN)
    assert "emlig" not in str(found.to_json())
    assert [each.text for each in found.passages] == [
        "Rubrik", "Öppet  och papper slut.", "Bara på skärmen.", "Inte på skärmen."
    ]  # fmt: skip
    assert found.tables == ()


def test_every_test_that_the_threat_model_names_exists():
    named = re.findall(r"`(tests/\S+?)::(test_\w+)`", (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8"))
    assert len(named) > 25
    lacking = [
        f"{file}::{name}" for file, name in named if f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8")
    ]
    assert lacking == []
