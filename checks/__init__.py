"""The contracts, one module a data set. `CONTRACTS` finds them: adding a file here is all that a new data set needs."""

from __future__ import annotations

import importlib
import pkgutil

from genomgang.contract import Contract


def _discover() -> dict[str, Contract]:
    names = sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))
    return {name: importlib.import_module(f"{__name__}.{name}").CONTRACT for name in names}


CONTRACTS: dict[str, Contract] = _discover()
