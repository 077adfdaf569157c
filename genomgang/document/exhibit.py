"""An exhibit: one finding as a chart, as words and as a table, all from the same rows; and how a chapter shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from genomgang.paths import document_dir
from genomgang.text.markdown import Markdown, Table, block, escape, paragraphs, table, unescaped

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FIGURES = Path("_figurer")
"""Where the charts of the document being executed are written, relative to `paths.document_dir`."""


LONGEST = 150
"""So many letters has an alternative text at most."""

_WHERE = "Siffrorna står i en tabell."


@dataclass(frozen=True)
class Exhibit:
    """A chart with everything a reader needs to trust it.

    `id` begins with "fig-". `headline` is the finding as a sentence, `subtitle` says what is measured, unit, period and
    number of observations, `alt` tells the chart row by row, `source` names delivery and date.
    `draw` makes the chart from the same rows as `table`.
    """

    id: str
    headline: str
    subtitle: str
    alt: str
    table: Table
    source: str
    draw: Callable[[], Figure]
    note: str = ""


def publish(exhibit: Exhibit) -> Markdown:
    """Draw the chart into `FIGURES` and return its Markdown: figure, source line, and the figures behind it."""
    path = _drawn(exhibit)
    caption = f"**{escape(exhibit.headline).rstrip('.')}.** {escape(exhibit.subtitle)}"
    alt = escape(alternative(exhibit).replace('"', "”"))
    note = f" {exhibit.note}" if exhibit.note else ""
    return paragraphs(
        f'![{caption}]({path.as_posix()}){{#{exhibit.id} .inline-svg fig-alt="{alt}"}}',
        _on_a_phone(exhibit, alt),
        block("kalla", escape(f"Källa: {exhibit.source}.{note}")),
        figures_behind(exhibit),
    )


def alternative(exhibit: Exhibit) -> str:
    """What is said of the chart to those who cannot see it, at most `LONGEST` letters.

    Every row, where that is short. Otherwise its kind, the finding where there is room for it, and that the figures
    stand in a table: nobody listens through the cells of a grid.
    """
    if len(exhibit.alt) <= LONGEST:
        return exhibit.alt
    kind = exhibit.alt.partition(". ")[0]
    told = f"{kind}. {unescaped(exhibit.headline).rstrip('.')}. {_WHERE}"
    return told if len(told) <= LONGEST else f"{kind}. {_WHERE}"


def picture(exhibit: Exhibit) -> Markdown:
    """Draw the chart and return its Markdown without caption and number, for a page that has its words elsewhere."""
    alt = escape(alternative(exhibit).replace('"', "”"))
    return Markdown(f'![]({_drawn(exhibit).as_posix()}){{.inline-svg fig-alt="{alt}"}}')


def _on_a_phone(exhibit: Exhibit, alt: str) -> Markdown:
    """The chart once more, drawn for a phone's column; the stylesheet shows the one that fits. Nothing on paper."""
    from genomgang.charts.finish import own_settings, write_svg
    from genomgang.charts.style import for_phone

    path = FIGURES / f"{exhibit.id}-smal.svg"
    with own_settings(), for_phone():
        write_svg(exhibit.draw(), document_dir() / path)
    return Markdown(
        f'::: {{.content-visible when-format="html"}}\n::: {{.smalt}}\n\n![]({path.as_posix()})'
        f'{{.inline-svg fig-alt="{alt}"}}\n\n:::\n:::'
    )


def _drawn(exhibit: Exhibit) -> Path:
    """Draw the chart into `FIGURES` and return its place there."""
    from genomgang.charts.finish import own_settings, write_svg
    from genomgang.engines.pictures import lay_png_beside
    from genomgang.engines.settings import load_settings
    from genomgang.plain.surroundings import wanted_format

    path = FIGURES / f"{exhibit.id}.svg"
    (document_dir() / FIGURES).mkdir(exist_ok=True)
    with own_settings():
        write_svg(exhibit.draw(), document_dir() / path)
    if wanted_format() == "docx":  # Word shows no SVG; assets/filter/png.lua takes the PNG beside it
        lay_png_beside(document_dir() / FIGURES, load_settings(), [document_dir() / path])
    return path


def figures_behind(exhibit: Exhibit) -> Markdown:
    """The exhibit's table: folded below the chart on screen, collected in an appendix in print."""
    return paragraphs(
        '```{=html}\n<details class="siffror"><summary>Visa siffrorna</summary>\n```',
        block("siffror", paragraphs(f"**Siffrorna bakom @{exhibit.id}.**", table(exhibit.table))),
        "```{=html}\n</details>\n```",
    )


def show(*parts: Exhibit | Markdown) -> None:
    """Print a chapter's parts, in order, for a cell with `#| output: asis`."""
    for part in parts:
        print(publish(part) if isinstance(part, Exhibit) else part)  # noqa: T201
        print()  # noqa: T201
