"""A sign that the typeface lacks, wherever it stands in a delivery, never stops a report."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_delivery import write_delivery

from genomgang.checking.run import check_delivery
from genomgang.engines import choose
from genomgang.paths import EXAMPLE
from genomgang.publish.output import Target
from genomgang.reading.glyphs import with_codes, with_glyphs
from genomgang.render import render_report
from genomgang.review.texts import load_texts, replaced_signs

WORDS = "---\nbeslutande_roll: förvaltningschef 👍\n---\n\n## inledning\n\nVi är nöjda 😀 med året 中文.\n"


def test_a_sign_without_shape_is_replaced_and_others_stand() -> None:
    assert with_glyphs("Kök 👩‍👩‍👧 & å — ”é”") == "Kök ▢ & å — ”é”"
    assert with_glyphs("☀\ufe0f😀😀") == "▢"


def test_ids_that_differ_in_such_a_sign_still_differ() -> None:
    assert (with_codes("a😀"), with_codes("a😁"), with_codes("å")) == ("aU+1F600", "aU+1F601", "å")


def test_the_coordinators_words_are_read_with_a_sign_that_can_be_drawn(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(WORDS, encoding="utf-8")
    texts = load_texts(tmp_path / "x.md")
    assert texts.front.beslutande_roll == "förvaltningschef ▢"
    assert texts.sections["inledning"] == "Vi är nöjda ▢ med året ▢."


def test_the_coordinator_is_told_which_line_has_the_sign(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(WORDS, encoding="utf-8")
    assert replaced_signs(tmp_path / "x.md") == (
        "x.md, rad 2: tecknet U+1F44D saknas i rapportens typsnitt och ersätts",
        "x.md, rad 7: tecknet U+1F600, U+4E2D, U+6587 saknas i rapportens typsnitt och ersätts",
    )
    assert replaced_signs(tmp_path / "none.md") == ()


@pytest.mark.slow
def test_a_delivery_full_of_them_gives_every_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OUTPUT", "WORK", "ARKIV"):
        monkeypatch.setenv(f"GENOMGANG_{name}", str(tmp_path / name.lower()))
    data = tmp_path / "data"
    write_delivery(data)
    targets = (EXAMPLE / "mal.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    of_the_city = [targets[0], *(line for line in targets[1:] if line.split(";")[2] == "")]
    (data / "mal.csv").write_text("".join(of_the_city), encoding="utf-8")
    year = data / "2024"
    for name, was, now in (
        ("namnder.csv", "Servicenämnden", "Servicenämnden 😀"),
        ("upphandlingar.csv", "Skrivare", "Skrivare 🖨️"),
        ("klassning.csv", "System 1", "System 中"),
        ("klassning.csv", "servicenamnden-1", "servicenamnden-👍"),
        ("incidenter.csv", "Ekonomiservice", "Ekonomi 💰 service"),
        ("utbildning.csv", "Ekonomiservice", "Ekonomi 💰 service"),
        ("digitala_lyftet.csv", "Ekonomiservice", "Ekonomi 💰 service"),
    ):
        path = year / name
        content = path.read_text(encoding="utf-8")
        assert was in content
        path.write_text(content.replace(was, now), encoding="utf-8")
    (year / "texter").mkdir()
    (year / "texter" / "servicenamnden.md").write_text(WORDS, encoding="utf-8")
    check = check_delivery(data, 2024)
    assert "servicenamnden" not in check.blocked
    target = Target("servicenamnden", 2024, "intern")
    render_report(target, ["html", "pdf", "docx"], choose("builtin"), data)
    made = {path.suffix for path in target.folder.iterdir()}
    assert {".html", ".pdf", ".docx"} <= made
    page = next(target.folder.glob("*.html")).read_text(encoding="utf-8")
    assert "Vi är nöjda ▢ med året" in page
    assert not {"😀", "🖨", "👍", "💰", "中"} & set(page)
