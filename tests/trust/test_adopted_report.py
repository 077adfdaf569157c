"""A real report from draft to adoption: what each page says, what the PDF carries, and that any change is found."""

import json
import random
import re
import shutil
import subprocess

import pytest
from isolated import APPROVE, RENDER, run_isolated
from schemas import faults

from genomgang.archive.finding import Outcome, Trust
from genomgang.archive.verify import verify
from genomgang.difference.compare import compare
from genomgang.difference.load import load_report
from genomgang.difference.tell import against_adopted, cause
from genomgang.evidence.attachments import CONTENT, ORIGIN, read_attachments
from genomgang.publish.output import Target

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

SAMPLE = 300
TARGET = Target("valnamnden", 2022, "intern")


def pages(pdf):
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    text = subprocess.run([program, "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return text.split("\f")[:-1]


@pytest.mark.parametrize(("kind", "most"), [("pdf", 6), ("underlag", 30)])
def test_every_page_of_a_draft_says_utkast(drafted, kind, most):
    found = pages(drafted.document(kind))
    assert 1 < len(found) <= most
    assert [number for number, text in enumerate(found, start=1) if "Utkast" not in text] == []


def test_a_draft_on_screen_says_it_on_the_cover_in_the_footer_and_in_a_fixed_corner(drafted):
    page = drafted.document("html").read_text(encoding="utf-8")
    assert page.count("Utkast") >= 3
    assert '<p class="utkast" aria-hidden="true">Utkast</p>' in page


@pytest.mark.parametrize("kind", ["pdf", "underlag"])
def test_an_adopted_document_says_faststalld_on_every_page_and_utkast_on_none(adopted, kind):
    found = pages(adopted.document(kind))
    assert [number for number, text in enumerate(found, start=1) if "Fastställd" not in text] == []
    assert "Utkast" not in "".join(found)


def test_an_adopted_report_says_who_adopted_it_and_when(adopted):
    found = "".join(pages(adopted.document("pdf")))
    assert "Fastställd av förvaltningschef den 7 december 2021." in re.sub(r"\s+", " ", found)
    assert 'class="utkast"' not in adopted.document("html").read_text(encoding="utf-8")


def test_the_records_of_a_draft_and_of_an_adopted_report_keep_to_the_schema(drafted, adopted):
    assert [faults(place.document("json")) for place in (drafted, adopted)] == [[], []]


def test_after_the_adoption_the_front_page_says_so_and_a_render_leaves_it(adopted):
    pages_of_the_year = [
        page.read_text(encoding="utf-8") for page in (adopted.base / "ut" / "2022").rglob("index.html")
    ]
    entry = 'data-namn="Valnämnden valnamnden" data-lage="|fastställd|"'
    assert any(entry in page for page in pages_of_the_year)
    before = adopted.document("html").read_bytes()
    result = adopted.run(*RENDER)
    assert result.returncode == 0, result.stderr
    assert "1 fastställd, görs inte om utan --force" in result.stdout
    assert adopted.document("html").read_bytes() == before


def test_the_same_decision_again_is_no_second_one(adopted):
    again = adopted.run(*APPROVE)
    assert again.returncode == 0, again.stderr
    assert "2021-12-07-1" in again.stdout
    assert len(json.loads((adopted.archive / "kedja.json").read_text())) == 1


def test_every_chart_and_table_of_the_page_is_attached_to_the_pdf_as_figures(drafted):
    page = drafted.document("html").read_text(encoding="utf-8")
    shown = set(re.findall(r'<div id="((?:fig|tbl)-[a-z-]+)"', page))
    attached = {name.removesuffix(".csv") for name in read_attachments(drafted.document("pdf"))}
    assert len(shown) > 20
    assert shown - attached == set()


def test_the_attached_words_are_those_of_the_executed_notebook(drafted):
    from_pdf, from_notebook = (load_report(drafted.document(kind)) for kind in ("pdf", "ipynb"))
    assert from_pdf.name == from_notebook.name == "Valnämnden 2022, utkast"
    assert from_pdf == from_notebook


def test_extract_writes_the_attachments_as_they_are(drafted, tmp_path):
    result = drafted.run("extract", str(drafted.document("pdf")), "--ut", str(tmp_path / "siffror"))
    files = {path.name: path.read_bytes() for path in (tmp_path / "siffror").iterdir()}
    assert f"{len(files)} filer ligger i" in result.stdout
    assert files == read_attachments(drafted.document("pdf"))
    assert json.loads(files[ORIGIN])["namnd"] == "valnamnden"
    assert json.loads(files[CONTENT])["passages"]


def test_checking_rendering_and_adopting_try_to_reach_no_other_computer(drafted, adopted):
    assert not drafted.tries.exists()
    assert not adopted.tries.exists()


def test_the_guard_itself_refuses_and_notes(drafted, tmp_path, monkeypatch):
    code = "import socket\ntry:\n    socket.create_connection(('192.0.2.1', 80), 1)\nexcept OSError as e:\n    print(e)"
    monkeypatch.setattr("isolated._START", code)
    told = run_isolated([], {}, tmp_path / "forsok.txt").stdout
    assert "network is refused" in told
    assert "192.0.2.1" in (tmp_path / "forsok.txt").read_text()


def test_temporary_files_are_gone_and_the_work_folder_is_its_owners_alone(drafted):
    assert list((drafted.base / "temp").iterdir()) == []
    work = drafted.base / "arbete"
    folders = [path for path in work.rglob("*") if path.is_dir()]
    files = [path for path in work.rglob("*") if path.is_file()]
    assert folders and files
    assert [str(path) for path in folders if path.stat().st_mode & 0o077] == []
    assert [str(path) for path in files if path.stat().st_mode & 0o077] == []


@pytest.mark.parametrize("kind", ["pdf", "underlag", "html"])
def test_any_changed_byte_of_an_adopted_document_is_found(adopted, tmp_path, kind):
    whole = adopted.document(kind).read_bytes()
    copy = tmp_path / adopted.document(kind).name
    chance = random.Random(20231205)
    missed = []
    for place in [0, len(whole) - 1, *chance.sample(range(len(whole)), SAMPLE)]:
        changed = bytearray(whole)
        changed[place] ^= chance.randrange(1, 256)
        copy.write_bytes(changed)
        (finding,) = verify(copy, Trust(adopted.archive))
        if finding.outcome is not Outcome.CHANGED:
            missed.append(place)
    assert missed == []
    copy.write_bytes(whole)
    assert verify(copy, Trust(adopted.archive))[0].holds


def test_verify_tells_decision_and_data_years_later_without_the_data(adopted, tmp_path):
    shutil.copytree(adopted.archive, tmp_path / "arkiv")
    bare = {
        "GENOMGANG_ARKIV": str(tmp_path / "arkiv"),
        "GENOMGANG_DATA": str(tmp_path / "inga"),
        "GENOMGANG_WORK": "/x",
    }
    told = run_isolated(["verify", str(adopted.document("pdf"))], bare, tmp_path / "forsok.txt")
    assert told.returncode == 0, told.stderr
    decided = "fastställd av förvaltningschef den 7\u00a0december 2021, diarienummer VALN 2021/0100."
    assert f"Valnämnden 2022, intern version: {decided}" in told.stdout
    assert "Uppgifter från 2021-10-31" in told.stdout


def test_only_the_status_differs_between_the_draft_and_the_adopted(drafted, adopted):
    difference = compare(load_report(drafted.document("pdf")), load_report(adopted.document("pdf")))
    assert cause(difference) == "Det som har ändrats är fastställelsen."
    sections = {change.section for change in difference.changes}
    assert sections == {"Fastställelse", "Bilaga: standardens krav"}  # which asks for documented decisions


def test_what_is_adopted_must_be_what_was_read(drafted, tmp_path, request):
    texts = drafted.data / "2022" / "texter" / "valnamnden.md"
    before = texts.read_bytes()
    request.addfinalizer(lambda: texts.write_bytes(before))
    texts.write_bytes(before.replace(b"analytiker_roll: ", "analytiker_roll: biträdande ".encode()))
    result = drafted.run(*APPROVE)
    assert result.returncode == 1
    assert result.stderr.count("godkände ett tidigare utkast, inte det som gäller nu.") == 3
    assert not (drafted.archive / "kedja.json").exists()


def test_nothing_that_was_adopted_is_told_as_a_proposal(adopted):
    found = "".join(text for kind in ("pdf", "underlag") for text in pages(adopted.document(kind)))
    assert re.findall(r"föreslå(?:s|r)\b", found, re.IGNORECASE) == []
    assert "Informationssäkerhetssamordnare, godkände den 7 december 2021" in re.sub(r"\s+", " ", found)


def test_a_new_draft_is_compared_with_the_adopted_one(adopted, monkeypatch):
    for name, folder in adopted.folders.items():
        monkeypatch.setenv(name, folder)
    line = against_adopted(TARGET, adopted.archive)
    assert line.startswith("Mot den som är fastställd 2021-12-07: Inget skiljer sig i det som visas.")
