"""Frames as a reader sees them: key figures as a frame, and a frame as a table with Swedish numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from numbers import Integral, Real

import pandas as pd

from genomgang.contracts.frames import ROW
from genomgang.privacy.disclosure import SYMBOL
from genomgang.text.markdown import Table
from genomgang.text.swedish import is_missing, iso_date, measured, number
from genomgang.topics.keyfigure import KeyFigure

NOW, TARGET, BEFORE, RESTS_ON = "Nu", "Mål", "I fjol", "Underlag"


def figure_frame(figures: Sequence[KeyFigure], name: str = "Mått") -> pd.DataFrame:
    """Key figures as a frame, a row each: value, target and last year's value in its unit, and what it rests on.

    Columns `Nu`, `Mål`, `I fjol` (numbers, missing where there is none) and `Underlag` (text); a hidden value stands
    as `dolt`.
    """
    columns = {
        NOW: [SYMBOL if figure.hidden and figure.value is None else figure.value for figure in figures],
        TARGET: [figure.target.value if figure.target else None for figure in figures],
        BEFORE: [figure.before for figure in figures],
        RESTS_ON: [figure.coverage for figure in figures],
    }
    made = {column: pd.Series(values, dtype="object") for column, values in columns.items()}
    frame = pd.DataFrame(made)
    frame.index = pd.Index([figure.name for figure in figures], name=name)
    return frame


def frame_table(
    frame: pd.DataFrame,
    *,
    unit: str = "",
    decimals: int = 0,
    units: Mapping[str, str] | None = None,
    align: str = "",
    caption: str = "",
    id: str = "",
    note: str = "",
) -> Table:
    """A frame as a table: its index, where it is named (but for row numbers), and its columns by their names.

    Numbers are written with `unit` (or their column's own in `units`) and stand to the right, whole ones without
    `decimals`; missing cells are "–". `align` has a letter l, r or c a column, where another alignment is wanted.
    """
    shown = frame.reset_index() if frame.index.name not in (None, ROW) else frame
    own = units or {}
    columns = [
        [_cell(value, own.get(str(name), unit), decimals) for value in shown.iloc[:, position]]
        for position, name in enumerate(shown.columns)
    ]
    return Table(
        header=tuple(str(name) for name in shown.columns),
        rows=tuple(zip(*columns, strict=True)),
        align=align or "".join("r" if _numeric(shown.iloc[:, position]) else "l" for position in range(shown.shape[1])),
        caption=caption,
        id=id,
        note=note,
    )


def _numeric(column: pd.Series) -> bool:
    """Whether a column holds numbers, some of them perhaps hidden or replaced by a word."""
    present = [value for value in column if not is_missing(value)]
    numbers = [isinstance(value, Real) and not isinstance(value, bool) for value in present]
    return any(numbers) or all(value == SYMBOL for value in present)


def _cell(value: object, unit: str, decimals: int) -> str:
    if is_missing(value):
        return number(None)
    if isinstance(value, Integral) and not isinstance(value, bool):
        return measured(int(value), unit)
    if isinstance(value, Real) and not isinstance(value, bool):
        return measured(value if isinstance(value, float) else float(value), unit, decimals)
    if isinstance(value, dt.date):
        return iso_date(value)
    return value if isinstance(value, str) else str(value)
