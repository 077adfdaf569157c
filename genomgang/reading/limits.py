"""How much a delivery may hold. Beyond these a file is refused before it costs time or memory.

The whole city's largest data set has 390,000 rows of five columns.
"""

from __future__ import annotations

MAX_FILE_BYTES = 200_000_000
"""Size of a file on disk, and of a workbook's parts when unpacked, taken together."""

MAX_ROWS = 2_000_000
MAX_COLUMNS = 1_000
MAX_CELLS = 20_000_000

MAX_CELL_CHARACTERS = 32_767
"""What a cell in Excel can hold."""

MAX_MERGED_CELLS = 200_000

MAX_ZIP_PARTS = 10_000

HEADER_ROWS = 50
"""The header is looked for in this many rows from the top."""

WORKBOOK_SECONDS = 60
WORKBOOK_MEMORY_BYTES = 2_000_000_000
"""What the separate process that opens a workbook may use."""

MAX_MAPPING_BYTES = 1_000_000
