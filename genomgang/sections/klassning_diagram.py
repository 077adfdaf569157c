"""Charts of information assets: level by age of the classification, and impact assessments."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd

from checks.klassning import NIVAER
from genomgang.exhibit import Exhibit
from genomgang.markdown import Markdown, Table
from genomgang.review import Review
from genomgang.sections.klassning_listor import assets, months
from genomgang.show.phrases import source_line
from genomgang.swedish import counted, in_words, long_date, number, sentence_case
from genomgang.topics import klassning as indicators
from genomgang.topics.klassning import AgeClass

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_STATES = {"klar": "klar", "pagar": "pågår", "saknas": "saknas", "ej_aktuell": "ej aktuell"}
"""States of an impact assessment in the order of the indicator's columns, with the words that stand after a count."""

_KINDS = {"kansliga": "Känsliga personuppgifter", "ja": "Övriga personuppgifter"}


def level_by_age(review: Review) -> Exhibit | Markdown:
    """The matrix of highest level by age of the classification, with what is both severe and too old set apart."""
    inventory, valid, matdatum = assets(review), months(review), review.delivery.matdatum
    if inventory.empty:
        return Markdown("Utan en förteckning finns det inga nivåer att visa.")
    share = indicators.classified(inventory)
    if share.part == 0:
        return Markdown("Ingen informationstillgång är klassad, så det finns inga nivåer att visa.")
    ages = indicators.age_classes(valid)
    matrix = indicators.level_by_age(inventory, matdatum, valid)
    counts = {level: cells for level, cells in _cells(matrix).items() if level >= 0 or sum(cells)}
    names = {level: _level_name(level, review) for level in counts}
    flagged = sum(
        n for level, cells in counts.items() for n, age in zip(cells, ages, strict=True) if _acute(level, age)
    )
    return Exhibit(
        id="fig-klassning-niva-alder",
        headline=f"{sentence_case(counted(flagged, 'tillgång', 'tillgångar'))} på de två högsta nivåerna har en "
        f"klassning som är äldre än {valid} månader",
        subtitle=f"Antal klassade tillgångar efter högsta nivå och klassningens ålder den {long_date(matdatum)}. "
        f"Antal: {number(share.part)}.{_left_out(share.rest, sum(counts.get(-1, ())))}",
        alt=" ".join(
            ("Matris med antal tillgångar.", *(_row_in_words(names[level], counts[level], ages) for level in counts))
        ),
        table=Table(
            header=("Högsta nivå", *(sentence_case(age.label) for age in ages), "Summa"),
            rows=tuple((names[level], *map(number, cells), number(sum(cells))) for level, cells in counts.items()),
            align="lrrrrr",
        ),
        source=source_line(review, "klassning"),
        draw=partial(_draw_matrix, counts, names, ages),
    )


def impact_assessments(review: Review) -> Exhibit | Markdown:
    """The state of impact assessments for assets with personal data. Empty where there are none."""
    inventory = assets(review)
    if not indicators.has_personal_data(inventory).any():
        return Markdown("")
    assessed = _cells(indicators.impact_assessments(inventory))
    counts = {_KINDS[kind]: cells for kind, cells in assessed.items() if sum(cells)}
    states = tuple(_STATES.values())
    lacking = {kind: cells[states.index("saknas")] for kind, cells in assessed.items()}
    return Exhibit(
        id="fig-klassning-konsekvensbedomning",
        headline=_assessment_headline(sum(lacking.values()), lacking["kansliga"]),
        subtitle="Antal tillgångar med personuppgifter efter konsekvensbedömningens läge den "
        f"{long_date(review.delivery.matdatum)}. Antal: {number(sum(map(sum, counts.values())))}.",
        alt="Staplar med antal tillgångar efter läge. "
        + " ".join(
            f"{kind}: {', '.join(f'{n} {state}' for n, state in zip(cells, states, strict=True))}."
            for kind, cells in counts.items()
        ),
        table=Table(
            header=("Innehåll", *(sentence_case(state) for state in states), "Summa"),
            rows=tuple((kind, *map(number, cells), number(sum(cells))) for kind, cells in counts.items()),
            align="lrrrrr",
        ),
        source=source_line(review, "klassning"),
        draw=partial(_draw_assessments, counts),
    )


def _cells(counts: pd.DataFrame) -> dict[Any, tuple[int, ...]]:
    """A frame of counts as plain rows."""
    return {key: tuple(map(int, cells)) for key, cells in zip(counts.index, counts.to_numpy(), strict=True)}


def _level_name(level: int, review: Review) -> str:
    if level >= 0:
        return f"{level} – {NIVAER[level]}"
    return "Nivån är maskerad" if review.version == "offentlig" else "Nivån saknas"


def _left_out(unclassified: int, unknown: int) -> str:
    """What the matrix does not hold, and how many of its assets cannot be judged; empty where it holds everything."""
    text = ""
    if unclassified:
        text += f" {sentence_case(counted(unclassified, 'oklassad tillgång', 'oklassade tillgångar'))} ingår inte."
    if unknown:
        text += f" Nivån visas inte för {counted(unknown, 'tillgång', 'tillgångar')}."
    return text


def _acute(level: int, age: AgeClass) -> bool:
    return level >= indicators.SENSITIVE_LEVEL and not age.valid


def _row_in_words(name: str, cells: tuple[int, ...], ages: tuple[AgeClass, ...]) -> str:
    parts = [f"{n} {age.label}" for n, age in zip(cells, ages, strict=True) if n]
    return f"{sentence_case(name)}: {', '.join(parts) or 'inga'}."


def _assessment_headline(lacking: int, sensitive: int) -> str:
    if lacking == 0:
        return "Ingen tillgång med personuppgifter saknar konsekvensbedömning"
    lead = sentence_case(counted(lacking, "tillgång", "tillgångar"))
    if sensitive == lacking:
        return f"{lead} med känsliga personuppgifter saknar konsekvensbedömning"
    among = f", varav {in_words(sensitive)} med känsliga uppgifter" if sensitive else ""
    return f"{lead} med personuppgifter saknar konsekvensbedömning{among}"


def _draw_matrix(counts: Mapping[int, tuple[int, ...]], names: Mapping[int, str], ages: tuple[AgeClass, ...]) -> Figure:
    from genomgang.charts.counts import count_matrix
    from genomgang.charts.kinds import drawn

    columns = pd.Index([age.label for age in ages], name="Klassningens ålder")
    rows = pd.DataFrame([list(cells) for cells in counts.values()], [names[level] for level in counts], columns)
    flags = [[_acute(level, age) for age in ages] for level in counts]
    return drawn(
        count_matrix,
        rows.rename_axis("Högsta nivå"),
        flagged=pd.DataFrame(flags, rows.index, columns),
        flag_label="hög nivå och för gammal klassning",
    )


def _draw_assessments(counts: Mapping[str, tuple[int, ...]]) -> Figure:
    from genomgang.charts.kinds import drawn
    from genomgang.charts.marks import Status, Symbol, Tone
    from genomgang.charts.stacks import stacks

    marks = {
        "klar": (Symbol.FULL, Tone.ACCENT),
        "pagar": (Symbol.HALF, Tone.SOFT_ACCENT),
        "saknas": (Symbol.TRIANGLE, Tone.CONTRAST),
        "ej_aktuell": (Symbol.DASH, Tone.QUIET),
    }
    statuses = [Status(word, *marks[state]) for state, word in _STATES.items()]
    rows = {kind: [*cells, sum(cells)] for kind, cells in counts.items()}
    return drawn(stacks, pd.DataFrame.from_dict(rows, orient="index", columns=[*statuses, "Summa"]))
