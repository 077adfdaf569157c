"""Checks of the action plan against last year's decisions: none is lost, moved or revived in silence.

A decision that is in force must stand in the next delivery under its id, with the due date that was decided, or be
continued by another action. Without last year's decisions there is nothing to compare with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from checks.beslut import IN_FORCE
from genomgang.checking.file_check import Checked, FileCheck, Finding
from genomgang.contracts.contract import Contract, Severity
from genomgang.contracts.frames import records
from genomgang.text.swedish import iso_date

_DECISIONS = "beslut"
_ENDED = ("klar", "flyttad")

Found = Iterator[tuple[str, str]]
"""Nämnd and what is told of it, one by one."""


def _lost(actions: pd.DataFrame, decisions: pd.DataFrame) -> Found:
    """Decisions that no action is or continues."""
    known = {*actions["atgard_id"].dropna(), *actions["overford_fran"].dropna()}
    for row in records(decisions[decisions["utfall"].isin(IN_FORCE)]):
        if row.beslut_id not in known:
            yield str(row.namnd), f"{row.beslut_id} skulle vara klart {iso_date(row.forfallodatum)}"


def _moved(actions: pd.DataFrame, decisions: pd.DataFrame) -> Found:
    """Decisions whose due date is another than the one decided, where no other action continues them."""
    continued = set(actions["overford_fran"].dropna())
    due = actions.drop_duplicates("atgard_id").set_index("atgard_id")["forfallodatum"]
    for row in records(decisions[decisions["utfall"].isin(IN_FORCE)]):
        now = due.get(row.beslut_id)
        if now is not None and pd.notna(now) and now != row.forfallodatum and row.beslut_id not in continued:
            yield (
                str(row.namnd),
                f"{row.beslut_id} beslutades till {iso_date(row.forfallodatum)} och står nu till {iso_date(now)}",
            )


def _revived(actions: pd.DataFrame, decisions: pd.DataFrame) -> Found:
    """Refused proposals that stand as open actions."""
    open_now = set(actions.loc[~actions["status"].isin(_ENDED), "atgard_id"].dropna())
    for row in records(decisions[decisions["utfall"] == "avslagen"]):
        if row.beslut_id in open_now:
            yield str(row.namnd), f"{row.beslut_id} avslogs {iso_date(row.motesdatum)} men står som öppen"


def _find(told: Callable[[pd.DataFrame, pd.DataFrame], Found]) -> Callable[[Checked], Finding | None]:
    def find(checked: Checked) -> Finding | None:
        decisions = checked.known.before.get(_DECISIONS)
        if decisions is None or decisions.empty:
            return None
        found = list(told(checked.frame, decisions))
        if not found:
            return None
        successors = {old: new for new, names in checked.known.predecessors().items() for old in names}
        namnder = [successors.get(namnd, namnd) for namnd, _ in found]
        return Finding(
            tuple(sentence for _, sentence in found), {each: namnder.count(each) for each in sorted(set(namnder))}
        )

    return find


def _of_actions(contract: Contract) -> bool:
    return contract.name == "atgarder"


DECISIONS_KEPT = (
    FileCheck(
        "beslut_borta",
        Severity.CRITICAL,
        "Varje beslut från förra genomgången finns kvar i åtgärdsplanen.",
        "Ett beslut som bara försvinner följs aldrig upp, och ingen har bestämt att det ska upphöra.",
        "Lägg tillbaka åtgärden med beslutets id, eller ange id:t i kolumnen overford_fran på den åtgärd som tar över.",
        "",
        _of_actions,
        _find(_lost),
    ),
    FileCheck(
        "beslut_flyttat",
        Severity.CRITICAL,
        "Varje beslut från förra genomgången har det slutdatum som beslutades.",
        "Ett nytt slutdatum är ett nytt beslut. Utan det ser en försenad åtgärd ut att vara i tid.",
        "Återställ datumet. Ska åtgärden flyttas: märk den som flyttad och lägg till en ny åtgärd med det nya datumet "
        "och beslutets id i kolumnen overford_fran.",
        "",
        _of_actions,
        _find(_moved),
    ),
    FileCheck(
        "avslaget_oppet",
        Severity.CRITICAL,
        "Inget förslag som avslogs vid förra genomgången står som öppet.",
        "Ledningen har sagt nej. Den som vill pröva frågan igen gör ett nytt förslag.",
        "Ta bort åtgärden, eller lägg fram den som ett nytt förslag med ett nytt id.",
        "",
        _of_actions,
        _find(_revived),
    ),
)
"""Checks that what was decided last year is still there, as it was decided."""
