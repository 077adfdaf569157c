"""A small archive for tests: documents with few bytes, frozen as adopted and then published."""

import datetime as dt
import json
from pathlib import Path

from genomgang.archive import chain, head
from genomgang.archive.adopt import freeze
from genomgang.archive.publishing import forget
from genomgang.archive.writing import locked
from genomgang.publish.output import Target, publish

CONTENT = {"html": b"<p>Sju av tio har g\xc3\xa5tt utbildningen.</p>", "pdf": b"%PDF-1.7 stapel 70", "ipynb": b"{}"}
SERVICE = Target("servicenamnden", 2024, "intern")
NAMES = {"servicenamnden": "Servicenämnden", "valnamnden": "Valnämnden"}


def origin(datum="2023-12-05", target=SERVICE):
    return {
        "namnd": target.namnd,
        "ar": target.ar,
        "version": target.version,
        "matdatum": f"{target.ar - 1}-10-31",
        "delivery": "ab" * 32,
        "sources": [],
        "parts": {},
        "versions": {},
        "adoption": {"roll": "forvaltningschef", "datum": datum, "diarienummer": "SERV 2023/1187"},
        "namn": NAMES[target.namnd],
    }


def adopt(folder: Path, archive: Path, *, datum="2023-12-05", signer=None, content=None, target=SERVICE):
    """Freeze one adoption; GENOMGANG_OUTPUT must point below the test's own folder."""
    staged = {}
    for kind, data in (content or CONTENT).items():
        staged[kind] = folder / f"staged.{kind}"
        staged[kind].write_bytes(data)
    facts = {"harkomst": origin(datum, target), "motor": "den inbyggda motorn"}
    with locked(archive):
        adopted = freeze(staged, target, facts, archive=archive, signer=signer)
        if signer:
            head.sign_head(chain.read_chain(archive), archive, signer, dt.date(2024, 1, 15))
        publish(staged, target, facts)
        forget(target)
    return adopted


def manifest_fields(folder: Path):
    return json.loads((folder / "manifest.json").read_bytes())
