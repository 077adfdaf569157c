"""Results of the internal-control plan for the five mandatory working methods.

The frames have the columns of the contract `ikp`, one row a control and tertial.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from checks import AS_WRITTEN
from genomgang.organisation import organisation
from genomgang.review.review import Review
from genomgang.topics.keyfigure import KeyFigure, share_figure
from genomgang.topics.share import Share, rests_on

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


def controls(review: Review) -> pd.DataFrame:
    """Every control of this year's delivery and last year's."""
    return history(review.before["ikp"], review.now["ikp"]).reset_index(drop=True)


def key_figures(review: Review) -> tuple[KeyFigure]:
    """The share of the newest year's controls without a material deviation, beside the year before."""
    rows, year = controls(review), latest_year(review.now["ikp"])
    last_year = latest_year(review.before["ikp"]) if year is None else year - 1
    now = without_material(of_year(rows, year))
    return (
        share_figure(
            review,
            "ikp_utan_vasentlig_andel",
            now,
            without_material(of_year(rows, last_year)),
            rests_on(now, f"kontroll under {year}", f"kontroller under {year}", "inga kontroller redovisade"),
        ),
    )


def history(before: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Last year's and this year's rows in one frame; a control that stands in both is taken from this year's."""
    frames = [frame for frame in (before, now) if not frame.empty]
    if not frames:
        return now
    return pd.concat(frames).drop_duplicates(list(AS_WRITTEN["ikp"].key), keep="last")


def latest_year(frame: pd.DataFrame) -> int | None:
    """The newest year with a control; None where there is no row."""
    return None if frame.empty else int(frame["ar"].max())


def of_year(frame: pd.DataFrame, ar: int | None) -> pd.DataFrame:
    """The controls of one year; none for the year None."""
    return frame.iloc[:0] if ar is None else frame[frame["ar"] == ar]


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


def worst_by_tertial(frame: pd.DataFrame, at_most: int) -> pd.DataFrame:
    """The worst assessment for each working method (index, by name, all five) in the newest `at_most` tertials.

    Columns are called "T2 2023"; values are `ingen_avvikelse`, `mindre_avvikelse`, `vasentlig_avvikelse` and, where
    there is no control, `ej_kontrollerat`.
    """
    found = {cell: f"{assessment}_avvikelse" for cell, assessment in worst(frame).items()}
    return pd.DataFrame(
        {
            str(tertial): [
                found.get((method, tertial), "ej_kontrollerat") for method in organisation().arbetssatt.obligatoriska
            ]
            for tertial in tertials(frame, at_most)
        },
        index=pd.Index(list(organisation().arbetssatt.obligatoriska.values()), name="Arbetssätt"),
    )


def methods_with(frame: pd.DataFrame, assessment: str) -> tuple[str, ...]:
    """The working methods (slugs, in the contract's order) that have a control with the assessment."""
    held = set(frame.loc[frame["bedomning"] == assessment, "arbetssatt"])
    return tuple(method for method in organisation().arbetssatt.obligatoriska if method in held)


def without_material(frame: pd.DataFrame) -> Share:
    """Controls that were not assessed as a material deviation, of all controls."""
    return Share(int((frame["bedomning"] != MATERIAL).sum()), len(frame))


def unchecked(frame: pd.DataFrame) -> tuple[str, ...]:
    """The working methods (slugs, in the contract's order) that have no control in the frame."""
    held = set(frame["arbetssatt"])
    return tuple(method for method in organisation().arbetssatt.obligatoriska if method not in held)


def samples(frame: pd.DataFrame) -> pd.DataFrame:
    """What was examined, by working method (index, all five in the contract's order).

    Columns `kontroller`, `urval` and `avvikelser` (counts) and `andel` (deviations in per cent of the sample,
    missing where nothing was sampled).
    """
    sums = frame.groupby("arbetssatt").agg(
        kontroller=("kontroll", "size"), urval=("urval", "sum"), avvikelser=("avvikelser", "sum")
    )
    sums = sums.reindex(list(organisation().arbetssatt.obligatoriska), fill_value=0).astype("Int64")
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
    known = set(now[list(AS_WRITTEN["ikp"].key)].itertuples(index=False, name=None))
    gone = [key not in known for key in before[list(AS_WRITTEN["ikp"].key)].itertuples(index=False, name=None)]
    dropped = before[pd.Series(gone, index=before.index, dtype=bool)]
    return dropped[dropped["atgard"].notna() & _unfinished(dropped)]


def _unfinished(frame: pd.DataFrame) -> pd.Series:
    return (frame["status"] != "klar").fillna(value=True).astype(bool)
