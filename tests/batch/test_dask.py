"""On a Dask cluster: a worker that dies takes nothing with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial

import fakes
import pytest

from genomgang.batch import executors
from genomgang.batch.run import carry_out
from genomgang.batch.worker import run_job
from genomgang.errors import RenderError

distributed = pytest.importorskip("distributed")


@pytest.mark.slow
def test_a_worker_is_killed_and_nothing_is_lost(tmp_path):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    file = tmp_path / "schemalaggare.json"

    def start(*command: str) -> subprocess.Popen:
        return subprocess.Popen([sys.executable, "-m", "distributed.cli." + command[0], *command[1:]], env=environment)

    options = ["--scheduler-file", str(file)]
    processes = [start("dask_scheduler", *options, "--port", "0", "--no-dashboard", "--host", "127.0.0.1")]
    worker = ["dask_worker", *options, "--nthreads", "1", "--no-dashboard", "--local-directory", str(tmp_path)]
    processes += [start(*worker, "--no-nanny"), start(*worker)]  # the second as clusters start them
    try:
        with distributed.Client(scheduler_file=str(file), timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
            address = client.scheduler.address
        with executors.dask(address) as executor:
            done = []
            for each in carry_out(
                fakes.order(tmp_path), fakes.plan(), executor, partial(run_job, make=fakes.make_quickly)
            ):
                done.append(each)
                if len(done) == 2:
                    os.kill(processes[1].pid, signal.SIGKILL)
        assert [each.outcome.reason for each in done] == [""] * len(fakes.NAMNDER)
        assert len(list((tmp_path / "ut").glob("2024/namnd-*/*.json"))) == len(fakes.NAMNDER)
    finally:
        for process in reversed(processes):
            process.terminate()
            process.wait(timeout=30)


@pytest.mark.slow
def test_a_cluster_that_is_not_there_is_told(monkeypatch):
    monkeypatch.setattr(executors, "PATIENCE", 1)
    with pytest.raises(RenderError, match="Dask-klustret går inte att nå"), executors.dask("tcp://127.0.0.1:9"):
        pass


def test_without_dask_the_message_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(RenderError) as problem, executors.dask("tcp://127.0.0.1:9"):
        pass
    assert "requirements-dask.txt" in str(problem.value)
