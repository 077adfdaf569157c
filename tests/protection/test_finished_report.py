"""A finished report in both versions, attacked through its files: attachments, drawings and every word of each format."""

from __future__ import annotations

import csv
import re
import subprocess
import zipfile
from collections import Counter

import pytest
from attacker import Attack
from canaries import OWN, SMALL, SMALL_SIZE
from knowledge import INVITED, RESPONSE, STAFF, UNITS, Of, hidden, learn
from levels import GAPS, RULER
from seen import drawn_bars, drawn_gaps, of_files, plain

from genomgang.privacy.disclosure import SYMBOL
from genomgang.topics.digitala_lyftet import CLASSES

pytestmark = pytest.mark.slow

NOW = Of(OWN, 2024)


def seen(made):
    return of_files(made.document(".html"), made.document(".pdf"))


def sizes(case, file):
    with (case.data / "2024" / file).open(encoding="utf-8", newline="") as source:
        rows = [row for row in csv.DictReader(source, delimiter=";") if row["namnd"] == OWN]
    persons = {(row["enhet"], row["person_id"]) for row in rows if row.get("rollgrupp") != "konsult"}
    return Counter(unit for unit, _ in persons)


@pytest.mark.parametrize(
    ("file", "table", "what", "threshold"),
    [("utbildning.csv", UNITS, STAFF, 5), ("digitala_lyftet.csv", RESPONSE, INVITED, 7)],
)
def test_the_small_unit_cannot_be_computed_from_both_versions_files(case, file, table, what, threshold):
    assert sizes(case, file)[SMALL] == SMALL_SIZE
    attack = Attack()
    for made in (case.internal, case.public):
        assert SMALL in hidden(seen(made), table)
        learn(attack, seen(made), NOW)
    low, high = attack.interval(NOW(what, SMALL))
    assert low == 1
    assert high >= threshold - 1


def test_whoever_knows_the_cover_knows_the_small_unit(case):
    """So the attack above can succeed."""
    attack = Attack()
    learn(attack, seen(case.public), NOW)
    for unit in hidden(seen(case.public), UNITS):
        if unit != SMALL:
            attack.equals({NOW(STAFF, unit): 1}, sizes(case, "utbildning.csv")[unit])
    assert attack.interval(NOW(STAFF, SMALL)) == (SMALL_SIZE, SMALL_SIZE)


def test_the_drawings_show_the_same_bars_as_the_tables_and_none_for_a_hidden_unit(case):
    shown = [cell for cell in seen(case.public).column(UNITS, "Båda").values() if cell != SYMBOL]
    bars = drawn_bars(seen(case.public).charts[UNITS])
    assert [f"{bar.now:.0f}" for bar in bars] == [re.sub(r"\D", "", cell) for cell in shown]


def test_the_drawn_means_are_those_of_the_table(case):
    for made in (case.internal, case.public):
        shown = [int(cell) for cell in seen(made).column(GAPS, "Nu").values() if cell != SYMBOL]
        means = [gap.now for gap in drawn_gaps(seen(made).charts[GAPS], CLASSES)]
        assert len(means) == 8
        assert means == pytest.approx(shown, abs=0.5 + RULER)


def words(made):
    """Format → everything that can be read of it, drawings, alternative texts and metadata included."""
    page = made.document(".html").read_text(encoding="utf-8")
    spoken = re.findall(r'(?:alt|aria-label|title)="([^"]*)"', page)
    yield "html", plain(" ".join([re.sub(r"<[^>]*>", " ", page), *spoken]))
    printed = [path for path in made.files if path.suffix == ".pdf"]
    assert {"ledningens", "underlag"} <= {path.name.partition("-")[0] for path in printed}
    read = [subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True) for path in printed]
    yield "pdf", plain("\n".join(each.stdout for each in read))
    with zipfile.ZipFile(made.document(".docx")) as archive:
        parts = [archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".xml")]
    yield "docx", plain(" ".join(re.sub(r"<[^>]*>", " ", part) for part in parts))


TARGET = re.compile(r"\b95\s%|sida \d+ \(\d+\)")
"""The target of every unit, which stands in the row of a hidden one too; and the foot of a page."""


def test_no_word_in_any_format_gives_a_hidden_unit_a_number(case):
    for made in (case.internal, case.public):
        for kind, text in words(made):
            places = [match.end() for match in re.finditer(SMALL, text)]
            assert places, kind
            for place in places:
                after = re.sub(TARGET, "", re.match(r"[^.A-ZÅÄÖ]*", text[place:])[0])
                assert not re.search(r"\d", after), (kind, text[place - 60 : place + 60])
