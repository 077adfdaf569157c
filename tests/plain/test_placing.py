"""What Quarto made is laid in the report's place, or nothing is."""

from __future__ import annotations

import pytest
from builders import make_review

from genomgang.engines.builtin import BuiltinEngine
from genomgang.errors import RenderError
from genomgang.evidence.attachments import read_attachments
from genomgang.plain import placing
from genomgang.provenance.origin import provenance
from genomgang.publish.output import UNDERLAG, Target

FACTS = {"namnd": "servicenamnden", "ar": 2024, "version": "intern", "motor": "Quarto 1.9.36", "data": "."}


@pytest.fixture
def made(tmp_path, monkeypatch):
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(tmp_path / "ut"))
    monkeypatch.setattr(placing, "begun", lambda: FACTS)
    page = tmp_path / "report.html"
    page.write_text("<html>", encoding="utf-8")
    return page


def test_another_document_is_left_where_quarto_put_it(tmp_path):
    other = tmp_path / "annat.html"
    other.touch()
    assert placing.place([other]) == {}
    assert other.exists()


def test_a_report_whose_cells_were_not_run_is_refused(made, monkeypatch):
    monkeypatch.setattr(placing, "begun", lambda: None)
    with pytest.raises(RenderError) as caught:
        placing.place([made])
    assert str(caught.value) == (
        "Quarto gjorde en rapport utan att köra dess celler.\n"
        f"  Var: {made}\n"
        "  Gör så här: Kör quarto render utan --no-execute, cache och freeze."
    )


def test_what_is_refused_afterwards_is_removed_and_the_former_report_set_aside(made, monkeypatch):
    def refuse(*_arguments: object) -> None:
        raise RenderError("Dokumentet visar en person.", where="notebooks/_a.qmd, rad 3")

    target = Target("servicenamnden", 2024, "intern")
    target.folder.mkdir(parents=True)
    (target.folder / f"{target.stem}.html").write_text("förra", encoding="utf-8")
    monkeypatch.setattr(placing, "_publish", refuse)
    with pytest.raises(RenderError) as caught:
        placing.place([made])
    assert str(caught.value) == (
        "Dokumentet visar en person.\n"
        "  Var: notebooks/_a.qmd, rad 3\n"
        f"  Gör så här: Den förra rapporten är inaktuell och ligger i {target.folder / 'inaktuell'}."
    )
    assert not made.exists()
    assert [path.name for path in target.folder.iterdir()] == ["inaktuell"]


PARTS = """\
---
title: Prov
lang: sv-SE
---

# Beslut {#sec-beslut}

Två beslut, se @sec-siffror.

# Underlag {#sec-underlaget .unnumbered .underlag}

# Siffror {#sec-siffror}

| Enhet | Andel |
|:------|------:|
| IT    |  80 % |

: Andel per enhet {#tbl-andel}
"""


def test_on_paper_both_parts_carry_the_same_evidence(tmp_path, monkeypatch):
    monkeypatch.setattr("genomgang.engines.quarto.QuartoEngine", BuiltinEngine)
    folder = tmp_path / "ut"
    folder.mkdir()
    report = BuiltinEngine().render(PARTS, tmp_path, "report", ["pdf"], tmp_path)["pdf"]
    origin = provenance(make_review(now={"ikp": [{}]}), {}, None, tmp_path / "inga.md")
    made = placing._on_paper(report, PARTS, origin, folder, "prov")
    assert made.keys() == {"pdf", UNDERLAG}
    assert {path.parent for path in made.values()} == {folder}
    carried = read_attachments(made["pdf"])
    assert {"tbl-andel.csv", "innehall.json", "harkomst.json"} == carried.keys()
    assert read_attachments(made[UNDERLAG]) == carried
