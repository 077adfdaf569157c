"""The city's own review, loaded for its report: every nämnd's key figures, and the common plan and risks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from genomgang.checking.model import DeliveryCheck
from genomgang.checking.store import load_check, load_frame
from genomgang.city.figures import city_figures
from genomgang.city.model import CityFigures, Member
from genomgang.city.standing import Verdicts, verdicts
from genomgang.contracts.contract import CITY
from genomgang.document import handover
from genomgang.organisation import organisation
from genomgang.publish.output import check_version
from genomgang.reading.delivery import load_delivery
from genomgang.review.targets import Targets
from genomgang.text.swedish import collated
from genomgang.topics.bedomning import Limits, limits_of

_ACTIONS = ["namnd", "atgard_id", "beslutat_ar", "prioriterat_ar", "ansvarig_roll", "status", "iso_ref"]
_RISKS = ["namnd", "risk_id", "kalla", "ansvarig_roll", "kontinuitetsplan"]


@dataclass(frozen=True, eq=False)
class City:
    """All that the city's report shows.

    `actions` and `risks` hold every unblocked nämnd's rows, without any column that a protection mark covers, so that
    both versions may count them. `verdicts` are those that each one's own report shows, and `limits` the ones by which
    the city's follow from them.
    """

    ar: int
    version: str
    check: DeliveryCheck
    figures: CityFigures
    actions: pd.DataFrame
    risks: pd.DataFrame
    limits: Limits
    verdicts: Verdicts

    @property
    def members(self) -> tuple[Member, ...]:
        """Everybody, by kind and then by name as Swedish sorts it."""
        kinds = list(organisation().enheter)
        return tuple(sorted(self.figures.members, key=lambda each: (kinds.index(each.typ), collated(each.namn))))

    @property
    def blocked(self) -> tuple[Member, ...]:
        return tuple(member for member in self.members if member.blocked)


def load_city(ar: int, version: str, data: Path) -> City:
    """Load the city's review from the checked delivery.

    Raises
    ------
    UnknownChoice
        The year or the version does not exist.
    DataError
        The delivery has not been checked, or has changed since.
    """
    check_version(version)
    check = load_check(data, load_delivery(data, ar).ar)
    figures = city_figures(data, ar, version)
    handover.acknowledge(data, check.fingerprint, "")
    used = [member.slug for member in figures.members if not member.blocked]
    return City(
        ar=ar,
        version=version,
        check=check,
        figures=figures,
        actions=load_frame(data, ar, "atgarder", used)[_ACTIONS],
        risks=load_frame(data, ar, "risker", used)[_RISKS],
        limits=limits_of(Targets(load_frame(data, ar, "mal", None), CITY, ar)),
        verdicts=verdicts(figures.standings, data / str(ar) / "texter"),
    )
