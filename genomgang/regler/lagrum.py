"""The law on cyber security as the chapter on training tells of it, from the rulebook."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from genomgang.regler.regelverk import rulebook


@dataclass(frozen=True)
class Law:
    """Name, number, first day, and the paragraph on management's training."""

    namn: str
    nummer: str
    galler_fran: dt.date
    utbildning: str


def law() -> Law:
    """Its facts, as the rulebook has them."""
    rule = rulebook().regler["cybersakerhet"]
    return Law(rule.namn, rule.nummer, rule.galler_fran, rule.of_kind("utbildning")[0].lagrum)
