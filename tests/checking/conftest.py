"""A small delivery of two years and three nämnder, written by hand: every check holds on it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from small_delivery import DELIVERIES, TARGETS

from checks import CONTRACTS


def write_csv(path: Path, rows: list[dict[str, str]], columns: tuple[str, ...]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def write_delivery(data: Path) -> None:
    for ar, datasets in DELIVERIES.items():
        folder = data / str(ar)
        folder.mkdir(parents=True)
        (folder / "leverans.yml").write_text(
            f"ar: {ar}\nmatdatum: {ar - 1}-10-31\nperiod_fran: {ar - 2}-11-01\nperiod_till: {ar - 1}-10-31\n"
            "syntetisk: true\nbeskrivning: Litet påhittat exempel.\n",
            encoding="utf-8",
        )
        for name, rows in datasets.items():
            write_csv(folder / CONTRACTS[name].file, rows, CONTRACTS[name].column_names)
    write_csv(data / "mal.csv", TARGETS, CONTRACTS["mal"].column_names)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "arbete"
    monkeypatch.setenv("GENOMGANG_WORK", str(folder))
    return folder


@pytest.fixture
def data(tmp_path: Path, work: Path) -> Path:
    """The delivery's folder, in a work folder of its own."""
    folder = tmp_path / "data"
    write_delivery(folder)
    return folder
