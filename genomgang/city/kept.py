"""The city's figures as they are kept: whose rows are as they were, and whose figures must be computed anew.

Loads nothing that computes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from genomgang.checking.code import CITY, code_fingerprint
from genomgang.checking.slices import Member as Delivered
from genomgang.checking.slices import Year
from genomgang.city.model import Member
from genomgang.organisation.current import own_state
from genomgang.provenance.fingerprint import of_value

FiguresOf = Callable[[Sequence[str]], Mapping[str, dict[str, Any]]]
"""Computes the figures of some nämnder: short name → its `figures` and its `standing`, as plain values."""


def computed(now: Year, last_year: Year | None, kept: Mapping[str, Any], figures_of: FiguresOf) -> dict[str, Any]:
    """Members and figures; a nämnd whose rows are as they were when `kept` was written keeps its figures.

    `figures_of` computes those that must be computed.
    """
    blocked = now.check.blocked
    members = [
        Member(each.slug, each.name, each.kind, each.staff, blocked=each.slug in blocked)
        for each in now.members.values()
    ]
    keys = {slug: _key(now, last_year, member) for slug, member in now.members.items() if slug not in blocked}
    current = {slug: kept[slug] for slug, key in keys.items() if slug in kept and kept[slug]["key"] == key}
    missing = [slug for slug in keys if slug not in current]
    found = figures_of(missing) if missing else {}
    new = {slug: {"key": keys[slug], **found[slug]} for slug in missing}
    by_namnd = {slug: (current | new)[slug] for slug in keys}
    return {"members": [asdict(member) for member in members], "by_namnd": by_namnd}


def _key(now: Year, last_year: Year | None, member: Delivered) -> str:
    """The state of all that one nämnd's figures rest on."""
    before = last_year.read_by(last_year.names_of(member)) if last_year else {}
    targets = now.rows["mal"]
    state = [code_fingerprint(CITY), own_state(), str(now.check.delivery)]
    return of_value([*state, now.read_by([member.slug]), before, targets])
