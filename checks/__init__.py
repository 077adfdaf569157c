"""The contracts, one module a data set: adding a file here is all that a new data set needs.

`CONTRACTS` gives them in the words of the organisation that the process works for, `AS_WRITTEN` as they stand in the
modules, for what is the same in every organisation: names, kinds and protection.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import lru_cache

from genomgang.contracts.contract import Contract
from genomgang.contracts.spoken import spoken
from genomgang.organisation import Organisation, organisation


def _discover() -> dict[str, Contract]:
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))
    return {name: importlib.import_module(f"{__name__}.{name}").CONTRACT for name in names}


AS_WRITTEN: Mapping[str, Contract] = _discover()


class _Spoken(Mapping[str, Contract]):
    """The contracts of the organisation that the process works for when one is asked for."""

    def __init__(self, written: Mapping[str, Contract]) -> None:
        self._written = written

    def __getitem__(self, name: str) -> Contract:
        return _of(name, organisation()) if name in self._written else self._written[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


@lru_cache(maxsize=128)
def _of(name: str, org: Organisation) -> Contract:
    return spoken(AS_WRITTEN[name], org)


CONTRACTS: Mapping[str, Contract] = _Spoken(AS_WRITTEN)

DELIVERED: Mapping[str, Contract] = _Spoken({name: one for name, one in AS_WRITTEN.items() if not one.of_meeting})
"""Those that somebody delivers: all but what the meeting leaves behind."""
