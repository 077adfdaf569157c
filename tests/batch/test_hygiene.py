"""Nothing passes from one report to the next, and a forked kernel gives the notebook that a started one gives."""

from __future__ import annotations

import os
from functools import partial

import nbformat
import pytest

from genomgang.batch.executors import local
from genomgang.batch.worker import Job, Outcome, run_job
from genomgang.document import execute, expand, start_kernel
from genomgang.publish.output import Target
from genomgang.render import staging_folder

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="forks")]

CLEAN = """
import locale, os, threading
import matplotlib, pandas
from genomgang.charts.bars import __name__ as charts
from genomgang.text.swedish import number
frame = pandas.DataFrame({"namnd": ["a", "b"], "rader": [1, 2]})
print(frame["rader"].sum(), frame.to_csv(index=False))
print(matplotlib.rcParams["figure.dpi"], matplotlib.rcParams["font.size"], matplotlib.get_backend())
print(locale.setlocale(locale.LC_ALL), number(12345.6), os.path.basename(os.getcwd())[:8])
print(sorted(thread.name for thread in threading.enumerate() if thread.name.startswith("kvar")))
print(sorted(name for name in globals() if name.startswith("kvar")), os.environ.get("KVAR"))
print({"hash": hash("ordning") % 97}, set("åäöabc"))
import matplotlib.pyplot as plt
plt.plot([1, 2])
plt.show()
frame.style
"""
FILTHY = """
import locale, os, threading, time
import matplotlib, pandas
import genomgang.text.swedish
kvar_global = 1
pandas.DataFrame.to_csv = lambda *_args, **_kwargs: "sabbat"
pandas.Series.sum = lambda *_args, **_kwargs: -1
matplotlib.rcParams["figure.dpi"] = 7
matplotlib.rcParams["font.size"] = 99
matplotlib.use("pdf")
genomgang.text.swedish.number = lambda *_args: "sabbat"
locale.setlocale(locale.LC_ALL, "C")
os.environ["KVAR"] = "ja"
threading.Thread(target=time.sleep, args=(60,), name="kvar", daemon=False).start()
os.chdir("/")
print("klar")
"""
DOCUMENT = (
    "---\nlang: sv-SE\n---\n\n```{{python}}\n#| tags: [parameters]\nnamnd = 'x'\n```\n\n```{{python}}\n{code}\n```\n"
)


def notebook_of(job: Job, start: object) -> bytes:
    with staging_folder() as staging:
        notebook = execute(expand(job.data), {"namnd": "servicenamnden"}, staging, {}, start)
    return nbformat.writes(notebook).encode()


def make_notebook(job: Job, start: object) -> Outcome:
    job.target.folder.mkdir(parents=True, exist_ok=True)
    (job.target.folder / "n.ipynb").write_bytes(notebook_of(job, start))
    return Outcome(job.target, made=True)


@pytest.fixture
def job(tmp_path):
    def make(namnd: str, code: str) -> Job:
        path = tmp_path / f"{namnd}.qmd"
        path.write_text(DOCUMENT.format(code=code))
        folders = {name: os.environ[name] for name in ("GENOMGANG_OUTPUT", "GENOMGANG_WORK")}
        return Job(Target(namnd, 2024, "intern"), ("html",), "builtin", path, {}, folders)

    return make


def made(jobs: list[Job]) -> list[bytes]:
    with local(1) as executor:
        outcomes = list(executor.map(partial(run_job, make=make_notebook), jobs))
    assert [outcome.reason for outcome in outcomes] == [""] * len(jobs)
    return [(each.target.folder / "n.ipynb").read_bytes() for each in jobs]


def test_a_report_after_a_filthy_one_is_as_one_made_alone(job):
    clean = job("ren", CLEAN)
    alone = made([clean])[0]
    assert "3 namnd,rader" in alone.decode()
    *_, after = made([job("smutsig", FILTHY), clean])
    assert after == alone


def test_a_forked_kernel_gives_the_same_bytes_as_a_started_one(job):
    clean = job("ren", CLEAN)
    assert made([clean])[0] == notebook_of(clean, start_kernel)
