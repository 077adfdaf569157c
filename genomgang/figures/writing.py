"""Writes the figures as Parquet, CSV and JSON, described for tools (Frictionless Data Package, DCAT-AP-SE)."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pandas as pd

from genomgang.figures.dcat import dcat_record
from genomgang.figures.tidy import COLUMNS, DAYS, NUMBERS, WHOLE
from genomgang.organisation import organisation
from genomgang.organisation.words import filled
from genomgang.paths import output_dir
from genomgang.provenance.fingerprint import of_file
from genomgang.publish.output import INTERNAL, write_atomically
from genomgang.reading.delivery import Delivery

FOLDER = "nyckeltal"
ENCODING = "utf-8-sig"
"""UTF-8 that Excel, too, knows as such."""

DESCRIPTION, RECORD = "datapackage.json", "dcat.jsonld"


def figures_folder(ar: int, version: str) -> Path:
    """Where a version's files lie; the internal version among what is never published."""
    year = output_dir() / str(ar)
    return (year / INTERNAL if version == "intern" else year) / FOLDER


def write_figures(frame: pd.DataFrame, delivery: Delivery, version: str) -> list[Path]:
    """Write the tidy `frame` in three formats and then its descriptions, which say that they belong together.

    The same figures give the same bytes. Returns the files, the descriptions last.
    """
    folder, stem = figures_folder(delivery.ar, version), f"nyckeltal-{delivery.ar}-{version}"
    made = {
        f"{stem}.csv": frame.to_csv(index=False, lineterminator="\n").encode(ENCODING),
        f"{stem}.json": (_as_json(_rows(frame)) + "\n").encode(),
        f"{stem}.parquet": _parquet(frame),
    }
    for name in (DESCRIPTION, RECORD):
        (folder / name).unlink(missing_ok=True)
    paths = []
    for name, content in made.items():
        write_atomically(folder / name, content)
        paths.append(folder / name)
    title, description = _told(delivery.ar, version)
    package = {
        "name": f"ledningens-genomgang-{stem}",
        "title": title,
        "description": description,
        "resources": [_resource(path) for path in paths],
    }
    record = dcat_record(paths, delivery, title, description, version)
    for name, described in ((DESCRIPTION, package), (RECORD, record)):
        write_atomically(folder / name, (_as_json(described) + "\n").encode())
        paths.append(folder / name)
    return paths


def _told(ar: int, version: str) -> tuple[str, str]:
    """What the figures are called, and what they are."""
    shown = "Offentlig version: maskerade uppgifter ingår inte." if version == "offentlig" else "Intern version."
    return (
        f"Nyckeltal ur ledningens genomgång {ar}",
        f"Ett nyckeltal för {organisation().en_enhet} per rad, som rapporterna visar det. {shown}",
    )


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {str(name): None if pd.isna(value) else value for name, value in row.items()}
        for row in frame.to_dict("records")
    ]


def _as_json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)


def _parquet(frame: pd.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.to_parquet(buffer, index=False)
    return buffer.getvalue()


def _resource(path: Path) -> dict[str, Any]:
    described = {
        "name": path.stem if path.suffix == ".csv" else f"{path.stem}-{path.suffix[1:]}",
        "path": path.name,
        "format": path.suffix[1:],
        "hash": f"sha256:{of_file(path)}",
    }
    if path.suffix != ".csv":
        return described
    return described | {
        "profile": "tabular-data-resource",
        "encoding": ENCODING,
        "schema": {"fields": [_field(name) for name in COLUMNS], "missingValues": [""]},
    }


def _field(name: str) -> dict[str, str]:
    kind = "string"
    if name in NUMBERS:
        kind = "integer" if name in WHOLE else "number"
    return {
        "name": name,
        "type": "date" if name in DAYS else kind,
        "description": filled(COLUMNS[name], organisation()),
    }
