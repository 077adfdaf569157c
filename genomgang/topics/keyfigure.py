"""A key figure: one value with last year's, its target, its coverage, and a trend that knows which way is better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from genomgang.regler.nyckeltal import Better, definitions
from genomgang.review.targets import Target
from genomgang.text.swedish import CountedOut, in_words, measured, number, percentage_points, rounded
from genomgang.topics.share import Share

if TYPE_CHECKING:
    from genomgang.review.review import Review

__all__ = ["Better", "KeyFigure", "key_figure", "share_figure"]


@dataclass(frozen=True)
class KeyFigure:
    """One key figure of one nämnd.

    `value` and `before` are in `unit` ("procent" for shares); None means no data. `hidden` says that a value exists but
    stands for too few persons to be shown (then `value` is None). `part` of `whole` is what a share comes from.
    `coverage` says in Swedish what the figure rests on, `break_note` why it cannot be compared with last year's.
    `ar` is the review's year.
    """

    id: str
    name: str
    value: float | None
    unit: str
    better: Better
    section: str  # id of the section that explains it, for instance "sec-utbildning"
    before: float | None = None
    target: Target | None = None
    part: int | None = None
    whole: int | None = None
    decimals: int = 0
    hidden: bool = False
    coverage: str = ""
    break_note: str = ""
    ar: int = 0

    @property
    def meets_target(self) -> bool | None:
        """Whether the target is reached; None where value or target is missing. Compares what is shown."""
        if self.value is None or self.target is None:
            return None
        value, target = rounded(self.value, self.decimals), rounded(self.target.value, self.decimals)
        return value <= target if self.better is Better.LOWER else value >= target

    @property
    def gap(self) -> float | None:
        """How far the value is from its target, both as shown; None where either is missing."""
        if self.value is None or self.target is None:
            return None
        return float(abs(rounded(self.value, self.decimals) - rounded(self.target.value, self.decimals)))

    @property
    def change(self) -> float | None:
        """This year's value less last year's, both as shown; None where either is missing or not comparable."""
        if self.value is None or self.before is None or self.break_note:
            return None
        return float(rounded(self.value, self.decimals) - rounded(self.before, self.decimals))

    @property
    def shown(self) -> str:
        """The value for a table: "93 %", "5 av 8", "12,5 dagar", "dolt" where hidden, "–" where there is none."""
        return self._text(self.value)

    @property
    def shown_before(self) -> str:
        return number(None) if self.before is None else self._text(self.before)

    @property
    def shown_target(self) -> str:
        return number(None) if self.target is None else self._text(self.target.value)

    def _text(self, value: float | None) -> str:
        if value is None:
            return "dolt" if self.hidden else number(None)
        return measured(value, self.unit, self.decimals)

    @property
    def trend(self) -> str:
        """The change in words: "upp 4 procentenheter, bättre", "två fler, sämre", "oförändrat" and so on."""
        if self.break_note:
            return f"går inte att jämföra: {self.break_note}"
        if self.change is None:
            return "inget värde i fjol" if self.before is None and self.value is not None else number(None)
        if self.change == 0:
            return "oförändrat"
        if self.unit == "st":
            count = in_words(round(abs(self.change)))
            return f"{count} {'fler' if self.change > 0 else 'färre'}{self._judgement()}"
        direction = "upp" if self.change > 0 else "ned"
        if isinstance(self.value, CountedOut) or isinstance(self.before, CountedOut):
            return f"{direction}{self._judgement()}"
        size = (
            percentage_points(self.change, self.decimals)
            if self.unit == "procent"
            else measured(abs(self.change), self.unit, self.decimals)
        )
        return f"{direction} {size}{self._judgement()}"

    @property
    def improved(self) -> bool | None:
        """Whether the change goes the better way; None where nothing changed, or no way is better."""
        if self.better is Better.NEITHER or not self.change:
            return None
        return (self.change > 0) == (self.better is Better.HIGHER)

    def _judgement(self) -> str:
        match self.improved:
            case True:
                return ", bättre"
            case False:
                return ", sämre"
            case _:
                return ""


def key_figure(
    review: Review,
    name: str,
    value: float | None,
    *,
    before: float | None = None,
    area: str = "",
    part: int | None = None,
    whole: int | None = None,
    hidden: bool = False,
    coverage: str = "",
    break_note: str = "",
    target: Target | None = None,
    **words: Any,
) -> KeyFigure:
    """The key figure `name` of `regler/nyckeltal.yml` with this review's values.

    Its target is the one of `name` (and `area`) in `mal`, unless `target` is given. `words` fill in the braces of its
    name. KeyError where it is not defined.
    """
    defined = definitions().by_id[name]
    return KeyFigure(
        id=name,
        name=defined.name.format(**words),
        value=value,
        unit=defined.unit,
        better=defined.better,
        section=defined.section,
        before=before,
        target=target or review.targets.find(name, area),
        part=part,
        whole=whole,
        decimals=defined.decimals,
        hidden=hidden,
        coverage=coverage,
        break_note=break_note,
        ar=review.ar,
    )


def share_figure(
    review: Review, name: str, now: Share | None, before: Share | None, coverage: str, **words: Any
) -> KeyFigure:
    """A key figure that is a share in per cent; None where the share cannot be told."""
    return key_figure(
        review,
        name,
        now.percent if now else None,
        before=before.percent if before else None,
        part=now.part if now else None,
        whole=now.whole if now else None,
        coverage=coverage,
        **words,
    )
