"""What lies behind a key figure: the one procurement, unit, object, control or action that explains most of it.

Nothing that is masked is a cause, nor any group that is too small to be shown or to be named.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from genomgang.privacy.protection import MASKED
from genomgang.regler.risk import risk_method
from genomgang.regler.viktigast import weights
from genomgang.review.review import Review
from genomgang.topics import atgarder, ikp, incidenter, klassning, risker, upphandlingar, utbildning
from genomgang.topics.share import Share


@dataclass(frozen=True)
class Cause:
    """What explains a key figure.

    `slag` says what kind of thing it is, and so which sentence tells of it; `namn` are its names, `andel` the share
    that it stands for, and `antal` a number of its own (kronor, days or how many there are in all).
    """

    slag: str
    namn: tuple[str, ...]
    andel: Share | None = None
    antal: int | None = None


def cause(review: Review, figure: str) -> Cause | None:
    """The cause behind the key figure with this id; None where none stands out, or none may be told."""
    found = _CAUSES.get(figure)
    return found(review) if found else None


def _named(slag: str, frame: pd.DataFrame, column: str) -> Cause | None:
    """The rows' names, the masked ones left out, and how many rows there are in all."""
    names = tuple(str(name) for name in frame[column] if pd.notna(name) and name != MASKED)
    return Cause(slag, names, antal=len(frame)) if names else None


def _procurement(review: Review) -> Cause | None:
    made = upphandlingar.this_period(review)
    without = upphandlingar.without_checklist(made)
    if without.empty or made["varde"].isna().any() or without["namn"].iloc[0] == MASKED:
        return None
    largest = without.iloc[0]
    share = Share(round(float(largest["varde"])), round(float(made["varde"].sum())))
    return Cause("upphandling", (str(largest["namn"]),), share, share.part)


def _unit(review: Review) -> Cause | None:
    fewest = weights().minsta_underlag
    shown = [each for each in utbildning.units(review) if each.share and each.share.whole >= fewest]
    lowest = min(shown, key=lambda each: each.percent or 0, default=None)
    return Cause("enhet", (lowest.name,), lowest.share) if lowest and len(shown) > 1 else None


def _object(review: Review) -> Cause | None:
    found = klassning.most_to_classify(klassning.inventory(review), review.delivery.matdatum, klassning.months(review))
    return Cause("objekt", (found.objekt,), found.andel) if found else None


def _unregistered(review: Review) -> Cause | None:
    return _named("saknas_i_registret", klassning.unregistered(klassning.inventory(review)), "namn")


def _without_plan(review: Review) -> Cause | None:
    assets = klassning.inventory(review)
    sensitive = assets[(assets["konfidentialitet"] >= klassning.SENSITIVE_LEVEL).fillna(value=False)]
    return _named("utan_handlingsplan", sensitive[~sensitive["handlingsplan"].isin(["pagar", "klar"])], "namn")


def _controls(review: Review) -> Cause | None:
    rows = ikp.of_year(ikp.controls(review), ikp.latest_year(review.now["ikp"]))
    return _named("kontroll", rows[rows["bedomning"] == ikp.MATERIAL].drop_duplicates("kontroll"), "kontroll")


def _late(review: Review) -> Cause | None:
    late = incidenter.within_72_hours(incidenter.this_year(review))
    return Cause("sen_anmalan", (), late) if late.rest else None


def _action(review: Review) -> Cause | None:
    due = atgarder.followed(review)
    left = due[(due["prioriterat_ar"] == review.ar - 1) & due["lage"].isin(atgarder.OPEN_STATES)]
    return _named("atgard", left.sort_values(["forfallodatum", "atgard_id"]), "atgard")


def _unexercised(review: Review) -> Cause | None:
    months = risk_method().ovad_inom_manader
    return _named("ovad", risker.unexercised(review.now["risker"], review.delivery.matdatum, months), "risk")


_CAUSES: Mapping[str, Callable[[Review], Cause | None]] = {
    "upphandling_checklista_andel": _procurement,
    "utbildning_andel": _unit,
    "klassning_andel": _object,
    "klassning_aktuell_andel": _object,
    "registerforteckning_andel": _unregistered,
    "handlingsplan_andel": _without_plan,
    "ikp_utan_vasentlig_andel": _controls,
    "incident_72h_andel": _late,
    "atgarder_klara_andel": _action,
    "kontinuitet_plan_andel": _unexercised,
    "kontinuitet_ovad_andel": _unexercised,
}
