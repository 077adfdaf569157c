"""An organisation's own chapters stand instead of the shipped ones, and are told when those have moved on."""

from __future__ import annotations

import pytest

from genomgang.cli import run
from genomgang.document.expansion import expand
from genomgang.errors import UserError
from genomgang.organisation import chapters
from genomgang.organisation.chapters import as_own, refuse_own_chapters, told_of_chapters
from genomgang.organisation.current import own_state, working_for
from genomgang.paths import EXAMPLE, ROOT

REPORT = ROOT / "report.qmd"


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "notebooks"
    folder.mkdir()
    with working_for(tmp_path):
        yield folder


def test_the_own_chapter_takes_the_shipped_ones_place_and_no_others(own):
    shipped = expand(REPORT).text
    (own / "_lis.qmd").write_text(
        "# Så arbetar vi {#sec-lis}\n\nVåra ord.\n\n{{< include notebooks/_mer.qmd >}}\n", "utf-8"
    )
    (own / "_mer.qmd").write_text("Och mer.\n", "utf-8")
    document = expand(REPORT)
    assert "Våra ord.\n\nOch mer.\n" in document.text
    assert "Så är arbetet organiserat" in shipped
    assert "Så är arbetet organiserat" not in document.text
    assert "# Informationsklassning {#sec-klassning}" in document.text
    line = document.text.split("\n").index("Våra ord.") + 1
    assert str(document.locate(line)) == "notebooks/_lis.qmd (eget), rad 3"
    assert "#sec-klassning" not in expand(REPORT, {"notebooks/_lis.qmd"}).text


def test_a_change_in_it_makes_the_reports_again(own):
    (own / "_lis.qmd").write_text("# Ett {#sec-lis}\n", "utf-8")
    before = own_state()
    (own / "_lis.qmd").write_text("# Två {#sec-lis}\n", "utf-8")
    assert own_state() != before


def test_it_is_told_whether_it_is_behind_the_shipped_one(own, monkeypatch):
    (own / "_lis.qmd").write_text(as_own("_lis.qmd"), "utf-8")
    (own / "_ikp.qmd").write_text("# Eget\n", "utf-8")
    (own / "_ipk.qmd").write_text("# Eget\n", "utf-8")
    ikp, ipk, lis = told_of_chapters()
    assert lis == "notebooks/_lis.qmd är ert eget och används i stället för det som följer med."
    assert "Det säger inte vilken utgåva det bygger på." in ikp
    assert ipk.startswith("notebooks/_ipk.qmd läses inte:")
    monkeypatch.setattr(chapters, "_edition", lambda _name: "0123456789ab")
    *_, lis = told_of_chapters()
    assert "Det bygger på en äldre utgåva." in lis
    assert lis.endswith("<!-- Ersätter _lis.qmd, utgåva 0123456789ab -->")


def test_a_copied_chapter_says_the_same_as_the_shipped_one(own, capsys, monkeypatch):
    monkeypatch.setenv("GENOMGANG_DATA", str(own.parent))
    shipped = expand(REPORT).text.split()
    assert run(["kapitel", "lis"]) == 0
    mark = as_own("_lis.qmd").split("\n")[0]
    assert (own / "_lis.qmd").read_text("utf-8").startswith(mark)
    assert [word for word in expand(REPORT).text.split() if word not in ("<!--", "-->")] == [
        word for word in shipped if word not in ("<!--", "-->")
    ]
    assert run(["kapitel", "lis"]) == 1
    assert "finns redan bland era egna" in capsys.readouterr().err


def test_the_examples_folder_is_nobodys_own(capsys, monkeypatch):
    monkeypatch.setenv("GENOMGANG_DATA", str(EXAMPLE))
    assert run(["kapitel", "lis"]) == 1
    assert not (EXAMPLE / "notebooks").exists()
    assert "Exemplets mapp är inte er egen." in capsys.readouterr().err


def test_quarto_alone_refuses_them(own):
    refuse_own_chapters()
    (own / "_lis.qmd").touch()
    with pytest.raises(UserError, match="Quarto ensamt använder dem inte"):
        refuse_own_chapters()
