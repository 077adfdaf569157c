"""The coordinators' guide names what there is: commands, pages and the words that the commands say."""

from __future__ import annotations

import re

from genomgang.cli import COMMANDS
from genomgang.paths import ROOT

GUIDE = (ROOT / "docs" / "guide.md").read_text("utf-8")
SAID = " ".join(
    path.read_text("utf-8")
    for folder in ("genomgang", "notebooks")
    for path in (ROOT / folder).rglob("*.*")
    if path.suffix in (".py", ".yml", ".qmd")
)


def test_it_names_every_command_that_a_coordinator_needs_and_no_other():
    named = set(re.findall(r"`genomgang ([\w-]+)", GUIDE))
    assert named <= set(COMMANDS)
    assert set(COMMANDS) - named <= {"clean", "extract", "list", "staden"}


def test_its_links_lead_somewhere():
    links = re.findall(r"\]\(([\w.-]+)\)", GUIDE)
    assert len(links) >= 5
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []


def test_the_messages_that_it_explains_are_said():
    table = GUIDE.split("## Vad beskeden betyder")[1].split("\n\n")[1]
    told = [word for row in table.split("\n")[2:] for word in row.split("|")[1].strip().split(", ")]
    assert len(told) > 10
    assert [word for word in told if word.split(" ", 1)[-1].casefold() not in SAID.casefold()] == []
