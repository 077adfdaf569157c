"""The texts that a folder begins with, from the templates in `assets/start`."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

from genomgang.paths import ASSETS

_NOT_IN_NAMES = str.maketrans({" ": "-", "/": "-", "&": "och", "_": "-"})


def filled_template(name: str, **values: Any) -> str:
    """The text that the template gives; `citerad` writes a value so that YAML reads it as one text."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(ASSETS / "start"),
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters["citerad"] = lambda value: json.dumps(str(value), ensure_ascii=False)
    return environment.get_template(name).render(**values)


def short_name(name: str) -> str:
    """The short name under which a unit stands in deliveries and file names.

    >>> short_name("Miljö- och hälsoskyddsnämnden")
    'miljo-och-halsoskyddsnamnden'
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_NOT_IN_NAMES))
    kept = "".join(letter for letter in plain if letter.isascii() and (letter.isalnum() or letter == "-"))
    return "-".join(part for part in kept.split("-") if part)
