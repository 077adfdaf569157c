"""What a kept result rests on follows from what is really imported, in both directions."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from genomgang.checking import code
from genomgang.checking.code import CHECKING, CITY, REPORT, code_fingerprint, files_of, refuse_changed_code
from genomgang.errors import UserError
from genomgang.paths import ROOT

COPIED = ("genomgang", "checks", "notebooks", "report.qmd", "requirements.txt")


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the program, to be edited."""
    monkeypatch.setenv("GENOMGANG_WORK", str(tmp_path / "arbete"))
    root = tmp_path / "program"
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            root.mkdir(exist_ok=True)
            shutil.copyfile(source, root / name)
    return root


def state(root: Path, step: tuple[str, ...]) -> str:
    code._first.cache_clear()
    return code_fingerprint(step, root)


def edit(path: Path) -> None:
    mark = "#" if path.suffix != ".qmd" else "\n<!-- -->"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{mark} ändrad\n", encoding="utf-8")


RESTS_ON = {
    CHECKING: (
        "genomgang/text/swedish.py",
        "genomgang/reading/yamlfile.py",
        "genomgang/reading/workbook_worker.py",
        "genomgang/errors.py",
    ),
    REPORT: (
        "genomgang/text/swedish.py",
        "genomgang/regler/risk.yml",
        "genomgang/topics/atgarder.py",
        "genomgang/charts/bars.py",
        "genomgang/document/kernel_app.py",
        "genomgang/batch/warm.py",
        "notebooks/_risker.qmd",
        "checks/risker.py",
    ),
    CITY: ("genomgang/topics/utbildning.py", "genomgang/regler/storlek.yml", "checks/mal.py"),
    ("checks/klassning.py",): ("checks/klassning.py", "checks/_columns.py", "genomgang/contracts/contract.py"),
}
RESTS_NOT_ON = {
    CHECKING: (
        "genomgang/cli/list_command.py",
        "genomgang/topics/atgarder.py",
        "checks/risker.py",
        "genomgang/render.py",
    ),
    REPORT: (
        "genomgang/cli/list_command.py",
        "genomgang/cli/__init__.py",
        "genomgang/archive/verify.py",
        "genomgang/example/people.py",
        "genomgang/contracts/template.py",
        "genomgang/city/render.py",
    ),
    CITY: ("genomgang/cli/list_command.py", "notebooks/_risker.qmd", "genomgang/render.py"),
    ("checks/klassning.py",): ("checks/risker.py", "genomgang/topics/klassning.py"),
}


@pytest.mark.parametrize("step", RESTS_ON, ids=["kontrollen", "rapporten", "staden", "en datamängd"])
def test_an_edit_makes_stale_what_rests_on_it_and_nothing_else(copy, step):
    former = state(copy, step)
    assert state(copy, step) == former
    for name in RESTS_NOT_ON[step]:
        edit(copy / name)
        assert state(copy, step) == former, name
    for name in RESTS_ON[step]:
        edit(copy / name)
        now = state(copy, step)
        assert now != former, name
        former = now


def test_a_module_that_is_first_imported_counts_from_then_on(copy):
    swedish = copy / "genomgang" / "text" / "swedish.py"
    (copy / "genomgang" / "ny.py").write_text("ORD = 'ett'\n")
    former = state(copy, CHECKING)
    edit(copy / "genomgang" / "ny.py")
    assert state(copy, CHECKING) == former
    swedish.write_text(
        swedish.read_text(encoding="utf-8") + "\n\ndef later():\n    from genomgang import ny\n\n    return ny\n"
    )
    former = state(copy, CHECKING)
    edit(copy / "genomgang" / "ny.py")
    assert state(copy, CHECKING) != former


LOADED = """
import json, sys
from pathlib import Path
{run}
print(json.dumps([m.__file__ for n, m in sys.modules.items() if n.split(".")[0] in ("genomgang", "checks") and m.__file__]))
"""
CHECK = """
from genomgang.checking import run, side_by_side, suite
side_by_side.cores = lambda: 1
suite.run_checks = lambda batch: []
run.check_delivery(Path(sys.argv[1]), 2024)
"""


FIGURES = """
sys.path.insert(0, {tests!r})
from builders import make_review
from genomgang.topics.nyckeltal import all_key_figures
all_key_figures(make_review(targets={{"klassning_giltig_manader": 24}}))
"""


def loaded(run: str, data: Path, work: Path) -> set[Path]:
    """Our modules that a process has loaded when the step is done."""
    answer = subprocess.run(
        [sys.executable, "-c", LOADED.format(run=run), str(data)],
        cwd=ROOT,
        env={**os.environ, "GENOMGANG_WORK": str(work), "GENOMGANG_DATA": str(data)},
        capture_output=True,
        text=True,
        check=True,
    )
    return {Path(name) for name in json.loads(answer.stdout.splitlines()[-1])}


@pytest.mark.slow
def test_the_check_loads_nothing_but_what_counts(data, work):
    """The check's own process, every data set in it; a contract counts for its own data set."""
    shutil.rmtree(data / "2023")
    assert loaded(CHECK, data, work) - set((ROOT / "checks").glob("*.py")) <= files_of(CHECKING)


@pytest.mark.slow
def test_a_report_loads_nothing_but_what_counts(tmp_path):
    """The document's imports, and the process that makes it."""
    document = (ROOT / "report.qmd").read_text(encoding="utf-8")
    first = document.split("```{python}")[2].split("namnd, ar, version = settled")[0]
    processes = (
        "batch.worker",
        "batch.forked_kernel",
        "document.kernel_app",
        "engines.builtin",
        "engines.quarto",
        "render",
    )
    run = first + "\n".join(f"import genomgang.{name}" for name in processes)
    run += FIGURES.format(tests=str(ROOT / "tests"))
    assert loaded(run, tmp_path, tmp_path / "arbete") <= files_of(REPORT)


def test_code_that_is_edited_while_it_works_keeps_nothing(copy, monkeypatch):
    monkeypatch.setattr(code, "ROOT", copy)
    monkeypatch.setattr(code, "code_fingerprint", lambda step: code._first(copy).state(tuple(step)))
    code._first.cache_clear()
    refuse_changed_code(CHECKING)
    edit(copy / "genomgang" / "text" / "swedish.py")
    with pytest.raises(UserError) as refused:
        refuse_changed_code(CHECKING)
    assert str(refused.value) == (
        "Programmets filer ändrades medan det arbetade, så resultatet sparas inte.\n"
        f"  Var: {copy}\n"
        "  Gör så här: Kör kommandot igen."
    )


def test_another_version_of_a_locked_package_counts_and_another_package_does_not(tmp_path, monkeypatch):
    (tmp_path / "requirements.txt").write_text("pandas==1.0 \\\n    --hash=x\n")
    site = tmp_path / "site"
    monkeypatch.setattr(sys, "path", [str(site)])

    def packages(*names: str) -> str:
        shutil.rmtree(site, ignore_errors=True)
        for name in names:
            (site / f"{name}.dist-info").mkdir(parents=True)
        code.packages.cache_clear()
        return code.packages(tmp_path)

    former = packages("pandas-1.0")
    assert packages("pandas-1.0", "pytest-8.0") == former
    assert packages("Pandas-1.1") != former
    assert packages() != former
    (tmp_path / "requirements.txt").unlink()
    assert packages("pandas-1.0") != packages("pandas-1.0", "pytest-8.0")
    code.packages.cache_clear()
