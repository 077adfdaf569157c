"""What other systems export is proposed from its own header, with persons' columns told at once."""

from __future__ import annotations

from pathlib import Path

import delivered as d
import pytest

from checks import DELIVERED
from genomgang.reading import Proposal, propose_mapping

MOODLE = [
    ["First name", "Last name", "Email address", "User ID", "Department", "Course full name", "Completion date"],
    ["Anna", "Ek", "anna.ek@exempel.se", "u1", "Arkiv", "Dataskydd", "5/21/2023 1:30 PM"],
    ["Bo", "Al", "bo.al@exempel.se", "u2", "Arkiv", "Dataskydd", "5/3/2023 10:05 AM"],
]
CISO = [
    ["ref_id", "name", "description", "domain", "status", "severity", "detection"],
    ["IN.07", "Incident sju", "en text", "PROV", "ongoing", "critical", "internal"],
]
QUOTED = b'Title,Description,Owner\r\nBackup,"ett; tv\xc3\xa5; tre; fyra; fem, sex",HR\r\nLogg,"He said ""stop""; then, left",IT\r\n'


def propose(folder: Path, name: str, content: bytes, dataset: str = "") -> Proposal:
    (folder / name).write_bytes(content)
    return propose_mapping(folder / name, [DELIVERED[dataset]] if dataset else DELIVERED.values())


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_persons_columns_are_told_and_their_values_never_shown(suffix: str, tmp_path: Path) -> None:
    content = d.text(*MOODLE, delimiter=",") if suffix == "csv" else d.sheet(*MOODLE)
    text = propose(tmp_path, f"completions.{suffix}", content, "utbildning").text
    for header in ("First name", "Last name", "Email address"):
        assert f'# Kolumnen "{header}" ser ut att innehålla' in text
    assert not any(value in text for value in ("Anna", "Ek", "exempel.se", '"u1"'))
    assert '#  datumordning: manad-dag  # "5/21/2023" tyder på att månaden står först' in text
    assert '    kurs: "Course full name"' in text


def test_the_header_is_never_a_row_of_data(tmp_path: Path) -> None:
    proposal = propose(tmp_path, "incidents.xlsx", d.sheet(*CISO))
    assert (proposal.header_row, proposal.datasets[0].name, proposal.sure) == (1, "incidenter", False)
    named = propose(tmp_path, "incidents.xlsx", d.sheet(*CISO), "incidenter")
    assert named.sure
    assert '#    allvarlighet: "severity"' in named.text
    assert '#      "critical": hög' in named.text


def test_the_delimiter_is_that_of_the_header(tmp_path: Path) -> None:
    proposal = propose(tmp_path, "kontroller.csv", QUOTED)
    assert proposal.header_row == 1
    assert '"Title"' in proposal.text
    assert '"Description"' in proposal.text
