"""What a meeting has decided: the plan as it then stands, what waits for an outcome, and what it all takes.

Frames follow the contracts `beslut` and `atgarder`. In the public version the texts of protected rows are masked;
nothing here depends on a text.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from checks.beslut import IN_FORCE
from genomgang.contracts.frames import mixed_frame
from genomgang.organisation import organisation
from genomgang.review.review import Review, once_a_review
from genomgang.text.swedish import sentence_case

NOT_STARTED = "ej_paborjad"


@dataclass(frozen=True)
class Meeting:
    """The meeting at which the review was held. Roles are keys of `checks.moten.meeting_roles`."""

    day: pd.Timestamp
    chair: str
    present: tuple[str, ...]
    absent: tuple[str, ...]
    next_review: pd.Timestamp
    told: tuple[str, ...]


@once_a_review
def meeting(review: Review) -> Meeting | None:
    """The review's meeting; None where none has been held yet."""
    rows = review.now["moten"]
    if rows.empty:
        return None
    row = rows.iloc[0]
    return Meeting(
        day=row["motesdatum"],
        chair=str(row["ordforande_roll"]),
        present=_roles(row["narvarande"]),
        absent=_roles(row["franvarande"]),
        next_review=row["nasta_genomgang"],
        told=_roles(row["informeras"]),
    )


def _roles(cell: object) -> tuple[str, ...]:
    return () if pd.isna(cell) else tuple(str(cell).split("|"))  # type: ignore[call-overload]


def in_force(decisions: pd.DataFrame) -> pd.DataFrame:
    """The decisions by which something is to be done, as they were decided."""
    return decisions[decisions["utfall"].isin(IN_FORCE)]


def in_order(decisions: pd.DataFrame) -> pd.DataFrame:
    """Decisions as a reader follows them: what is to be done by due date, then what was put off, then refused."""
    rank = {outcome: place for place, outcome in enumerate((*IN_FORCE, "bordlagd", "avslagen"))}
    order = decisions["utfall"].map(rank).where(~decisions["utfall"].isin(IN_FORCE), 0)
    return (
        decisions.assign(_order=order)
        .sort_values(["_order", "forfallodatum", "beslut_id"], kind="stable")
        .drop(columns="_order")
        .reset_index(drop=True)
    )


def as_decided(actions: pd.DataFrame, decisions: pd.DataFrame, ar: int) -> pd.DataFrame:
    """The action plan as the decisions of the review for `ar` left it.

    A proposal that was decided has the decision's words, role and due date; one that was refused or put off is no
    action. A decision on a gap is an action that the plan did not have.
    """
    if decisions.empty:
        return actions
    going = in_force(decisions).set_index("beslut_id")
    stopped = set(decisions["beslut_id"]) - set(going.index)
    kept = actions[~actions["atgard_id"].isin(stopped)].copy()
    for column, decided in (
        ("atgard", "lydelse"),
        ("ansvarig_roll", "ansvarig_roll"),
        ("forfallodatum", "forfallodatum"),
        ("effektmatt", "effektmatt"),
    ):
        found = kept["atgard_id"].map(going[decided])
        kept[column] = found.astype(kept[column].dtype).where(found.notna(), kept[column])
    own = kept["atgard_id"].isin(going.index)
    kept["prioriterat_ar"] = kept["prioriterat_ar"].where(~own, kept["forfallodatum"].dt.year).astype("Int64")
    added = going[~going.index.isin(actions["atgard_id"])].reset_index()
    return kept if added.empty else pd.concat([kept, _actions(added, actions, ar)], ignore_index=True)


def without_stopped(actions: pd.DataFrame, decisions: pd.DataFrame) -> pd.DataFrame:
    """The actions but for those that an earlier meeting refused, which nobody is to follow up."""
    refused = decisions.loc[decisions["utfall"] == "avslagen", "beslut_id"]
    return actions[~actions["atgard_id"].isin(refused)]


def _actions(decisions: pd.DataFrame, like: pd.DataFrame, ar: int) -> pd.DataFrame:
    """Decisions on gaps, as rows of the plan."""
    made = pd.DataFrame(index=decisions.index, columns=like.columns)
    same = (
        "namnd",
        "ansvarig_roll",
        "forfallodatum",
        "iso_ref",
        "effektmatt",
        "skyddsmarkning",
        "maskerad",
        "maskeringsgrund",
    )
    for column in (name for name in same if name in like.columns and name in decisions.columns):
        made[column] = decisions[column]
    made["atgard_id"], made["atgard"] = decisions["beslut_id"], decisions["lydelse"]
    made["beslutat_ar"] = ar
    if "moter" in like.columns:
        made["moter"] = decisions["svarar_mot"]
    made["prioriterat_ar"], made["status"] = decisions["forfallodatum"].dt.year, NOT_STARTED
    return made.astype(like.dtypes.to_dict())


def unanswered(proposed: pd.DataFrame, decisions: pd.DataFrame) -> pd.DataFrame:
    """The proposals that no decision answers."""
    return proposed[~proposed["atgard_id"].isin(decisions["beslut_id"])]


def resources(decisions: pd.DataFrame) -> pd.DataFrame:
    """Hours and kronor of the decisions in force by year and role: `ar`, `ansvarig_roll`, `timmar`, `kronor`.

    Both are sums of what is stated; a decision that states neither adds nothing. In the order of years and roles.
    """
    going = in_force(decisions)
    order = list(organisation().roller)
    sums = (
        going.assign(ar=going["forfallodatum"].dt.year)
        .groupby(["ar", "ansvarig_roll"], as_index=False)[["resurs_timmar", "resurs_kronor"]]
        .sum()
        .rename(columns={"resurs_timmar": "timmar", "resurs_kronor": "kronor"})
    )
    return (
        sums.assign(_order=sums["ansvarig_roll"].map(order.index))
        .sort_values(["ar", "_order"], kind="stable")
        .drop(columns="_order")
        .reset_index(drop=True)
    )


def resource_frame(decisions: pd.DataFrame) -> pd.DataFrame:
    """`resources` as a table: a row a year and role, then each year's sum."""
    sums = resources(decisions)
    rows: list[tuple[str, str, float, float]] = []
    for year, of_year in sums.groupby("ar"):
        each = zip(of_year["ansvarig_roll"], of_year["timmar"], of_year["kronor"], strict=True)
        rows += [
            (str(year), sentence_case(organisation().roller[role]), float(hours), float(kronor))
            for role, hours, kronor in each
        ]
        rows.append((str(year), "Alla roller", float(of_year["timmar"].sum()), float(of_year["kronor"].sum())))
    columns: dict[str, list[object]] = {
        "År": [year for year, _, _, _ in rows],
        "Ansvarig": [role for _, role, _, _ in rows],
        "Timmar": [round(hours) for _, _, hours, _ in rows],
        "Kronor": [round(kronor) for _, _, _, kronor in rows],
    }
    return mixed_frame(columns, pd.RangeIndex(len(rows)))


def what_changed(decision: pd.Series) -> tuple[str, ...]:
    """The parts of a proposal that a decision has changed: `lydelse`, `ansvarig_roll`, `forfallodatum`."""
    pairs = (
        ("lydelse", "foreslaget"),
        ("ansvarig_roll", "foreslagen_roll"),
        ("forfallodatum", "foreslaget_datum"),
    )
    return tuple(new for new, old in pairs if not _same(decision[new], decision[old]))


def _same(new: object, old: object) -> bool:
    if pd.isna(new) or pd.isna(old):  # type: ignore[call-overload]
        return bool(pd.isna(new) and pd.isna(old))  # type: ignore[call-overload]
    return new == old
