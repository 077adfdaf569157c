"""How the city stands: the verdicts of all, what lacks a decision, who holds back a target, and what many share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from genomgang.city.model import CityFigures, Member, Standing
from genomgang.city.totals import Total
from genomgang.errors import DataError
from genomgang.regler.bedomning import CRITERIA
from genomgang.regler.viktigast import weights
from genomgang.review.texts import load_texts
from genomgang.text.swedish import collated
from genomgang.topics.bedomning import Judgement, Limits

Verdicts = Mapping[str, Mapping[str, Judgement]]
"""Short name → criterion → judgement."""

SHARED_BY = 2
"""What fewer nämnder have is their own, and not common."""


def verdicts(standings: Iterable[Standing], texts: Path) -> Verdicts:
    """The verdict that each one's own report shows: the coordinator's, or else the one that the rules propose.

    A file of words that cannot be read holds up its own report, which says why; here the rules' verdict stands.
    """
    found = {}
    for each in standings:
        try:
            decided = load_texts(texts / f"{each.namnd}.md").front.bedomning
        except DataError:
            decided = {}
        found[each.namnd] = {
            name: Judgement(decided[name].bedomning if name in decided else each.proposed[name]) for name in CRITERIA
        }
    return found


def counts(found: Verdicts, criterion: str) -> dict[Judgement, int]:
    """How many have each judgement of a criterion, in the judgements' order."""
    every = Counter(each[criterion] for each in found.values())
    return {judgement: every[judgement] for judgement in Judgement}


def overall(found: Mapping[Judgement, int], limits: Limits) -> Judgement:
    """The verdict of all together: "ja" where so many of those judged are "ja" as the limits ask of conditions,
    "delvis" where so many are at least "delvis"."""
    told = sum(found.values()) - found[Judgement.UNKNOWN]
    if not told:
        return Judgement.UNKNOWN
    yes, at_least_partly = found[Judgement.YES], found[Judgement.YES] + found[Judgement.PARTLY]
    return limits.judge(yes=100 * yes / told, partly=100 * at_least_partly / told)


@dataclass(frozen=True)
class Unmet:
    """One kind of thing that calls for a decision: so many of `count` are met by no action, at `members` nämnder."""

    slag: str
    count: int
    unmet: int
    members: int


def unmet(standings: Sequence[Standing]) -> tuple[Unmet, ...]:
    """What calls for a decision, kind by kind in their order, of those whose plans tell what their actions meet."""
    told = [each for each in standings if each.linked]
    found = []
    for slag in weights().slag:
        pairs = [each.needs[slag] for each in told if slag in each.needs]
        lacking = [lacks for _, lacks in pairs if lacks]
        found.append(Unmet(slag, sum(count for count, _ in pairs), sum(lacking), len(lacking)))
    return tuple(each for each in found if each.count)


@dataclass(frozen=True)
class Holding:
    """Who holds back a share of the whole city: `lacking` in all, at least half of them at `members`, most first."""

    lacking: int
    members: tuple[Member, ...]


def holding_back(city: CityFigures, total: Total) -> Holding:
    """The fewest nämnder that together have half of what lacks in the city's share, of those that show theirs."""
    lacks = {
        slug: figure.whole - figure.part
        for slug, figure in city.named(total.example.id).items()
        if figure.part is not None and figure.whole is not None and figure.whole > figure.part
    }
    every, reached, chosen = sum(lacks.values()), 0, []
    for slug in sorted(lacks, key=lambda slug: (-lacks[slug], collated(city.member(slug).namn))):
        chosen.append(city.member(slug))
        reached += lacks[slug]
        if 2 * reached >= every:
            break
    return Holding(every, tuple(chosen))


@dataclass(frozen=True)
class Shared:
    """What several have in the same words: how many nämnder, and the highest value of a risk, where it is known."""

    words: str
    members: int
    highest: int | None = None


def shared_risks(standings: Iterable[Standing]) -> tuple[Shared, ...]:
    """Risks that several have, those of most nämnder first, then the highest."""
    found: dict[str, list[tuple[str, int | None]]] = {}
    for each in standings:
        for words, value in each.risks:
            found.setdefault(words, []).append((each.namnd, value))
    made = []
    for words, places in found.items():
        values = [value for _, value in places if value is not None]
        made.append(Shared(words, len({namnd for namnd, _ in places}), max(values, default=None)))
    return _common(made)


def shared_actions(standings: Iterable[Standing]) -> tuple[Shared, ...]:
    """Actions that several propose this year, those of most nämnder first."""
    found: dict[str, set[str]] = {}
    for each in standings:
        for words in each.actions:
            found.setdefault(words, set()).add(each.namnd)
    return _common([Shared(words, len(members)) for words, members in found.items()])


def _common(found: Iterable[Shared]) -> tuple[Shared, ...]:
    common = [each for each in found if each.members >= SHARED_BY]
    return tuple(sorted(common, key=lambda each: (-each.members, -(each.highest or 0), collated(each.words))))
