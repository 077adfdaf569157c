"""The walk-through of the meeting is run as written, from the draft to the next year's review."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from held import confirm_verdict
from session import played

from checks import DELIVERED
from genomgang.paths import EXAMPLE, ROOT

DOCUMENT = ROOT / "docs" / "motet.md"
NAMND = "valnamnden"
FILLS_IN = f"""\
import sys
from pathlib import Path

sys.path.append({str(ROOT / "tests")!r})
from held import fill_form

fill_form(
    Path(sys.argv[1]),
    "2021-12-07",
    "2022-12-06",
    {{
        "val-2022-02": {{"Utfall": "Ändrad", "Klar senast": "2022-04-15", "Motivering": "Leverantören hinner inte tidigare"}},
        "val-2022-04": {{"Utfall": "Avslagen", "Motivering": "Frågan tas redan upp på varje möte"}},
    }},
)
"""


def write_deliveries(folder: Path) -> None:
    """The nämnd's own rows of the example's two first years; the second waits in a folder of its own."""
    for base, ar in (("leverans", "2022"), ("nasta", "2023")):
        (folder / base / ar / "texter").mkdir(parents=True)
        for name in ("leverans.yml", f"texter/{NAMND}.md"):
            shutil.copyfile(EXAMPLE / ar / name, folder / base / ar / name)
        for contract in DELIVERED.values():
            _write_own(contract.file, contract.yearly, folder / base, ar)
    (folder / "nasta" / "mal.csv").unlink()
    confirm_verdict(folder / "leverans" / "2022" / "texter" / f"{NAMND}.md")
    _follow_the_decisions(folder / "nasta" / "2023" / "atgarder.csv")
    (folder / "fyll_i.py").write_text(FILLS_IN, encoding="utf-8")


def _follow_the_decisions(actions: Path) -> None:
    """As the coordinator does: the changed date is the one decided, and what was refused is no action."""
    lines = actions.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line.replace(";2022-03-31;", ";2022-04-15;") for line in lines if ";val-2022-04;" not in line]
    actions.write_text("".join(kept), encoding="utf-8")


def _write_own(file: str, yearly: bool, base: Path, ar: str) -> None:
    source = (EXAMPLE / ar if yearly else EXAMPLE) / file
    if not source.exists():
        return
    with source.open(encoding="utf-8", newline="") as opened:
        rows = csv.DictReader(opened, delimiter=";")
        own = [row for row in rows if row["namnd"] in (NAMND, "staden", "")]
        columns = rows.fieldnames or []
    with ((base / ar if yearly else base) / file).open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, columns, delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(own)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are run by bash")
def test_every_command_prints_what_the_walk_through_says(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """With `--snapshot-update` the document is written anew instead, as the other snapshots are."""
    write_deliveries(tmp_path)
    said = DOCUMENT.read_text(encoding="utf-8")
    found = played(said, tmp_path)
    if pytestconfig.getoption("update_snapshots"):
        DOCUMENT.write_text(found, encoding="utf-8")
    else:
        assert found.splitlines() == said.splitlines()
