"""Great Expectations' own Data Docs, on request. They need a network to look right, and hold counts but no values."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from checks import CONTRACTS
from genomgang.checking.batch import Batch
from genomgang.checking.dataset import batches
from genomgang.checking.run import REFERENCES, Run, Unread, check_delivery
from genomgang.paths import delivery_work_dir
from genomgang.reading.delivery import load_delivery, years
from genomgang.running.private_files import private


def write_data_docs(data: Path, ar: int) -> Path:
    """Write the site to the private work folder, in place of an older one. Returns its start page."""
    from genomgang.checking.suite import write_site  # Great Expectations: seconds to import

    before = check_delivery(data, ar - 1) if ar - 1 in years(data) else None
    run = Run(data, load_delivery(data, ar), before)
    folder = private(delivery_work_dir(data, ar)) / "data-docs"
    shutil.rmtree(folder, ignore_errors=True)
    return write_site(_batches(run), private(folder))


def _batches(run: Run) -> Iterator[Batch]:
    known = run.known({name: run.read(name) for name in REFERENCES})
    for name in CONTRACTS:
        reading = run.read(name)
        if not isinstance(reading, Unread) and reading.source is not None:
            yield from (batch for batch in batches(reading, known) if batch.checks)
