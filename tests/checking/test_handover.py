"""A document reads the delivery that it was handed, or is not published: never the example, never another's adoption."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest
from small_delivery import write_delivery

from genomgang.batch.key import State
from genomgang.checking.code import REPORT, code_fingerprint
from genomgang.checking.run import check_delivery
from genomgang.document import handover, start_kernel
from genomgang.document.handover import Handover, confirm, hand_over
from genomgang.document.kernel import kernel_environment
from genomgang.errors import DataError, RenderError, UserError
from genomgang.paths import EXAMPLE, HANDED_OVER, data_dir
from genomgang.publish.adoption import Adoption
from genomgang.publish.output import Target
from genomgang.render import render_report
from genomgang.review.review import load_review

ADOPTION = Adoption("forvaltningschef", dt.date(2023, 12, 1), "SERV 2023/7")
TEXT = "2024/texter/servicenamnden.md"


@pytest.fixture
def data(tmp_path: Path, work: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checked delivery of one year; another lies beside it, where the user's own setting points."""
    monkeypatch.setattr("genomgang.checking.suite.run_checks", lambda _batch: [])
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(tmp_path / "ut"))
    for name in ("data", "annan"):
        write_delivery(tmp_path / name)
        shutil.rmtree(tmp_path / name / "2023")
        check_delivery(tmp_path / name, 2024)
    monkeypatch.setenv("GENOMGANG_DATA", str(tmp_path / "annan"))
    return tmp_path / "data"


def test_where_nothing_is_handed_over_the_users_choice_holds(monkeypatch):
    monkeypatch.delenv("GENOMGANG_DATA", raising=False)
    assert data_dir() == EXAMPLE
    monkeypatch.setenv("GENOMGANG_DATA", "/leveranser")
    assert data_dir() == Path("/leveranser")


@pytest.mark.parametrize("content", [None, "", "[]", "null", "{}", '{"data": 7}'])
def test_a_process_of_ours_that_was_handed_nothing_reads_nothing(tmp_path, monkeypatch, content):
    path = tmp_path / "uppdrag.json"
    if content is not None:
        path.write_text(content)
    monkeypatch.setenv("GENOMGANG_DATA", "/leveranser")
    for file in ("", str(path)):
        monkeypatch.setenv(HANDED_OVER, file)
        with pytest.raises(UserError) as refused:
            data_dir()
        assert str(refused.value) == (
            "Processen har inte fått veta vilken leverans den ska läsa.\n"
            f"  Var: {file or HANDED_OVER}\n"
            "  Gör så här: Kör kommandot igen. Om felet kommer tillbaka: anmäl det."
        )


def test_what_is_handed_over_outdoes_the_users_own_setting(tmp_path, monkeypatch):
    monkeypatch.setenv("GENOMGANG_DATA", "/leveranser")
    told = Handover(Path("/uppdraget"), "kontroll", "", ADOPTION)
    environment = kernel_environment(hand_over(told, tmp_path))
    monkeypatch.setenv(HANDED_OVER, environment[HANDED_OVER])
    assert data_dir() == Path("/uppdraget")
    assert handover.received() == told


@pytest.mark.slow
def test_an_adoption_that_lies_in_the_current_folder_adopts_nothing(data, tmp_path, monkeypatch):
    here = tmp_path / "here"
    here.mkdir()
    (here / "faststallelse.json").write_text(
        '{"roll": "forvaltningschef", "datum": "2023-12-01", "diarienummer": "X"}', encoding="utf-8"
    )
    monkeypatch.chdir(here)
    assert load_review("servicenamnden", 2024, "intern", data).adoption is None
    monkeypatch.setenv(HANDED_OVER, hand_over(Handover(data, adoption=ADOPTION), here)[HANDED_OVER])
    assert load_review("servicenamnden", 2024).adoption == ADOPTION


@pytest.mark.slow
def test_a_review_is_refused_that_rests_on_other_data_than_the_report_was_planned_from(data, tmp_path, monkeypatch):
    (data / TEXT).parent.mkdir()
    (data / TEXT).write_text("## inledning\n\nOrd.\n", encoding="utf-8")
    folder = tmp_path / "arbetsrum"
    folder.mkdir()

    def review(told: Handover) -> str:
        monkeypatch.setenv(HANDED_OVER, hand_over(told, folder)[HANDED_OVER])
        seen = load_review("servicenamnden", 2024)
        return confirm(told, folder) + seen.texts.sha256

    check, texts = review(Handover(data))[:64], review(Handover(data))[64:]
    assert review(Handover(data, check, texts)) == check + texts
    for other in (Handover(data, check, ""), Handover(data, check, "annan"), Handover(data, "annan", texts)):
        with pytest.raises(DataError) as refused:
            review(other)
        assert str(refused.value) == (
            "Leveransen ändrades medan rapporten gjordes.\n"
            f"  Var: {data}\n"
            "  Gör så här: Kör kommandot igen, så görs rapporten av det som gäller nu."
        )


REPORT_QMD = """---
lang: sv-SE
---

```{python}
#| tags: [parameters]
namnd = "servicenamnden"
ar = 2024
version = "intern"
```

```{python}
from genomgang.review.review import load_review
g = load_review(namnd, ar, version)
"""


@pytest.fixture
def small_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document that only loads its review, in place of the report's."""
    root = tmp_path / "dokument"
    root.mkdir()
    (root / "report.qmd").write_text(REPORT_QMD + "```\n", encoding="utf-8")
    monkeypatch.setattr("genomgang.render.ROOT", root)
    return root


def refusal(data: Path, **rest: object) -> str:
    target = Target("servicenamnden", 2024, "intern")
    with pytest.raises((RenderError, DataError)) as refused:
        render_report(target, ("html",), None, data, **rest)  # refused before the engine is asked
    assert not target.record.exists()
    return str(refused.value)


@pytest.mark.slow
def test_a_report_whose_kernel_lost_what_it_was_handed_is_not_published(data, small_report):
    told = refusal(data, start=lambda cwd, _env: start_kernel(cwd, {}))
    assert told.startswith("Dokumentet läste inte den leverans som rapporten gäller, och publiceras inte.")
    assert f"Var: leveransen i {data}" in told


@pytest.mark.slow
def test_a_document_that_reads_another_delivery_by_itself_is_not_published(data, small_report):
    source = REPORT_QMD.replace("load_review(namnd, ar, version)", f"load_review(namnd, ar, version, '{data}')")
    other = source.replace("'" + str(data), "__import__('pathlib').Path('" + str(data.with_name("annan"))).replace(
        "annan')", "annan'))"
    )
    (small_report / "report.qmd").write_text(other + "```\n", encoding="utf-8")
    assert refusal(data).startswith("Leveransen ändrades medan rapporten gjordes.")
    (small_report / "report.qmd").write_text(
        REPORT_QMD.replace("g = load_review(namnd, ar, version)", "g = 1") + "```\n"
    )
    assert refusal(data).startswith("Dokumentet läste inte den leverans som rapporten gäller")


@pytest.mark.slow
def test_a_text_saved_after_the_report_was_planned_is_told(data, small_report):
    program = code_fingerprint(REPORT)
    check = check_delivery(data, 2024).fingerprint
    (data / TEXT).parent.mkdir()
    (data / TEXT).write_text("## inledning\n\nOrd.\n", encoding="utf-8")
    told = refusal(data, planned=State(check, "", program))
    assert told.startswith("Leveransen ändrades medan rapporten gjordes.")


def test_the_environment_of_a_kernel_never_falls_back_to_the_example(monkeypatch):
    """A report's process may look for no delivery, and what it hands over is the only way to one."""
    monkeypatch.setenv(HANDED_OVER, "")
    monkeypatch.delenv("GENOMGANG_DATA", raising=False)
    monkeypatch.setattr(os, "environ", kernel_environment({}))
    with pytest.raises(UserError, match="inte fått veta vilken leverans"):
        data_dir()
