"""What is kept counts for the bytes that were read: a file saved while it is checked is never old rows that look new."""

from __future__ import annotations

import csv
import os
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from small_delivery import write_delivery

from checks import CONTRACTS, DELIVERED
from genomgang.checking import run
from genomgang.checking.run import check_delivery
from genomgang.checking.store import is_checked, load_check, load_frame
from genomgang.errors import DataError
from genomgang.reading import moment

YEAR = 2024
MAPPING = "utbildning:\n  varden:\n    kurs: {informationssakerhet: %s}\n"


@pytest.fixture(autouse=True)
def without_expectations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every row passes: what is tried is which bytes the rows come from, not what is wrong with them."""
    monkeypatch.setattr("genomgang.checking.suite.run_checks", lambda _batch: [])


@pytest.fixture
def data(tmp_path: Path, work: Path) -> Path:
    folder = tmp_path / "data"
    write_delivery(folder)
    shutil.rmtree(folder / "2023")
    return folder


def rows_in(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def save_without_last_row(path: Path) -> None:
    """Saved as a program saves: the same file, written anew."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), encoding="utf-8")


def assert_what_is_kept_is_what_lies_there(data: Path) -> None:
    """Either the check is known not to be current, or the kept rows are those of the files."""
    if not is_checked(data, YEAR):
        with pytest.raises(DataError, match="är inte granskad, eller har ändrats"):
            load_check(data, YEAR)
        return
    for name, contract in DELIVERED.items():
        path = (data / str(YEAR) if contract.yearly else data) / contract.file
        if not contract.required and not path.exists():
            continue
        assert len(load_frame(data, YEAR, name, None)) == len(rows_in(path)), name


FILES = ("namnder.csv", "utbildning.csv", "risker.csv", "omvarld.csv", "../mal.csv")


def saved_at(monkeypatch: pytest.MonkeyPatch, path: Path, save: Callable[[], None], *, before: bool) -> None:
    """`save` is done once, just before or after the check reads the file, in whichever process that is."""
    read, flag = moment.read_bytes, path.parent.parent / "sparad"

    def reading(asked: Path) -> bytes:
        first = asked.resolve() == path.resolve() and not flag.exists()
        if first:
            flag.touch()
        if first and before:
            save()
        content = read(asked)
        if first and not before:
            save()
        return content

    monkeypatch.setattr(moment, "read_bytes", reading)


@pytest.mark.slow
@pytest.mark.parametrize("before", [True, False], ids=["före", "efter"])
@pytest.mark.parametrize("file", FILES)
def test_a_file_saved_around_its_reading_is_read_again(data, monkeypatch, file, before):
    path = data / str(YEAR) / file
    said: list[str] = []
    saved_at(monkeypatch, path, lambda: save_without_last_row(path), before=before)
    check_delivery(data, YEAR, said.append)
    assert is_checked(data, YEAR)
    assert_what_is_kept_is_what_lies_there(data)
    assert before or any("ändrades medan leveransen granskades, och läses på nytt." in line for line in said)


@pytest.mark.slow
def test_a_file_that_was_read_and_then_put_back_is_not_taken_for_what_was_read(data, monkeypatch):
    """Saved before the reading and put back after it: the file is as at first, and the rows are not."""
    path = data / str(YEAR) / "risker.csv"
    whole = path.read_bytes()
    read = moment.read_bytes

    def reading(asked: Path) -> bytes:
        if asked != path or (data / "klart").exists():
            return read(asked)
        (data / "klart").touch()
        save_without_last_row(path)
        content = read(asked)
        path.write_bytes(whole)
        return content

    monkeypatch.setattr(moment, "read_bytes", reading)
    check_delivery(data, YEAR, lambda _: None)
    assert is_checked(data, YEAR)
    assert len(load_frame(data, YEAR, "risker", None)) == 3


@pytest.mark.slow
@pytest.mark.parametrize("file", ["leverans.yml", "kallor.yml"])
def test_a_setting_saved_after_its_reading_is_read_again(data, monkeypatch, file):
    path = data / str(YEAR) / file
    (data / str(YEAR) / "kallor.yml").write_text(MAPPING % "informationssakerhet", encoding="utf-8")
    changed = {
        "leverans.yml": lambda: path.write_text(path.read_text().replace("Litet", "Mindre")),
        "kallor.yml": lambda: path.write_text(MAPPING % "dataskydd", encoding="utf-8"),
    }
    saved_at(monkeypatch, path, changed[file], before=False)
    check = check_delivery(data, YEAR, lambda _: None)
    assert is_checked(data, YEAR)
    assert check.delivery.beskrivning.startswith("Mindre") == (file == "leverans.yml")
    assert ("informationssakerhet" in set(load_frame(data, YEAR, "utbildning", None)["kurs"])) == (
        file == "leverans.yml"
    )


@pytest.mark.slow
def test_a_file_that_never_rests_is_refused_with_its_name(data, monkeypatch):
    path = data / str(YEAR) / "risker.csv"
    read = moment.read_bytes

    def reading(asked: Path) -> bytes:
        content = read(asked)
        if asked == path:
            path.write_bytes(content + b" ")
        return content

    monkeypatch.setattr(moment, "read_bytes", reading)
    said: list[str] = []
    with pytest.raises(DataError) as refused:
        check_delivery(data, YEAR, said.append)
    title = CONTRACTS["risker"].title
    assert said == [f"{title} ändrades medan leveransen granskades, och läses på nytt."] * run.ATTEMPTS
    assert str(refused.value) == (
        f"Leveransen för 2024 kan inte granskas, eftersom filerna ändras medan de läses: {title}.\n"
        f"  Var: {data / '2024'}\n"
        "  Gör så här: Vänta tills filerna är sparade, stäng program som skriver i dem och kör igen."
    )
    assert_what_is_kept_is_what_lies_there(data)


@pytest.mark.slow
def test_saves_at_any_moment_of_a_check(data):
    """Somebody saves all the time, now in place and now by renaming, with the same size and the same time of change."""
    path = data / str(YEAR) / "risker.csv"
    one = path.read_bytes()
    other = one.replace(b"Rensning varje kvartal", b"Rensning varje vecka  ")
    state = path.stat()
    done = threading.Event()

    def save() -> None:
        turn = 0
        while not done.wait(0.01):
            turn += 1
            content = (one, other)[turn % 2]
            target = path if turn % 3 else path.with_name(".ny")
            target.write_bytes(content)
            os.utime(target, ns=(state.st_atime_ns, state.st_mtime_ns))
            if target != path:
                target.replace(path)

    saver = threading.Thread(target=save)
    saver.start()
    end = time.monotonic() + 3
    try:
        while time.monotonic() < end:
            try:
                check_delivery(data, YEAR, lambda _: None)
            except DataError as refused:
                assert "ändras medan de läses" in str(refused)
    finally:
        done.set()
        saver.join()
    for content, words in ((one, "Rensning varje kvartal"), (other, "Rensning varje vecka")):
        if is_checked(data, YEAR):
            assert set(load_frame(data, YEAR, "risker", None)["behandling"]) == {
                row["behandling"].strip() for row in rows_in(path)
            }
        path.write_bytes(content)
        check_delivery(data, YEAR, lambda _: None)
        assert set(load_frame(data, YEAR, "risker", None)["behandling"]) == {words}


@pytest.mark.slow
def test_last_year_checked_anew_on_other_files_leaves_this_year_not_current(data):
    """This year was compared with rows that are kept no longer, though last year's file is as it was."""
    shutil.rmtree(data)
    write_delivery(data)
    check_delivery(data, YEAR)
    path = data / "2023" / "risker.csv"
    whole = path.read_bytes()
    save_without_last_row(path)
    check_delivery(data, 2023)
    path.write_bytes(whole)
    assert is_checked(data, YEAR) is False
    check_delivery(data, YEAR)
    assert is_checked(data, YEAR)
    assert len(load_frame(data, 2023, "risker", None)) == 3
