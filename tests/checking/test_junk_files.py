"""A delivery where every file is junk is answered in words, file by file."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from small_delivery import write_delivery

from genomgang.checking.model import DeliveryCheck
from genomgang.checking.run import check_delivery
from genomgang.cli import run

pytestmark = pytest.mark.slow

NOISE = random.Random(1).randbytes(3000)
JUNK = {
    "atgarder": b"namnd;namnd;namnd\n;;\n",
    "dataskydd": b'"' * 10_000,
    "digitala_lyftet": b"namnd;enhet;person_id;omrade;poang\n" + b"x;" * 50_000,
    "ikp": b"",
    "incidenter": b"\xff\xfe" + "namnd;x".encode("utf-16-le") + b"\x00",
    "klassning": b"PK\x03\x04" + NOISE,
    "namnder": b"\xd0\xcf\x11\xe0" + NOISE,
    "risker": b"<html><b>hej</b></html>",
    "upphandlingar": b"\x00" * 1000,
    "utbildning": NOISE,
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("skrap")
    write_delivery(folder / "data")
    for name, content in JUNK.items():
        (folder / "data" / "2024" / f"{name}.csv").write_bytes(content)
    return folder / "data"


@pytest.fixture
def check(data: Path, monkeypatch: pytest.MonkeyPatch) -> DeliveryCheck:
    monkeypatch.setenv("GENOMGANG_WORK", str(data.parent / "arbete"))
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(data.parent / "ut"))
    monkeypatch.setenv("GENOMGANG_DATA", str(data))
    return check_delivery(data, 2024)


def test_each_file_is_refused_with_its_reason(check: DeliveryCheck) -> None:
    said = {name: check.datasets[name].failures[0] for name in JUNK}
    assert {name: result.reason for name, result in said.items() if result.expectation == "läsning"} == {
        "atgarder": "Ingen rubrikrad hittades för Åtgärdsplan.",
        "dataskydd": "Ingen rubrikrad hittades för Dataskyddsombudets årsrapport.",
        "ikp": "Filen är tom.",
        "incidenter": "Filen kan inte läsas som utf-16: byte 16 passar inte.",
        "klassning": "Arbetsboken är skadad eller i ett format som inte kan läsas.",
        "namnder": "Det går inte att avgöra vilken teckenkodning filen har.",
        "risker": "Filen är en webbsida eller XML, inte en tabell.",
        "upphandlingar": "Filen innehåller nolltecken och är ingen textfil.",
        "utbildning": "Det går inte att avgöra vilken teckenkodning filen har.",
        "digitala_lyftet": "Filen är för stor: högst 2 000 000 rader, 1 000 kolumner, 20 000 000 celler "
        "och 200 MB (uppackat) läses.".replace(" 0", "\N{NO-BREAK SPACE}0"),
    }
    assert all(result.remedy for result in said.values())


@pytest.mark.parametrize("chosen", [("--namnd", "jarva"), ("--all",)])
def test_no_report_is_made_and_the_reason_is_the_register(
    check: DeliveryCheck, chosen: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert not check.has_register
    assert run(["render", "--ar", "2024", "--engine", "builtin", *chosen]) == 1
    assert "registret över nämnder går inte att använda" in capsys.readouterr().err
