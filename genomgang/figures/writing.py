"""Writes the figures as Parquet, CSV and JSON, with a description that tools read (Frictionless Data Package)."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pandas as pd

from genomgang.figures.tidy import COLUMNS, NUMBERS, WHOLE
from genomgang.organisation import organisation
from genomgang.organisation.words import filled
from genomgang.paths import output_dir
from genomgang.provenance.fingerprint import of_file
from genomgang.publish.output import INTERNAL, write_atomically

FOLDER = "nyckeltal"
DESCRIPTION = "datapackage.json"


def figures_folder(ar: int, version: str) -> Path:
    """Where a version's files lie; the internal version among what is never published."""
    year = output_dir() / str(ar)
    return (year / INTERNAL if version == "intern" else year) / FOLDER


def write_figures(frame: pd.DataFrame, ar: int, version: str) -> list[Path]:
    """Write the tidy `frame` in three formats and then its description, which says that they belong together.

    The same figures give the same bytes. Returns the files, the description last.
    """
    folder, stem = figures_folder(ar, version), f"nyckeltal-{ar}-{version}"
    made = {
        f"{stem}.csv": frame.to_csv(index=False, lineterminator="\n").encode("utf-8"),
        f"{stem}.json": (_json(frame) + "\n").encode(),
        f"{stem}.parquet": _parquet(frame),
    }
    (folder / DESCRIPTION).unlink(missing_ok=True)
    paths = []
    for name, content in made.items():
        write_atomically(folder / name, content)
        paths.append(folder / name)
    described = json.dumps(_description(paths, ar, version), ensure_ascii=False, indent=2)
    write_atomically(folder / DESCRIPTION, (described + "\n").encode())
    return [*paths, folder / DESCRIPTION]


def _json(frame: pd.DataFrame) -> str:
    rows = [
        {name: None if pd.isna(value) else value for name, value in row.items()} for row in frame.to_dict("records")
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _parquet(frame: pd.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.to_parquet(buffer, index=False)
    return buffer.getvalue()


def _description(paths: list[Path], ar: int, version: str) -> dict[str, Any]:
    shown = "Offentlig version: maskerade uppgifter ingår inte." if version == "offentlig" else "Intern version."
    return {
        "name": f"ledningens-genomgang-nyckeltal-{ar}-{version}",
        "title": f"Nyckeltal ur ledningens genomgång {ar}",
        "description": f"Ett nyckeltal för {organisation().en_enhet} per rad, som rapporterna visar det. {shown}",
        "resources": [_resource(path) for path in paths],
    }


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
        "encoding": "utf-8",
        "schema": {"fields": [_field(name) for name in COLUMNS], "missingValues": [""]},
    }


def _field(name: str) -> dict[str, str]:
    kind = "string"
    if name in NUMBERS:
        kind = "integer" if name in WHOLE else "number"
    return {
        "name": name,
        "type": "date" if name == "matdatum" else kind,
        "description": filled(COLUMNS[name], organisation()),
    }
