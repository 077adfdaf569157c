"""Shares in words, bars and tables, all from the same key figures and with the same rounding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from genomgang.indicators.keyfigure import Better, KeyFigure
from genomgang.indicators.share import Share
from genomgang.markdown import Table
from genomgang.review import Review
from genomgang.sections.phrases import against
from genomgang.swedish import NBSP, number, part_of, percent, percent_text, share_words

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Noun:
    """A thing that is counted, in the forms that a share needs: "tillgång", "tillgångar", "tillgångarna"."""

    one: str
    many: str
    the_many: str

    def share(self, share: Share) -> str:
        """The share with its noun: "sju av tio tillgångar", "hälften av tillgångarna". It must have a whole."""
        words = share_words(share.part, share.whole)
        if words.endswith("hälften"):
            return f"{words} av {self.the_many}"
        return f"{words} {self.one if words == 'ingen' else self.many}"


def share_figure(
    review: Review, name: str, label: str, *, section: str, now: Share | None, before: Share | None, coverage: str
) -> KeyFigure:
    """A key figure for a share where higher is better, with the target of the same name in `mal`."""
    return KeyFigure(
        id=name,
        name=label,
        value=now.percent if now else None,
        unit="procent",
        better=Better.HIGHER,
        section=section,
        before=before.percent if before else None,
        target=review.targets.find(name),
        part=now.part if now else None,
        whole=now.whole if now else None,
        coverage=coverage,
    )


def stated(figure: KeyFigure) -> str:
    """A known share as part of a sentence: "71 procent (34 av 48)"."""
    assert figure.value is not None and figure.part is not None and figure.whole is not None
    return f"{percent_text(figure.value, figure.decimals)} ({number(figure.part)}{NBSP}av{NBSP}{number(figure.whole)})"


def rests_on(share: Share, thing: str, things: str, nothing: str) -> str:
    """A share's coverage: "34 av 48 tillgångar", "0 av 1 tillgång", or `nothing` where it has no whole."""
    return part_of(share.part, share.whole, thing, things) if share.whole else nothing


def finding(lead: str, figure: KeyFigure) -> str:
    """A share as a finding: `lead` ("Andelen klassade tillgångar"), its value, target and last year's value.

    Empty where there is no value.
    """
    return f"{lead} är {stated(figure)}. {against(figure)}".strip() if figure.value is not None else ""


def to_target(figure: KeyFigure) -> str:
    """A headline's second half: " – målet är 95 procent"; empty without a target."""
    return "" if figure.target is None else f" – målet är {percent_text(figure.target.value, figure.decimals)}"


def figure_table(figures: Sequence[KeyFigure], heading: str) -> Table:
    """The figures with target, last year's value and what they rest on."""
    return Table(
        header=(heading, "Nu", "Mål", "I fjol", "Underlag"),
        rows=tuple((f.name, f.shown, f.shown_target, f.shown_before, f.coverage) for f in figures),
        align="lrrrl",
    )


def figure_alt(figures: Sequence[KeyFigure]) -> str:
    """The bars in words: name, value, target and last year's value of each."""
    return "Liggande staplar i procent. " + " ".join(f"{_in_alt(figure)}." for figure in figures)


def figure_bars(figures: Sequence[KeyFigure]) -> Figure:
    """One bar a figure from 0 to 100 per cent."""
    from genomgang.charts.bars import BarRow, bars

    rows = [
        BarRow(
            figure.name,
            figure.value,
            before=figure.before,
            target=figure.target.value if figure.target else None,
            note="inga uppgifter" if figure.value is None else "",
        )
        for figure in figures
    ]
    return bars(rows, show=percent, maximum=100)


def _in_alt(figure: KeyFigure) -> str:
    if figure.value is None:
        return f"{figure.name}: inga uppgifter"
    beside = [f"mål {figure.shown_target}"] if figure.target else []
    beside += [f"i fjol {figure.shown_before}"] if figure.before is not None else []
    return f"{figure.name}: {figure.shown}" + (f" ({', '.join(beside)})" if beside else "")
