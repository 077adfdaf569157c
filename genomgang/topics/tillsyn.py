"""Supervision: what authorities have remarked on, and what of it is still open.

Frames follow the contract `tillsyn`, one row a case.
"""

from __future__ import annotations

import pandas as pd

from genomgang.review.review import Review
from genomgang.text.swedish import part_of
from genomgang.topics.keyfigure import KeyFigure, key_figure

REMARKS = ("sanktionsavgift", "forelaggande", "anmarkning")
"""Outcomes that ask for something, the gravest first."""


def key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """Remarks of the authorities that are not mended; none where no supervision was delivered."""
    now, before = review.now["tillsyn"], review.before["tillsyn"]
    if now.empty:
        return ()
    given, left = len(remarks(now)), len(unsettled(now))
    return (
        key_figure(
            review,
            "tillsyn_oppna_antal",
            left,
            before=None if before.empty else len(unsettled(before)),
            part=left,
            whole=given,
            coverage=part_of(left, given, "anmärkning", "anmärkningar") if given else "inga anmärkningar",
        ),
    )


def remarks(frame: pd.DataFrame) -> pd.DataFrame:
    """The cases in which an authority has asked for something."""
    return frame[frame["utfall"].isin(REMARKS)]


def unsettled(frame: pd.DataFrame) -> pd.DataFrame:
    """Those of them that are not mended, the gravest and oldest first."""
    rows = remarks(frame)
    rows = rows[rows["atgardad"].isna()]
    order = rows["utfall"].map({name: place for place, name in enumerate(REMARKS)})
    return rows.assign(_order=order).sort_values(["_order", "inledd", "tillsyn_id"]).drop(columns="_order")


def under_way(frame: pd.DataFrame) -> int:
    """How many cases are not closed by the authority."""
    return int((frame["utfall"] == "pagar").sum())
