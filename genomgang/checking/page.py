"""The data-quality page: what the check found, as an accessible HTML page that needs no network, and as JSON."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from genomgang.checking.model import DeliveryCheck
from genomgang.checking.table import named
from genomgang.contract import Severity
from genomgang.paths import ASSETS
from genomgang.store import to_json
from genomgang.swedish import iso_date, long_date, number, percent

PAGE = "index.html"
JSON = "datakvalitet.json"

_STYLESHEET = ASSETS / "html" / "report.css"
_URL = re.compile(r'url\("([^")]+)"\)')


def write_page(check: DeliveryCheck, folder: Path) -> Path:
    """Write `index.html` and `datakvalitet.json` to `folder`, each whole or not at all. Returns the page."""
    folder.mkdir(parents=True, exist_ok=True)
    _replace(folder / JSON, json.dumps(to_json(check), ensure_ascii=False, indent=1))
    return _replace(folder / PAGE, page(check))


def page(check: DeliveryCheck) -> str:
    """The page as HTML, with stylesheet and fonts within it."""
    environment = Environment(
        loader=FileSystemLoader(ASSETS / "html"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {"tal": number, "procent": percent, "datum": long_date, "isodatum": iso_date}
    template = environment.get_template("datakvalitet.html")
    return template.render(check=check, Severity=Severity, named=named, style=_stylesheet())


def _stylesheet() -> str:
    """The report's stylesheet, with its fonts embedded: `</` can't stand in a style element, nor does it."""
    text = _STYLESHEET.read_text(encoding="utf-8")
    return _URL.sub(lambda match: f'url("{_data_uri(_STYLESHEET.parent / match[1])}")', text)


def _data_uri(path: Path) -> str:
    return f"data:font/woff2;base64,{base64.b64encode(path.read_bytes()).decode()}"


def _replace(path: Path, text: str) -> Path:
    temporary = path.with_name(f".{path.name}.ny")
    temporary.write_text(text, encoding="utf-8")
    return temporary.replace(path)
