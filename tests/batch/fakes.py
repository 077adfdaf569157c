"""Stand-ins for a report's making: quick, and with contents that tell whether a file is whole. Used by forked processes."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from genomgang.batch import city, worker
from genomgang.batch.executors import local
from genomgang.batch.key import Key
from genomgang.batch.plan import Planned, State
from genomgang.batch.run import Done, Order, carry_out
from genomgang.batch.worker import Job, Outcome, run_job
from genomgang.errors import RenderError, UserError
from genomgang.paths import EXAMPLE
from genomgang.publish.output import Target, publish
from genomgang.render import staging_folder

worker.PRELOAD = ("genomgang.batch.forked_kernel",)  # nothing heavy: these reports need no pandas

KINDS = ("html", "pdf", "ipynb")
NAMNDER = tuple(f"namnd-{number:02}" for number in range(12))


class FakeEngine:
    name = "builtin"
    version = "en låtsad motor"


def order(data: Path) -> Order:
    return Order(data, 2024, NAMNDER, ("intern",), ("html", "pdf"), FakeEngine(), rebuild=False)


def plan(state: State = State.BUILD) -> tuple[Planned, ...]:
    return tuple(Planned(Target(namnd, 2024, "intern"), state, "skäl", Key({"texter": namnd})) for namnd in NAMNDER)


def whole(text: str) -> bytes:
    """Contents that end with the checksum of what stands before."""
    body = (text * 20_000).encode()
    return body + hashlib.sha256(body).hexdigest().encode()


def is_whole(path: Path) -> bool:
    content = path.read_bytes()
    return hashlib.sha256(content[:-64]).hexdigest().encode() == content[-64:]


def make_quickly(job: Job, _start: object) -> Outcome:
    """Writes as a real report does: to a private folder, then whole into place."""
    with staging_folder() as staging:
        files = {}
        for kind in KINDS:
            files[kind] = staging / f"x.{kind}"
            files[kind].write_bytes(whole(f"{job.target.namnd} {kind} "))
            time.sleep(random.random() / 100)
        placed = publish(files, job.target, {"underlag": dict(job.parts)})
    return Outcome(job.target, made=True, seconds={"körning": 0.1}, files=tuple(map(str, placed.values())))


def make_and_die_sometimes(job: Job, start: object) -> Outcome:
    """Killed at a random moment, two times of three."""
    if random.random() < 2 / 3:
        threading.Timer(random.random() / 15, os.kill, (os.getpid(), signal.SIGKILL)).start()
    return make_quickly(job, start)


def make_or_fail(job: Job, start: object) -> Outcome:
    """The third report fails by its own fault, the fifth always dies."""
    if job.target.namnd == NAMNDER[2]:
        problem: UserError = RenderError("Kapitlet är trasigt.", remedy="Rätta det.")
        return Outcome(job.target, made=False, reason=str(problem))
    if job.target.namnd == NAMNDER[4]:
        os.kill(os.getpid(), signal.SIGKILL)
    if job.target.namnd == NAMNDER[6]:
        raise MemoryError("slut")
    return make_quickly(job, start)


def record_parts(target: Target) -> dict[str, str] | None:
    try:
        return json.loads(target.record.read_text())["underlag"]
    except FileNotFoundError:
        return None


def run_all(data: Path, make=make_quickly, jobs: int = 2) -> list[Done]:
    with local(jobs) as executor:
        return list(carry_out(order(data), plan(), executor, partial(run_job, make=make)))


def compute_for_ever(folder: Path) -> None:
    """The processes that compute the city's figures, all of them at work or waiting for work."""
    with ProcessPoolExecutor(2, worker.start_context(), initializer=city._begin, initargs=(EXAMPLE, {})) as processes:
        for number in range(2):
            processes.submit((folder / f"arbetar-{number}").touch)
        time.sleep(60)


if __name__ == "__main__":
    {"rapporter": run_all, "staden": compute_for_ever}[sys.argv[2]](Path(sys.argv[1]))
