"""The internal-control plan: what was assessed, tertial by tertial, and what is done about deviations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from checks import CONTRACTS
from checks.ikp import ARBETSSATT
from genomgang.exhibit import Exhibit
from genomgang.markdown import Markdown, Table, bullets, escape, paragraphs, table
from genomgang.review import Review, once_a_review
from genomgang.show.phrases import finding, last_year_note, no_data, source_line
from genomgang.swedish import counted, in_words, iso_date, listed, number, percent, sentence_case
from genomgang.topics import ikp as indicators
from genomgang.topics.ikp import Tertial
from genomgang.topics.keyfigure import KeyFigure, share_figure
from genomgang.topics.share import rests_on

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_SECTION = "sec-ikp"
_TERTIALS = 6
"""Two years; more columns than that can't be read on a page."""

_UNCHECKED = "– Ej kontrollerat"
_CELLS = {
    "ingen": "● Ingen avvikelse",
    "mindre": "◐ Mindre avvikelse",
    indicators.MATERIAL: "▲ Väsentlig avvikelse",
}
_STATUS = {
    "klar": "● Klar",
    "pagar": "◐ Pågår",
    "ej_paborjad": "○ Ej påbörjad",
    "forsenad": "▲ Försenad",
    "flyttad": "▷ Flyttad",
}
_ROLES = CONTRACTS["ikp"].labels("ansvarig_roll")


def key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """The share of the newest year's controls without a material deviation, beside the year before."""
    rows = _history(review)
    year = indicators.latest_year(review.now["ikp"])
    last_year = indicators.latest_year(review.before["ikp"]) if year is None else year - 1
    now = indicators.without_material(_of_year(rows, year))
    return (
        share_figure(
            review,
            "ikp_utan_vasentlig_andel",
            now,
            indicators.without_material(_of_year(rows, last_year)),
            rests_on(now, f"kontroll under {year}", f"kontroller under {year}", "inga kontroller redovisade"),
        ),
    )


def summary(review: Review) -> Markdown:
    """What this year's controls found, where it has happened before, and which working methods nobody has examined."""
    year = indicators.latest_year(review.now["ikp"])
    if year is None:
        return no_data(review, "internkontrollplanens resultat")
    rows = _history(review)
    this_year = indicators.of_year(rows, year)
    (figure,) = key_figures(review)
    findings = [
        _material(this_year, year),
        _repeated(this_year, indicators.of_year(rows, year - 1), year),
        _minor(this_year, year),
        finding(f"Andelen kontroller utan väsentlig avvikelse under {year}", figure),
        _unchecked(this_year, rows, year),
    ]
    return paragraphs(bullets([found for found in findings if found]), escape(last_year_note(review)))


@once_a_review
def heatmap(review: Review) -> Exhibit | Markdown:
    """The worst assessment of the five working methods in each tertial, two years back."""
    year = indicators.latest_year(review.now["ikp"])
    if year is None:
        return Markdown("")
    rows = _history(review)
    tertials = indicators.tertials(rows, _TERTIALS)
    worst = indicators.worst(rows)
    this_year = indicators.of_year(rows, year)
    words = {
        method: tuple(_CELLS.get(worst.get((method, tertial), ""), _UNCHECKED) for tertial in tertials)
        for method in ARBETSSATT
    }
    return Exhibit(
        id="fig-ikp-arbetssatt",
        headline=_headline(this_year, year),
        subtitle=f"Sämsta bedömning per arbetssätt och tertial, {tertials[0]}–{tertials[-1]}. "
        f"Antal kontroller under {year}: {number(len(this_year))}.",
        alt="Tabell med bedömningar. "
        + " ".join(
            f"{ARBETSSATT[method]}: "
            + ", ".join(f"{tertial} {_word(cell)}" for tertial, cell in zip(tertials, cells, strict=True))
            + "."
            for method, cells in words.items()
        ),
        table=Table(
            header=("Arbetssätt", *map(str, tertials)),
            rows=tuple((ARBETSSATT[method], *cells) for method, cells in words.items()),
            align="l" * (len(tertials) + 1),
        ),
        source=source_line(review, "ikp"),
        draw=partial(_draw, worst, tertials),
    )


def samples(review: Review) -> Markdown:
    """What the year's controls examined and how much of it deviated, by working method."""
    year = indicators.latest_year(review.now["ikp"])
    if year is None:
        return Markdown("")
    sums = indicators.samples(_of_year(_history(review), year))
    content = Table(
        header=("Arbetssätt", "Kontroller", "Granskade fall", "Avvikelser", "Andel avvikelser"),
        rows=tuple(
            (
                ARBETSSATT[method],
                number(int(row["kontroller"])),
                number(int(row["urval"])),
                number(int(row["avvikelser"])),
                percent(None if pd.isna(row["andel"]) else float(row["andel"])),
            )
            for method, row in ((str(index), row) for index, row in sums.iterrows())
        ),
        align="lrrrr",
        caption=f"Granskade fall och avvikelser under {year}",
        id="tbl-ikp-stickprov",
        note="Ett streck betyder att inga fall har granskats." if sums["andel"].isna().any() else "",
    )
    return table(content)


def actions(review: Review) -> Markdown:
    """The corrective actions with role, date and status, and how many of them are late."""
    year = indicators.latest_year(review.now["ikp"])
    if year is None:
        return Markdown("Inga kontroller är redovisade, och därför inte heller några åtgärder efter dem.")
    rows = indicators.actions(review.now["ikp"], year)
    unknown = _unreported(len(indicators.unreported(review.before["ikp"], review.now["ikp"])))
    if rows.empty:
        return paragraphs(f"Kontrollerna under {year} har inte lett till några åtgärder.{unknown}")
    late = indicators.is_late(rows, review.delivery.matdatum)
    done = int((rows["status"] == "klar").sum())
    content = Table(
        header=("Åtgärd", "Arbetssätt", "Tertial", "Ansvarig roll", "Klar senast", "Status"),
        rows=tuple(
            (
                str(row["atgard"]),
                ARBETSSATT[str(row["arbetssatt"])],
                str(Tertial(int(row["ar"]), int(row["tertial"]))),
                sentence_case(_ROLES[str(row["ansvarig_roll"])]),
                iso_date(row["forfallodatum"]),
                _STATUS["forsenad"] if is_late else _STATUS.get(str(row["status"]), "okänd"),
            )
            for (_, row), is_late in zip(rows.iterrows(), late, strict=True)
        ),
        align="llllll",
        caption="Åtgärder efter kontrollerna",
        id="tbl-ikp-atgarder",
        note="En åtgärd är försenad när datumet har passerat och den inte är klar. Tabellen visar årets åtgärder och "
        "äldre som inte är klara.",
    )
    return paragraphs(f"{_action_sentence(len(rows), done, int(late.sum()))}{unknown}", table(content))


def _history(review: Review) -> pd.DataFrame:
    return indicators.history(review.before["ikp"], review.now["ikp"]).reset_index(drop=True)


def _of_year(rows: pd.DataFrame, year: int | None) -> pd.DataFrame:
    return rows.iloc[:0] if year is None else indicators.of_year(rows, year)


def _methods(slugs: list[str]) -> str:
    return listed([_lower(ARBETSSATT[slug]) for slug in ARBETSSATT if slug in slugs])


def _with(rows: pd.DataFrame, assessment: str) -> list[str]:
    return [str(slug) for slug in rows.loc[rows["bedomning"] == assessment, "arbetssatt"].unique()]


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _headline(rows: pd.DataFrame, year: int) -> str:
    examined = len(ARBETSSATT) - len(indicators.unchecked(rows))
    share = "alla" if examined == len(ARBETSSATT) else f"{in_words(examined, neuter=True)} av"
    scope = f"{share} fem arbetssätt är {'kontrollerat' if examined == 1 else 'kontrollerade'} {year}"
    material = _with(rows, indicators.MATERIAL)
    if material:
        return f"Väsentlig avvikelse inom {_methods(material)} – {scope}"
    return f"Inga väsentliga avvikelser – {scope}"


def _material(rows: pd.DataFrame, year: int) -> str:
    found = int((rows["bedomning"] == indicators.MATERIAL).sum())
    if not found:
        return f"Inga väsentliga avvikelser har rapporterats under {year}."
    lead = sentence_case(counted(found, "kontroll", "kontroller"))
    return f"{lead} under {year} visar en väsentlig avvikelse: {_methods(_with(rows, indicators.MATERIAL))}."


def _repeated(rows: pd.DataFrame, before: pd.DataFrame, year: int) -> str:
    both = sorted(set(_with(rows, indicators.MATERIAL)) & set(_with(before, indicators.MATERIAL)))
    if not both:
        return ""
    return f"Avvikelsen återkommer: även {year - 1} hade {_methods(both)} en väsentlig avvikelse."


def _minor(rows: pd.DataFrame, year: int) -> str:
    found = int((rows["bedomning"] == "mindre").sum())
    if not found:
        return ""
    lead = sentence_case(counted(found, "kontroll", "kontroller"))
    return f"{lead} under {year} visar en mindre avvikelse: {_methods(_with(rows, 'mindre'))}."


def _unchecked(this_year: pd.DataFrame, rows: pd.DataFrame, year: int) -> str:
    missed = list(indicators.unchecked(this_year))
    if not missed:
        return f"Alla fem arbetssätt har kontrollerats under {year}."
    lead = sentence_case(_methods(missed))
    first = int(rows["ar"].min())
    never = list(indicators.unchecked(rows))
    sentence = f"{lead} har inte kontrollerats under {year}."
    if first == year or not never:
        return sentence
    if never == missed:
        return f"{sentence} Det gjordes inte heller {first if first == year - 1 else f'{first}–{year - 1}'}."
    return f"{sentence} {sentence_case(_methods(never))} har inte kontrollerats någon gång sedan {first}."


def _action_sentence(count: int, done: int, late: int) -> str:
    lead = sentence_case(counted(count, "åtgärd", "åtgärder"))
    delay = f" {sentence_case(in_words(late))} är {'försenad' if late == 1 else 'försenade'}." if late else ""
    if count == 1:
        return f"{lead} följer av kontrollerna, och den är {'klar' if done else 'inte klar'}.{delay}"
    state = {0: "ingen är klar", count: "alla är klara"}.get(
        done, f"{in_words(done)} är {'klar' if done == 1 else 'klara'}"
    )
    return f"{lead} följer av kontrollerna, och {state}.{delay}"


def _unreported(count: int) -> str:
    if not count:
        return ""
    lead = sentence_case(counted(count, "åtgärd", "åtgärder"))
    return (
        f" {lead} som inte var {'klar' if count == 1 else 'klara'} i fjol finns inte i årets leverans; läget är okänt."
    )


def _word(cell: str) -> str:
    return _lower(cell.partition(" ")[2])


def _draw(worst: Mapping[tuple[str, Tertial], str], tertials: tuple[Tertial, ...]) -> Figure:
    from genomgang.charts.heatmap import heatmap
    from genomgang.charts.kinds import drawn
    from genomgang.charts.marks import Status, Symbol, Tone

    tones = {"ingen": Tone.SOFT_ACCENT, "mindre": Tone.SOFT_CONTRAST, indicators.MATERIAL: Tone.CONTRAST}
    cells = {}
    for assessment, cell in {**_CELLS, "": _UNCHECKED}.items():
        symbol, _, word = cell.partition(" ")
        cells[assessment] = Status(word, Symbol(symbol), tones.get(assessment, Tone.QUIET))
    rows = {
        name: [cells[worst.get((method, tertial), "")] for tertial in tertials] for method, name in ARBETSSATT.items()
    }
    return drawn(heatmap, pd.DataFrame.from_dict(rows, orient="index", columns=[str(each) for each in tertials]))
