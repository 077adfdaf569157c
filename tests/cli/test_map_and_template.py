"""An analyst gets a foreign file's mapping proposed, and workbooks to hand out; nothing is written over."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checks import DELIVERED
from genomgang.cli import run
from genomgang.errors import DataError
from genomgang.reading.yamlfile import parse_yaml

FOREIGN = "Organisation;Upphandlingsnr;Benämning;Belopp (kr)\nbromma;U1;Skrivare;1.234\n"
OWN = ";".join(column.name for column in DELIVERED["namnder"].needed) + "\n"


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    path = tmp_path / "upphandlingar_export.csv"
    path.write_text(FOREIGN, encoding="utf-8")
    return path


def test_a_proposal_is_shown_and_nothing_is_written(foreign: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["map", str(foreign)]) == 0
    shown = capsys.readouterr()
    assert '    namnd: "Organisation"  # ' in shown.out
    assert "Osäkra rader att ta ställning till: " in shown.err
    assert not (foreign.parent / "kallor.yml").exists()


def test_a_written_proposal_keeps_what_stood_and_says_what_is_unsure(
    foreign: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = foreign.parent / "kallor.yml"
    own.write_text("ikp:\n  fil: ikp-export.csv  # från IA", encoding="utf-8")
    assert run(["map", str(foreign), "--skriv"]) == 0
    shown = capsys.readouterr()
    assert f"Förslaget är tillagt i {own}." in shown.out
    proposed = shown.out.split("\n\n")[0]
    assert own.read_text(encoding="utf-8") == f"ikp:\n  fil: ikp-export.csv  # från IA\n\n{proposed}\n"
    assert shown.err == "Osäkra rader att ta ställning till: 13.\n"
    assert list(yaml.safe_load(own.read_text(encoding="utf-8"))) == ["ikp"]  # an unsure data set is a comment


def test_a_mapping_that_stands_is_not_proposed_beside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "namnder.csv").write_text(OWN, encoding="utf-8")
    assert run(["map", str(tmp_path / "namnder.csv"), "--skriv"]) == 0
    assert "Inga rader är osäkra." in capsys.readouterr().err
    before = (tmp_path / "kallor.yml").read_bytes()
    assert run(["map", str(tmp_path / "namnder.csv"), "--skriv"]) == 1
    assert "Filen kallor.yml beskriver redan namnder." in capsys.readouterr().err
    assert (tmp_path / "kallor.yml").read_bytes() == before


def test_a_template_is_written_for_every_data_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["template", "--ar", "2024", "--ut", str(tmp_path / "mallar")]) == 0
    assert sorted(path.stem for path in (tmp_path / "mallar").iterdir()) == sorted(DELIVERED)
    assert f"{DELIVERED['risker'].title}: {tmp_path / 'mallar' / 'risker.xlsx'}" in capsys.readouterr().out


def test_a_filled_template_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ikp.xlsx").write_bytes(b"ifylld")
    assert run(["template", "--dataset", "ikp", "--ar", "2024", "--ut", str(tmp_path)]) == 1
    assert "Den kan vara ifylld och skrivs inte över." in capsys.readouterr().err
    assert (tmp_path / "ikp.xlsx").read_bytes() == b"ifylld"


def test_an_unknown_data_set_is_answered_with_the_nearest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["template", "--dataset", "utbildnin", "--ar", "2024", "--ut", str(tmp_path)]) == 2
    assert "Det finns ingen datamängd ”utbildnin”. Menade du ”utbildning”?" in capsys.readouterr().err


def test_deeply_nested_yaml_is_refused() -> None:
    with pytest.raises(DataError, match="för djupt nästlad"):
        parse_yaml("a: " + "[" * 20_000, where="kallor.yml")
