"""What a curious reader can take out of a report: its tables, its charts' coordinates and all its words."""

from __future__ import annotations

import csv
import html
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from genomgang.charts.finish import write_svg
from genomgang.charts.style import ACCENT, GRID, LIGHT_GREY, TINT_GREY, WHITE
from genomgang.document.exhibit import Exhibit
from genomgang.evidence.attachments import read_attachments

Rows = tuple[tuple[str, ...], ...]
"""A table's rows, the header first."""


@dataclass(frozen=True)
class Seen:
    """Tables and charts (as SVG) by id, and every word that is no table."""

    tables: Mapping[str, Rows]
    charts: Mapping[str, str]
    words: str

    def column(self, table: str, heading: str) -> dict[str, str]:
        """First cell → the cell under `heading`; nothing where the report has no such table."""
        header, *rows = self.tables.get(table, ((),))
        return {row[0]: row[header.index(heading)] for row in rows} if heading in header else {}


def of_parts(parts: Iterable[Exhibit | str]) -> Seen:
    """What sections return, drawn as for a report."""
    tables: dict[str, Rows] = {}
    charts: dict[str, str] = {}
    words = []
    with tempfile.TemporaryDirectory() as folder:
        for part in parts:
            if isinstance(part, Exhibit):
                tables[part.id] = (part.table.header, *part.table.rows)
                path = Path(folder) / f"{part.id}.svg"
                write_svg(part.draw(), path)
                charts[part.id] = path.read_text(encoding="utf-8")
                words += [part.headline, part.subtitle, part.alt, part.source, part.note]
            else:
                tables |= _pipe_tables(part)
                words.append(part)
    return Seen(tables, charts, plain("\n".join(words)))


def of_files(page: Path, pdf: Path) -> Seen:
    """A finished report: the tables attached to the PDF, and the page's drawings and words."""
    source = page.read_text(encoding="utf-8")
    attached = {Path(name).stem: content for name, content in read_attachments(pdf).items() if name.endswith(".csv")}
    charts = re.findall(r'<div id="(fig-[a-z-]+)".*?(<svg.*?</svg>)', source, re.DOTALL)
    spoken = re.findall(r'(?:alt|aria-label|title)="([^"]*)"', source)
    return Seen(
        {
            name: tuple(tuple(row) for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
            for name, content in attached.items()
        },
        dict(charts),
        plain(" ".join([re.sub(r"<svg.*?</svg>|<table.*?</table>|<[^>]*>", " ", source, flags=re.DOTALL), *spoken])),
    )


def plain(text: str) -> str:
    """One line with plain spaces."""
    return " ".join(html.unescape(text).replace("\\", "").replace("\u00ad", "").replace("\u00a0", " ").split())


def _pipe_tables(markdown: str) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    lines: list[tuple[str, ...]] = []
    for line in markdown.splitlines():
        named = re.match(r": .*\{#([a-z-]+)\}$", line)
        if line.startswith("| "):
            lines.append(tuple(plain(cell) for cell in line.strip("| ").split(" | ")))
        elif named and lines:
            found[named[1]], lines = tuple(lines), []
    return found


@dataclass(frozen=True)
class Bar:
    """One bar of a chart and the dot on it, in per cent; `before` is None where there is no dot."""

    now: float
    before: float | None


def drawn_bars(svg: str) -> list[Bar]:
    """What a ruler laid on a bar chart from 0 to 100 tells, from the top. Every dot must lie on a bar."""
    bars, dots, zero, end = [], {}, 0.0, 0.0
    for path, xs, ys in _paths(svg):
        middle = round((min(ys) + max(ys)) / 2, 3)
        if _filled(path, TINT_GREY):
            zero, end = min(xs), max(xs)
        elif _filled(path, ACCENT):
            bars.append((middle, max(xs)))
        elif _filled(path, WHITE):
            dots[middle] = (min(xs) + max(xs)) / 2

    def measured(x: float) -> float:
        return 100 * (x - zero) / (end - zero)

    found = [Bar(measured(x), measured(dots.pop(middle)) if middle in dots else None) for middle, x in sorted(bars)]
    assert not dots, "a value is drawn where no bar is"
    return found


@dataclass(frozen=True)
class Gap:
    """One row of a chart of gaps: the mean in points, and the height of what is drawn behind it, class by class."""

    now: float
    classes: tuple[float, ...]


def drawn_gaps(svg: str, classes: int) -> list[Gap]:
    """What a ruler laid on a chart of gaps from 0 to 100 tells, from the top; rows without a mean are left out."""
    scale: list[float] = []
    dots: dict[float, float] = {}
    heights: dict[float, dict[float, float]] = {}
    for path, xs, ys in _paths(svg):
        if f"stroke: {GRID.lower()}" in path.lower():
            scale += xs
        elif _filled(path, ACCENT):
            dots[round((min(ys) + max(ys)) / 2, 3)] = (min(xs) + max(xs)) / 2
        elif _filled(path, LIGHT_GREY):
            heights.setdefault(round(max(ys), 3), {})[min(xs)] = max(ys) - min(ys)
    assert heights.keys() <= dots.keys(), "a distribution is drawn where no mean is"
    zero, width = min(scale), max(scale) - min(scale)

    def place(x: float) -> int:
        return int((x - zero) / width * classes)

    return [
        Gap(
            100 * (x - zero) / width,
            tuple(
                sum(height for left, height in heights.get(base, {}).items() if place(left) == number)
                for number in range(classes)
            ),
        )
        for base, x in sorted(dots.items())
    ]


def _paths(svg: str) -> Iterator[tuple[str, list[float], list[float]]]:
    """Every path with the coordinates that it is drawn through; a marker wherever it is used."""
    shapes = {}
    for path in re.findall(r"<path[^>]*>", svg):
        numbers = [float(number) for number in re.findall(r"-?\d+\.?\d*", re.search(r' d="([^"]*)"', path)[1])]
        named = re.search(r' id="([^"]*)"', path)
        if named:
            shapes[named[1]] = (path, numbers[::2], numbers[1::2])
        else:
            yield path, numbers[::2], numbers[1::2]
    for use in re.findall(r"<use[^>]*>", svg):
        path, xs, ys = shapes[re.search(r'href="#([^"]*)"', use)[1]]
        x, y = (float(re.search(rf' {name}="([^"]*)"', use)[1]) for name in "xy")
        yield f"{path} {use}", [x + each for each in xs], [y + each for each in ys]


def _filled(path: str, colour: str) -> bool:
    return f"fill: {colour.lower()}" in path.lower()
