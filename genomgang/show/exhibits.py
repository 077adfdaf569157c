"""An exhibit from one frame: what is drawn, what the table holds and what the alt text says cannot differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from genomgang.exhibit import Exhibit
from genomgang.show.frames import frame_table
from genomgang.swedish import is_missing, measured

if TYPE_CHECKING:
    from genomgang.charts.kinds import Chart

_IN_UNIT = {"procent": " i procent", "": ""}


def exhibit(
    id: str,
    frame: pd.DataFrame,
    chart: Chart[Any],
    *,
    headline: str,
    subtitle: str,
    source: str,
    unit: str = "procent",
    decimals: int = 0,
    note: str = "",
    **settings: Any,
) -> Exhibit:
    """The rows of `frame` as a chart, a table and an alt text.

    A column that is dropped from the frame leaves all three. `unit` is that of the frame's numbers; `settings` go to
    the chart. `headline` is the finding, `subtitle` says what is measured, `source` names delivery and date.

    >>> import pandas as pd
    >>> from genomgang.charts.bars import bars
    >>> andelar = pd.DataFrame({"Nu": [75.0]}, index=pd.Index(["Klassade"], name="Mått"))
    >>> made = exhibit("fig-x", andelar, bars, headline="Tre av fyra är klassade", subtitle="", source="")
    >>> made.alt
    'Liggande staplar i procent. Klassade: 75\\xa0%.'
    """
    from genomgang.charts.kinds import drawn

    return Exhibit(
        id=id,
        headline=headline,
        subtitle=subtitle,
        alt=_in_words(frame, chart, unit, decimals),
        table=frame_table(frame, unit=unit, decimals=decimals),
        source=source,
        draw=lambda: drawn(chart, frame, unit=unit, decimals=decimals, **settings),
        note=note,
    )


def _in_words(frame: pd.DataFrame, chart: Chart[Any], unit: str, decimals: int) -> str:
    """Every row's numbers in words: the first column's value, then the others' by name."""
    sentences = []
    for label, row in zip(frame.index, frame.to_dict("records"), strict=True):
        told = [
            (str(name), measured(float(value), unit, decimals))
            for name, value in row.items()
            if isinstance(value, int | float) and not isinstance(value, bool) and not is_missing(value)
        ]
        first = next(iter(row), None)
        if not told or told[0][0] != first:
            sentences.append(f"{label}: {'dolt' if row.get(first) == '··' else 'inga uppgifter'}.")
            continue
        beside = ", ".join(f"{name[:1].lower()}{name[1:]} {value}" for name, value in told[1:])
        sentences.append(f"{label}: {told[0][1]}{f' ({beside})' if beside else ''}.")
    return " ".join([f"{chart.kind}{_IN_UNIT.get(unit, f' i {unit}')}.", *sentences])
