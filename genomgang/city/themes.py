"""What many share: actions and risks by what they concern, small cells hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from genomgang.disclosure import hidden_groups


@dataclass(frozen=True)
class Theme:
    """So many rows (`count`) of so many `namnder`; both None where the theme is too small to be shown."""

    label: str
    count: int | None
    namnder: int | None


def themes(frame: pd.DataFrame, by: str, labels: Mapping[str, str], threshold: int) -> tuple[Theme, ...]:
    """The rows divided by the column `by`, the largest first, hidden ones last by name; their total may be published.

    `labels` names the column's values; rows whose value it lacks are left out, as are themes without rows.
    """
    known = frame[frame[by].isin(list(labels))]
    groups = {str(value): rows for value, rows in known.groupby(by)}
    names = [name for name in labels if name in groups]
    marks = hidden_groups([len(groups[name]) for name in names], threshold)
    shown = [
        Theme(labels[name], len(groups[name]), int(groups[name]["namnd"].nunique()))
        for name, hidden in zip(names, marks, strict=True)
        if not hidden
    ]
    hidden = [Theme(labels[name], None, None) for name, hidden in zip(names, marks, strict=True) if hidden]
    return (*sorted(shown, key=lambda theme: (-(theme.count or 0), theme.label)), *hidden)
