"""What Quarto made is laid in the report's place, or nothing is."""

from __future__ import annotations

import pytest

from genomgang.errors import RenderError
from genomgang.plain import placing
from genomgang.publish.output import Target

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
