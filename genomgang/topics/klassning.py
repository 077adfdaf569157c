"""Classification of information assets: how much is classified, how recently, and what is done about it.

The frames have the columns of the contract `klassning`, one row an asset. Functions that use levels take the frame
that `on_present_scale` returns. The public version masks levels row by row, so figures that need a level leave the
masked assets out; dates, plans and personal data are never masked, and figures that rest on them alone are the same.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from genomgang.organisation import organisation
from genomgang.privacy.protection import MASKED, MASKED_ROW
from genomgang.review.review import Review, once_a_review
from genomgang.text.swedish import counted
from genomgang.topics import skydd
from genomgang.topics.keyfigure import KeyFigure, share_figure
from genomgang.topics.share import Share, rests_on

LEVEL_COLUMNS = ("konfidentialitet", "riktighet", "tillganglighet", "sparbarhet")
HIGHEST = "hogsta_niva"
"""Column added by `on_present_scale`: the highest of the asset's levels, 0–4; missing where no level is known."""

FROM_OLD_SCALE = "fran_aldre_skala"
"""Column added by `on_present_scale`: whether the levels were delivered on the older scale."""

OLD_SCALE, PRESENT_SCALE = "1-4", "0-4"
SENSITIVE_LEVEL = 3
"""From this level of confidentiality ("allvarlig") an asset needs an action plan."""

_TOO_FEW_FOR_CAUSE = 3
"""An object with fewer assets to classify than this explains nothing."""

_PERSONAL_DATA = ("kansliga", "ja")
_SENSITIVITY = {"kansliga": 0, "ja": 1, "nej": 2}


def level_names() -> dict[int, str]:
    """Level on the present scale → how it is written: "4 – synnerligen allvarlig"."""
    return {level: f"{level} – {name}" for level, name in enumerate(organisation().klassning.nivaer)}


@once_a_review
def inventory(review: Review) -> pd.DataFrame:
    """This year's inventory with all levels on the present scale."""
    return on_present_scale(review.now["klassning"])


def months(review: Review) -> int:
    """How many months a classification is valid, from `mal`."""
    return review.targets.limit("klassning_giltig_manader")


def key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """Classified, recently classified, action plans, measures done, personal data in the register; then `skydd`'s.

    Last year's classifications are aged to the same day one year earlier, with this year's validity, so that both years
    are measured alike.
    """
    now, before = inventory(review), on_present_scale(review.before["klassning"])
    valid, matdatum = months(review), review.delivery.matdatum
    year_ago = (pd.Timestamp(matdatum) - pd.DateOffset(years=1)).date()
    assets = ("tillgång", "tillgångar")
    done, recent, plans, steps, listed = (
        classified(now), current(now, matdatum, valid), planned(now), measures(now), registered(now)
    )  # fmt: skip
    return (
        share_figure(
            review,
            "klassning_andel",
            done,
            classified(before),
            rests_on(done, *assets, "inga tillgångar i förteckningen"),
        ),
        share_figure(
            review,
            "klassning_aktuell_andel",
            recent,
            current(before, year_ago, valid),
            rests_on(recent, *assets, "inga tillgångar i förteckningen"),
            manader=valid,
        ),
        share_figure(
            review,
            "handlingsplan_andel",
            plans,
            planned(before),
            rests_on(plans, *assets, "ingen känd tillgång på de nivåerna") + _left_out(now),
        ),
        share_figure(
            review,
            "klassning_atgarder_andel",
            steps,
            measures(before),
            rests_on(steps, "åtgärd", "åtgärder", "inga åtgärder i planerna"),
        ),
        share_figure(
            review,
            "registerforteckning_andel",
            listed,
            registered(before),
            rests_on(
                listed,
                "tillgång med personuppgifter",
                "tillgångar med personuppgifter",
                "ingen tillgång med personuppgifter",
            ),
        ),
        *skydd.key_figures(review),
    )


def _left_out(frame: pd.DataFrame) -> str:
    """How many classified assets a figure on levels leaves out, since the public version masks their levels."""
    masked = int((frame[MASKED_ROW].astype(bool) & is_classified(frame)).sum())
    return f"; {counted(masked, 'maskerad tillgång', 'maskerade tillgångar')} ingår inte" if masked else ""


def on_present_scale(frame: pd.DataFrame) -> pd.DataFrame:
    """Every asset's levels on the present scale 0–4, with the columns `hogsta_niva` and `fran_aldre_skala`.

    The older scale 1–4 numbered the same words from one, so that 1 meant försumbar: a level on it is converted by
    taking away one. It had no number for synnerligen allvarlig. This is the only place that converts; the result is
    marked as being on the present scale, so that converting twice changes nothing.
    """
    old = (frame["skala_version"] == OLD_SCALE).fillna(value=False).astype(bool)
    result = frame.copy()
    for name in LEVEL_COLUMNS:
        result[name] = frame[name].where(~old, frame[name] - 1)
    result[FROM_OLD_SCALE] = old
    result["skala_version"] = frame["skala_version"].where(~old, PRESENT_SCALE)
    result[HIGHEST] = result[list(LEVEL_COLUMNS)].max(axis=1).astype("Int64")
    return result


def on_older_scale(frame: pd.DataFrame) -> Share:
    """Classified assets whose levels were delivered on the older scale, of all that are classified."""
    return _share(frame.loc[is_classified(frame), FROM_OLD_SCALE])


def is_classified(frame: pd.DataFrame) -> pd.Series:
    """Whether each asset is classified: it has a date of classification (levels may be masked, dates never are)."""
    return frame["klassad_datum"].notna()


def is_current(frame: pd.DataFrame, matdatum: dt.date, months: int) -> pd.Series:
    """Whether each asset was classified within `months` months before `matdatum`, that very day included."""
    return frame["klassad_datum"] >= pd.Timestamp(matdatum) - pd.DateOffset(months=months)


def classified(frame: pd.DataFrame) -> Share:
    """Classified assets of all assets."""
    return _share(is_classified(frame))


def current(frame: pd.DataFrame, matdatum: dt.date, months: int) -> Share:
    """Assets with a valid classification (see `is_current`) of all assets, the unclassified ones included."""
    return _share(is_current(frame, matdatum, months))


def planned(frame: pd.DataFrame) -> Share:
    """Assets with an action plan, finished or under way, of those with confidentiality 3 on the present scale."""
    sensitive = frame[(frame["konfidentialitet"] >= SENSITIVE_LEVEL).fillna(value=False)]
    return _share(sensitive["handlingsplan"].isin(["pagar", "klar"]))


def measures(frame: pd.DataFrame) -> Share:
    """Measures done of all measures in the assets' action plans."""
    return Share(int(frame["atgarder_klara"].sum()), int(frame["atgarder_antal"].sum()))


def has_personal_data(frame: pd.DataFrame) -> pd.Series:
    """Whether each asset holds personal data, sensitive or not."""
    return frame["personuppgifter"].isin(_PERSONAL_DATA)


def registered(frame: pd.DataFrame) -> Share:
    """Assets that stand in the register of processing of those that hold personal data."""
    return _share(frame.loc[has_personal_data(frame), "i_registerforteckning"].fillna(value=False))


def unregistered(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of the assets with personal data that lack in the register of processing, sensitive data first."""
    missing = frame[has_personal_data(frame) & ~frame["i_registerforteckning"].fillna(value=False).astype(bool)]
    order = missing.assign(_order=missing["personuppgifter"].map(_SENSITIVITY))
    return order.sort_values(["_order", "tillgang_id"]).drop(columns="_order")


def impact_assessments(frame: pd.DataFrame) -> pd.DataFrame:
    """Assets by personal data (index: `kansliga`, `ja`) and state of the impact assessment.

    Columns `klar`, `pagar`, `saknas`, `ej_aktuell`; values are counts of assets.
    """
    states = ["klar", "pagar", "saknas", "ej_aktuell"]
    counts = pd.crosstab(frame["personuppgifter"], frame["konsekvensbedomning"])
    return counts.reindex(index=list(_PERSONAL_DATA), columns=states, fill_value=0).astype(int)


@dataclass(frozen=True)
class AgeClass:
    """Classifications more than `over` and at most `upto` months old; None has no upper end. `valid`: still valid."""

    over: int
    upto: int | None
    valid: bool

    @property
    def label(self) -> str:
        """Swedish words: "högst 12 månader", "13–24 månader", "över 48 månader"."""
        if self.upto is None:
            return f"över {self.over} månader"
        return f"{self.over + 1}–{self.upto} månader" if self.over else f"högst {self.upto} månader"


def age_classes(months: int) -> tuple[AgeClass, ...]:
    """Four classes of age round the validity of `months` months: half of it, all of it, twice it, and above."""
    half = months // 2
    return (
        AgeClass(0, half, valid=True),
        AgeClass(half, months, valid=True),
        AgeClass(months, 2 * months, valid=False),
        AgeClass(2 * months, None, valid=False),
    )


def age_class(frame: pd.DataFrame, matdatum: dt.date, months: int) -> pd.Series:
    """The position of each asset's age in `age_classes(months)`, youngest 0; missing where it is unclassified."""
    limits = [pd.Timestamp(matdatum) - pd.DateOffset(months=c.upto) for c in age_classes(months) if c.upto is not None]
    older = sum((frame["klassad_datum"] < limit).astype("Int64") for limit in limits)
    return pd.Series(older, index=frame.index).mask(~is_classified(frame))


def level_by_age(frame: pd.DataFrame, matdatum: dt.date, months: int) -> pd.DataFrame:
    """Classified assets by highest level and age of the classification.

    Index: levels 3 to 0, then -1 for levels that are not known (masked or not delivered); columns: positions in
    `age_classes(months)`; values are counts of assets.
    """
    done = frame[is_classified(frame)]
    levels = done[HIGHEST].fillna(-1).astype(int)
    counts = pd.crosstab(levels, age_class(done, matdatum, months).astype(int))
    return counts.reindex(index=[3, 2, 1, 0, -1], columns=range(4), fill_value=0).astype(int)


def acute(matrix: pd.DataFrame, months: int) -> pd.DataFrame:
    """Which cells of `level_by_age` hold assets of the highest level whose classification is too old."""
    too_old = [not age.valid for age in age_classes(months)]
    cells = [[bool(level >= SENSITIVE_LEVEL and old) for old in too_old] for level in matrix.index]
    return pd.DataFrame(cells, matrix.index, matrix.columns)


@dataclass(frozen=True)
class Waiting:
    """A pm3 object, and how many of its assets lack a valid classification."""

    objekt: str
    andel: Share


def most_to_classify(frame: pd.DataFrame, matdatum: dt.date, months: int) -> Waiting | None:
    """The object with the most assets to classify; None where none stands out alone, or the most is too few."""
    waiting = to_classify(frame, matdatum, months)
    counts = waiting.loc[waiting["objekt"] != MASKED, "objekt"].value_counts()
    if counts.empty or counts.iloc[0] < _TOO_FEW_FOR_CAUSE or (counts == counts.iloc[0]).sum() > 1:
        return None
    worst = str(counts.index[0])
    return Waiting(worst, Share(int(counts.iloc[0]), int((frame["objekt"] == worst).sum())))


def level_in_words(frame: pd.DataFrame) -> pd.Series:
    """Each asset's highest level as it is written, "maskerad" where the public version hides it, else missing."""
    names = frame[HIGHEST].map(level_names()).astype("object")
    return names.mask(names.isna() & frame[MASKED_ROW].astype(bool) & is_classified(frame), "maskerad")


def to_classify(frame: pd.DataFrame, matdatum: dt.date, months: int) -> pd.DataFrame:
    """The worklist: rows of the assets without a valid classification, oldest and most sensitive first.

    Unclassified assets come first, then the classes of age from the oldest; within a class sensitive personal data
    first, then other personal data, then the highest level, then the oldest date.
    """
    waiting = frame[~is_current(frame, matdatum, months).fillna(value=False).astype(bool)]
    order = waiting.assign(
        _age=age_class(waiting, matdatum, months).fillna(len(age_classes(months))),
        _sensitivity=waiting["personuppgifter"].map(_SENSITIVITY),
        _level=waiting[HIGHEST].fillna(-1),
    )
    order = order.sort_values(
        ["_age", "_sensitivity", "_level", "klassad_datum", "tillgang_id"], ascending=[False, True, False, True, True]
    )
    return order[frame.columns]


def _share(holds: pd.Series) -> Share:
    return Share(int(holds.sum()), len(holds))
