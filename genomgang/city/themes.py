"""What many share: actions and risks by what they concern.

Small counts are shown: every nämnd's own report lists its actions and risks one by one, and none of them is a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Theme:
    """So many rows (`count`) of so many `namnder`."""

    label: str
    count: int
    namnder: int


def themes(frame: pd.DataFrame, by: str, labels: Mapping[str, str]) -> tuple[Theme, ...]:
    """The rows divided by the column `by`, the largest first and those alike by name.

    `labels` names the column's values; rows whose value it lacks are left out, as are themes without rows.
    """
    groups = frame[frame[by].isin(list(labels))].groupby(by)
    found = [Theme(labels[str(value)], len(rows), int(rows["namnd"].nunique())) for value, rows in groups]
    return tuple(sorted(found, key=lambda theme: (-theme.count, theme.label)))


def theme_frame(frame: pd.DataFrame, by: str, labels: Mapping[str, str], name: str, what: str) -> pd.DataFrame:
    """`themes` as a frame: an index called `name`, the counts in the column `what`, and `Nämnder och bolag`."""
    found = themes(frame, by, labels)
    return pd.DataFrame(
        {what: [theme.count for theme in found], "Nämnder och bolag": [theme.namnder for theme in found]},
        index=pd.Index([theme.label for theme in found], name=name, dtype="object"),
    )
