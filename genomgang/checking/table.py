"""The answer of a check in the terminal: a table that a person can act on."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from checks import AS_WRITTEN
from genomgang.checking.model import CheckResult, DatasetCheck, DeliveryCheck
from genomgang.contracts.contract import Severity
from genomgang.organisation import organisation
from genomgang.text.swedish import counted, listed, number, sentence_case

_MARKS = {
    Severity.CRITICAL: "[red]✗ Kritiskt[/]",
    Severity.WARNING: "[yellow]! Varning[/]",
    Severity.INFO: "[blue]● Upplysning[/]",
}

NAMED = 6
"""So many blocked nämnder are named per data set; more are counted."""


def print_check(check: DeliveryCheck, console: Console) -> None:
    """Print the outcome per data set, what failed and what to do, and which nämnder are blocked.

    "saknas" in the table means that an optional data set was not delivered; the report then says so.
    """
    console.print(_table(check))
    for dataset in check.datasets.values():
        for result in dataset.failures:
            for line in _advice(dataset, result):
                console.print(line, soft_wrap=True)
    console.print(_verdict(check), soft_wrap=True)


def _table(check: DeliveryCheck) -> Table:
    title = f"Granskning av leveransen för {check.delivery.ar}"
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("Datamängd", min_width=30)
    for heading in ("Rader", "Avvisade", "Godkända", "Kritiska", "Varningar"):
        table.add_column(heading, justify="right", no_wrap=True)
    for dataset in check.datasets.values():
        if dataset.source is None and AS_WRITTEN[dataset.name].of_meeting and not dataset.results:
            continue  # nobody delivers it, so nobody misses it
        passed = len(dataset.results) - len(dataset.failures)
        table.add_row(
            escape(dataset.title),
            *(
                (number(dataset.rows_in), number(dataset.rows_rejected))
                if dataset.source
                else ("ej läst" if dataset.results else "saknas", "–")
            ),
            f"{passed}/{len(dataset.results)}",
            _count(len(dataset.failed(Severity.CRITICAL)), "red"),
            _count(len(dataset.failed(Severity.WARNING)), "yellow"),
        )
    return table


def _count(failures: int, colour: str) -> str:
    return f"[{colour}]{failures}[/]" if failures else "0"


def _advice(dataset: DatasetCheck, result: CheckResult) -> Iterator[str]:
    mark = _MARKS[result.severity]
    rows = f" ({counted(result.failed_rows, 'rad', 'rader')})" if result.failed_rows else ""
    yield f"{mark} {escape(dataset.title)}: inte uppfyllt: {escape(result.description)}{rows}"
    if result.expectation == "läsning":
        yield f"    Orsak: {escape(result.reason)}"
    if result.examples:
        yield f"    Var: {escape('; '.join(result.examples))}"
    if result.rows_by_namnd:
        yield f"    {sentence_case(organisation().forsta.manga)}: {escape(named(tuple(result.rows_by_namnd)))}"
    if result.effect:
        yield f"    Effekt: {escape(result.effect)}"
    if result.remedy:
        yield f"    Gör så här: {escape(result.remedy)}"


def named(namnder: tuple[str, ...]) -> str:
    """The first nämnder by name, the rest by number: "a, b och 3 till"."""
    names = [namnd or "rader utan nämnd" for namnd in namnder]
    if len(names) <= NAMED:
        return listed(names)
    return f"{', '.join(names[:NAMED])} och {len(names) - NAMED} till"


def _verdict(check: DeliveryCheck) -> str:
    org = organisation().forsta
    if not check.has_register:
        return f"[red]✗ Ingen rapport kan göras:[/] registret över {org.manga} går inte att använda."
    if not check.blocked:
        return f"[green]✓ Ingen {org.en} är blockerad.[/]"
    blocked = tuple(check.blocked)
    return f"[red]✗ Blockerade: {escape(named(blocked))}.[/] Deras rapporter görs inte förrän felen är rättade."
