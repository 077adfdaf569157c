"""Frames for charts, written row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd


def frame_by_row(rows: Mapping[str, Sequence[object]], columns: Sequence[object]) -> pd.DataFrame:
    """A row a label, its cells in the order of `columns`."""
    return pd.DataFrame.from_dict(
        {label: list(cells) for label, cells in rows.items()}, orient="index", dtype="object"
    ).set_axis(pd.Index(list(columns), dtype="object"), axis="columns")
