"""Keeps validated rows (Parquet) and check results (JSON) in the private work folder. Read without Great Expectations.

The only module that imports pyarrow. Folders are readable by their owner alone, since rows are at person level.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checks import CONTRACTS
from genomgang.checking.fingerprint import dataset_fingerprint, delivery_fingerprint, surroundings
from genomgang.checking.model import CheckResult, DatasetCheck, DeliveryCheck, NamndRows
from genomgang.contracts.contract import Kind, Severity
from genomgang.errors import DataError
from genomgang.paths import delivery_work_dir
from genomgang.reading.delivery import Delivery, load_delivery, years
from genomgang.reading.model import Source
from genomgang.running.private_files import keep, kept, private, write_private

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

FILE = "granskning.json"
VERSION = 2
"""Of the JSON's form; another version is as no results."""

_SEAL = ".sha256"
"""Ending of the file that holds a rows' file's checksum."""

_GROUP = 5_000
"""Rows in a Parquet row group: small enough that one nämnd's rows are read almost alone."""


def load_check(data: Path, ar: int) -> DeliveryCheck:
    """The results of the last check of the year.

    DataError where the delivery has not been checked, or has changed since (also last year's, which it is compared
    with).
    """
    check = stored_check(data, ar)
    if check is None or not _is_current(check, data):
        load_delivery(data, ar)  # an unknown year has its own message
        raise DataError(
            f"Leveransen för {ar} är inte granskad, eller har ändrats sedan den granskades.",
            where=str(data / str(ar)),
            remedy=f"Kör genomgang check --ar {ar}.",
        )
    return check


def is_checked(data: Path, ar: int) -> bool:
    """Whether the year has been checked, and nothing has changed since."""
    check = stored_check(data, ar)
    return check is not None and _is_current(check, data)


def _is_current(check: DeliveryCheck, data: Path) -> bool:
    ar = check.delivery.ar
    if ar - 1 in years(data) and not is_checked(data, ar - 1):
        return False  # its rows are other than those that this year was compared with
    return check.fingerprint == delivery_fingerprint(current_fingerprints(data, ar))


def load_frame(data: Path, ar: int, dataset: str, namnder: Sequence[str] | None) -> pd.DataFrame:
    """The used rows of one data set, typed as in its contract, index `rad`; only those of `namnder` where given.

    Rows come sorted by nämnd and row number. An empty frame where the data set was not delivered.
    DataError where the year has not been checked, or the rows that were kept are damaged.
    """
    check = _stored(data, ar)
    if check is None:
        raise _not_checked(data, ar)
    return frame_of(check, data, dataset, namnder)


def frames_as_checked(
    check: DeliveryCheck, data: Path
) -> Callable[[Path, int, str, Sequence[str] | None], pd.DataFrame]:
    """A `load_frame` that reads rows of `check`, and of the year before as it is checked now, and of no later check."""
    checks = {check.delivery.ar: check, check.delivery.ar - 1: _stored(data, check.delivery.ar - 1)}

    def load(_data: Path, ar: int, dataset: str, namnder: Sequence[str] | None) -> pd.DataFrame:
        known = checks.get(ar)
        if known is None:
            raise _not_checked(data, ar)
        return frame_of(known, data, dataset, namnder)

    return load


def frame_of(check: DeliveryCheck, data: Path, dataset: str, namnder: Sequence[str] | None) -> pd.DataFrame:
    """As `load_frame`, of one check: DataError where another has taken its place meanwhile."""
    import pandas as pd
    import pyarrow as pa
    import pyarrow.parquet as pq

    from genomgang.contracts.frames import ROW, empty_frame

    contract = CONTRACTS[dataset]
    if check.datasets[dataset].source is None or (namnder is not None and not namnder):
        return empty_frame(contract)
    content = _sealed_rows(delivery_work_dir(data, check.delivery.ar) / check.datasets[dataset].parquet)
    if content is None:
        raise DataError(
            f"De granskade raderna för {contract.title} finns inte kvar som de sparades.",
            where=str(data / str(check.delivery.ar)),
            remedy=f"Kör genomgang check --ar {check.delivery.ar}, som läser leveransen på nytt.",
        )
    filters = None if namnder is None else [("namnd", "in", list(namnder))]
    table = pq.read_table(pa.BufferReader(content), columns=[ROW, *contract.column_names], filters=filters)
    frame: pd.DataFrame = table.drop_columns(ROW).to_pandas(types_mapper=_types().get, ignore_metadata=True)
    frame.index = pd.Index(table[ROW].to_numpy(), name=ROW)
    return frame


@cache
def _types() -> dict[pa.DataType, Any]:
    """The columns' types in Parquet → in a frame that is read. Dates are the same in both."""
    import pandas as pd
    import pyarrow as pa

    from genomgang.contracts.frames import DTYPES, SMALL_DTYPES

    return {
        pa.array(pd.Series(dtype=DTYPES[kind])).type: pd.api.types.pandas_dtype(small)
        for kind, small in SMALL_DTYPES.items()
        if kind is not Kind.DATE
    }


def stored_check(data: Path, ar: int) -> DeliveryCheck | None:
    """The last check's results, current or not; None where there are none that can be read."""
    return _stored(data, ar)


def current_fingerprints(data: Path, ar: int) -> dict[str, str]:
    """The fingerprint that each data set has now, with files named as when last read."""
    check = stored_check(data, ar)
    sources = {} if check is None else source_files(check.datasets)
    before = "" if ar - 1 not in years(data) else delivery_fingerprint(current_fingerprints(data, ar - 1))
    around = surroundings(data, ar, before)
    return {name: dataset_fingerprint(contract, data, ar, sources, around) for name, contract in CONTRACTS.items()}


def has_frame(check: DatasetCheck, data: Path, ar: int) -> bool:
    """Whether the used rows are there as they were saved (nothing is kept of a data set that could not be read)."""
    return check.source is None or _sealed_rows(delivery_work_dir(data, ar) / check.parquet) is not None


def source_files(datasets: Mapping[str, DatasetCheck]) -> dict[str, str | None]:
    """Each data set's file name; None where it was not delivered or could not be read."""
    return {name: check.source.file if check.source else None for name, check in datasets.items()}


def save_check(check: DeliveryCheck, data: Path) -> None:
    """Write the results, then remove rows that they no longer name."""
    folder = private(delivery_work_dir(data, check.delivery.ar))
    keep(folder / FILE, to_json(check))
    current = {folder / dataset.parquet for dataset in check.datasets.values()}
    for path in (folder / "rader").glob("*"):
        if path.with_suffix(".parquet") not in current:
            path.unlink(missing_ok=True)  # another check may be at it too


def save_frame(frame: pd.DataFrame, check: DatasetCheck, data: Path, ar: int) -> None:
    """Write the used rows of one data set (index `rad`), sorted by nämnd."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from genomgang.contracts.frames import ROW

    path = delivery_work_dir(data, ar) / check.parquet
    private(path.parent.parent)
    private(path.parent)
    table = pa.Table.from_pandas(frame.reset_index().sort_values(["namnd", ROW]), preserve_index=False)
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, row_group_size=_GROUP)
    content = sink.getvalue().to_pybytes()
    write_private(path, content)
    write_private(path.with_suffix(_SEAL), hashlib.sha256(content).hexdigest().encode())


def _sealed_rows(path: Path) -> bytes | None:
    """The rows' file as it was saved; None where it is not there, or is not what was saved."""
    try:
        content, seal = path.read_bytes(), path.with_suffix(_SEAL).read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest().encode() == seal else None


def _not_checked(data: Path, ar: int) -> DataError:
    return DataError(
        f"Leveransen för {ar} är inte granskad.",
        where=str(data / str(ar)),
        remedy=f"Kör genomgang check --ar {ar}.",
    )


def to_json(check: DeliveryCheck) -> dict[str, Any]:
    """The results as plain values for JSON; `_from_json` is the way back."""
    return {"version": VERSION, **asdict(check)} | {"delivery": _plain(asdict(check.delivery))}


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in fields.items()}


def _stored(data: Path, ar: int) -> DeliveryCheck | None:
    path = delivery_work_dir(data, ar) / FILE
    try:
        state = path.stat()
    except OSError:
        return None
    return _parsed(path, state.st_mtime_ns, state.st_ino)


@lru_cache(maxsize=8)
def _parsed(path: Path, _changed: int, _inode: int) -> DeliveryCheck | None:
    """The file is replaced whole, so its inode and time tell one content from another."""
    content = kept(path)
    return _from_json(content) if content is not None and content["version"] == VERSION else None


def _from_json(content: Mapping[str, Any]) -> DeliveryCheck:
    fields = dict(content["delivery"])
    for name in ("matdatum", "period_fran", "period_till"):
        fields[name] = dt.date.fromisoformat(fields[name])
    return DeliveryCheck(
        delivery=Delivery(**fields),
        datasets={name: _dataset(entry) for name, entry in content["datasets"].items()},
        blocked={namnd: tuple(reasons) for namnd, reasons in content["blocked"].items()},
        fingerprint=content["fingerprint"],
    )


def _dataset(entry: Mapping[str, Any]) -> DatasetCheck:
    changed = {
        "source": Source(**entry["source"]) if entry["source"] else None,
        "namnder": {namnd: NamndRows(**rows) for namnd, rows in entry["namnder"].items()},
        "results": tuple(
            CheckResult(**{**result, "severity": Severity(result["severity"]), "examples": tuple(result["examples"])})
            for result in entry["results"]
        ),
    }
    return DatasetCheck(**{**entry, **changed})
