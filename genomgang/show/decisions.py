"""Decisions in a table: what they take, and what became of a proposal that was not decided as it stood."""

from __future__ import annotations

from typing import Any

import pandas as pd

from checks.beslut import UTFALL
from genomgang.contracts.frames import mixed_frame
from genomgang.organisation import organisation
from genomgang.text.swedish import is_missing, iso_date, number, sentence_case
from genomgang.topics.beslut import what_changed


def resource_words(hours: object, kronor: object) -> str:
    """What a decision takes: "80 timmar", "150 000 kronor", both, or that no time and money are set aside."""
    parts = [
        f"{number(float(amount))}\u00a0{unit}"  # type: ignore[arg-type]
        for amount, unit in ((hours, "timmar"), (kronor, "kronor"))
        if not is_missing(amount)
    ]
    return " och ".join(parts) or "Ordinarie tid"


def decision_changes(decisions: pd.DataFrame) -> pd.DataFrame:
    """Decisions that are not what was proposed: outcome, the proposal, what was changed, and why."""
    rows = [row for _, row in decisions.iterrows()]
    return mixed_frame(
        {
            "Id": [str(row["beslut_id"]) for row in rows],
            "Utfall": [sentence_case(UTFALL[row["utfall"]]) for row in rows],
            "Det som lades fram": [str(row["foreslaget"]) for row in rows],
            "Ändring": [_change(row) for row in rows],
            "Motivering": ["" if is_missing(row["motivering"]) else str(row["motivering"]) for row in rows],
        },
        pd.RangeIndex(len(rows)),
    )


def _change(row: pd.Series) -> str:
    if row["utfall"] != "andrad":
        return ""
    told = {
        "lydelse": lambda: f"Ny lydelse: {row['lydelse']}",
        "ansvarig_roll": lambda: f"Ansvarig: {_role(row['foreslagen_roll'])} ➔ {_role(row['ansvarig_roll'])}",
        "forfallodatum": lambda: f"Slutdatum: {_day(row['foreslaget_datum'])} ➔ {_day(row['forfallodatum'])}",
    }
    return ". ".join(told[name]() for name in what_changed(row))


def _role(role: Any) -> str:
    return "ingen" if is_missing(role) else organisation().roller[str(role)]


def _day(day: Any) -> str:
    return "inget" if is_missing(day) else iso_date(day)
