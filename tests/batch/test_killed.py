"""Whatever is killed, and whenever: whole documents only, nothing left behind, and the next run completes."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import fakes
import pytest
from living import at_work_in, wait_for_the_end

from genomgang.paths import ROOT
from genomgang.provenance.fingerprint import of_file
from genomgang.publish.output import Target

DEATHS = 50
pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills by signal")


def assert_whole_outputs_only(output: Path) -> int:
    """Every file under its own name is whole, and every record tells the truth; returns how many records there are."""
    files = [path for path in output.glob("2024/namnd-*/*") if not path.name.startswith(".")]
    assert all(fakes.is_whole(path) for path in files if path.suffix != ".json")
    records = [path for path in files if path.suffix == ".json"]
    for record in records:
        for name, digest in json.loads(record.read_text())["filer"].items():
            assert of_file(record.parent / name) == digest
    return len(records)


def leftovers(base: Path) -> list[Path]:
    return [*(base / "arbete/bygge").glob("*"), *(base / "ut").glob("**/.*")]


@pytest.mark.slow
def test_the_run_is_killed_at_fifty_random_moments(tmp_path):
    chance = random.Random(2024)
    completed = []
    for _ in range(DEATHS):
        run = subprocess.Popen([sys.executable, fakes.__file__, str(tmp_path), "rapporter"], start_new_session=True)
        while not list((tmp_path / "arbete").glob("bygge/*")) and run.poll() is None:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.6))
        run.kill()
        run.wait()
        wait_for_the_end(tmp_path)
        completed.append(assert_whole_outputs_only(tmp_path / "ut"))
        shutil.rmtree(tmp_path / "arbete")
        if completed[-1]:
            shutil.rmtree(tmp_path / "ut")
    assert len(set(completed)) > 1, "every run was killed at the same point"

    done = fakes.run_all(tmp_path)
    assert all(each.is_well for each in done)
    assert assert_whole_outputs_only(tmp_path / "ut") == len(fakes.NAMNDER)
    time.sleep(1)
    fakes.run_all(tmp_path)
    assert leftovers(tmp_path) == []


@pytest.mark.slow
def test_reports_whose_processes_are_killed_are_made_again(tmp_path):
    attempts = 0
    while attempts < DEATHS:
        done = fakes.run_all(tmp_path, fakes.make_and_die_sometimes)
        attempts += len(done)
        assert_whole_outputs_only(tmp_path / "ut")
        for each in done:
            assert each.outcome.made or "dog" in each.outcome.reason
    assert any(each.outcome.made for each in done)
    assert all(each.is_well for each in fakes.run_all(tmp_path))
    assert leftovers(tmp_path) == []


@pytest.mark.slow
def test_the_report_processes_end_with_the_run(tmp_path):
    run = subprocess.Popen([sys.executable, fakes.__file__, str(tmp_path), "rapporter"], start_new_session=True)
    while not list((tmp_path / "arbete").glob("bygge/rapport-*")) and run.poll() is None:
        time.sleep(0.01)
    run.kill()
    run.wait()
    wait_for_the_end(tmp_path)


def test_a_run_killed_while_it_loads_leaves_nothing_that_goes_on_loading(tmp_path):
    """The process that reports are forked from, as it is, and a library that takes a minute to load."""
    (tmp_path / "bibliotek").mkdir()
    begun = tmp_path / "laddar"
    (tmp_path / "bibliotek" / "typst.py").write_text(
        f"import pathlib, time\npathlib.Path({str(begun)!r}).touch()\ntime.sleep(60)\n", encoding="utf-8"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "bibliotek"), "GENOMGANG_WORK": str(tmp_path / "arbete")}
    source = "import time; from genomgang.batch import worker; worker.load_ahead(); time.sleep(600)"
    run = subprocess.Popen([sys.executable, "-c", source], cwd=ROOT, env=environment, start_new_session=True)
    while not begun.exists() and run.poll() is None:
        time.sleep(0.05)
    assert len(at_work_in(tmp_path)) >= 2
    run.kill()
    run.wait()
    wait_for_the_end(tmp_path)


@pytest.mark.slow
def test_processes_that_wait_for_work_of_a_killed_run_end_too(tmp_path):
    """Those that compute the city's figures: nobody will ever give them more."""
    run = subprocess.Popen([sys.executable, fakes.__file__, str(tmp_path), "staden"], start_new_session=True)
    while len(list(tmp_path.glob("arbetar-*"))) < 2 and run.poll() is None:
        time.sleep(0.01)
    assert len(at_work_in(tmp_path)) >= 3
    run.kill()
    run.wait()
    wait_for_the_end(tmp_path)


@pytest.mark.slow
def test_ctrl_c_leaves_whole_outputs_and_no_processes(tmp_path):
    run = subprocess.Popen(
        [sys.executable, fakes.__file__, str(tmp_path), "rapporter"], start_new_session=True, stderr=subprocess.PIPE
    )
    while not list((tmp_path / "ut").glob("2024/namnd-*/*.json")) and run.poll() is None:
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)
    run.wait(timeout=20)
    assert_whole_outputs_only(tmp_path / "ut")
    time.sleep(1)
    assert at_work_in(tmp_path) == []
    assert all(each.is_well for each in fakes.run_all(tmp_path))


@pytest.mark.slow
def test_one_report_that_fails_or_dies_stops_no_other(tmp_path):
    done = {each.planned.target.namnd: each for each in fakes.run_all(tmp_path, fakes.make_or_fail)}
    failed, dead, raised = (done[fakes.NAMNDER[number]].outcome for number in (2, 4, 6))
    assert failed.reason == "Kapitlet är trasigt.\n  Gör så här: Rätta det."
    assert dead.reason == "Processen som gjorde rapporten dog (kod -9)."
    assert raised.reason == "Oväntat fel: MemoryError: slut"
    assert sum(each.is_well for each in done.values()) == len(done) - 3
    ledger = json.loads((tmp_path / "ut/2024/intern/korning.json").read_text())["rapporter"]
    assert ledger[f"{fakes.NAMNDER[4]}/intern"]["resultat"] == "misslyckad"
    assert len(ledger) == len(done)
    assert Target(fakes.NAMNDER[4], 2024, "intern").record.exists() is False
