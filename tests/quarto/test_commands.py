"""What the other commands say of a report that plain `quarto render` made, and what it says when it cannot make one."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest
from held import sign_off

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
    for each in (theirs, ours):
        del each["underlag"]["format"]  # ours was made as Word too
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


@pytest.mark.parametrize("way", ["plain", "staged"])
def test_diff_finds_nothing_between_it_and_the_built_in_engines(
    checkout: Checkout, builtin: Document, request: pytest.FixtureRequest, way: str
):
    files = [str(made(NAMND, VERSION, "pdf")) for made in (builtin, request.getfixturevalue(way))]
    result = checkout.genomgang("diff", *files)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Inget skiljer sig i det som visas." in result.stdout


@pytest.mark.parametrize(("way", "namnd"), [("plain", NAMND), ("staged", "trafiknamnden")])
def test_it_can_be_adopted_and_is_known_again(checkout: Checkout, request: pytest.FixtureRequest, way: str, namnd: str):
    draft = request.getfixturevalue(way)(namnd, VERSION, "pdf")
    place = replace(checkout, output=draft.parents[2])
    assert place.genomgang("verify", str(draft)).returncode == 1
    decision = ("--roll", "forvaltningschef", "--datum", "2023-12-05", "--diarienummer", f"{way} 2023/1")
    sign_off(place.genomgang, namnd, AR, "2023-12-05")
    result = place.genomgang("approve", "--namnd", namnd, "--ar", str(AR), *decision)
    assert result.returncode == 0, result.stdout + result.stderr
    (adopted,) = (checkout.root / "_arkiv").rglob(draft.name)
    result = place.genomgang("verify", str(adopted))
    assert result.returncode == 0, result.stdout + result.stderr
    (checkout.root / "data" / "exempel" / str(AR) / "godkannanden.csv").unlink()


def test_a_render_that_fails_tells_why_and_where_the_former_report_lies(checkout: Checkout, staged: Document):
    namnd, version = "kyrkogardsnamnden", "offentlig"
    place = replace(checkout, output=checkout.root / "_arbete" / "trasig")
    shutil.copytree(staged(namnd, version, "pdf").parent, place.report(namnd, version, "pdf").parent)
    template = checkout.root / "assets" / "typst" / "typst-template.typ"
    whole = template.read_bytes()
    try:
        template.write_bytes(whole + b"\n#finns-inte\n")
        arguments = ("--ar", str(AR), "--version", version, "--to", "pdf", "--engine", "quarto")
        result = place.genomgang("render", "--namnd", namnd, *arguments)
    finally:
        template.write_bytes(whole)
    told = result.stdout + result.stderr
    assert result.returncode == 1
    assert "unknown variable: finns-inte" in told
    assert "\x1b" not in told
    assert "Stack trace" not in told
    assert "Den förra rapporten är inaktuell och ligger i" in told.replace("\n", " ")
    assert not place.report(namnd, version, "pdf").exists()
    assert list(place.report(namnd, version, "pdf").parent.rglob("*.pdf"))


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
