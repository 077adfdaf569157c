"""Opens Excel and OpenDocument workbooks through `workbook_worker`, in a process with limits on time and memory."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

from genomgang.errors import DataError
from genomgang.reading import limits
from genomgang.reading.table import Table
from genomgang.reading.text_file import too_large
from genomgang.running.processes import child_environment

_WORKER = Path(__file__).with_name("workbook_worker.py")
_SAVE_AGAIN = "Öppna filen i Excel, spara den som .xlsx och leverera den på nytt."
REFUSED = {
    "damaged": ("Arbetsboken är skadad eller i ett format som inte kan läsas.", _SAVE_AGAIN),
    "encrypted": ("Arbetsboken är skyddad med lösenord.", "Spara den utan lösenord och leverera den på nytt."),
    "date1904": (
        "Arbetsboken räknar datum från 1904, så dess datum kan läsas fel.",
        "Stäng av 1904 års datumsystem i Excel, kontrollera datumen och spara på nytt.",
    ),
    "ods_error": (
        "Kalkylbladet har formler med fel eller utan uträknat värde.",
        "Rätta formlerna, eller spara filen som .xlsx så att felen kan visas cell för cell.",
    ),
    "ods_percent": (
        "Kalkylbladet har celler i procentformat, där det inte syns om talet är 95 eller 0,95.",
        "Ändra cellernas format till tal och leverera filen på nytt.",
    ),
    "ods_unit": (
        "Kalkylbladet har celler vars format visar en annan enhet, till exempel tkr, som inte syns i värdet.",
        "Ändra cellernas format till tal, skriv enheten i rubriken och leverera filen på nytt.",
    ),
    "ods_merged": (
        "Kalkylbladet har celler som är sammanfogade över flera rader.",
        "Dela upp de sammanfogade cellerna, eller spara filen som .xlsx.",
    ),
}


def is_workbook(content: bytes) -> bool:
    """Whether the bytes are a workbook, whatever the file is called: a zip archive or an OLE container."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))


def read_workbook(content: bytes, sheet: str, where: str) -> list[Table]:
    """The workbook's sheets in order. Hidden sheets, and those not asked for by name in `sheet`, come without rows.

    Raises `DataError` where the file is damaged, locked, or needs more than the limits allow.
    """
    request = {
        "sheet": sheet,
        "memory": limits.WORKBOOK_MEMORY_BYTES,
        "bytes": limits.MAX_FILE_BYTES,
        "parts": limits.MAX_ZIP_PARTS,
        "rows": limits.MAX_ROWS,
        "columns": limits.MAX_COLUMNS,
        "cells": limits.MAX_CELLS,
    }
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_WORKER), json.dumps(request)],
            input=content,
            env=child_environment({}),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.WORKBOOK_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise too_large(where) from None
    if done.returncode != 0:  # ended by the memory limit, or by a crash in a library
        raise too_large(where)
    answer = pickle.loads(done.stdout)
    if refused := answer.get("refused"):
        if refused == "too_large":
            raise too_large(where)
        problem, remedy = REFUSED[refused]
        raise DataError(problem, where=where, remedy=remedy)
    return [
        Table(
            one["rows"],
            sheet=one["name"],
            hidden=one["hidden"],
            merged=tuple(one["merged"]),
            hidden_rows=tuple(one.get("hidden_rows", ())),
            struck_rows=tuple(one.get("struck_rows", ())),
            hidden_columns=tuple(one.get("hidden_columns", ())),
        )
        for one in answer["sheets"]
    ]
