"""Whatever is kept and gets damaged is made again: never a traceback, a wrong figure or an advice about a cell."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from builders import LIMITS
from small_delivery import TARGETS, write_csv, write_delivery

from checks import CONTRACTS
from genomgang.batch.key import _secret
from genomgang.batch.ledger import open_ledger
from genomgang.batch.plan import read_record
from genomgang.checking import code, store
from genomgang.checking.model import DeliveryCheck
from genomgang.checking.run import check_delivery
from genomgang.checking.slices import year_of
from genomgang.city.figures import city_figures
from genomgang.errors import DataError
from genomgang.paths import work_dir
from genomgang.publish.output import Target

ALL_LIMITS = {**LIMITS, "klassning_giltig_manader": 24}

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "tom": lambda _: b"",
    "avklippt": lambda whole: whole[: len(whole) // 2],
    "null": lambda _: b"null",
    "lista": lambda _: b"[]",
    "objekt": lambda _: b"{}",
    "text": lambda _: b'"text"',
    "slump": lambda whole: bytes((i * 7919 + 13) % 256 for i in range(len(whole))),
    "en byte": lambda whole: (
        whole[: len(whole) // 2] + bytes([whole[len(whole) // 2] ^ 1]) + whole[len(whole) // 2 + 1 :]
    ),
    "andra siffror": lambda whole: whole.replace(b"3", b"4"),
}


@pytest.fixture
def data(tmp_path: Path, work: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Without Great Expectations: what is tried is what is kept of a check."""
    monkeypatch.setattr("genomgang.checking.suite.run_checks", lambda _batch: [])
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(tmp_path / "ut"))
    folder = tmp_path / "data"
    write_delivery(folder)
    shutil.rmtree(folder / "2023")
    limits = [{**TARGETS[0], "indikator": name, "varde": str(value)} for name, value in ALL_LIMITS.items()]
    write_csv(folder / "mal.csv", [*TARGETS, *limits], CONTRACTS["mal"].column_names)
    return folder


def everything(data: Path) -> tuple[object, ...]:
    """What commands get of a delivery, and of what is worked out from it."""
    check = check_delivery(data, 2024)
    year = year_of(data, 2024)
    frames = [store.load_frame(data, 2024, name, None).to_csv() for name in CONTRACTS]
    return timeless(check), year.members, year.rows, frames, city_figures(data, 2024, "intern")


def timeless(check: DeliveryCheck) -> DeliveryCheck:
    return replace(check, datasets={name: replace(one, checked_at="") for name, one in check.datasets.items()})


@pytest.mark.slow
def test_every_kept_file_damaged_in_every_way_is_made_again(data):
    whole = everything(data)
    files = [path for path in work_dir().rglob("*") if path.is_file() and "avvisade" not in path.parts]
    assert {path.suffix for path in files} == {".json", ".parquet", ".sha256"}
    kinds = {
        path.name.split("-")[0] if path.suffix != ".json" else path.parent.name + path.name[:3]: path for path in files
    }
    small = [path for path in kinds.values() if path.suffix == ".json" or "risker" in path.name]
    small += [path for path in files if path.name.startswith("risker")]
    for path in dict.fromkeys(small):
        for name, damage in DAMAGES.items():
            content = path.read_bytes()
            damaged = damage(content)
            if damaged == content:
                continue
            path.write_bytes(damaged)
            store._parsed.cache_clear()
            if path.name == "kod.json":
                code._first.cache_clear()
            assert everything(data) == whole, (path.name, name)
            assert path.read_bytes() != damaged, (path.name, name)


@pytest.mark.slow
def test_a_kept_file_that_is_a_folder_or_gone_is_made_again_or_told(data):
    whole = everything(data)
    for path in [each for each in work_dir().rglob("*.parquet") if each.name.startswith("risker")]:
        path.unlink()
        assert everything(data) == whole


@pytest.mark.slow
def test_rows_damaged_between_check_and_report_are_told_with_what_to_do(data):
    check = check_delivery(data, 2024)
    path = next(work_dir().rglob("risker-*.parquet"))
    for damage in DAMAGES.values():
        content = path.read_bytes()
        path.write_bytes(damage(content) if damage(content) != content else b"")
        with pytest.raises(DataError) as refused:
            store.frame_of(check, data, "risker", None)
        assert str(refused.value) == (
            f"De granskade raderna för {CONTRACTS['risker'].title} finns inte kvar som de sparades.\n"
            f"  Var: {data / '2024'}\n"
            "  Gör så här: Kör genomgang check --ar 2024, som läser leveransen på nytt."
        )
        path.write_bytes(content)
    check_delivery(data, 2024)
    assert len(store.load_frame(data, 2024, "risker", None)) == 3


RECORD = {
    "underlag": {"texter": "a"},
    "filer": {"x.html": "0" * 64},
    "harkomst": {"adoption": None},
    "forsattsblad": {},
}


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"null", b"7", b'"x"', b"{", b"\xff\xfe\x00", b"[" * 100_000]
    + [
        json.dumps({**RECORD, name: wrong}).encode()
        for name in RECORD
        for wrong in ([], 7, "x", {"x": 7}, [[]])
        if not (name in ("harkomst", "forsattsblad") and wrong == {"x": 7})
    ],
)
def test_a_damaged_record_is_as_none(tmp_path, monkeypatch, content):
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(tmp_path))
    target = Target("x", 2024, "intern")
    target.folder.mkdir(parents=True)
    target.record.write_bytes(content)
    assert read_record(target) is None


def test_a_whole_record_is_read(tmp_path, monkeypatch):
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(tmp_path))
    target = Target("x", 2024, "intern")
    target.folder.mkdir(parents=True)
    for record in (RECORD, {**RECORD, "harkomst": None}, {"filer": {}, "leverans": "x"}):
        target.record.write_text(json.dumps(record))
        assert read_record(target) == record


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"null", b"{}", b'{"rapporter": []}', b'{"rapporter": {"x/intern": []}}', b"\xff", b"[" * 100_000],
)
def test_a_damaged_ledger_is_begun_anew(tmp_path, monkeypatch, content):
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(tmp_path))
    (tmp_path / "2024/intern").mkdir(parents=True)
    (tmp_path / "2024/intern/korning.json").write_bytes(content)
    assert open_ledger(2024, "motor").reports == {}


@pytest.mark.parametrize("content", [b"", b"x" * 31, b"x" * 33])
def test_a_damaged_secret_is_made_anew(tmp_path, content):
    (tmp_path / "hemlighet").write_bytes(content)
    _secret.cache_clear()
    secret = _secret(tmp_path)
    assert len(secret) == 32
    assert (tmp_path / "hemlighet").read_bytes() == secret
