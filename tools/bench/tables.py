"""The measurements as tables, for the terminal and for `docs/prestanda.md`."""

from __future__ import annotations

from collections.abc import Sequence

from tools.bench.checking import Cost as CheckingCost
from tools.bench.reading import Cost as ReadingCost
from tools.bench.rendering import Rendering

_PAGE = """# Performance

Measured by `python run.py bench` with version {version} on {machine}. Run it to see your own machine's figures; this
page is written by it.

## Making the reports

Each report is HTML and PDF, with the built-in engine. The cities are the example's nämnder, again and again under new
names until they are as many as stated, checked from nothing in the cold run. What is compared:

- **Naive loop**: for each nämnd and format papermill with a fresh kernel, then pandoc and Typst; one after the other,
  each as its makers ship it. Measured on three reports just before ours, and multiplied. It gets the checked delivery
  and the city's figures for nothing.
- **Quarto loop**: `quarto render` for each nämnd, measured and multiplied likewise, where Quarto is on PATH.
- **Floor**: the charts drawn, pandoc and Typst alone, in a process where everything is loaded, divided by the cores.
- **Ours, cold**: `genomgang render --all` from nothing: delivery checked, city's figures, every report.
- **One changed**: the same command after one date in one nämnd's training rows was taken away; it makes that nämnd's
  report anew, and those that show a figure of the city that has changed with it.
- **Unchanged**: the same command again.

{parts}
"""


def rendering_table(cities: Sequence[Rendering]) -> str:
    """Seconds by size, and how ours compares with the loops and the floor."""
    rows = [
        (
            str(city.count),
            _seconds(city.naive),
            "not installed" if city.quarto is None else _seconds(city.quarto),
            _seconds(city.floor),
            _seconds(city.cold.seconds),
            _seconds(city.changed.seconds),
            str(city.remade),
            _seconds(city.unchanged.seconds),
            f"{city.naive / city.cold.seconds:.1f}",
            f"{city.cold.seconds / city.floor:.2f}",
            f"{city.cold.seconds / city.count:.2f}",
        )
        for city in cities
    ]
    header = (
        "reports",
        "naive loop, s",
        "Quarto loop, s",
        "floor, s",
        "ours cold, s",
        "one changed, s",
        "remade",
        "unchanged, s",
        "naive / cold",
        "cold / floor",
        "cold, s a report",
    )
    return _table(header, rows)


def memory_table(cities: Sequence[Rendering]) -> str:
    """Resident memory of the largest process, in the whole cold run and in its first and last tenth."""
    rows = [
        (str(city.count), *(f"{value:.0f}" for value in (city.cold.largest, city.cold.early, city.cold.late)))
        for city in cities
    ]
    return _table(("reports", "largest process, MB", "first tenth, MB", "last tenth, MB"), rows)


def checking_table(first: CheckingCost, again: CheckingCost) -> str:
    """Reading and checking the city at full size, from nothing and again."""
    rows = [
        (name, f"{cost.rows:,}", _seconds(cost.wall_seconds), _seconds(cost.cpu_seconds), f"{cost.peak_mb:.0f}")
        for name, cost in (("from nothing", first), ("unchanged", again))
    ]
    return _table(("check of the full city", "rows", "wall, s", "processor, s", "memory, MB"), rows)


def reading_table(costs: Sequence[ReadingCost]) -> str:
    """Proposing a mapping, and searching a document for personal data."""
    rows = [(cost.what, f"{cost.wall_seconds:.1f}", f"{cost.cpu_seconds:.1f}") for cost in costs]
    return _table(("what", "wall, s", "processor, s"), rows)


def page(parts: Sequence[str], machine: str, version: str) -> str:
    """The whole page, in Markdown."""
    rendering, memory, checking, reading = parts
    text = (
        f"{rendering}\n\nMemory counts resident pages, those shared between processes in each of them:\n\n{memory}\n\n"
        "## Checking a delivery\n\nThe city at full size: every employee's training and test, one year. "
        f"Memory is that of the largest process.\n\n{checking}\n\n"
        f"## Reading\n\nWhat one process does alone, on one core.\n\n{reading}"
    )
    return _PAGE.format(version=version, machine=machine, parts=text)


def _seconds(value: float) -> str:
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table that can be read as it stands: columns as wide as their widest cell, figures to the right."""
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    line = ["---".ljust(widths[0], "-"), *(f"{'-' * (width - 1)}:" for width in widths[1:])]

    def written(row: Sequence[str]) -> str:
        cells = (
            cell.rjust(width) if n else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        return f"| {' | '.join(cells)} |"

    return "\n".join([written(header), written(line), *map(written, rows)])
