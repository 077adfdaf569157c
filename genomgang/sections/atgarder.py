"""Actions: what became of earlier decisions, the plan for three years, and the decisions that are asked for."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Any

import pandas as pd

from checks._columns import ROLLER
from genomgang.exhibit import Exhibit
from genomgang.markdown import Markdown, Table, escape, paragraphs, table
from genomgang.review import Review, once_a_review
from genomgang.sections import atgarder_words as words
from genomgang.show.phrases import against, last_year_note, masked_note, no_data, records, source_line
from genomgang.swedish import NBSP, counted, in_words, iso_date, listed, long_date, part_of, sentence_case
from genomgang.topics import atgarder as actions
from genomgang.topics.keyfigure import KeyFigure, key_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ON_PAGE_ONE = 5
"""Decisions that page one spells out; the section has them all."""

_SHORT = 60  # characters of an action's text in the timeline; the table holds the whole text


def key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """The share of last year's actions that are done."""
    now = actions.done(_followed(review), review.ar)
    earlier = review.before["atgarder"]
    before = actions.done(earlier[earlier["beslutat_ar"] < review.ar - 1].assign(lage=earlier["status"]), review.ar - 1)
    rest = f"{part_of(now.part, now.whole, 'åtgärd', 'åtgärder')}, läget {long_date(review.delivery.matdatum)}."
    return (
        key_figure(
            review,
            "atgarder_klara_andel",
            now.share,
            before=before.share,
            part=now.part if now.whole else None,
            whole=now.whole or None,
            coverage=rest if now.whole else "",
        ),
    )


def summary(review: Review) -> Markdown:
    """What became of earlier decisions, in a few sentences."""
    followed = _followed(review)
    if followed.empty and review.now["atgarder"].empty:
        return no_data(review, "åtgärder")
    if followed.empty:
        return Markdown("Leveransen har inga åtgärder från tidigare genomgångar att följa upp.")
    states = followed["lage"].value_counts()
    lost = len(actions.lost(followed))
    sentences = [
        words.done_sentence(actions.done(followed, review.ar)),
        words.remaining_sentence(actions.not_yet_due(followed, review.ar)),
        against(key_figures(review)[0]),
        words.late_sentence(followed[followed["lage"] == "forsenad"]),
        words.moved_sentence(int(states.get("flyttad", 0)) - lost),
        words.lost_sentence(lost),
        words.unreported_sentence(int(states.get(actions.UNREPORTED, 0))),
        last_year_note(review),
    ]
    return escape(" ".join(sentence for sentence in sentences if sentence))


def follow_up_chart(review: Review) -> Exhibit | Markdown:
    """Earlier decisions by role and state; nothing where there is none to follow up."""
    followed = _followed(review)
    if followed.empty:
        return Markdown("")
    states = [state for state in reversed(actions.STATES) if (followed["lage"] == state).any()]
    counts = {
        role: tuple(int(((followed["ansvarig_roll"] == role) & (followed["lage"] == state)).sum()) for state in states)
        for role in _roles(followed)
    }

    def draw() -> Figure:
        from genomgang.charts.kinds import drawn
        from genomgang.charts.stacks import stacks

        rows = {_role(role): [*numbers, sum(numbers)] for role, numbers in counts.items()}
        columns = [*(words.STATES[state] for state in states), "Summa"]
        return drawn(stacks, pd.DataFrame.from_dict(rows, orient="index", columns=columns))

    body = [(_role(role), *map(str, numbers), str(sum(numbers))) for role, numbers in counts.items()]
    totals = [sum(column) for column in zip(*counts.values(), strict=True)]
    return Exhibit(
        id="fig-atgarder-uppfoljning",
        headline=words.follow_up_headline(followed),
        subtitle="Antal åtgärder från tidigare genomgångar efter ansvarig roll och läge, "
        f"{long_date(review.delivery.matdatum)}, n{NBSP}={NBSP}{len(followed)}.",
        alt=f"Staplar per ansvarig roll. {' '.join(_states_told(role, states, n) for role, n in counts.items())}",
        table=Table(
            header=("Ansvarig roll", *(words.mark(state) for state in states), "Summa"),
            rows=(*body, ("Alla roller", *map(str, totals), str(sum(totals)))),
            align="l" + "r" * (len(states) + 1),
        ),
        source=source_line(review, "atgarder"),
        draw=draw,
    )


@once_a_review
def follow_up(review: Review) -> Markdown:
    """Every earlier decision with its state, one by one; nothing where there is none."""
    followed = _followed(review)
    if followed.empty:
        return Markdown("")
    rows = tuple(
        (
            str(row.atgard_id),
            str(row.atgard),
            _role(row.ansvarig_roll),
            iso_date(row.forfallodatum),
            words.mark(row.lage),
            _heir(row),
        )
        for row in records(followed)
    )
    return table(
        Table(
            header=("Id", "Åtgärd", "Ansvarig", "Slutdatum", "Läge", "Fortsätter i"),
            rows=rows,
            align="llllll",
            caption="Uppföljning av tidigare beslut, en rad per åtgärd",
            id="tbl-atgarder-uppfoljning",
            note=masked_note(followed),
        )
    )


def timeline(review: Review) -> Exhibit | Markdown:
    """The three-year plan as a timeline by role."""
    planned = _planned(review)
    if planned.empty:
        return no_data(review, f"åtgärder för {words.span(review.ar)}")
    years = [review.ar + step for step in range(actions.PLAN_YEARS)]
    roles = _roles(planned)
    cells = planned.groupby(["plan_ar", "ansvarig_roll"]).size().to_dict()

    def draw() -> Figure:
        from genomgang.charts.plan import PlanAction, plan

        return plan(
            [
                PlanAction(
                    row.atgard_id,
                    _role(row.ansvarig_roll),
                    str(row.plan_ar),
                    shorten(row.atgard, _SHORT, placeholder=f"{NBSP}…"),
                    words.STATES[row.lage],
                )
                for row in records(planned)
            ],
            [_role(role) for role in roles],
            [str(year) for year in years],
        )

    told = [
        f"{year}: {listed([f'{ROLLER[role]} {n}' for role in roles if (n := cells.get((year, role), 0))]) or 'inga'}."
        for year in years
    ]
    subtitle = (
        f"Åtgärder efter ansvarig roll och år, {words.span(review.ar)}, läget {long_date(review.delivery.matdatum)}, "
        f"n{NBSP}={NBSP}{len(planned)}. {words.carried_sentence(planned, review.ar)}"
    )
    return Exhibit(
        id="fig-atgarder-plan",
        headline=words.plan_headline(planned, review.ar, _limit(review)),
        subtitle=subtitle.strip(),
        alt=f"Tidslinje med en rad per roll och en kolumn per år. Antal åtgärder: {' '.join(told)}",
        table=_plan_table(planned),
        source=source_line(review, "atgarder"),
        draw=draw,
        note=masked_note(planned),
    )


def workload(review: Review) -> Markdown:
    """How many open actions each role carries in each year of the plan, and where that is more than it can."""
    limit = _limit(review)
    load = actions.workload(_planned(review), limit)
    if load.empty:
        return Markdown("")
    years = [review.ar + step for step in range(actions.PLAN_YEARS)]
    cells = {(row.plan_ar, row.ansvarig_roll): row for row in records(load)}
    body = [(_role(role), *(_load_cell(cells.get((year, role))) for year in years)) for role in _roles(load)]
    totals = [str(int(load.loc[load["plan_ar"] == year, "antal"].sum())) for year in years]
    flagged = limit is not None and bool(load["over"].any())
    content = Table(
        header=("Ansvarig roll", *map(str, years)),
        rows=(*body, ("Alla roller", *totals)),
        align="l" + "r" * len(years),
        caption="Öppna åtgärder per roll och år",
        id="tbl-atgarder-belastning",
        note=f"▲ betyder fler än {in_words(limit or 0)}, som en roll bedöms klara på ett år." if flagged else "",
    )
    return paragraphs(escape(words.workload_sentence(load, limit)), table(content))


def decisions(review: Review) -> Markdown:
    """For page one: the most urgent of the decisions that are asked for, numbered, with role and date."""
    asked = actions.proposed(review.now["atgarder"], review.ar)
    if asked.empty:
        return Markdown("Inga beslut föreslås i den här genomgången.")
    lines = [
        f"{place}. {escape(_sentence(row.atgard))} "
        f"*{escape(f'{_role(row.ansvarig_roll)}, senast {long_date(row.forfallodatum)}.')}*"
        for place, row in enumerate(records(asked.head(ON_PAGE_ONE)), start=1)
    ]
    more = len(asked) - ON_PAGE_ONE
    rest = f"Ytterligare {counted(more, 'åtgärd', 'åtgärder')}" if more > 0 else "Resurser och effektmått"
    return paragraphs("\n".join(lines), f"{rest} finns i @sec-atgarder.")


@once_a_review
def decisions_table(review: Review) -> Markdown:
    """All decisions that are asked for, with role, date, resource, measure of effect and their ground in ISO 9.3.2."""
    asked = actions.proposed(review.now["atgarder"], review.ar)
    if asked.empty:
        return no_data(review, f"nya åtgärder för {words.span(review.ar)}")
    rows = tuple(
        (
            str(row.atgard_id),
            str(row.atgard),
            _role(row.ansvarig_roll),
            iso_date(row.forfallodatum),
            str(row.resurs),
            str(row.effektmatt),
            str(row.iso_ref),
        )
        for row in records(asked)
    )
    content = Table(
        header=("Id", "Åtgärd", "Ansvarig", "Slutdatum", "Resurs", "Effektmått", "ISO 9.3.2"),
        rows=rows,
        align="lllllll",
        caption="Beslut som föreslås",
        id="tbl-atgarder-beslut",
        note=masked_note(asked),
    )
    count = counted(len(asked), "ny åtgärd", "nya åtgärder")
    return paragraphs(escape(f"Genomgången föreslår {count} för {words.span(review.ar)}."), table(content))


@once_a_review
def _followed(review: Review) -> pd.DataFrame:
    return actions.follow_up(review.now["atgarder"], review.before["atgarder"], review.ar, review.delivery.matdatum)


@once_a_review
def _planned(review: Review) -> pd.DataFrame:
    return actions.plan(review.now["atgarder"], review.ar, review.delivery.matdatum)


def _limit(review: Review) -> int | None:
    target = review.targets.find("atgarder_per_roll_max")
    return int(target.value) if target else None


def _roles(frame: pd.DataFrame) -> list[str]:
    return [role for role in ROLLER if (frame["ansvarig_roll"] == role).any()]


def _role(role: str) -> str:
    return sentence_case(ROLLER[role])


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _heir(row: Any) -> str:
    if not pd.isna(row.fortsatter_i):
        return str(row.fortsatter_i)
    return "ingen åtgärd" if row.lage == "flyttad" else ""


def _states_told(role: str, states: list[str], counts: tuple[int, ...]) -> str:
    told = [f"{n} {words.STATES[state].word.lower()}" for state, n in zip(states, counts, strict=True) if n]
    return f"{_role(role)}: {listed(told)}."


def _plan_table(planned: pd.DataFrame) -> Table:
    return Table(
        header=("År", "Ansvarig", "Id", "Åtgärd", "Slutdatum", "Läge", "Förs över från"),
        rows=tuple(
            (
                str(row.plan_ar),
                _role(row.ansvarig_roll),
                str(row.atgard_id),
                str(row.atgard),
                iso_date(row.forfallodatum),
                words.mark(row.lage),
                str(row.prioriterat_ar) if row.overford else "",
            )
            for row in records(planned)
        ),
        align="lllllll",
    )


def _load_cell(cell: Any) -> str:
    if cell is None:
        return "0"
    return f"▲ {cell.antal}" if cell.over else str(cell.antal)
