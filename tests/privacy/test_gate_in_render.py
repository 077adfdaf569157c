"""The gate stands between the executed notebook and the folder of finished documents, for a nämnd and for the city."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest

import genomgang.city.render
import genomgang.privacy.secrets
import genomgang.render
from genomgang.document.cells import OWN
from genomgang.document.handover import RECEIPT
from genomgang.errors import RenderError
from genomgang.paths import HANDED_OVER
from genomgang.privacy.secrets import Secrets
from genomgang.publish.output import Target, publish


class NoEngine:
    """An engine that must not be reached: what tells of a person is refused before anything is set."""

    version = "ingen"

    def render(self, *_, **__):
        raise AssertionError("the document was set though a cell tells of a person")


@pytest.mark.parametrize("city", [False, True])
def test_a_cell_that_shows_a_row_of_the_data_leaves_no_document_and_sets_the_former_aside(city, monkeypatch, tmp_path):
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(tmp_path / "ut"))
    monkeypatch.setenv("GENOMGANG_WORK", str(tmp_path / "arbete"))
    target = Target("staden" if city else "servicenamnden", 2024, "offentlig")
    former = tmp_path / "former.html"
    former.write_text("förra året")
    publish({"html": former}, target, {})
    shown = nbformat.v4.new_output("stream", name="stdout", text="person_id p00731\nenhet Kök\n")
    cell = nbformat.v4.new_code_cell('print(g.now["utbildning"].iloc[0])', outputs=[shown])
    cell.metadata[OWN] = {"file": "notebooks/_utbildning.qmd", "line": 12}
    book = nbformat.v4.new_notebook(cells=[cell])

    def execute(_document, _parameters, _root, environment, *_):
        """The document has read the delivery that it was handed, and says so."""
        receipt = Path(environment[HANDED_OVER]).with_name(RECEIPT)
        receipt.write_text(json.dumps({"data": str(tmp_path), "check": "kontrollen"}), encoding="utf-8")
        return book

    monkeypatch.setattr("genomgang.document.execute", execute)
    monkeypatch.setattr(genomgang.render, "load_check", lambda *_: SimpleNamespace(fingerprint="kontrollen"))
    secrets = Secrets(frozenset({"p00731"}), {})
    for name in ("secrets_for", "secrets_of"):
        monkeypatch.setattr(genomgang.privacy.secrets, name, lambda *_: secrets)
    with pytest.raises(RenderError) as caught:
        if city:
            genomgang.city.render.render_city(2024, "offentlig", ["html"], NoEngine(), tmp_path)
        else:
            genomgang.render.render_report(target, ["html"], NoEngine(), tmp_path)
    assert "notebooks/_utbildning.qmd" in caught.value.where
    assert "p00731" not in str(caught.value)
    left = [path.relative_to(target.folder).as_posix() for path in target.folder.rglob("*") if path.is_file()]
    assert sorted(left) == [f"inaktuell/{target.stem}.html", f"inaktuell/{target.stem}.txt"]
