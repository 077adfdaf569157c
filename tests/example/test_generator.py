"""The generator: the same bytes every time, and the committed example is what it writes."""

from __future__ import annotations

import filecmp
import subprocess
import sys
from pathlib import Path

import pytest

from genomgang.example import Size, write_example
from genomgang.example.city import bodies
from genomgang.example.people import head_count
from genomgang.paths import EXAMPLE, ROOT


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.slow
def test_the_committed_example_is_what_the_generator_writes(tmp_path):
    write_example(tmp_path)
    assert files(tmp_path) == files(EXAMPLE)
    _, different, unreadable = filecmp.cmpfiles(tmp_path, EXAMPLE, files(tmp_path), shallow=False)
    assert (different, unreadable) == ([], [])


@pytest.mark.slow
def test_a_new_process_with_another_hash_seed_writes_the_same_bytes(tmp_path):
    command = [sys.executable, "-m", "genomgang.example", "--ut", str(tmp_path), "--ar", "2022"]
    subprocess.run(command, check=True, cwd=ROOT, env={"PYTHONHASHSEED": "7"})
    for name in files(tmp_path):
        assert (tmp_path / name).read_bytes() == (EXAMPLE / name).read_bytes(), name


def test_the_city_has_its_full_size():
    assert sum(head_count(body, 2024, Size.STAD) for body in bodies(2024)) == pytest.approx(48_700, rel=0.005)


@pytest.mark.slow
def test_the_full_city_has_the_rows_that_the_benchmark_needs(tmp_path):
    write_example(tmp_path, Size.STAD, [2024])
    rows = {
        name: sum(1 for _ in (tmp_path / "2024" / f"{name}.csv").open(encoding="utf-8")) - 1
        for name in ("utbildning", "digitala_lyftet")
    }
    assert rows["utbildning"] == pytest.approx(150_000, rel=0.05)
    assert rows["digitala_lyftet"] == pytest.approx(390_000, rel=0.05)


def test_no_unfinished_file_is_left(example):
    assert [name for name in files(example) if name.endswith(".tmp")] == []
