"""What last year's decisions have led to: the key figure that measures each, when it was decided and now."""

from __future__ import annotations

import pandas as pd

from genomgang.review.review import Review
from genomgang.text.swedish import is_missing, measured
from genomgang.topics import beslut
from genomgang.topics.nyckeltal import all_key_figures


def effects(review: Review) -> pd.DataFrame:
    """A row a decision in force that a key figure measures, with its value when it was decided and now, as shown."""
    figures = {figure.id: figure for figure in all_key_figures(review)}
    decided = beslut.in_force(beslut.in_order(review.before["beslut"]))
    rows = []
    for row in decided.to_dict("records"):
        figure = figures.get(str(row["effekt_nyckeltal"]))
        if figure:
            before = None if is_missing(row["effekt_fore"]) else float(row["effekt_fore"])
            then = measured(before, figure.unit, figure.decimals)
            rows.append((row["beslut_id"], row["lydelse"], figure.name, then, figure.shown, figure.shown_target))
    columns = ["Id", "Beslut", "Nyckeltal", "Vid beslutet", "Nu", "Mål"]
    return pd.DataFrame(rows, columns=columns, dtype="string")
