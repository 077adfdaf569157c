"""Parts of libraries that take long to import and are seldom or never used: later, or not at all.

What is said here must be said before the library is imported that imports them.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


class Later(ModuleType):
    """Stands for the module of its name in `sys.modules`, and imports it when something in it is first asked for.

    The standard library's `LazyLoader` imports already where another module names it in an import.
    """

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def import_later(*names: str) -> None:
    """Import these modules first when something in them is asked for, unless they are imported already."""
    for name in names:
        sys.modules.setdefault(name, Later(name))


def without_grammar_of_addresses() -> None:
    """Let jsonschema do without its check of international web addresses, since there are none here.

    The optional package that it would import builds a grammar for a second or two.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
