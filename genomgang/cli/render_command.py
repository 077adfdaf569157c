"""`genomgang render`: make the review of one nämnd, or of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from genomgang.cli import data_option, engine_option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager

    from rich.console import Console

    from genomgang.batch.plan import Planned
    from genomgang.batch.run import Order
    from genomgang.publish.output import Target


@click.command(name="render", options_metavar="[VAL]")
@click.option(
    "--namnd", metavar="KORTNAMN", multiple=True, help="Nämndens kortnamn, se genomgang list. Ange en eller flera."
)
@click.option("--all", "everyone", is_flag=True, help="Alla nämnder och bolag i registret.")
@click.option("--why", metavar="KORTNAMN", help="Förklara om och varför en rapport ska göras om, utan att göra den.")
@click.option("--ar", type=int, metavar="ÅR", help="Genomgångens år (annars det senaste levererade).")
@click.option("--version", default="intern", show_default=True, metavar="VERSION", help="intern, offentlig eller bada.")
@engine_option
@click.option("--to", "formats", default="html,pdf", show_default=True, metavar="FORMAT", help="html, pdf och docx.")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="ANTAL", help="Rapporter på en gång (annars kärnorna plus en)."
)
@click.option("--force", is_flag=True, help="Gör om också det som är aktuellt.")
@click.option("--dask", metavar="ADRESS", help="Gör rapporterna på ett Dask-kluster i stället för här.")
@data_option
def command(
    *,
    namnd: tuple[str, ...],
    everyone: bool,
    why: str | None,
    ar: int | None,
    version: str,
    engine: str,
    formats: str,
    jobs: int | None,
    force: bool,
    dask: str | None,
) -> None:
    """Gör genomgången som HTML och PDF: för en nämnd (--namnd) eller för alla (--all).

    Det som redan är aktuellt görs inte om. Slutar med kod 0 när alla rapporter är aktuella, annars 1.
    """
    from rich.console import Console

    from genomgang.batch.run import Order, plan_order
    from genomgang.batch.screen import explanation
    from genomgang.engines import choose
    from genomgang.paths import data_dir
    from genomgang.reading.delivery import load_delivery, years
    from genomgang.render import formats_from, versions_from

    if bool(namnd) + everyone + bool(why) != 1:
        raise click.UsageError("Ange en av --namnd KORTNAMN, --all och --why KORTNAMN.")
    console = Console(highlight=False)
    made_by = choose(engine)
    order = Order(
        data=data_dir(),
        ar=load_delivery(data_dir(), ar or max(years(data_dir()), default=0)).ar,
        namnder=(why,) if why else namnd,
        versions=versions_from(version),
        formats=formats_from(formats),
        engine=made_by,
        rebuild=force,
    )
    if engine == "auto" and made_by.name == "builtin":
        console.print("Quarto finns inte här: den inbyggda motorn används.")
    with console.status("Kontrollerar leveransen …"):
        plan = plan_order(order)
    if why:
        for planned in plan:
            console.print(explanation(planned), soft_wrap=True, markup=False)
        return
    _make(order, plan, _place(jobs, dask), console)


def _place(jobs: int | None, dask: str | None) -> AbstractContextManager[Executor]:
    from genomgang.batch import executors
    from genomgang.running.processes import cores

    # One more than the cores: while one report waits for its kernel or for pandoc, another is worked on.
    return executors.dask(dask) if dask else executors.local(jobs or cores() + 1)


def _make(order: Order, plan: Sequence[Planned], place: AbstractContextManager[Executor], console: Console) -> None:
    from genomgang.batch.run import carry_out
    from genomgang.batch.screen import follow, sentence, summary
    from genomgang.privacy.masking_log import log_path
    from genomgang.publish.front_page import write_front_page
    from genomgang.publish.output import documents

    with place as executor:
        done = follow(carry_out(order, plan, executor), console, len(plan))
    if len(done) > 1:
        console.print(summary(done))
    console.print(sentence(done), soft_wrap=True, markup=False)
    for each in done if order.namnder else ():
        if not each.is_well:
            continue  # what lies there is older than what was asked for
        for path in documents(each.planned.target):
            console.print(f"Klar: {path}", soft_wrap=True, markup=False)
        if log_path(each.planned.target).exists():
            log = log_path(each.planned.target)
            console.print(f"Maskeringar att ta ställning till: {log}", soft_wrap=True, markup=False)
        if each.outcome and each.outcome.made:
            _compare(each.planned.target, console)
    page = write_front_page(order.ar, {planned.target: planned.key for planned in plan})
    console.print(f"Startsida: {page}", soft_wrap=True, markup=False)
    if not all(each.is_well for each in done):
        raise click.exceptions.Exit(1)


def _compare(target: Target, console: Console) -> None:
    """One line against the adopted version, where there is one."""
    from genomgang.difference.tell import against_adopted
    from genomgang.paths import archive_dir

    told = against_adopted(target, archive_dir())
    if told:
        console.print(told, soft_wrap=True, markup=False)
