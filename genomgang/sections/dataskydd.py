"""The data protection officer's annual report: six areas year by year, and the recommendations that remain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from checks import CONTRACTS
from checks.dataskydd import OMRADEN
from genomgang.charts.marks import Status, Symbol, Tone
from genomgang.exhibit import Exhibit
from genomgang.markdown import Markdown, Table, escape, table
from genomgang.review import Review, once_a_review
from genomgang.show.phrases import last_year_note, masked_note, no_data, records, source_line
from genomgang.swedish import counted, in_words, listed, part_of, sentence_case
from genomgang.topics import dataskydd as officer
from genomgang.topics.keyfigure import KeyFigure, key_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ASSESSMENTS = {
    "god": Status("God", Symbol.FULL, Tone.SOFT_ACCENT),
    "delvis": Status("Delvis", Symbol.HALF, Tone.SOFT_CONTRAST),
    "brister": Status("Brister", Symbol.TRIANGLE, Tone.CONTRAST),
}
RECOMMENDATIONS = {
    "oppen": "▲ Öppen",
    "pagar": "◐ Pågår",
    officer.UNKNOWN: "– Läge saknas",
    "genomford": "● Genomförd",
}


_NAMED = 4
"""Things listed in a sentence before the rest are only counted."""


def key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """Recommendations of the data protection officer that are not carried out."""
    now, before = review.now["dataskydd"], review.before["dataskydd"]
    given, still_open = len(officer.recommendations(now)), officer.open_count(now)
    return (
        key_figure(
            review,
            "dataskydd_oppna_antal",
            None if now.empty else still_open,
            before=None if before.empty else officer.open_count(before),
            part=None if now.empty else still_open,
            whole=None if now.empty else given,
            coverage=""
            if now.empty
            else part_of(still_open, given, "lämnad rekommendation", "lämnade rekommendationer"),
        ),
    )


def summary(review: Review) -> Markdown:
    """How the six areas stand, which have changed, and how many recommendations remain."""
    now = review.now["dataskydd"]
    if now.empty:
        return no_data(review, "dataskyddsombudets årsrapport")
    newest = _newest(review)
    sentences = [
        _report_sentence(int(newest["ar"].iloc[0])),
        _areas_sentence(newest),
        _change_sentence(newest),
        _recommendation_sentence(now),
        _vanished_sentence(officer.vanished(now, review.before["dataskydd"])),
        last_year_note(review),
    ]
    return escape(" ".join(sentence for sentence in sentences if sentence))


@once_a_review
def areas(review: Review) -> Exhibit | Markdown:
    """The six areas by the assessment in the newest report and the one before."""
    frame = officer.areas(review.now["dataskydd"], review.before["dataskydd"])
    if frame.empty:
        return Markdown("")
    years = sorted({int(year) for year in frame["ar"]})
    grades = {
        (row.omrade, row.ar): None if pd.isna(row.bedomning) else ASSESSMENTS[row.bedomning] for row in records(frame)
    }

    def draw() -> Figure:
        from genomgang.charts.heatmap import heatmap
        from genomgang.charts.kinds import drawn

        rows = {label: [grades[area, year] for year in years] for area, label in OMRADEN.items()}
        return drawn(heatmap, pd.DataFrame.from_dict(rows, orient="index", columns=years))

    newest = frame[frame["ar"] == years[-1]]
    return Exhibit(
        id="fig-dataskydd-omraden",
        headline=_areas_headline(newest),
        subtitle=f"Dataskyddsombudets bedömning av sex områden, årsrapporter för {listed([str(y) for y in years])}.",
        alt=f"Rutnät med sex områden i {counted(len(years), 'årsrapport', 'årsrapporter')}. "
        + " ".join(
            f"{label}: {listed([f'{_word(grades[area, year])} {year}' for year in years])}."
            for area, label in OMRADEN.items()
        ),
        table=Table(
            header=("Område", *(str(year) for year in years)),
            rows=tuple((label, *(_cell(grades[area, year]) for year in years)) for area, label in OMRADEN.items()),
            align="l" * (len(years) + 1),
        ),
        source=source_line(review, "dataskydd"),
        draw=draw,
        note="Tomt betyder att området inte är bedömt." if newest["bedomning"].isna().any() else "",
    )


@once_a_review
def recommendations(review: Review) -> Markdown:
    """Every recommendation with its state, open ones first."""
    given = officer.recommendations(review.now["dataskydd"])
    if given.empty:
        return Markdown("")
    labels = CONTRACTS["dataskydd"].labels("omrade")
    rows = tuple(
        (
            str(row.rad_id),
            labels[row.omrade],
            "" if pd.isna(row.rekommendation) else str(row.rekommendation),
            str(row.ar),
            RECOMMENDATIONS[row.lage],
        )
        for row in records(given)
    )
    return table(
        Table(
            header=("Id", "Område", "Rekommendation", "År", "Läge"),
            rows=rows,
            align="lllll",
            caption="Dataskyddsombudets rekommendationer efter läge och årsrapport",
            id="tbl-dataskydd-rekommendationer",
            note=masked_note(given),
        )
    )


def _newest(review: Review) -> pd.DataFrame:
    frame = officer.areas(review.now["dataskydd"], review.before["dataskydd"])
    newest: pd.DataFrame = frame[frame["ar"] == frame["ar"].max()]
    return newest


def _report_sentence(year: int) -> str:
    return f"Dataskyddsombudets senaste årsrapport gäller {year}."


def _named(frame: pd.DataFrame) -> str:
    return listed([_lower(OMRADEN[row.omrade]) for row in records(frame)])


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def _areas_sentence(newest: pd.DataFrame) -> str:
    lacking = newest[newest["bedomning"] == "brister"]
    good = int((newest["bedomning"] == "god").sum())
    judged = int(newest["bedomning"].notna().sum())
    if judged == 0:
        return "Rapporten bedömer inget av de sex områdena."
    whole = f"{in_words(judged)} bedömda områden"
    if good == judged:
        return f"Efterlevnaden är god i alla {whole}." if judged > 1 else "Det bedömda området har god efterlevnad."
    first = f"{sentence_case(in_words(good, neuter=True)) if good else 'Inget'} av {whole} har god efterlevnad"
    return f"{first}. Ombudet ser brister i {_named(lacking)}." if len(lacking) else f"{first}, och inget har brister."


def _change_sentence(newest: pd.DataFrame) -> str:
    better, worse = newest[newest["forandring"] > 0], newest[newest["forandring"] < 0]
    told = []
    if len(better):
        told.append(f"Bättre än i rapporten före: {_named(better)}.")
    if len(worse):
        told.append(f"Sämre än i rapporten före: {_named(worse)}.")
    if not told and newest["forandring"].notna().any():
        return "Bedömningarna är oförändrade sedan rapporten före."
    return " ".join(told)


def _recommendation_sentence(now: pd.DataFrame) -> str:
    total, remaining = len(officer.recommendations(now)), officer.open_count(now)
    if total == 0:
        return "Ombudet lämnar inga rekommendationer."
    if remaining == 0:
        return "Rekommendationen är genomförd." if total == 1 else "Alla rekommendationer är genomförda."
    if total == 1:
        return "Ombudets enda rekommendation är inte genomförd."
    if remaining == total:
        return f"Ingen av de {in_words(total)} rekommendationerna är genomförd."
    done = "genomförd" if remaining == 1 else "genomförda"
    return f"Av {in_words(total)} rekommendationer är {in_words(remaining)} ännu inte {done}."


def _vanished_sentence(ids: Sequence[str]) -> str:
    """Which recommendations nobody has told the end of; empty where there is none."""
    if not ids:
        return ""
    count = sentence_case(counted(len(ids), "rekommendation", "rekommendationer"))
    named = list(ids) if len(ids) <= _NAMED else [*ids[: _NAMED - 1], f"{in_words(len(ids) - _NAMED + 1)} till"]
    return (
        f"{count} som var {'öppen' if len(ids) == 1 else 'öppna'} i fjol saknas i årets leverans, så läget är inte "
        f"känt: {listed(named)}."
    )


def _areas_headline(newest: pd.DataFrame) -> str:
    lacking = int((newest["bedomning"] == "brister").sum())
    judged = int(newest["bedomning"].notna().sum())
    good = int((newest["bedomning"] == "god").sum())
    if judged == 0:
        return "Ombudet har inte bedömt något av de sex områdena"
    if good == judged:
        return "Ombudet ser god efterlevnad i alla bedömda områden"
    if lacking == 0:
        partly = counted(judged - good, "område", "områden", neuter=True)
        return f"Ombudet ser inga brister, men bara delvis efterlevnad i {partly}"
    return f"Ombudet ser brister i {in_words(lacking, neuter=True)} av {in_words(judged)} bedömda områden"


def _word(status: Status | None) -> str:
    return status.word.lower() if status else "inte bedömt"


def _cell(status: Status | None) -> str:
    return f"{status.symbol} {status.word}" if status else ""
