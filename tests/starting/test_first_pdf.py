"""From an empty folder to the first PDF: three commands, three filled templates and the register, and no CSV by hand."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import filled
import pikepdf
import pytest

from checks import CONTRACTS
from genomgang.evidence.attachments import read_attachments
from genomgang.organisation.current import working_for
from genomgang.paths import ROOT
from genomgang.starting.words import short_name

pytestmark = pytest.mark.slow
AR = 2027
NAMES = ("Socialnämnden", "Kulturnämnden")
THREE = {"utbildning": filled.utbildning, "klassning": filled.klassning, "ikp": filled.ikp}
OWN = "# Så gör vi {#sec-lis}\n\nI `{python} org.den` träffas vi ofta.\n"
"""A chapter of the organisation's own."""

LONGEST = 30
"""Seconds of machine time that a step may take once everything is installed."""


@dataclass
class Terminal:
    """Runs commands, and remembers what they said and how much of a machine they took."""

    folder: Path
    runs: list[subprocess.CompletedProcess[str]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def genomgang(self, *said: str) -> subprocess.CompletedProcess[str]:
        env = os.environ | {"GENOMGANG_OUTPUT": str(self.folder / "ut"), "GENOMGANG_WORK": str(self.folder / "arbete")}
        command = [sys.executable, "-m", "genomgang", *said, "--data", str(self.folder / "data"), "--ar", str(AR)]
        began = os.times()
        run = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
        ended = os.times()
        self.runs.append(run)
        self.seconds.append(ended.children_user + ended.children_system - began.children_user - began.children_system)
        return run


def fill_in(year: Path) -> None:
    short = [short_name(name) for name in NAMES]
    register = [{"forvaltning": f"{name[:-7]}förvaltningen", "antal_anstallda": 40} for name in NAMES]
    filled.type_into(year / "namnder.xlsx", year / "namnder.xlsx", CONTRACTS["namnder"], register)
    for name, rows in THREE.items():
        filled.type_into(year / "mallar" / f"{name}.xlsx", year / f"{name}.xlsx", CONTRACTS[name], rows(short, AR))


@pytest.fixture(scope="module")
def terminal(tmp_path_factory):
    found = Terminal(tmp_path_factory.mktemp("forsta"))
    units = [said for name in NAMES for said in ("--namnd", name)]
    made = found.genomgang("ny", "--organisation", "Exempelköpings kommun", "--slag", "kommun", *units)
    assert made.returncode == 0, made.stderr
    with working_for(found.folder / "data"):
        fill_in(found.folder / "data" / str(AR))
    own = found.folder / "data" / "notebooks"
    own.mkdir()
    (own / "_lis.qmd").write_text(OWN, "utf-8")
    checked = found.genomgang("check")
    assert checked.returncode == 0, checked.stdout
    rendered = found.genomgang("render", "--namnd", "socialnamnden")
    assert rendered.returncode == 0, rendered.stdout + rendered.stderr
    return found


def underlag(terminal):
    (path,) = terminal.folder.rglob("underlag-socialnamnden-2027.pdf")
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def test_three_commands_make_a_pdf_with_its_content(terminal):
    assert len(terminal.runs) == 3
    (path,) = terminal.folder.rglob("ledningens-genomgang-socialnamnden-2027.pdf")
    pdf = pikepdf.open(path)
    assert len(pdf.pages) <= 8
    assert "Klassade informationstillgångar: 8 av 12 tillgångar." in underlag(terminal)


def test_no_file_of_the_delivery_is_a_csv_that_somebody_wrote(terminal):
    year = terminal.folder / "data" / str(AR)
    assert sorted(path.suffix for path in year.iterdir() if path.is_file()) == [
        ".md",
        ".xlsx",
        ".xlsx",
        ".xlsx",
        ".xlsx",
        ".yml",
    ]


def test_the_organisations_own_chapter_is_in_the_report_and_told_by_the_check(terminal):
    assert "I kommunen träffas vi ofta." in underlag(terminal)
    assert "notebooks/_lis.qmd är ert eget" in terminal.runs[1].stdout


def test_no_step_takes_long(terminal):
    assert max(terminal.seconds) < LONGEST


def test_what_was_not_delivered_has_no_chapter_and_nothing_points_to_one(terminal):
    lines = " ".join(underlag(terminal).split())
    assert "11 Intern kontroll" in lines
    assert [each for each in ("Risker och kontinuitet .", "Kompetensmätningen .", "Åtgärder .") if each in lines] == []
    assert lines.count("har inte levererat några uppgifter om") == 2  # the management's own course, and the protection
    (page,) = terminal.folder.rglob("ledningens-genomgang-socialnamnden-2027.html")
    (pdf,) = terminal.folder.rglob("ledningens-genomgang-socialnamnden-2027.pdf")
    said = page.read_text("utf-8") + read_attachments(pdf)["innehall.json"].decode()
    assert [each for each in ("uppgifter om risker", "uppgifter om incidenter", "?sec-") if each in said] == []


def test_what_was_not_delivered_stands_in_one_list(terminal):
    lines = " ".join(underlag(terminal).split())
    assert (
        "Inte levererat: Åtgärdsplan, Dataskyddsombudets årsrapport, Kompetenstest, Incidenter, Ledningens utbildning"
        in lines
    )
