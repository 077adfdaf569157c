"""The pandas form of a contract: types, empty frames, and the name of the index that traces a row to its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from genomgang.contracts.contract import Contract, Kind

ROW = "rad"
"""Index name: the row's number in the delivered file, counted as a spreadsheet does (header included)."""

DTYPES: dict[Kind, str] = {
    Kind.TEXT: "string",
    Kind.ID: "string",
    Kind.CATEGORY: "string",
    Kind.WHOLE: "Int64",
    Kind.NUMBER: "Float64",
    Kind.DATE: "datetime64[ns]",
    Kind.YESNO: "boolean",
}

SMALL_DTYPES: dict[Kind, str] = {
    kind: "string[python]" if dtype == "string" else dtype  # Arrow's strings are for many rows: each take costs more
    for kind, dtype in DTYPES.items()
}
"""The same types for one nämnd's rows, which are cut and sorted in hundreds of small steps."""


def empty_frame(contract: Contract) -> pd.DataFrame:
    """A frame without rows, with the contract's columns and types."""
    columns = {column.name: pd.Series(dtype=DTYPES[column.kind]) for column in contract.columns}
    return pd.DataFrame(columns, index=pd.Index([], dtype="int64", name=ROW))


def mixed_frame(columns: Mapping[str, Sequence[object]], index: pd.Index) -> pd.DataFrame:
    """A frame whose cells stay as they are: whole numbers whole, and words or None among numbers."""
    made = {name: pd.Series(list(values), index=index, dtype="object") for name, values in columns.items()}
    return pd.DataFrame(made, index=index)


def records(frame: pd.DataFrame) -> Iterator[Any]:
    """The frame's rows as named tuples. Typed as anything: pandas knows the columns' types, not a row's."""
    yield from frame.itertuples()
