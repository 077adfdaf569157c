"""One run: check, plan, make what must be made, and tell of each report as it finishes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from dataclasses import dataclass
from pathlib import Path

from genomgang.archive.publishing import finish
from genomgang.batch.key import Keys, keys_of
from genomgang.batch.ledger import open_ledger
from genomgang.batch.leftovers import remove_leftovers
from genomgang.batch.plan import Planned, State, make_plan
from genomgang.batch.worker import Job, Outcome, end_processes, folder_variables, load_ahead, run_job
from genomgang.checking.gate import no_register
from genomgang.checking.run import check_delivery
from genomgang.checking.store import is_checked
from genomgang.engines import Engine
from genomgang.errors import UnknownChoice, unexpected
from genomgang.paths import archive_dir
from genomgang.publish.output import Target, mark_stale
from genomgang.reading.yamlfile import nearest


@dataclass(frozen=True)
class Order:
    """What is asked for. `namnder` is empty for every one in the register; `rebuild` takes also what is current."""

    data: Path
    ar: int
    namnder: Sequence[str]
    versions: Sequence[str]
    formats: tuple[str, ...]
    engine: Engine
    rebuild: bool


@dataclass(frozen=True)
class Done:
    """One report, and how it went; no outcome where nothing was to be done."""

    planned: Planned
    outcome: Outcome | None

    @property
    def is_well(self) -> bool:
        """Whether a current report stands in its place."""
        return self.outcome.made if self.outcome else self.planned.state is not State.BLOCKED


def plan_order(order: Order) -> tuple[Planned, ...]:
    """Check the delivery and plan the reports.

    UnknownChoice for a nämnd that is not in the register, Blocked where the register cannot be used.
    """
    if not is_checked(order.data, order.ar):
        load_ahead()  # the check takes one core for a while, and reports will follow
    check_delivery(order.data, order.ar)
    keys = keys_of(order.data, order.ar, order.versions, order.engine.version, order.formats)
    if not keys.now.members:
        raise no_register(order.ar)
    chosen = dict.fromkeys(_known(name, keys) for name in order.namnder) or keys.now.members
    targets = [Target(namnd, order.ar, version) for namnd in chosen for version in order.versions]
    for target in targets:
        finish(target, archive_dir())  # an adoption that was killed half-way
    return make_plan(targets, keys, rebuild=order.rebuild)


def carry_out(
    order: Order, plan: Sequence[Planned], executor: Executor, make: Callable[[Job], Outcome] = run_job
) -> Iterator[Done]:
    """Make the reports of a plan with `make`; yields each as it finishes, those without work first.

    Left early, for instance by Ctrl-C, it ends the processes that are at work and starts no more.
    """
    remove_leftovers(order.ar)
    ledger = open_ledger(order.ar, order.engine.version)
    for planned in plan:
        if planned.state is State.BUILD:
            continue
        if planned.state is State.BLOCKED:
            mark_stale(planned.target, f"Leveransen har kritiska fel: {planned.reason}")
        ledger.note(planned, None)
        yield Done(planned, None)
    waiting = {executor.submit(make, _job(order, planned)): planned for planned in plan if planned.state is State.BUILD}
    try:
        for future in as_completed(waiting):
            planned = waiting[future]
            outcome = _outcome_of(future, planned)
            ledger.note(planned, outcome)
            yield Done(planned, outcome)
    finally:
        for future in waiting:
            future.cancel()
        end_processes()
        remove_leftovers(order.ar)


def _known(namnd: str, keys: Keys) -> str:
    members = keys.now.members
    if namnd in members:
        return namnd
    by_name = {member.name.casefold(): slug for slug, member in members.items()}
    exact = by_name.get(namnd.casefold())
    hint = f" Menade du ”{exact}”?" if exact else nearest(namnd, list(members))
    raise UnknownChoice(
        f"Det finns ingen nämnd ”{namnd}” i genomgången {keys.check.delivery.ar}.{hint}",
        remedy="Kör genomgang list för att se alla nämnder.",
    )


def _job(order: Order, planned: Planned) -> Job:
    return Job(
        planned.target,
        order.formats,
        order.engine.name,
        order.data,
        planned.key.parts,
        folder_variables(),
        planned.key.state,
    )


def _outcome_of(future: Future[Outcome], planned: Planned) -> Outcome:
    try:
        return future.result()
    except Exception as problem:  # a worker of a cluster can fail in ways of its own
        return Outcome(planned.target, made=False, reason=unexpected(problem))
