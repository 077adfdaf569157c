"""Pages of our own beside the reports: templates in `assets/html`, with the report's look, in one file."""

from __future__ import annotations

import base64
import re
from typing import Any

from genomgang.organisation import organisation
from genomgang.organisation.colours import own_style
from genomgang.paths import ASSETS

_FOLDER = ASSETS / "html"
_URL = re.compile(r'url\("([^"]+)"\)')


def fill(template: str, **values: Any) -> str:
    """The page that a template gives: text in it is escaped, stylesheet and fonts stand within it as `style`."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from genomgang.text.swedish import iso_date, long_date, number, percent, sentence_case

    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "tal": number,
        "procent": percent,
        "datum": long_date,
        "isodatum": iso_date,
        "versal": sentence_case,
    }
    return environment.get_template(template).render(style=_stylesheet(), org=organisation(), **values)


def _stylesheet() -> str:
    """The report's stylesheet, with its fonts embedded: `</` can't stand in a style element, nor does it."""
    text = (_FOLDER / "report.css").read_text(encoding="utf-8")
    return _URL.sub(lambda match: f'url("{_data_uri(match[1])}")', text) + own_style(organisation().farger)


def _data_uri(address: str) -> str:
    return f"data:font/woff2;base64,{base64.b64encode((_FOLDER / address).read_bytes()).decode()}"
