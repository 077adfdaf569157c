"""Odd surroundings: terminals without Swedish letters, folders that may not be written, clocks that go back, Ctrl-C."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from genomgang.checking import fingerprint
from genomgang.engines import pandoc
from genomgang.paths import ROOT
from genomgang.running.processes import child_environment
from tools.bench.cities import write_city

NARROW = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"}


OTHER_USER = (
    "setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=+dac_read_search --ambient-caps=+dac_read_search"
)
"""Another user, who may read everything, since Python may lie where only root goes, and write nothing of ours."""


def genomgang(*arguments: str, folder: Path, way: str = "", **more: str) -> subprocess.CompletedProcess[bytes]:
    """One command, in a folder of its own."""
    environment = {
        **os.environ,
        "GENOMGANG_WORK": str(folder / "arbete"),
        "GENOMGANG_OUTPUT": str(folder / "ut"),
        **more,
    }
    command = [*way.split(), sys.executable, "-m", "genomgang", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stad")
    write_city(folder, 1)
    for year in folder.glob("20*"):
        if year.name != "2024":
            shutil.rmtree(year)
    return folder


def test_every_child_process_speaks_utf_8_whatever_the_terminal_does(monkeypatch):
    for name, value in NARROW.items():
        monkeypatch.setenv(name, value)
    environment = child_environment({"EGEN": "1"})
    assert environment["EGEN"] == "1"
    assert (environment["PYTHONUTF8"], environment["PYTHONIOENCODING"]) == ("1", "utf-8")
    assert sys.platform == "win32" or environment["LC_ALL"].endswith("UTF-8")


@pytest.mark.parametrize("way", ["modulen", "rapportens process"])
def test_a_delivered_file_with_a_modules_name_is_never_run(way, tmp_path):
    """The user stands in the delivery's folder, where somebody has laid a file that Python would take for its own."""
    for name in ("selectors", "nt", "genomgang"):
        (tmp_path / f"{name}.py").write_text("open('kord', 'w').close()\n")
    start = {
        "modulen": "import subprocess, sys\n"
        "from genomgang.running.processes import child_environment\n"
        "subprocess.run([sys.executable, '-c', 'import selectors, genomgang.paths'], env=child_environment({}), check=True)",
        "rapportens process": "from genomgang.batch import worker\n"
        "worker.PRELOAD = ('selectors',)\n"
        "process = worker.start_context().Process(target=print)\n"
        "process.start(), process.join()\n"
        "assert process.exitcode == 0",
    }[way]
    code = f"import sys, os; sys.path.insert(0, {str(ROOT)!r}); os.chdir({str(tmp_path)!r})\n{start}"
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "kord").exists()


def test_pandoc_keeps_swedish_letters_in_a_narrow_terminal(tmp_path, monkeypatch):
    for name, value in NARROW.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "a.md").write_text("# Åäö\n", encoding="utf-8")
    pandoc.run(["a.md", "--to=html", "--standalone", "--metadata=title=Innehåll", "--output=ä.html"], tmp_path)
    page = (tmp_path / "ä.html").read_text(encoding="utf-8")
    assert "<title>Innehåll</title>" in page
    assert "Åäö" in page


def test_no_process_is_started_without_a_stated_environment():
    """Whoever starts a process says what its environment is; the terminal's is never passed on by neglect."""
    own_setting = {"genomgang/plain/prerender.py", "genomgang/archive/adopt.py"}
    for path in (ROOT / "genomgang").rglob("*.py"):
        name = path.relative_to(ROOT).as_posix()
        text = path.read_text(encoding="utf-8")
        if name in own_setting:
            continue
        for part in text.split("subprocess.run(")[1:]:
            assert "env=child_environment(" in part[:700] or "env=_environment()" in part[:700], name


def test_the_terminal_gets_question_marks_and_no_error():
    done = subprocess.run(
        [sys.executable, "-m", "genomgang", "list", "--data", "data/exempel"],
        cwd=ROOT,
        env={**os.environ, **NARROW},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Servicen?mnden" in done.stdout


@pytest.mark.slow
def test_a_narrow_terminal_changes_no_byte_of_a_report_and_a_read_only_folder_is_told(city, tmp_path, monkeypatch):
    """One city, one report: as usual, in a narrow terminal, and then where nothing may be written."""

    def pages(folder: Path) -> dict[str, bytes]:
        return {
            path.suffix: path.read_bytes()
            for path in sorted((folder / "ut/2024").glob("*/ledn*"))
            if path.suffix in (".html", ".ipynb")
        }

    (namnd,) = {line.split(";")[0] for line in (city / "2024/namnder.csv").read_text().splitlines()[1:2]}
    order = ("render", "--namnd", namnd, "--ar", "2024", "--engine", "builtin", "--to", "html")
    monkeypatch.setenv("GENOMGANG_DATA", str(city))
    usual = genomgang(*order, folder=tmp_path / "a")
    assert usual.returncode == 0, usual.stdout.decode() + usual.stderr.decode()
    shutil.copytree(tmp_path / "a/arbete", tmp_path / "b/arbete", copy_function=shutil.copy2)
    narrow = genomgang(*order, folder=tmp_path / "b", **NARROW)
    assert narrow.returncode == 0, narrow.stdout.decode(errors="replace")
    assert pages(tmp_path / "b") == pages(tmp_path / "a")
    assert len(pages(tmp_path / "a")) == 2

    if os.getuid() == 0 and shutil.which("setpriv"):  # root may write everywhere, so another user tries
        done = genomgang(*order, "--force", folder=tmp_path / "a", way=OTHER_USER, HOME="/finns-inte")
        assert done.returncode == 1
        told = (done.stdout + done.stderr).decode()
        assert "Traceback" not in told
        assert "Oväntat fel" not in told
        assert "Gör så här" in told
        assert pages(tmp_path / "b") == pages(tmp_path / "a")


@pytest.mark.slow
def test_ctrl_c_at_ten_moments_of_a_check_leaves_nothing_half_done(city, tmp_path):
    environment = {**os.environ, "GENOMGANG_WORK": str(tmp_path / "arbete"), "GENOMGANG_OUTPUT": str(tmp_path / "ut")}
    command = [sys.executable, "-m", "genomgang", "check", "--ar", "2024", "--data", str(city)]
    chance = random.Random(11)
    for _ in range(10):
        run = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        )
        time.sleep(chance.uniform(0.2, 3))
        os.killpg(run.pid, signal.SIGINT)
        told = run.communicate(timeout=30)[1].decode()
        assert "Traceback" not in told or "KeyboardInterrupt" in told
        assert run.returncode in (0, 1, 130, -signal.SIGINT)
        if run.returncode == 130:
            assert "Avbrutet. Det som är klart finns kvar" in told
        assert list(tmp_path.rglob("*.ny")) == []
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stderr


def test_a_clock_that_is_set_back_hides_no_save(tmp_path):
    """The file's times are of the future, and a save leaves them and its size as they were."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"ett")
    future = time.time_ns() + 10**18
    os.utime(path, ns=(future, future))
    former = fingerprint._file_hash(path)
    path.write_bytes(b"tva")
    os.utime(path, ns=(future, future))
    assert fingerprint._file_hash(path) != former


def test_a_save_within_the_clocks_grain_is_seen(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"ett")
    state = path.stat()
    former = fingerprint._file_hash(path)
    path.write_bytes(b"tva")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert fingerprint._file_hash(path) != former
