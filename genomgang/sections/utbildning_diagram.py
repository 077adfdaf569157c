"""Training in charts: by course, by group and by unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from genomgang.disclosure import SYMBOL
from genomgang.exhibit import Exhibit
from genomgang.markdown import Markdown, Table, escape
from genomgang.review import Review, once_a_review
from genomgang.sections.utbildning_matt import COURSES, first, last_years, reaches, target_of, threshold
from genomgang.show.phrases import hidden_note, no_data, source_line, too_small, units_named
from genomgang.swedish import (
    counted,
    in_words,
    listed,
    long_date,
    number,
    percent,
    percent_text,
    rounded,
    sentence_case,
    share_words,
)
from genomgang.targets import Target
from genomgang.topics import utbildning as training
from genomgang.topics.group import Group, sharing
from genomgang.topics.share import Share

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_GROUP_WORDS = {
    training.MANAGERS: "Chefer och ledningsgrupp",
    training.NEW: "Nyanställda",
    training.CONSULTANTS: "Konsulter",
}
_MOST_UNITS = 12
"""Bars in the chart, less than half a page; the table has every unit."""


@dataclass(frozen=True)
class _Row:
    """One bar and its row in the table."""

    label: str
    group: Group
    before: float | None
    target: Target | None
    total: bool = False

    @property
    def shown(self) -> str:
        return SYMBOL if self.group.hidden else percent(self.group.percent)

    @property
    def goal(self) -> float | None:
        return self.target.value if self.target else None

    def words(self) -> str:
        """The row for those who cannot see the chart."""
        value = "visas inte" if self.group.hidden else percent(self.group.percent)
        before = "" if self.before is None else f", i fjol {percent(self.before)}"
        return f"{self.label}: {value}{before}."


@once_a_review
def courses(review: Review) -> Exhibit | Markdown:
    """Each course against its target and last year; empty where `summary` has said that nothing can be shown."""
    groups = training.by_course(review.now["utbildning"], threshold(review))
    both = first(groups)
    if both is None or both.share is None:
        return Markdown("")
    before = _before(last_years(review, training.by_course))
    rows = [
        _Row(
            COURSES[group.name],
            group,
            before.get(group.name),
            target_of(review, group.name),
            group.name == training.BOTH,
        )
        for group in groups
    ]
    return Exhibit(
        id="fig-utbildning-kurser",
        headline=_courses_headline(both.share, target_of(review, training.BOTH)),
        subtitle=f"Andel av de anställda som har gått kursen, procent, {long_date(review.delivery.matdatum)}, "
        f"n\u00a0=\u00a0{number(both.size)}.",
        alt=f"Liggande staplar, en per kurs. {' '.join(row.words() for row in rows)}{_goals(rows)}",
        table=Table(
            header=("Kurs", "Anställda", "Klara", "Andel", "Mål", "I fjol", "Återstår till målet"),
            rows=tuple((*_counts(row), row.shown, percent(row.goal), percent(row.before), _left(row)) for row in rows),
            align="lrrrrrr",
        ),
        source=source_line(review, "utbildning"),
        draw=_chart(rows),
        note=_note(review, groups),
    )


def groups(review: Review) -> Exhibit | Markdown:
    """Managers, new employees and consultants beside all employees."""
    days = review.targets.limit("nyanstalld_dagar")
    found = training.by_group(review.now["utbildning"], review.delivery.matdatum, days, threshold(review))
    if not found:
        return no_data(review, "anställdas utbildning")
    if all(group.hidden for group in found):
        return _too_small(review)
    earlier = last_years(review, lambda rows, limit: training.by_group(rows, review.delivery.matdatum, days, limit))
    # Last year's new employees are not those of this year's date, and last year's date is not known here.
    before = _before(group for group in earlier if group.name != training.NEW)
    target = target_of(review, training.BOTH)
    labels = {training.STAFF: "Alla anställda", **_GROUP_WORDS, training.NEW: f"Nyanställda (högst {days} dagar)"}
    rows = [
        _Row(labels[group.name], group, before.get(group.name), target, group.name == training.STAFF) for group in found
    ]
    return Exhibit(
        id="fig-utbildning-grupper",
        headline=_groups_headline(found),
        subtitle="Andel som har gått båda de obligatoriska kurserna, procent, "
        f"{long_date(review.delivery.matdatum)}. Konsulter ingår inte bland de anställda.",
        alt=f"Liggande staplar, en per grupp. {' '.join(row.words() for row in rows)}{_goals(rows)}",
        table=Table(
            header=("Grupp", "Personer", "Klara", "Andel", "Mål", "I fjol"),
            rows=tuple((*_counts(row), row.shown, percent(row.goal), percent(row.before)) for row in rows),
            align="lrrrrr",
        ),
        source=source_line(review, "utbildning"),
        draw=_chart(rows),
        note=_note(review, found),
    )


def units(review: Review) -> Exhibit | Markdown:
    """Every unit against the target, the highest share first."""
    found = training.by_unit(review.now["utbildning"], threshold(review))
    if not found:
        return no_data(review, "enheternas utbildning")
    shown = [group for group in found if not group.hidden]
    if not shown:
        return _too_small(review)
    before = _before(last_years(review, training.by_unit))
    target = target_of(review, training.BOTH)
    rows = [_Row(group.name, group, before.get(group.name), target) for group in found]
    hidden = len(found) - len(shown)
    drawn, which = _that_fit(rows)
    return Exhibit(
        id="fig-utbildning-enheter",
        headline=_units_headline(shown, target, "" if hidden == 0 else " som visas"),
        subtitle="Andel av enhetens anställda som har gått båda de obligatoriska kurserna, procent, "
        f"{long_date(review.delivery.matdatum)}, n\u00a0=\u00a0{number(sum(group.size or 0 for group in shown))}."
        f"{which}",
        alt=f"Liggande staplar, en per enhet, högst andel först. Högst: {shown[0].name}, {percent(shown[0].percent)}. "
        f"Lägst: {shown[-1].name}, {percent(shown[-1].percent)}.{_goals(rows)}"
        + (f" Andelen visas inte för {counted(hidden, 'enhet', 'enheter')}." if hidden else ""),
        table=Table(
            header=("Enhet", "Anställda", *(COURSES[kurs] for kurs in training.MANDATORY), "Båda", "I fjol"),
            rows=tuple((*_counts(row)[:2], *_parts(row), row.shown, percent(row.before)) for row in rows),
            align="lrrrrr",
        ),
        source=source_line(review, "utbildning"),
        draw=_chart(drawn),
        note=_note(review, found),
    )


def _that_fit(rows: Sequence[_Row]) -> tuple[Sequence[_Row], str]:
    """The rows that a page has room for, the highest share first, and what the reader needs to know about them."""
    if len(rows) <= _MOST_UNITS:
        return rows, ""
    shown = [row for row in rows if not row.group.hidden]
    if len(shown) <= _MOST_UNITS:
        return shown, " Diagrammet visar bara de enheter som är tillräckligt stora."
    lowest = f"de {in_words(_MOST_UNITS)} enheter som har lägst andel"
    return shown[-_MOST_UNITS:], f" Diagrammet visar {lowest}, tabellen alla {len(rows)}."


def _before(groups: Iterable[Group]) -> dict[str, float]:
    return {group.name: group.percent for group in groups if group.percent is not None}


def _courses_headline(share: Share, target: Target | None) -> str:
    words = share_words(share.part, share.whole)
    who = "ingen anställd" if words == "ingen" else f"{words} anställda"
    if words.endswith("hälften"):
        who = f"{words} av de anställda"
    finding = sentence_case(f"{who} har gått båda kurserna")
    if target is None:
        return finding
    goal = percent_text(target.value)
    return f"{finding} – målet {goal} är nått" if reaches(share, target) else f"{finding} – målet är {goal}"


def _groups_headline(found: Sequence[Group]) -> str:
    shares = {group.name: rounded(group.percent) for group in found if group.percent is not None}
    others = {name: share for name, share in shares.items() if name in _GROUP_WORDS}
    if not others or training.STAFF not in shares:
        return "Bara grupper som är tillräckligt stora visas"
    lowest = min(others, key=lambda name: others[name])
    if others[lowest] < shares[training.STAFF]:
        which = " av grupperna som visas" if any(group.hidden for group in found) else ""
        share = percent_text(float(others[lowest]))
        return f"{_GROUP_WORDS[lowest]} ligger lägst{which}: {share} har gått båda kurserna"
    return (
        f"{_GROUP_WORDS[lowest]}: {percent_text(float(others[lowest]))} har gått båda kurserna, mot "
        f"{percent_text(float(shares[training.STAFF]))} av alla anställda"
    )


def _units_headline(shown: Sequence[Group], target: Target | None, which: str) -> str:
    first, last = shown[0], shown[-1]
    if len(shown) == 1:
        return f"{first.name}: {percent_text(first.percent or 0)} har gått båda kurserna"
    lowest = f"{units_named(sharing(shown, last.percent))} med {percent_text(last.percent or 0)}"
    if target is None:
        lead = f"Andelen på de enheter{which}" if which else "Andelen"
        return f"{lead} går från {percent_text(first.percent or 0)} ({first.name}) ned till {lowest}"
    goal = percent_text(target.value)
    reaching = sum(reaches(group.share, target) for group in shown if group.share)
    if reaching == len(shown):
        return f"Alla {in_words(len(shown))} enheter{which} når målet {goal}"
    count = in_words(reaching) if reaching else "ingen"
    return f"{sentence_case(count)} av {in_words(len(shown))} enheter{which} når målet {goal} – lägst ligger {lowest}"


def _too_small(review: Review) -> Markdown:
    return escape(too_small(threshold(review)))


def _note(review: Review, found: Sequence[Group]) -> str:
    return hidden_note(threshold(review)) if any(group.hidden for group in found) else ""


def _goals(rows: Sequence[_Row]) -> str:
    """The targets in words: one sentence where all rows share theirs."""
    goals = {row.label: row.goal for row in rows if row.goal is not None}
    if len(set(goals.values())) == 1:
        return f" Målet är {percent(next(iter(goals.values())))}."
    return f" Mål: {listed([f'{label} {percent(goal)}' for label, goal in goals.items()])}." if goals else ""


def _counts(row: _Row) -> tuple[str, str, str]:
    share, size = row.group.share, row.group.size
    done = number(share.part) if share else SYMBOL
    return row.label, SYMBOL if size is None else number(size), done


def _parts(row: _Row) -> tuple[str, ...]:
    return tuple(percent(share.percent) for share in row.group.parts) or (SYMBOL,) * len(training.MANDATORY)


def _left(row: _Row) -> str:
    if row.group.share is None:
        return SYMBOL
    return number(training.needed(row.group.share, row.target.value)) if row.target else ""


def _chart(rows: Sequence[_Row]) -> Callable[[], Figure]:
    def draw() -> Figure:
        import pandas as pd

        from genomgang.charts.bars import bars
        from genomgang.charts.kinds import drawn

        columns = {
            "Nu": [row.group.percent for row in rows],
            "I fjol": [row.before for row in rows],
            "Mål": [row.goal for row in rows],
            "n": [row.group.size for row in rows],
            "Anmärkning": ["visas inte" if row.group.hidden else "" for row in rows],
            "Summa": [row.total for row in rows],
        }
        frame = pd.DataFrame({name: pd.Series(values, dtype="object") for name, values in columns.items()})
        return drawn(bars, frame.set_axis([row.label for row in rows]))

    return draw
