"""Results of the internal-control plan for the five mandatory working methods.

The frames have the columns of the contract `ikp`, one row a control and tertial.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from checks.ikp import ARBETSSATT, CONTRACT
from genomgang.topics.share import Share

MATERIAL = "vasentlig"
_WORST_FIRST = (MATERIAL, "mindre", "ingen")
_OPEN = ("ej_paborjad", "pagar", "forsenad")


@dataclass(frozen=True, order=True)
class Tertial:
    """Four months of a year: 1, 2 or 3."""

    ar: int
    nummer: int

    @property
    def next(self) -> Tertial:
        return Tertial(self.ar + 1, 1) if self.nummer == 3 else Tertial(self.ar, self.nummer + 1)

    def __str__(self) -> str:
        return f"T{self.nummer} {self.ar}"


def history(before: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Last year's and this year's rows in one frame; a control that stands in both is taken from this year's."""
    frames = [frame for frame in (before, now) if not frame.empty]
    if not frames:
        return now
    return pd.concat(frames).drop_duplicates(list(CONTRACT.key), keep="last")


def latest_year(frame: pd.DataFrame) -> int | None:
    """The newest year with a control; None where there is no row."""
    return None if frame.empty else int(frame["ar"].max())


def of_year(frame: pd.DataFrame, ar: int) -> pd.DataFrame:
    """The controls of one year."""
    return frame[frame["ar"] == ar]


def tertials(frame: pd.DataFrame, at_most: int) -> tuple[Tertial, ...]:
    """Every tertial from the first to the last control, those without controls included; the newest `at_most`."""
    if frame.empty:
        return ()
    held = sorted({Tertial(int(ar), int(nr)) for ar, nr in zip(frame["ar"], frame["tertial"], strict=True)})
    span = [held[0]]
    while span[-1] < held[-1]:
        span.append(span[-1].next)
    return tuple(span[-at_most:])


def worst(frame: pd.DataFrame) -> dict[tuple[str, Tertial], str]:
    """The worst assessment for each working method and tertial with a control."""
    result: dict[tuple[str, Tertial], str] = {}
    columns = (frame[name] for name in ("arbetssatt", "ar", "tertial", "bedomning"))
    for method, ar, number, assessment in zip(*columns, strict=True):
        cell = (str(method), Tertial(int(ar), int(number)))
        result[cell] = min(result.get(cell, str(assessment)), str(assessment), key=_WORST_FIRST.index)
    return result


def without_material(frame: pd.DataFrame) -> Share:
    """Controls that were not assessed as a material deviation, of all controls."""
    return Share(int((frame["bedomning"] != MATERIAL).sum()), len(frame))


def unchecked(frame: pd.DataFrame) -> tuple[str, ...]:
    """The working methods (slugs, in the contract's order) that have no control in the frame."""
    held = set(frame["arbetssatt"])
    return tuple(method for method in ARBETSSATT if method not in held)


def samples(frame: pd.DataFrame) -> pd.DataFrame:
    """What was examined, by working method (index, all five in the contract's order).

    Columns `kontroller`, `urval` and `avvikelser` (counts) and `andel` (deviations in per cent of the sample,
    missing where nothing was sampled).
    """
    sums = frame.groupby("arbetssatt").agg(
        kontroller=("kontroll", "size"), urval=("urval", "sum"), avvikelser=("avvikelser", "sum")
    )
    sums = sums.reindex(list(ARBETSSATT), fill_value=0).astype("Int64")
    return sums.assign(andel=(100 * sums["avvikelser"] / sums["urval"].where(sums["urval"] > 0)).astype("Float64"))


def is_late(frame: pd.DataFrame, matdatum: dt.date) -> pd.Series:
    """Whether each row's action is late: said to be, or open with a due date before `matdatum`."""
    overdue = (frame["forfallodatum"] < pd.Timestamp(matdatum)) & frame["status"].isin(_OPEN)
    return (overdue | (frame["status"] == "forsenad")).fillna(value=False).astype(bool)


def actions(now: pd.DataFrame, ar: int) -> pd.DataFrame:
    """Rows of this year's delivery with a corrective action: all of the year `ar`, and earlier ones that are not done.

    By due date, those without one last.
    """
    given = now[now["atgard"].notna()]
    kept = given[(given["ar"] == ar) | _unfinished(given)]
    return kept.sort_values(["forfallodatum", "ar", "tertial", "arbetssatt", "kontroll"], na_position="last")


def unreported(before: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Rows of last year's delivery with an unfinished action whose control this year's delivery no longer holds.

    What has become of them is unknown.
    """
    known = set(now[list(CONTRACT.key)].itertuples(index=False, name=None))
    gone = [key not in known for key in before[list(CONTRACT.key)].itertuples(index=False, name=None)]
    dropped = before[pd.Series(gone, index=before.index, dtype=bool)]
    return dropped[dropped["atgard"].notna() & _unfinished(dropped)]


def _unfinished(frame: pd.DataFrame) -> pd.Series:
    return (frame["status"] != "klar").fillna(value=True).astype(bool)
