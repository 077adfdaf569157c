"""Risks and continuity: where the risks stand and have moved, and how far continuity plans have come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from checks import CONTRACTS
from checks._columns import ROLLER
from genomgang.exhibit import Exhibit
from genomgang.markdown import Markdown, Table, escape, table
from genomgang.regler.risk import risk_method
from genomgang.review import Review, once_a_review
from genomgang.sections import risker_words as words
from genomgang.show.phrases import against, last_year_note, masked_note, no_data, records, source_line
from genomgang.swedish import NBSP, counted, iso_date, long_date, percent, sentence_case
from genomgang.topics import risker as risks
from genomgang.topics.keyfigure import KeyFigure, key_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ZONES = ("låg", "medel", "hög")
LACKS = {
    "ingen_plan": "▲ Ingen plan",
    "aldrig_ovad": "○ Aldrig övad",
    "ovad_for_lange_sedan": "◐ Övad för länge sedan",
}


def key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """High risks, and the shares of RSA risks with a continuity plan and with an exercised one."""
    high = risk_method().hog_fran
    now, before = (risks.count(frames["risker"], high) for frames in (review.now, review.before))
    return (
        key_figure(
            review,
            "risker_hoga_antal",
            now.high if now.valued else None,
            before=before.high if before.valued else None,
            part=now.high if now.valued else None,
            whole=now.valued or None,
            coverage=words.coverage(now),
            hog=high,
            break_note=""
            if now.valued == now.total and before.valued == before.total
            else "maskerade risker räknas inte",
        ),
        _share(review, "kontinuitet_plan_andel", "planned", "relevant"),
        _share(review, "kontinuitet_ovad_andel", "exercised", "planned"),
    )


def summary(review: Review) -> Markdown:
    """How many risks there are, how many are high, which way they have moved."""
    frame = review.now["risker"]
    if frame.empty:
        return no_data(review, "risker")
    high = risk_method().hog_fran
    count = risks.count(frame, high)
    sentences = [
        words.total_sentence(review.namnd.namn, count, high),
        words.movement_sentence(count),
        last_year_note(review),
    ]
    return escape(" ".join(sentence for sentence in sentences if sentence))


@once_a_review
def matrix(review: Review) -> Exhibit | Markdown:
    """Likelihood by consequence, with arrows from last year; nothing where no risk has known values."""
    known = _numbered(review)
    if known.empty:
        return Markdown("")
    high = risk_method().hog_fran
    medium = risk_method().medel_fran

    def draw() -> Figure:
        from genomgang.charts.risks import Risk, Zones, risk_matrix

        return risk_matrix(
            [
                Risk(
                    str(row.nr),
                    int(row.sannolikhet),
                    int(row.konsekvens),
                    None if pd.isna(row.varde_forra) else (int(row.sannolikhet_forra), int(row.konsekvens_forra)),
                )
                for row in records(known)
            ],
            Zones(ZONES, (medium - 1, high - 1)),
            likelihood=risk_method().sannolikhet,
            consequence=risk_method().konsekvens,
        )

    count = risks.count(review.now["risker"], high)
    return Exhibit(
        id="fig-risker-matris",
        headline=words.matrix_headline(count, high),
        subtitle=f"Sannolikhet (1–5) gånger konsekvens (1–5) per risk, {long_date(review.delivery.matdatum)}, "
        f"n{NBSP}={NBSP}{count.valued}. Pilen går från förra årets läge.",
        alt=f"Matris med fem gånger fem rutor och {counted(count.valued, 'numrerad risk', 'numrerade risker')}. "
        + " ".join(
            f"Risk {row.nr}: sannolikhet {row.sannolikhet}, konsekvens {row.konsekvens}, {words.moved(row.forandring)}."
            for row in records(known)
        ),
        table=Table(
            header=("Nr", "Sannolikhet", "Konsekvens", "Värde", "I fjol", "Förändring"),
            rows=tuple(
                (
                    str(row.nr),
                    str(row.sannolikhet),
                    str(row.konsekvens),
                    str(row.varde),
                    "" if pd.isna(row.varde_forra) else str(row.varde_forra),
                    sentence_case(words.moved(row.forandring)),
                )
                for row in records(known)
            ),
            align="lrrrrl",
        ),
        source=source_line(review, "risker"),
        draw=draw,
        note=words.hidden_note(count),
    )


def risk_list(review: Review) -> Markdown:
    """Every risk with its value, movement, treatment and owner, numbered as in the matrix."""
    frame = risks.valued(review.now["risker"])
    if frame.empty:
        return Markdown("")
    labels = CONTRACTS["risker"].labels("kalla")
    rows = tuple(
        (
            "" if pd.isna(row.varde) else str(place),
            str(row.risk),
            labels[row.kalla],
            "" if pd.isna(row.varde) else str(row.varde),
            "" if pd.isna(row.varde) else sentence_case(words.moved(row.forandring)),
            "" if pd.isna(row.behandling) else str(row.behandling),
            sentence_case(ROLLER[row.ansvarig_roll]),
        )
        for place, row in enumerate(records(frame), start=1)
    )
    return table(
        Table(
            header=("Nr", "Risk", "Källa", "Värde", "Sedan i fjol", "Behandling", "Ansvarig"),
            rows=rows,
            align="lllrlll",
            caption="Risker, de högsta först",
            id="tbl-risker",
            note=masked_note(frame),
        )
    )


def continuity(review: Review) -> Markdown:
    """How far the RSA risks have come, in sentences, against target and last year."""
    if review.now["risker"].empty:
        return no_data(review, "risker och kontinuitetsplaner")
    steps = _steps(review)
    if steps.relevant == 0:
        return escape(
            f"{review.namnd.namn} har ingen risk i risk- och sårbarhetsanalysen (RSA) som kräver kontinuitetsplan."
        )
    _, planned, exercised = key_figures(review)
    sentences = [
        words.planned_sentence(steps),
        against(planned),
        words.exercised_sentence(steps, risk_method().ovad_inom_manader),
        against(exercised) if steps.planned else "",
    ]
    return escape(" ".join(sentence for sentence in sentences if sentence))


def ladder(review: Review) -> Exhibit | Markdown:
    """From RSA risk to continuity plan to exercised plan; nothing where no RSA risk needs a plan."""
    steps = _steps(review)
    if steps.relevant == 0:
        return Markdown("")
    months = risk_method().ovad_inom_manader
    rows = (
        ("RSA-risker som behöver en plan", steps.relevant),
        ("Kontinuitetsplan finns", steps.planned),
        (f"Planen övad senaste {months} månaderna", steps.exercised),
    )
    shares = ("", percent(_part(steps.planned, steps.relevant)), percent(_part(steps.exercised, steps.planned)))

    def draw() -> Figure:
        from genomgang.charts import ladder as chart

        return chart.ladder([chart.Step(label, n) for label, n in rows], show_share=percent)

    return Exhibit(
        id="fig-risker-kontinuitet",
        headline=words.ladder_headline(steps, months),
        subtitle=f"Antal risker ur risk- och sårbarhetsanalysen (RSA), {long_date(review.delivery.matdatum)}, "
        f"n{NBSP}={NBSP}{steps.relevant}.",
        alt=f"Staplar i tre steg. {' '.join(f'{label}: {n}.' for label, n in rows)}",
        table=Table(
            header=("Steg", "Antal", "Andel av steget före"),
            rows=tuple((label, str(n), share) for (label, n), share in zip(rows, shares, strict=True)),
            align="lrr",
        ),
        source=source_line(review, "risker"),
        draw=draw,
    )


def to_exercise(review: Review) -> Markdown:
    """The RSA risks that lack a plan or an exercise, highest value first."""
    frame = risks.unexercised(review.now["risker"], review.delivery.matdatum, risk_method().ovad_inom_manader)
    if frame.empty:
        return Markdown("")
    rows = tuple(
        (
            str(row.risk),
            "" if pd.isna(row.varde) else str(row.varde),
            LACKS[row.brist],
            iso_date(None if pd.isna(row.ovad_datum) else row.ovad_datum),
            sentence_case(ROLLER[row.ansvarig_roll]),
        )
        for row in records(frame)
    )
    return table(
        Table(
            header=("Risk", "Värde", "Vad som saknas", "Senast övad", "Ansvarig"),
            rows=rows,
            align="lrlll",
            caption="Risker ur RSA utan plan eller med plan som behöver övas",
            id="tbl-risker-ova",
            note=masked_note(frame),
        )
    )


@once_a_review
def _steps(review: Review) -> risks.Continuity:
    return risks.continuity(review.now["risker"], review.delivery.matdatum, risk_method().ovad_inom_manader)


@once_a_review
def _steps_before(review: Review) -> risks.Continuity:
    # Last year's delivery was read a year earlier, to the day as near as the figures need.
    day = (pd.Timestamp(review.delivery.matdatum) - pd.DateOffset(years=1)).date()
    return risks.continuity(review.before["risker"], day, risk_method().ovad_inom_manader)


def _share(review: Review, identity: str, part: str, whole: str) -> KeyFigure:
    """A step of the ladder as a share of another; `part` and `whole` name fields of `Continuity`."""
    now, before = (
        {"part": getattr(s, part), "whole": getattr(s, whole)} for s in (_steps(review), _steps_before(review))
    )
    return key_figure(
        review,
        identity,
        _part(now["part"], now["whole"]),
        before=_part(before["part"], before["whole"]),
        part=now["part"] if now["whole"] else None,
        whole=now["whole"] or None,
        coverage=words.step_coverage(part, now["part"], now["whole"], risk_method().ovad_inom_manader),
    )


def _numbered(review: Review) -> pd.DataFrame:
    """The risks with known values, numbered from 1 in the order of the list."""
    known = risks.valued(review.now["risker"]).dropna(subset=["varde"])
    return known.assign(nr=range(1, len(known) + 1))


def _part(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None
