"""Kompetenslyft ledningsgrupp: the visits to the management group, what was seen, and what became of the proposals.

Frames follow the contract `kompetenslyft`, one row a visit, an observation or a proposal.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import pandas as pd

from genomgang.privacy.disclosure import large_enough
from genomgang.privacy.protection import MASKED
from genomgang.regler.begrepp import begrepp
from genomgang.review.review import Review
from genomgang.text.swedish import is_missing, part_of
from genomgang.topics.keyfigure import KeyFigure, share_figure
from genomgang.topics.share import Share

STATES = ("klar", "pagar", "ej_paborjad", "avslaget", "lage_saknas")
"""What may have become of a proposal, in reading order; `lage_saknas`: the delivery does not say."""

UNKNOWN = "lage_saknas"
_SETTLED = ("klar", "avslaget")


@dataclass(frozen=True)
class Visit:
    """One visit; `present` of `invited` came, None where it is unknown or the group is too small to be shown."""

    day: date | None
    text: str
    present: int | None
    invited: int | None

    @property
    def activity(self) -> str:
        """The visit's text as the end of a sentence, without its full stop; empty where there is none to be shown."""
        return "" if self.text in {"", MASKED} else f"{self.text[:1].lower()}{self.text[1:].rstrip('.')}"

    @property
    def attendance(self) -> Share | None:
        """How many of those invited came, where both are known."""
        return None if self.present is None or self.invited is None else Share(self.present, self.invited)


@dataclass(frozen=True)
class Proposal:
    """One proposal and what has become of it, one of `STATES`."""

    id: str
    text: str
    state: str


def key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """The share of the proposals that management has settled; none where there are no proposals."""
    now, before = settled(review.now["kompetenslyft"]), settled(review.before["kompetenslyft"])
    if not now.whole:
        return ()
    coverage = part_of(now.part, now.whole, "förslag är klart eller avslaget", "förslag är klara eller avslagna")
    return (share_figure(review, "kompetenslyft_forslag_andel", now, before, coverage),)


def proposal_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """The proposals in the order of `proposals`: `Id`, `Förslag`, and `Läge` with its symbol and word."""
    rows = [(proposal.id, proposal.text, begrepp().lagen[proposal.state].text) for proposal in proposals(frame)]
    return pd.DataFrame(rows, columns=["Id", "Förslag", "Läge"])


def visits(frame: pd.DataFrame, threshold: int) -> tuple[Visit, ...]:
    """The visits in order of time."""
    rows = frame[frame["slag"] == "genomforande"].sort_values(["datum", "rad_id"])
    return tuple(_visit(row, threshold) for _, row in rows.iterrows())


def observations(frame: pd.DataFrame) -> tuple[str, ...]:
    """What the visitors saw, in order of time."""
    rows = frame[frame["slag"] == "iakttagelse"].sort_values(["datum", "rad_id"])
    return tuple(str(text) for text in rows["text"].dropna())


def proposals(frame: pd.DataFrame) -> tuple[Proposal, ...]:
    """The proposals by state, in the order of `STATES`, then by id."""
    rows = frame[frame["slag"] == "forslag"]
    found = [
        Proposal(
            id=str(row["rad_id"]),
            text="" if is_missing(row["text"]) else str(row["text"]),
            state=UNKNOWN if is_missing(row["status"]) else str(row["status"]),
        )
        for _, row in rows.iterrows()
    ]
    return tuple(sorted(found, key=lambda proposal: (STATES.index(proposal.state), proposal.id)))


def settled(frame: pd.DataFrame) -> Share:
    """Proposals that are done or turned down, of all: those that management has finished with."""
    found = proposals(frame)
    return Share(sum(proposal.state in _SETTLED for proposal in found), len(found))


def by_state(frame: pd.DataFrame) -> dict[str, int]:
    """Proposals in each state that occurs, in the order of `STATES`."""
    counts = Counter(proposal.state for proposal in proposals(frame))
    return {state: counts[state] for state in STATES if counts[state]}


def _visit(row: pd.Series, threshold: int) -> Visit:
    present = None if is_missing(row["deltagare"]) else int(row["deltagare"])
    invited = None if is_missing(row["inbjudna"]) else int(row["inbjudna"])
    small = not large_enough(invited if invited is not None else present or 0, threshold)
    return Visit(
        day=None if is_missing(row["datum"]) else row["datum"].date(),
        text="" if is_missing(row["text"]) else str(row["text"]),
        present=None if small else present,
        invited=None if small else invited,
    )
