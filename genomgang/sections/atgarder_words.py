"""How actions are spoken of: the words for their states, and the sentences, each by its own rule."""

from __future__ import annotations

import pandas as pd

from checks._columns import ROLLER
from genomgang.charts.marks import Status, Symbol, Tone
from genomgang.show.phrases import records
from genomgang.swedish import counted, in_words, listed, sentence_case
from genomgang.topics import atgarder as actions

STATES = {
    "forsenad": Status("Försenad", Symbol.TRIANGLE, Tone.CONTRAST),
    "ej_paborjad": Status("Ej påbörjad", Symbol.EMPTY, Tone.QUIET),
    "pagar": Status("Pågår", Symbol.HALF, Tone.SOFT_ACCENT),
    actions.UNREPORTED: Status("Läge saknas", Symbol.DASH, Tone.SOFT_CONTRAST),
    "flyttad": Status("Flyttad", Symbol.ARROW, Tone.GREY),
    "klar": Status("Klar", Symbol.FULL, Tone.ACCENT),
}
"""How each state of an action is shown, in charts and tables alike."""


def mark(state: str) -> str:
    """Symbol and word of a state, for a table: "▲ Försenad"."""
    return f"{STATES[state].symbol} {STATES[state].word}"


def span(ar: int) -> str:
    """The plan's years: "2024–2026"."""
    return f"{ar}–{ar + actions.PLAN_YEARS - 1}"


def done_sentence(done: actions.Done) -> str:
    """How many of last year's actions are done."""
    match done.part, done.whole:
        case _, 0:
            return f"Inga tidigare beslutade åtgärder skulle göras {done.ar}."
        case part, 1:
            return f"Den enda åtgärd som skulle göras {done.ar} är {'klar' if part else 'inte klar'}."
        case 2, 2:
            return f"Båda åtgärderna som skulle göras {done.ar} är klara."
        case part, whole if part == whole:
            return f"Alla {in_words(whole)} åtgärder som skulle göras {done.ar} är klara."
        case part, whole:
            count = sentence_case(in_words(part)) if part else "Ingen"
            are = "är klara" if part > 1 else "är klar"
            return f"{count} av de {in_words(whole)} åtgärder som skulle göras {done.ar} {are}."


def remaining_sentence(remaining: int) -> str:
    """How many of last year's actions still have time; empty where none has."""
    if not remaining:
        return ""
    return f"{_actions(remaining)} återstår och ska vara {'klar' if remaining == 1 else 'klara'} senare under året."


def late_sentence(late: pd.DataFrame) -> str:
    """How many actions are late, and with which roles; `late` holds the late rows of the follow-up."""
    if late.empty:
        return "Ingen åtgärd är försenad."
    by_role = late["ansvarig_roll"].value_counts().to_dict()
    order = list(ROLLER)
    roles = sorted(by_role, key=lambda role: (-by_role[role], order.index(str(role))))
    first = f"{_actions(len(late))} är {'försenad' if len(late) == 1 else 'försenade'}"
    if len(roles) == 1:
        return f"{first}. Ansvarig roll: {ROLLER[str(roles[0])]}."
    where = listed([f"{in_words(int(by_role[role]))} hos {ROLLER[str(role)]}" for role in roles])
    return f"{first}: {where}."


def moved_sentence(moved: int) -> str:
    """How many actions another continues; empty where none does."""
    return f"{_actions(moved)} har flyttats till en ny åtgärd." if moved else ""


def lost_sentence(lost: int) -> str:
    """How many actions are moved to nowhere, and what management has to do; empty where none is."""
    if not lost:
        return ""
    marked, it, they = ("märkt som flyttad", "den", "den") if lost == 1 else ("märkta som flyttade", "dem", "de")
    return (
        f"{_actions(lost)} är {marked} utan att någon ny åtgärd fortsätter {it}. "
        f"Ledningen behöver ta ställning till om {they} ska tas upp igen."
    )


def unreported_sentence(unreported: int) -> str:
    """How many actions vanished from the delivery; empty where none did."""
    if not unreported:
        return ""
    return f"{_actions(unreported)} från tidigare genomgångar saknas i årets leverans, så läget är inte känt."


def follow_up_headline(followed: pd.DataFrame) -> str:
    """The finding of the follow-up: how many earlier decisions are carried out, and how many are late."""
    total = len(followed)
    done, late = (int((followed["lage"] == state).sum()) for state in ("klar", "forsenad"))
    if total == 1:
        return f"Läget för det enda tidigare beslutet: {STATES[str(followed['lage'].iloc[0])].word.lower()}"
    if done == total:
        return f"Alla {in_words(total)} tidigare beslut är genomförda"
    carried_out = (
        f"{sentence_case(in_words(done, neuter=True)) if done else 'Inget'} av {in_words(total)} tidigare beslut"
    )
    delayed = f"{in_words(late, neuter=True) if late else 'inget'} är {'försenade' if late > 1 else 'försenat'}"
    return f"{carried_out} är {'genomförda' if done > 1 else 'genomfört'} – {delayed}"


def plan_headline(planned: pd.DataFrame, ar: int, limit: int | None) -> str:
    """The finding of the plan: a role with too much to do, else how many actions there are and in which year most."""
    load = actions.workload(planned, limit)
    heavy = load[load["over"]].sort_values("antal", ascending=False, kind="stable")
    if limit is not None and not heavy.empty:
        worst = next(records(heavy))
        count = counted(worst.antal, "öppen åtgärd", "öppna åtgärder")
        role = ROLLER[worst.ansvarig_roll]
        return f"{worst.plan_ar} har {role} {count} – en roll bedöms klara {in_words(limit)} på ett år"
    first = f"Planen för {span(ar)} har {counted(len(planned), 'åtgärd', 'åtgärder')}"
    years = planned["plan_ar"].value_counts()
    if len(planned) == 1 or int((years == years.max()).sum()) > 1:
        return first
    return f"{first}, flest {years.idxmax()} ({in_words(int(years.max()))})"


def carried_sentence(planned: pd.DataFrame, ar: int) -> str:
    """How many actions of earlier years are carried forward to `ar`; empty where none is."""
    carried = int(planned["overford"].sum())
    if not carried:
        return ""
    return (
        f"{_actions(carried)} från tidigare år är inte {'klar' if carried == 1 else 'klara'} och förs över till {ar}."
    )


def workload_sentence(load: pd.DataFrame, limit: int | None) -> str:
    """Which roles have more open actions in a year than the limit, and what management has to do about it."""
    if limit is None:
        return "Ingen gräns är beslutad för hur många åtgärder en roll bedöms klara på ett år."
    heavy = load[load["over"]]
    if heavy.empty:
        return f"Ingen roll har fler än {counted(limit, 'öppen åtgärd', 'öppna åtgärder')} något av åren."
    cases = [
        f"{ROLLER[row.ansvarig_roll]} har {counted(row.antal, 'öppen åtgärd', 'öppna åtgärder')} {row.plan_ar}"
        for row in records(heavy)
    ]
    return (
        f"{sentence_case(listed(cases))}. Gränsen är {in_words(limit)} per roll och år. "
        "Ledningen behöver stryka, flytta eller fördela om åtgärder, eller ge mer tid."
    )


def _actions(count: int) -> str:
    return sentence_case(counted(count, "åtgärd", "åtgärder"))
