"""A small archive for tests: documents with few bytes, frozen as adopted."""

import json
from pathlib import Path

from genomgang.archive.adopt import freeze
from genomgang.output import Target, publish

CONTENT = {"html": b"<p>Sju av tio har g\xc3\xa5tt utbildningen.</p>", "pdf": b"%PDF-1.7 stapel 70", "ipynb": b"{}"}


def origin(datum="2023-12-05"):
    return {
        "namnd": "servicenamnden",
        "ar": 2024,
        "version": "intern",
        "matdatum": "2023-10-31",
        "delivery": "ab" * 32,
        "sources": [],
        "parts": {},
        "versions": {},
        "adoption": {"roll": "forvaltningschef", "datum": datum, "diarienummer": "SERV 2023/1187"},
    }


def adopt(folder: Path, archive: Path, *, datum="2023-12-05", signer=None, content=None):
    """Freeze one adoption of Servicenämnden 2024; GENOMGANG_OUTPUT must point below the test's own folder."""
    target = Target("servicenamnden", 2024, "intern")
    staged = {}
    for kind, data in (content or CONTENT).items():
        staged[kind] = folder / f"{target.stem}.{kind}"
        staged[kind].write_bytes(data)
    placed = publish(staged, target, {"harkomst": origin(datum)})
    return freeze(placed, target, engine="den inbyggda motorn", archive=archive, signer=signer)


def manifest_fields(folder: Path):
    return json.loads((folder / "manifest.json").read_bytes())
