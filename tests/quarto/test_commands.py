"""What the other commands say of a report that plain `quarto render` made, and what it says when it cannot make one."""

from __future__ import annotations

import json

import pytest

from tests.quarto.checkout import AR, Checkout
from tests.quarto.conftest import Document

NAMND, VERSION = "servicenamnden", "intern"

pytestmark = pytest.mark.quarto


def test_the_evidence_and_the_record_are_our_own_commands(plain: Document, staged: Document):
    for kind in ("json", "ipynb"):
        assert plain(NAMND, VERSION, kind).is_file()
    theirs, ours = (json.loads(made(NAMND, VERSION, "json").read_text("utf-8")) for made in (plain, staged))
    assert theirs["harkomst"] == ours["harkomst"]
    assert theirs["motor"] == ours["motor"]
    assert theirs["underlag"] == ours["underlag"]
    assert plain(NAMND, VERSION, "html").read_bytes() == staged(NAMND, VERSION, "html").read_bytes()


def test_git_sees_nothing_changed(checkout: Checkout, plain: Document):
    plain(NAMND, VERSION, "html")
    assert checkout.changed() == ""


def test_extract_takes_out_what_our_own_pdf_carries(checkout: Checkout, plain: Document, staged: Document):
    taken = []
    for name, made in (("vanlig", plain), ("egen", staged)):
        folder = checkout.root / "_arbete" / f"uttag-{name}"
        result = checkout.genomgang("extract", str(made(NAMND, VERSION, "pdf")), "--ut", str(folder))
        assert result.returncode == 0, result.stdout + result.stderr
        taken.append({path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    assert taken[0] == taken[1]
    assert len(taken[0]) > 40


def test_diff_finds_nothing_between_it_and_our_own(checkout: Checkout, plain: Document, builtin: Document):
    files = [str(made(NAMND, VERSION, "pdf")) for made in (builtin, plain)]
    result = checkout.genomgang("diff", *files)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Inget skiljer sig i det som visas." in result.stdout


def test_it_can_be_adopted_and_is_known_again(checkout: Checkout, plain: Document):
    plain(NAMND, VERSION, "pdf")
    decision = ("--roll", "forvaltningschef", "--datum", "2023-12-05", "--diarienummer", "SERV 2023/1")
    result = checkout.genomgang("approve", "--namnd", NAMND, "--ar", str(AR), *decision)
    assert result.returncode == 0, result.stdout + result.stderr
    (adopted,) = (checkout.root / "_arkiv").rglob("*.pdf")
    result = checkout.genomgang("verify", str(adopted))
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("way", ["-P", "--execute-params"])
def test_a_misspelt_parameter_is_refused_and_the_former_report_stays(checkout: Checkout, plain: Document, way: str):
    former = plain("trafiknamnden", VERSION, "html").read_bytes()
    file = checkout.root / "_arbete" / "fel.yml"
    file.write_text("nammd: trafiknamnden\n", encoding="utf-8")
    result = checkout.quarto(way, {"-P": "nammd:trafiknamnden", "--execute-params": str(file)}[way])
    assert result.returncode == 1
    assert "Dokumentet har ingen parameter som heter nammd. Menade du ”namnd”?" in result.stderr + result.stdout
    assert plain("trafiknamnden", VERSION, "html").read_bytes() == former


def test_an_unknown_profile_is_refused(checkout: Checkout):
    result = checkout.quarto("--profile", "offentig")
    assert result.returncode == 1
    assert "Det finns ingen profil ”offentig”." in result.stderr + result.stdout
