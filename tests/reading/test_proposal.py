"""A proposed mapping says how sure it is, and never lets a guess pass as knowledge."""

from __future__ import annotations

import re
from pathlib import Path

import delivered as d
import pandas as pd
import pytest
import yaml
from syrupy.assertion import SnapshotAssertion

from checks import DELIVERED
from genomgang.contracts.data_dictionary import data_dictionary
from genomgang.errors import DataError
from genomgang.reading import Proposal, propose_mapping, read
from genomgang.reading.mapping import read_mapping

FOREIGN = {
    "inköp.csv": d.text(
        ["Uttag"], [],
        ["Organisation", "Upphandlingsnr", "Benämning", "Annonsdatum", "Belopp (kr)", "Checklista", "Säkerhetskrav", "Sekretess", "Kontakt"],
        ["Bromma", "U1", "Skrivare", "3/4/2023", "1.234", "Klart", "Nej", "Publik", "811218-9876"],
        ["Bromma", "U2", "Stolar", "25/12/2023", "300 000,50", "Ej klart", "Ja", "Intern", "Anna"],
        encoding="cp1252",
    ),
    "lms.xlsx": d.sheet(
        ["Förvaltning", "Avdelning", "Anställnings-ID", "Roll", "Startdatum", "Kursnamn", "Slutdatum"],
        ["bromma", "A", "p1", "Chef", "2020-01-01", "Dataskydd", "2023-02-03"],
        ["bromma", "B", "p2", "Medarbetare", "2020-01-01", "IS-grund", ""],
        name="Resultat",
    ),
    "skräp.csv": d.text(["Alfa", "Beta"], ["1", "2"]),
}  # fmt: skip


def propose(folder: Path, name: str) -> Proposal:
    (folder / "2024").mkdir(exist_ok=True)
    (folder / "2024" / name).write_bytes(FOREIGN[name])
    return propose_mapping(folder / "2024" / name, DELIVERED.values())


@pytest.mark.parametrize("name", FOREIGN)
def test_a_proposal_is_written_for_people(name: str, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    assert propose(tmp_path, name).text == snapshot


@pytest.mark.parametrize("name", FOREIGN)
def test_a_proposal_is_a_right_mapping_as_it_stands(name: str, tmp_path: Path) -> None:
    proposal = propose(tmp_path, name)
    (tmp_path / "2024" / "kallor.yml").write_text(proposal.text, encoding="utf-8")
    for contract in DELIVERED.values():
        mapping = read_mapping(contract, tmp_path / "2024")
        if contract.name == proposal.datasets[0].name and proposal.sure:
            sure = {one.column: one.guesses[0].name for one in proposal.columns if one.sure}
            assert mapping.columns == sure
            assert mapping.file == name
        else:
            assert mapping.file == ""


@pytest.mark.parametrize("name", FOREIGN)
def test_a_proposal_is_yaml_also_when_every_comment_is_taken_up(name: str, tmp_path: Path) -> None:
    lines = propose(tmp_path, name).text.splitlines()
    taken_up = "\n".join(line.removeprefix("#") for line in lines if not re.match(r"# \S", line))
    (fields,) = yaml.safe_load(taken_up).values()
    assert fields["fil"] == name
    assert set(fields["kolumner"]) == {one.column for one in propose(tmp_path, name).columns}


def test_what_is_unsure_is_never_proposed_as_sure(tmp_path: Path) -> None:
    proposal = propose(tmp_path, "inköp.csv")
    by_column = {one.column: one for one in proposal.columns}
    assert proposal.datasets[0].name == "upphandlingar"
    assert by_column["namnd"].sure
    assert not by_column["checklista"].sure
    assert by_column["checklista"].guesses[0].name == "Checklista"
    assert not by_column["namn"].sure  # "Benämning" has several meanings
    assert all(len(one.guesses) <= 3 for one in proposal.columns)
    assert "811218" not in proposal.text


def test_a_completed_proposal_reads_the_file(tmp_path: Path) -> None:
    propose(tmp_path, "lms.xlsx")
    text = propose(tmp_path, "lms.xlsx").text.replace("#  varden", "  varden").replace("#    ", "    ")
    text = text.replace('      "IS-grund": VÄLJ', '      "IS-grund": informationssakerhet')
    (tmp_path / "2024" / "kallor.yml").write_text(text, encoding="utf-8")
    reading = read(DELIVERED["utbildning"], tmp_path, 2024)
    assert reading.problems == ()
    assert reading.frame["kurs"].tolist() == ["dataskydd", "informationssakerhet"]
    assert reading.frame["rollgrupp"].tolist() == ["chef", "medarbetare"]
    assert reading.frame["genomford"].tolist() == [pd.Timestamp(2023, 2, 3), pd.NaT]


def test_our_own_form_is_known_for_sure(tmp_path: Path) -> None:
    for contract in DELIVERED.values():
        path = tmp_path / "okänd.csv"
        path.write_bytes(d.text(contract.column_names, [column.example for column in contract.columns]))
        proposal = propose_mapping(path, DELIVERED.values())
        assert proposal.datasets[0].name == contract.name
        assert [one.guesses[0].name for one in proposal.columns] == [column.name for column in contract.needed]


@pytest.mark.parametrize(("content", "message"), [(b"", "tom"), (b"1;2\n3;4\n", "rubrikrad"), (None, "finns inte")])
def test_a_file_without_headers_is_refused(content: bytes | None, message: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "x.csv").write_bytes(content)
    with pytest.raises(DataError, match=message):
        propose_mapping(tmp_path / "x.csv", DELIVERED.values())


def test_the_documented_mapping_is_right(tmp_path: Path) -> None:
    example = data_dictionary([]).partition("```yaml\n")[2].partition("```")[0]
    (tmp_path / "kallor.yml").write_text(example, encoding="utf-8")
    mapping = read_mapping(DELIVERED["utbildning"], tmp_path)
    assert mapping.columns == {"person_id": "Anst.nr", "genomford": "Godkänd den"}
    assert mapping.rules.words == {"kurs": {"is-grund": "informationssakerhet"}, "genomford": {"-": ""}}
    assert mapping.constants == {"namnd": "servicenamnden"}
