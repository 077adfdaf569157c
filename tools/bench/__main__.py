"""`python run.py bench`: measures on this machine, prints the tables and writes them into `docs/prestanda.md`."""

from __future__ import annotations

import platform
import sys

from genomgang import __version__
from genomgang.paths import ROOT
from genomgang.publish.output import write_atomically
from genomgang.running.processes import cores
from tools.bench.checking import measure_checking
from tools.bench.reading import measure_reading
from tools.bench.rendering import measure_rendering
from tools.bench.tables import checking_table, memory_table, page, reading_table, rendering_table

COUNTS = (5, 45, 300)
PAGE = ROOT / "docs" / "prestanda.md"


def main(arguments: list[str]) -> None:
    """Measure cities of the given sizes, or of 5, 45 and 300 reports."""
    counts = tuple(map(int, arguments)) or COUNTS
    cities = [measure_rendering(count) for count in counts]
    parts = [
        rendering_table(cities),
        memory_table(cities),
        checking_table(*measure_checking()),
        reading_table(measure_reading()),
    ]
    sys.stdout.write("\n\n".join(parts) + "\n")
    machine = f"{cores()} cores ({platform.machine()}), Python {platform.python_version()}"
    write_atomically(PAGE, page(parts, machine, __version__).encode())


if __name__ == "__main__":
    main(sys.argv[1:])
