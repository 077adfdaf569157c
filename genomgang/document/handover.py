"""What a document that we execute is told, in one file that one variable names: which delivery it is about.

The document answers with a receipt of what it has read. Without a receipt that agrees, nothing is published: a report
that reads another delivery than the one asked for, for instance the example, cannot come about.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from genomgang.errors import DataError, RenderError
from genomgang.paths import HANDED_OVER
from genomgang.publish import adoption as adoptions
from genomgang.publish.adoption import Adoption

FILE = "uppdrag.json"
RECEIPT = "kvitto.json"


@dataclass(frozen=True)
class Handover:
    """`check` and `texts` are the fingerprints of the delivery's check and of the words that the report was planned
    from, None where it was not planned; `texts` is "" where there are none. `adoption` is None for a draft."""

    data: Path
    check: str | None = None
    texts: str | None = None
    adoption: Adoption | None = None


def hand_over(what: Handover, folder: Path) -> dict[str, str]:
    """Lay it in the folder where the document will be executed; returns the variable that its kernel needs."""
    content = {
        "data": str(what.data),
        "check": what.check,
        "texts": what.texts,
        "adoption": what.adoption.to_json() if what.adoption else None,
    }
    path = folder / FILE
    path.write_text(json.dumps(content), encoding="utf-8")
    return {HANDED_OVER: str(path)}


def received() -> Handover | None:
    """What this process was told; None where it is no document of ours, or was told nothing."""
    file = os.environ.get(HANDED_OVER)
    if not file:
        return None
    fields: Mapping[str, Any] = json.loads(Path(file).read_text(encoding="utf-8"))
    adopted = fields["adoption"]
    return Handover(
        data=Path(fields["data"]),
        check=fields["check"],
        texts=fields["texts"],
        adoption=adoptions.from_json(adopted) if adopted else None,
    )


def acknowledge(data: Path, check: str, texts: str) -> None:
    """Tell what has been read. DataError where that is other than what the report was planned from."""
    told = received()
    if told is None:
        return
    if data != told.data or told.check not in (None, check) or told.texts not in (None, texts):
        raise changed(data)
    content = {"data": str(data), "check": check}
    Path(os.environ[HANDED_OVER]).with_name(RECEIPT).write_text(json.dumps(content), encoding="utf-8")


def confirm(what: Handover, folder: Path) -> str:
    """The fingerprint of the check whose rows the document has read. RenderError where it has read other data."""
    path = folder / RECEIPT
    receipt = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    if receipt.get("data") != str(what.data):
        raise RenderError(
            "Dokumentet läste inte den leverans som rapporten gäller, och publiceras inte.",
            where=f"leveransen i {what.data}",
            remedy="Dokumentet ska läsa sina uppgifter med load_review eller load_city. Rätta det och kör igen.",
        )
    return str(receipt["check"])


def changed(data: Path) -> DataError:
    """The error to raise where a delivery is not what it was when the report was planned."""
    return DataError(
        "Leveransen ändrades medan rapporten gjordes.",
        where=str(data),
        remedy="Kör kommandot igen, så görs rapporten av det som gäller nu.",
    )
