"""The glossary: word → explanation in plain Swedish, from `ordlista.yml`, in Swedish alphabetical order."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from genomgang.organisation import organisation
from genomgang.reading.yamlfile import as_text
from genomgang.regler import edited_by_hand, read_rules

FILE = Path(__file__).with_name("ordlista.yml")
_AFTER_Z = str.maketrans({"å": "{", "ä": "|", "ö": "}"})


@edited_by_hand
def glossary(path: Path = FILE) -> Mapping[str, str]:
    """Read the glossary; DataError where an explanation is no text."""
    fields = {**read_rules(path), **organisation().ordlista}
    words = sorted(fields, key=lambda word: word.lower().translate(_AFTER_Z))
    return MappingProxyType({word: as_text(fields, word, where=str(path)) for word in words})
