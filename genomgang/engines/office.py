"""An organisation's own colours in Word and slides, which are made from a reference document in ours."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from genomgang.paths import ASSETS

EPOCH = (1980, 1, 1, 0, 0, 0)
"""A file's time within an archive, so that the same document is the same bytes."""

Exchange = Mapping[str, str]
"""Our colour → the organisation's, both as rrggbb in small letters."""


def exchange(meta: Mapping[str, Any]) -> Exchange:
    """What a document's metadata `farger` exchanges; nothing where there are no colours of its own."""
    named = meta.get("farger", {"c": {}})["c"]
    own = {name: "".join(part["c"] for part in value["c"]) for name, value in named.items()}
    return {ours: own[name] for name, ours in _palette().items() if name in own}


def recoloured(text: str, colours: Exchange) -> str:
    """The text with each of our colours exchanged."""
    ours = re.compile("|".join(colours), re.IGNORECASE)
    return ours.sub(lambda found: colours[found[0].lower()], text) if colours else text


def recolour(path: Path, colours: Exchange) -> None:
    """Exchange the colours in every part of a document that is XML; the same file gives the same bytes."""
    if not colours:
        return
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in content.items():
            written = recoloured(data.decode(), colours).encode() if name.endswith(".xml") else data
            archive.writestr(zipfile.ZipInfo(name, EPOCH), written, zipfile.ZIP_DEFLATED)


@cache
def _palette() -> Mapping[str, str]:
    found = json.loads((ASSETS / "palett.json").read_text(encoding="utf-8"))
    return {name: modes["light"].removeprefix("#") for name, modes in found.items()}
