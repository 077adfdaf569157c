"""An exhibit from one frame: what is drawn, what the table holds and what the alt text says cannot differ."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd

from genomgang.exhibit import Exhibit
from genomgang.markdown import Table
from genomgang.show.frames import frame_table

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
    units: Mapping[str, str] | None = None,
    totals: pd.DataFrame | None = None,
    note: str = "",
    **settings: Any,
) -> Exhibit:
    """The rows of `frame` as a chart, a table and an alt text.

    A column that is dropped from the frame leaves all three. `unit` is that of the frame's numbers, `units` those of
    columns with another; whole numbers are written without `decimals`. `totals` has rows of the same columns that
    stand last in the table, since they are not drawn. `settings` go to the chart. `headline` is the finding,
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
    return Exhibit(
        id=id,
        headline=headline,
        subtitle=subtitle,
        alt=_in_words(frame, chart, unit, rows),
        table=rows if totals is None else table(_with_totals(frame, totals)),
        source=source,
        draw=lambda: drawn(chart, frame, **chart.understood(measures)),
        note=note,
    )


def _with_totals(frame: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([frame, totals[list(frame.columns)]]).rename_axis(frame.index.name)


def _in_words(frame: pd.DataFrame, chart: Chart[Any], unit: str, table: Table) -> str:
    """The kind of chart and every row in words; `table` has the frame's cells as they are shown."""
    from genomgang.charts.telling import cells

    told = [
        f"{label}: {chart.tell(cells(frame.columns, values, shown[-len(values) :]))}."
        for label, values, shown in zip(frame.index, frame.to_numpy(), table.rows, strict=True)
    ]
    return " ".join([f"{chart.kind}{_IN_UNIT.get(unit, f' i {unit}')}.", *told])
