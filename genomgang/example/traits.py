"""What makes each nämnd's figures its own: how mature it is, how fast it moves, and the deliberate exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from genomgang.example.chance import happens, stream
from genomgang.example.city import Body, parts

SHOWCASE = "servicenamnden"
WITHOUT_INCIDENTS = frozenset({"kyrkogardsnamnden"})
WITHOUT_PROCUREMENTS = frozenset({"overformyndarnamnden"})
WITHOUT_CLASSIFICATION = frozenset({"stockholm-globe-arena-fastigheter"})
WITHOUT_COMPETENCE_TEST = frozenset({"valnamnden", "s-t-erik-livforsakring", "stockholms-stadsteater"})
WITHOUT_TEXTS = frozenset({"s-t-erik-markutveckling", "stockholm-globe-arena-fastigheter"})
LOSES_TRACK = frozenset({"utbildningsnamnden", "idrottsnamnden"})
"""Bodies whose oldest open recommendation from the data protection officer is left out of the next delivery."""


@dataclass(frozen=True)
class Traits:
    """`mognad` 0–1: how far the work has come in review year 2022; `framsteg`: its change a year, may be negative."""

    mognad: float
    framsteg: float

    def level(self, ar: int) -> float:
        """How far the work has come in review year `ar`, 0–1."""
        return min(0.98, max(0.02, self.mognad + self.framsteg * (ar - 2022)))


_CHOSEN = {
    SHOWCASE: Traits(mognad=0.58, framsteg=0.11),
    "utbildningsnamnden": Traits(mognad=0.30, framsteg=0.09),
    "kommunstyrelsen": Traits(mognad=0.75, framsteg=0.07),
    "stokab": Traits(mognad=0.80, framsteg=0.04),
    "overformyndarnamnden": Traits(mognad=0.45, framsteg=-0.06),
    "valnamnden": Traits(mognad=0.85, framsteg=0.03),
}


def traits(body: Body, topic: str) -> Traits:
    """The body's traits in one topic: near its general level, but no nämnd is equally good at everything."""
    return _traits(body.slug, topic)


@cache
def _traits(slug: str, topic: str) -> Traits:
    general = _CHOSEN.get(slug)
    rng = stream(slug, "traits")
    mognad, framsteg = float(rng.uniform(0.2, 0.8)), float(rng.uniform(0.02, 0.14))
    if happens(rng, 0.15):
        framsteg = -framsteg / 3
    if general:
        mognad, framsteg = general.mognad, general.framsteg
    own = stream(slug, "traits", topic)
    return Traits(mognad + float(own.uniform(-0.12, 0.12)), framsteg + float(own.uniform(-0.03, 0.03)))


def tested(body: Body, ar: int) -> bool:
    """Whether the body took part in Digitala lyftet before the matdatum of review year `ar`."""
    if ar < 2023 or body.slug in WITHOUT_COMPETENCE_TEST:
        return False
    if ar == 2023:
        # The reference document's nämnd tested during 2023, after the matdatum of the review for 2023.
        return body.slug != SHOWCASE and happens(stream(body.slug, "tested"), 0.5)
    return True


def merged_tested(body: Body, ar: int) -> bool:
    """As `tested`, for a body that may hold several parts: true where all of them took part."""
    return all(tested(part, ar) for part in parts(body))
