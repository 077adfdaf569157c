"""Decisions in words and tables: what they take, what was not decided as it stood, and where they stand."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from checks.beslut import UTFALL
from genomgang.contracts.frames import mixed_frame
from genomgang.meeting.followup import Standing, late_by_role
from genomgang.organisation import organisation
from genomgang.review.review import Review
from genomgang.show.words import text
from genomgang.text.markdown import Markdown
from genomgang.text.swedish import in_words, is_missing, iso_date, number, sentence_case
from genomgang.topics import beslut
from genomgang.topics.atgarder import STATES, UNREPORTED
from genomgang.topics.beslut import what_changed

_SAID = {
    "forsenad": ("försenat", "försenade"),
    "ej_paborjad": ("inte påbörjat", "inte påbörjade"),
    "pagar": ("pågående", "pågående"),
    UNREPORTED: ("utan uppgift om läget", "utan uppgift om läget"),
    "flyttad": ("flyttat", "flyttade"),
    "klar": ("klart", "klara"),
}
"""A state said of one decision and of several."""


def resource_words(hours: object, kronor: object) -> str:
    """What a decision takes: "80 timmar", "150 000 kronor", both, or that no time and money are set aside."""
    parts = [
        f"{number(float(amount))}\u00a0{unit}"  # type: ignore[arg-type]
        for amount, unit in ((hours, "timmar"), (kronor, "kronor"))
        if not is_missing(amount)
    ]
    return " och ".join(parts) or "Ordinarie tid"


def decision_changes(decisions: pd.DataFrame) -> pd.DataFrame:
    """Decisions that are not what was proposed: outcome, the proposal, what was changed, and why.

    A gap's id is written without its nämnd and year, which a document of that nämnd and year has in its title.
    """
    rows = [row for _, row in decisions.iterrows()]
    return mixed_frame(
        {
            "Id": [_own_id(row) for row in rows],
            "Utfall": [sentence_case(UTFALL[row["utfall"]]) for row in rows],
            "Det som lades fram": [str(row["foreslaget"]) for row in rows],
            "Ändring": [_change(row) for row in rows],
            "Motivering": ["" if is_missing(row["motivering"]) else str(row["motivering"]) for row in rows],
        },
        pd.RangeIndex(len(rows)),
    )


def _own_id(row: pd.Series) -> str:
    short, prefix = str(row["beslut_id"]), rf"{re.escape(str(row['namnd']))}-\d{{4}}-"
    return re.sub(prefix, "", short) if row["galler"] == "brist" else short


def counted_states(counts: Mapping[str, int]) -> list[str]:
    """How many decisions have each state, those that need attention first: "ett försenat", "två klara"."""
    return [
        f"{in_words(counts[name], neuter=True)} {_SAID[name][counts[name] > 1]}" for name in STATES if counts.get(name)
    ]


def follow_up_words(review: Review, found: Sequence[Standing], day: dt.date) -> Markdown:
    """How many decisions stand how at a report of the year, the late ones by role, and the next review."""
    held, counts, late = beslut.meeting(review), Counter(each.state for each in found), late_by_role(found)
    return text(
        """
    {{ antal_alla | antal("beslut", "beslut", neuter=true) | versal }} från ledningens genomgång den
    {{ motet.day | datum }} följs upp den {{ dagen | datum }}: {{ lagen | lista }}.

    {% if sena %}
    Försenade efter ansvarig roll:

    {% for roll, id in sena %}
    - {{ roll }}: {{ id | lista }}.
    {% endfor %}
    {% else %}
    Inget beslut är försenat.
    {% endif %}

    Nästa genomgång hålls den {{ motet.next_review | datum }}.
    """,
        antal_alla=len(found),
        motet=held,
        dagen=day,
        lagen=counted_states(counts),
        sena=[(sentence_case(organisation().roller[role]), [each.id for each in of]) for role, of in late.items()],
    )


def _change(row: pd.Series) -> str:
    """What a decision has changed. Words stand between two dates: a sign alone can make a personal number of them."""
    if row["utfall"] != "andrad":
        return ""
    told = {
        "lydelse": lambda: f"Ny lydelse: {row['lydelse']}",
        "ansvarig_roll": lambda: f"Ansvarig: {_instead(*map(_role, row[['ansvarig_roll', 'foreslagen_roll']]))}",
        "forfallodatum": lambda: f"Slutdatum: {_instead(*map(_day, row[['forfallodatum', 'foreslaget_datum']]))}",
    }
    return ". ".join(told[name]() for name in what_changed(row))


def _instead(new: str, old: str) -> str:
    return f"{new} i stället för {old}"


def _role(role: Any) -> str:
    return "ingen" if is_missing(role) else organisation().roller[str(role)]


def _day(day: Any) -> str:
    return "inget" if is_missing(day) else iso_date(day)
