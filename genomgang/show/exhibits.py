"""An exhibit from one frame: what is drawn, what the table holds and what the alt text says cannot differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd

from genomgang.document.exhibit import Exhibit
from genomgang.show.alt import alt_text
from genomgang.show.frames import frame_table

if TYPE_CHECKING:
    from genomgang.charts.kinds import Chart


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
    units: Mapping[str, str] | None = None,
    totals: pd.DataFrame | None = None,
    drawn_rows: Sequence[str] | None = None,
    note: str = "",
    **settings: Any,
) -> Exhibit:
    """The rows of `frame` as a chart, a table and an alt text.

    A column that is dropped from the frame leaves all three. `unit` is that of the frame's numbers, `units` those of
    columns with another; whole numbers are written without `decimals`. `totals` has rows of the same columns that
    stand last in the table, since they are not drawn. `drawn_rows` are the labels of those rows that the chart has
    room for, where the table has more. `settings` go to the chart. `headline` is the finding,
    `subtitle` says what is measured, `source` names delivery and date.

    >>> import pandas as pd
    >>> from genomgang.charts.bars import bars
    >>> andelar = pd.DataFrame({"Nu": [75.0]}, index=pd.Index(["Klassade"], name="Mått"))
    >>> made = exhibit("fig-x", andelar, bars, headline="Tre av fyra är klassade", subtitle="", source="")
    >>> made.alt
    'Liggande staplar i procent. Klassade: 75\\xa0%.'
    """
    from genomgang.charts.kinds import drawn

    measures = {"unit": unit, "decimals": decimals, **settings}
    table = partial(frame_table, unit=unit, decimals=decimals, units=units)
    rows = table(frame)
    fitting = frame if drawn_rows is None else frame.loc[list(drawn_rows)]
    return Exhibit(
        id=id,
        headline=headline,
        subtitle=subtitle,
        alt=alt_text(frame, chart, unit, rows, chart.drawn_columns(frame, measures)),
        table=rows if totals is None else table(_with_totals(frame, totals)),
        source=source,
        draw=lambda: drawn(chart, fitting, **chart.understood(measures)),
        note=note,
    )


def _with_totals(frame: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    both = pd.concat([frame, totals[list(frame.columns)]])
    both.index.name = frame.index.name
    return both
