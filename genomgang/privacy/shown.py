"""The rule for a table that a cell shows by itself, without a function of ours that hides small groups."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from checks import CONTRACTS
from genomgang.errors import RenderError
from genomgang.privacy.secrets import person_columns

if TYPE_CHECKING:
    import pandas as pd

SMALLEST = 5
"""The smallest number that a table of a cell's own may show, where no other limit is given."""

PERSON_COLUMNS = frozenset(name for contract in CONTRACTS.values() for name in person_columns(contract))


def check_shown(frame: pd.DataFrame | pd.Series, smallest: int = SMALLEST, *, no_counts: Collection[str] = ()) -> None:
    """Refuse a table that a cell shows, where it has a column on single persons or a number that may be a small group.

    Every whole number from 1 to `smallest` - 1 may count a small group, so it is refused in every column but those
    named in `no_counts`, which the notebook's author says hold something else (levels, years, points).
    """
    import pandas as pd

    table = frame.to_frame() if isinstance(frame, pd.Series) else frame
    named = {str(name) for name in (*table.columns, *table.index.names) if name is not None}
    personal = sorted(PERSON_COLUMNS & {part for name in named for part in _parts(name)})
    if personal:
        raise RenderError(
            f"Tabellen visas inte: kolumnen {personal[0]} gäller enskilda personer.",
            remedy="Visa antal eller andelar per grupp med en funktion ur genomgang.sections, eller ta bort kolumnen.",
        )
    for place in range(table.shape[1]):
        name = str(table.columns[place])
        if name not in no_counts and _has_small(table.iloc[:, place], smallest):
            raise RenderError(
                f"Tabellen visas inte: kolumnen {name} har ett antal under {smallest}, som kan peka ut någon.",
                remedy="Slå ihop grupper tills ingen är så liten, eller använd en funktion ur genomgang.sections, som "
                "döljer dem. Är kolumnen inget antal: nämn den i no_counts.",
            )


def _parts(name: str) -> set[str]:
    """A column's name, and the parts of one that has several levels: "('genomford', 'count')"."""
    return {name, *name.replace("(", " ").replace(")", " ").replace("'", " ").replace(",", " ").split()}


def _has_small(values: pd.Series, smallest: int) -> bool:
    """Whether a column holds a whole number from 1 to `smallest` - 1, as a number or written as one."""
    import pandas as pd

    if pd.api.types.is_bool_dtype(values.dtype) or pd.api.types.is_datetime64_any_dtype(values.dtype):
        return False
    numbers = pd.to_numeric(values.astype("object"), errors="coerce")
    return bool(((numbers > 0) & (numbers < smallest) & (numbers % 1 == 0)).any())
