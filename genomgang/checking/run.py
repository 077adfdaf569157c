"""Checks one year's delivery, data set by data set. What has not changed is neither read nor checked again."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from checks import CONTRACTS
from genomgang.checking import store
from genomgang.checking.code import CHECKING, refuse_changed_code
from genomgang.checking.fingerprint import dataset_fingerprint, delivery_fingerprint, surroundings
from genomgang.checking.model import DatasetCheck, DeliveryCheck
from genomgang.checking.side_by_side import check_each
from genomgang.contracts.contract import Contract
from genomgang.errors import DataError
from genomgang.reading.delivery import Delivery, load_delivery, years
from genomgang.reading.moment import one_moment
from genomgang.text.swedish import listed

if TYPE_CHECKING:
    from genomgang.checking.context import Known
    from genomgang.reading.model import Reading


ATTEMPTS = 3
"""How many times a delivery is read that changes while it is read."""

Tell = Callable[[str], None]
"""Says a Swedish sentence to the user."""


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def check_delivery(data: Path, ar: int, tell: Tell = _say) -> DeliveryCheck:
    """Check the delivery of one review year, and last year's before it where there is one.

    Writes validated rows, rejected rows and results to the work folder. A file that cannot be read is a failed check
    among the others. UnknownChoice where the year has no delivery; DataError where `leverans.yml` is wrong.

    A file that is saved while it is checked is told and read again; DataError where that never ends. What is kept
    counts for the bytes that were read, so nothing old is ever taken for current.
    """
    for _ in range(ATTEMPTS):
        check = _check(data, ar, tell)
        if store.is_checked(data, ar):
            return check
        tell(f"{_changed(check, data)} ändrades medan leveransen granskades, och läses på nytt.")
    raise DataError(
        f"Leveransen för {ar} kan inte granskas, eftersom filerna ändras medan de läses: {_changed(check, data)}.",
        where=str(data / str(ar)),
        remedy="Vänta tills filerna är sparade, stäng program som skriver i dem och kör igen.",
    )


def _changed(check: DeliveryCheck, data: Path) -> str:
    """The data sets whose files are not as they were when they were checked, by title.

    For one that was not delivered every file of the folder counts, so that it says nothing of which file has changed.
    """
    current = store.current_fingerprints(data, check.delivery.ar)
    changed = [one.title for name, one in check.datasets.items() if one.source and current[name] != one.fingerprint]
    return listed(changed) if 0 < len(changed) < len(CONTRACTS) else "Leveransens filer"


def _check(data: Path, ar: int, tell: Tell) -> DeliveryCheck:
    load_delivery(data, ar)  # an unknown year is told of before another is checked
    before = check_delivery(data, ar - 1, tell) if ar - 1 in years(data) else None
    with one_moment():
        delivery = load_delivery(data, ar)
        stored = store.stored_check(data, ar)
        current = store.current_fingerprints(data, ar) if stored else {}
        kept = {
            name: check
            for name, check in (stored.datasets if stored else {}).items()
            if current.get(name) == check.fingerprint and store.has_frame(check, data, ar)
        }
        if stored and kept.keys() == CONTRACTS.keys() and stored.delivery == delivery:
            return stored
        return Run(data, delivery, before).check(kept)


REFERENCES = ("namnder", "mal", "utbildning")
"""Data sets that others are checked against."""


@dataclass(frozen=True)
class Unread:
    """A data set whose file could not be read at all."""

    contract: Contract
    error: DataError


@dataclass(frozen=True)
class Run:
    """One check of one delivery; `before` is last year's."""

    data: Path
    delivery: Delivery
    before: DeliveryCheck | None

    def check(self, kept: Mapping[str, DatasetCheck]) -> DeliveryCheck:
        """Check every data set that is not among `kept`, and save the whole."""
        from genomgang.checking.gate import blocked_namnder

        readings = {name: self.read(name) for name in REFERENCES}
        known = self.known(readings)
        readings = {name: _identified(reading, known) for name, reading in readings.items()}
        known = _with_one_spelling(known, readings)
        sources: dict[str, str | None] = store.source_files(kept)
        sources |= {name: _file(reading) for name, reading in readings.items()}

        def check_one(name: str) -> DatasetCheck:
            reading = readings.get(name) or _identified(self.read(name), known)
            fingerprint = self._fingerprint(name, {**sources, name: _file(reading)})
            return self._dataset(reading, known, fingerprint)

        checked = dict(kept) | check_each(check_one, [name for name in CONTRACTS if name not in kept])
        datasets = {name: checked[name] for name in CONTRACTS}
        titles = {name: contract.title for name, contract in CONTRACTS.items()}
        results = [result for check in datasets.values() for result in check.results]
        check = DeliveryCheck(
            delivery=self.delivery,
            datasets=datasets,
            blocked=blocked_namnder(results, known.predecessors(), titles),
            fingerprint=delivery_fingerprint({name: check.fingerprint for name, check in datasets.items()}),
        )
        refuse_changed_code(CHECKING)
        store.save_check(check, self.data)
        return check

    def read(self, name: str) -> Reading | Unread:
        """One data set as delivered, or why it could not be read."""
        from genomgang.reading import read

        contract = CONTRACTS[name]
        earlier = self.before.datasets.get(contract.required_after) if self.before else None
        if earlier and earlier.rows_used:
            contract = replace(contract, required=True)
        try:
            return read(contract, self.data, self.delivery.ar)
        except DataError as error:
            return Unread(contract, error)

    def known(self, readings: Mapping[str, Reading | Unread]) -> Known:
        """What the checks refer to, from the readings of `REFERENCES` and last year's used rows."""
        from genomgang.checking.context import Known
        from genomgang.contracts.frames import empty_frame

        frames = {
            name: empty_frame(CONTRACTS[name]) if isinstance(reading, Unread) else reading.frame
            for name, reading in readings.items()
        }
        before = {
            name: store.frame_of(self.before, self.data, name, None)
            for name, check in (self.before.datasets if self.before else {}).items()
            if self.before and check.source is not None
        }
        return Known(
            delivery=self.delivery,
            register=frames["namnder"],
            targets=frames["mal"],
            units=frames["utbildning"][["namnd", "enhet"]].drop_duplicates(),
            before=before,
            persons=frozenset(frames["utbildning"]["person_id"].dropna()),
            files_before={
                name: check.source.sha256
                for name, check in (self.before.datasets if self.before else {}).items()
                if check.source is not None
            },
        )

    def _fingerprint(self, name: str, sources: Mapping[str, str | None]) -> str:
        around = surroundings(self.data, self.delivery.ar, self.before.fingerprint if self.before else "")
        return dataset_fingerprint(CONTRACTS[name], self.data, self.delivery.ar, sources, around)

    def _dataset(self, reading: Reading | Unread, known: Known, fingerprint: str) -> DatasetCheck:
        from genomgang.checking.dataset import check_reading
        from genomgang.checking.messages import unreadable
        from genomgang.checking.rejected import write_rejected

        empty = DatasetCheck(
            name=reading.contract.name,
            title=reading.contract.title,
            source=None,
            fingerprint=fingerprint,
            checked_at=dt.datetime.now().astimezone().isoformat(timespec="minutes"),
            rows_in=0,
            rows_used=0,
            rows_rejected=0,
            rows_before=None,
            namnder={},
            results=(),
        )
        if isinstance(reading, Unread):
            return replace(empty, results=(unreadable(reading.contract, reading.error),))
        if reading.source is None:
            return empty
        checked = check_reading(reading, known)
        check = replace(
            empty,
            source=reading.source,
            rows_in=len(reading.frame),
            rows_used=len(checked.used),
            rows_rejected=len(reading.frame) - len(checked.used),
            rows_before=checked.rows_before,
            namnder=checked.namnder,
            results=checked.results,
        )
        store.save_frame(checked.used, check, self.data, self.delivery.ar)
        write_rejected(reading, checked.faults, self.data, self.delivery.ar)
        return check


def _file(reading: Reading | Unread) -> str | None:
    return None if isinstance(reading, Unread) or reading.source is None else reading.source.file


def _identified(reading: Reading | Unread, known: Known) -> Reading | Unread:
    from genomgang.checking.identity import identified

    return reading if isinstance(reading, Unread) else identified(reading, known)


def _with_one_spelling(known: Known, readings: Mapping[str, Reading | Unread]) -> Known:
    """What is known, with the targets, units and persons as they are once they are spelt in one way."""
    frames = {name: reading.frame for name, reading in readings.items() if not isinstance(reading, Unread)}
    if "mal" in frames:
        known = replace(known, targets=frames["mal"])
    if "utbildning" in frames:
        trained = frames["utbildning"]
        known = replace(
            known,
            units=trained[["namnd", "enhet"]].drop_duplicates(),
            persons=frozenset(trained["person_id"].dropna()),
        )
    return known
