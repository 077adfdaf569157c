"""Makes one report in a process of its own, so that nothing passes from one report to the next.

The process is forked from one that has loaded everything (on Windows: started anew). Its memory goes with it, and its
death harms no other report.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path
from typing import TYPE_CHECKING

from genomgang.errors import UserError, unexpected
from genomgang.organisation.current import work_for
from genomgang.paths import HANDED_OVER, output_dir, work_dir
from genomgang.publish.output import Target
from genomgang.running.processes import STARTED_BY, child_environment, end_group, end_with_parent, own_group

if TYPE_CHECKING:
    from genomgang.batch.key import State
    from genomgang.document import StartKernel

PRELOAD = ("genomgang.batch.warm",)
"""Loaded in the process that reports are forked from."""

ATTEMPTS = 3
"""How many times a report is tried whose process dies. A report that fails by its own fault is tried once."""


@dataclass(frozen=True)
class Job:
    """One report to make; plain values, so that it can be sent to another machine that shares the folders.

    `engine` is the engine's name, `parts` the report's key, `folders` the environment variables that name the folders
    written to, `planned` what the key was taken from.
    """

    target: Target
    formats: tuple[str, ...]
    engine: str
    data: Path
    parts: Mapping[str, str]
    folders: Mapping[str, str]
    planned: State | None = None


@dataclass(frozen=True)
class Outcome:
    """How it went. `reason` is empty where the report was made; `seconds` gives each step's duration."""

    target: Target
    made: bool
    reason: str = ""
    seconds: Mapping[str, float] = field(default_factory=dict)
    files: tuple[str, ...] = ()


Make = Callable[[Job, "StartKernel"], Outcome]
"""Makes one report in the process where it is called; must be importable by name."""


class _Died(Exception):
    """The report's process ended without an answer."""


def run_job(job: Job, make: Make | None = None) -> Outcome:
    """Make one report, in its own process, with `make` (by default `make_report`).

    Never raises for a report's sake: what went wrong stands in the outcome.
    """
    for _ in range(ATTEMPTS):
        try:
            return _in_own_process(job, make or make_report)
        except _Died as death:
            reason = str(death)
            if reason == _STOPPED:
                break
    return Outcome(job.target, made=False, reason=reason)


_STOPPED = "Avbruten."
_NAME = "genomgang-rapport"


def make_report(job: Job, start: StartKernel) -> Outcome:
    """Make one report in this process, with the kernel that `start` gives. A UserError stands in the outcome."""
    from genomgang.engines import choose
    from genomgang.render import render_report
    from genomgang.running.steps import seconds_by_step

    try:
        made = render_report(
            job.target,
            job.formats,
            choose(job.engine),
            job.data,
            parts=job.parts,
            planned=job.planned,
            start=start,
        )
    except UserError as problem:
        return Outcome(job.target, made=False, reason=str(problem), seconds=seconds_by_step())
    return Outcome(job.target, made=True, seconds=seconds_by_step(), files=tuple(map(str, made.values())))


def _in_own_process(job: Job, make: Make) -> Outcome:
    # A Dask worker is a daemonic process, which may have no children lest they outlive it. Ours end with it.
    multiprocessing.current_process().daemon = False
    context = start_context()
    answers, answer = context.Pipe(duplex=False)
    process = context.Process(target=_main, args=(job, make, answer), name=_NAME, daemon=False)
    process.start()
    answer.close()
    try:
        wait([answers, process.sentinel])
        told = answers.recv() if answers.poll() else None
    except EOFError:
        told = None
    finally:
        process.join()
        answers.close()
    if isinstance(told, Outcome):
        return told
    if process.exitcode == -signal.SIGTERM:
        raise _Died(_STOPPED)
    raise _Died(told or f"Processen som gjorde rapporten dog (kod {process.exitcode}).")


def end_processes() -> None:
    """End the report processes that this process has started; their reports are not tried again."""
    for process in multiprocessing.active_children():
        if process.name == _NAME and process.pid is not None:
            if hasattr(os, "killpg"):
                end_group(process.pid, signal.SIGTERM)
            else:
                process.terminate()


def folder_variables() -> dict[str, str]:
    """The environment variables by which a process finds the folders that this one writes to.

    The delivery's folder is a parameter of everything, and the process may not look for another.
    """
    return {
        HANDED_OVER: "",
        "GENOMGANG_OUTPUT": str(output_dir()),
        "GENOMGANG_WORK": str(work_dir()),
    }


@cache
def start_context() -> ForkServerContext | SpawnContext:
    """How report processes start: forked from a process that has loaded `warm`, where the system can."""
    # As in every kernel; the loaded process takes it from us.
    os.environ.update(child_environment({"PYTHONHASHSEED": "0", STARTED_BY: str(os.getpid())}))
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(PRELOAD))
    return context


def load_ahead() -> None:
    """Start the process that reports are forked from; it loads while we do something else."""
    if isinstance(start_context(), ForkServerContext):
        forkserver.ensure_running()


def _main(job: Job, make: Make, answer: Connection) -> None:
    """The report process's whole life."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the run, which ends us
    own_group()
    start = _kernel_start()
    end_with_parent()
    os.environ.update(job.folders)
    work_for(job.data)
    try:
        told: Outcome | str = make(job, start)
    except Exception as problem:  # not the report's fault: told as such, and tried again
        told = f"Oväntat fel: {unexpected(problem)}"
    with suppress(BrokenPipeError):  # the run has ended, and so do we
        answer.send(told)


def _kernel_start() -> StartKernel:
    if hasattr(os, "fork"):
        from genomgang.batch.forked_kernel import StartFork

        return StartFork()
    from genomgang.document import start_kernel

    return start_kernel
