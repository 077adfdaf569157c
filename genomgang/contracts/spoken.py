"""A contract in the organisation's own words: its value sets and names are filled in from `organisation.yml`.

A contract is written once, for whoever delivers. Where it speaks of what differs between organisations it says so with
`{{ org.… }}`, as chapters do, or with `own(…)` where a set of values is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from genomgang.contracts.contract import Contract
from genomgang.organisation.model import Organisation
from genomgang.organisation.words import filled

Said = TypeVar("Said")


@dataclass(frozen=True)
class Own:
    """Stands in a contract for what the organisation's file holds."""

    pick: Callable[[Organisation], Any]


def own(pick: Callable[[Organisation], Any]) -> Any:
    """What `pick` finds in the organisation's file, once the contract is spoken for one."""
    return Own(pick)


def spoken(contract: Contract, org: Organisation) -> Contract:
    """The contract with the organisation's words and value sets."""
    said: Contract = _spoken(contract, org)
    return said


def _spoken(value: Any, org: Organisation) -> Any:
    if isinstance(value, Own):
        return value.pick(org)
    if isinstance(value, str):
        return value if isinstance(value, Enum) else filled(value, org)
    if isinstance(value, tuple):
        return tuple(_spoken(each, org) for each in value)
    if isinstance(value, Mapping):
        return {name: _spoken(each, org) for name, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        said = {each.name: _spoken(getattr(value, each.name), org) for each in fields(value)}
        return replace(value, **said)
    return value
