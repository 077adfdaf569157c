"""What calls for a decision, and which actions meet it: missed targets, risks, audit findings, recommendations.

An action meets what its column `moter` names: the id of a key figure, a risk, an audit finding or a recommendation,
with commas between. Only actions that remain to be done count. A plan in which no action names anything says nothing
about what is met, and then nothing is claimed to lack a decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from genomgang.contracts.frames import records
from genomgang.regler.nyckeltal import definitions
from genomgang.regler.risk import risk_method
from genomgang.regler.viktigast import weights
from genomgang.review.review import Review, once_a_review
from genomgang.text.swedish import is_missing
from genomgang.topics import atgarder, dataskydd, lag, omvarld, risker
from genomgang.topics.keyfigure import KeyFigure
from genomgang.topics.nyckeltal import all_key_figures

COLUMNS = ("id", "slag", "vad", "siffra", "avsnitt", "mots_av")


@dataclass(frozen=True)
class Need:
    """One thing that calls for a decision.

    `slag` is one of `viktigast.KINDS`, `vad` what it is in words, `siffra` the figure that shows it, `avsnitt` where it
    is told. `weight` sorts needs of one kind, the weightiest first.
    """

    id: str
    slag: str
    vad: str
    siffra: str
    avsnitt: str
    weight: float


def needs(review: Review) -> pd.DataFrame:
    """A row for each thing that calls for a decision, the weightiest first (see `viktigast.yml`).

    Returns
    -------
    `id` (of the key figure, risk, audit finding or recommendation), `slag` (one of `viktigast.KINDS`), `vad` (what it
    is), `siffra` (the figure that shows it), `avsnitt` (id of the section that tells of it), and `mots_av`: a tuple of
    the ids of the actions that meet it, empty where none does. All text, but for the tuples.
    """
    met = met_by(review)
    order = weights().place
    found = sorted(all_needs(review), key=lambda need: (order(need.slag), -need.weight, need.id))
    rows = [(each.id, each.slag, each.vad, each.siffra, each.avsnitt, met.get(each.id, ())) for each in found]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="object")


def unmet(review: Review) -> pd.DataFrame:
    """The rows of `needs` that no action meets; none where the plan does not say what its actions meet."""
    frame = needs(review)
    return frame[frame["mots_av"].map(len) == 0] if links_told(review) else frame.iloc[:0]


def links_told(review: Review) -> bool:
    """Whether any action in the plan says what it meets."""
    return any(_ids(cell) for cell in review.now["atgarder"]["moter"])


def closed_by(review: Review) -> dict[str, tuple[str, ...]]:
    """The ids of the needs that each action meets, the weightiest need first."""
    frame = needs(review)
    found: dict[str, tuple[str, ...]] = {}
    for need, actions in zip(frame["id"], frame["mots_av"], strict=True):
        for action in actions:
            found[action] = (*found.get(action, ()), str(need))
    return found


def ranked(review: Review) -> pd.DataFrame:
    """The actions that this review is asked to decide, those first that close most.

    First by the weightiest kind of need that an action meets, then by how many it meets, then by due date; those that
    meet nothing stand last. Adds `stanger` (a tuple of the needs' ids) to the columns of `atgarder.proposed`.
    """
    closes, frame = closed_by(review), needs(review)
    kinds = dict(zip(frame["id"], frame["slag"], strict=True))
    asked = atgarder.proposed(review.now["atgarder"], review.ar)
    met = [closes.get(str(action), ()) for action in asked["atgard_id"]]
    place, last = weights().place, len(weights().slag)
    asked = asked.assign(
        stanger=pd.Series(met, index=asked.index, dtype="object"),
        _kind=[min((place(kinds[need]) for need in each), default=last) for each in met],
        _many=[-len(each) for each in met],
    )
    order = ["_kind", "_many", "forfallodatum", "atgard_id"]
    return asked.sort_values(order, kind="stable").drop(columns=["_kind", "_many"]).reset_index(drop=True)


def met_by(review: Review) -> dict[str, tuple[str, ...]]:
    """The ids of the actions that remain to be done and meet each id that the plan names."""
    plan = atgarder.planned(review)
    remaining = plan[plan["lage"].isin(atgarder.OPEN_STATES)]
    found: dict[str, tuple[str, ...]] = {}
    for action, cell in zip(remaining["atgard_id"], remaining["moter"], strict=True):
        for need in _ids(cell):
            found[need] = (*found.get(need, ()), str(action))
    return found


def unknown_ids(review: Review) -> list[str]:
    """Ids that the plan names and that are nobody's: misspelt, or gone from this year's delivery."""
    named = {need for cell in review.now["atgarder"]["moter"] for need in _ids(cell)}
    known = {
        *definitions().by_id,
        *(str(each) for each in review.now["risker"]["risk_id"]),
        *(str(each) for each in review.now["omvarld"]["handelse_id"]),
        *(str(each) for each in review.now["dataskydd"]["rad_id"]),
    }
    return sorted(named - known)


@once_a_review
def all_needs(review: Review) -> tuple[Need, ...]:
    """Everything that calls for a decision, kind by kind."""
    return (*_targets(review), *_risks(review), *_audits(review), *_recommendations(review))


def _ids(cell: object) -> list[str]:
    return [] if is_missing(cell) else [part for part in re.split(r"[,;\s]+", str(cell)) if part]


def distance(figure: KeyFigure) -> float:
    """How far a figure is from its target, in points of 100; days and counts in per cent of their target."""
    gap = figure.gap
    if gap is None or figure.target is None:
        return 0.0
    return gap if figure.unit in ("procent", "poäng") else 100 * gap / max(figure.target.value, 1)


def _targets(review: Review) -> Iterator[Need]:
    by_law = lag.required_figures(review, weights().lagkrav)
    for figure in all_key_figures(review):
        if figure.meets_target is False:
            yield Need(
                id=figure.id,
                slag="lagkrav" if figure.id in by_law else "mal",
                vad=figure.name,
                siffra=f"{figure.shown}, mål {figure.shown_target}",
                avsnitt=figure.section,
                weight=distance(figure),
            )


def _risks(review: Review) -> Iterator[Need]:
    method = risk_method()
    for row in records(risker.valued(review.now["risker"])):
        untreated = is_missing(row.behandling)
        known = not is_missing(row.varde)
        if untreated or (known and row.varde >= method.hog_fran):
            words = [f"{int(row.varde)} av {method.hogsta}"] if known else []
            yield Need(
                id=str(row.risk_id),
                slag="risk",
                vad=str(row.risk),
                siffra=", ".join([*words, *(["utan behandling"] if untreated else [])]),
                avsnitt="sec-risker",
                weight=(float(row.varde) if known else 0.0) + (0.5 if untreated else 0.0),
            )


def _audits(review: Review) -> Iterator[Need]:
    today = pd.Timestamp(review.delivery.matdatum)
    for row in records(omvarld.audits(review.now["omvarld"])):
        if row.status != "stangd":
            yield Need(
                id=str(row.handelse_id),
                slag="revision",
                vad=str(row.rubrik),
                siffra=f"öppen sedan {row.datum:%Y-%m-%d}",
                avsnitt="sec-revision",
                weight=float((today - row.datum).days),
            )


def _recommendations(review: Review) -> Iterator[Need]:
    for row in records(dataskydd.recommendations(review.now["dataskydd"])):
        if row.lage != "genomford":
            yield Need(
                id=str(row.rad_id),
                slag="rekommendation",
                vad=str(row.rekommendation),
                siffra=f"lämnad för {row.ar}",
                avsnitt="sec-dataskydd",
                weight=float(review.ar - row.ar),
            )
