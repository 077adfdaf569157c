"""A share that remembers what it was computed from, so that sentence, chart and table can all show part and whole."""

from __future__ import annotations

from dataclasses import dataclass

from genomgang.regler.viktigast import weights
from genomgang.text.swedish import CountedOut, part_of


@dataclass(frozen=True)
class Share:
    """`part` of `whole`, both counts (or whole kronor)."""

    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        """The share in per cent, 0–100; None where the whole is nothing.

        A share of fewer than `minsta_underlag` is written as their number wherever it is shown.
        """
        if not self.whole:
            return None
        share = 100 * self.part / self.whole
        few = self.whole < weights().minsta_underlag
        return CountedOut(share, self.part, self.whole) if few else share

    @property
    def rest(self) -> int:
        """What lacks until the part is the whole."""
        return self.whole - self.part


def rests_on(share: Share, thing: str, things: str, nothing: str) -> str:
    """A share's coverage: "34 av 48 tillgångar", "0 av 1 tillgång", or `nothing` where it has no whole."""
    return part_of(share.part, share.whole, thing, things) if share.whole else nothing
