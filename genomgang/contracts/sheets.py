"""Names of sheets in the workbooks that we write, which a reader passes by."""

from __future__ import annotations

LISTS = "Listor"
