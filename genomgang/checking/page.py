"""The data-quality page: what the check found, as an accessible HTML page that needs no network, and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from genomgang.checking.model import DeliveryCheck
from genomgang.checking.store import to_json
from genomgang.checking.table import named
from genomgang.contracts.contract import Severity
from genomgang.paths import output_dir
from genomgang.publish.htmlpage import fill
from genomgang.publish.output import INTERNAL

PAGE = "index.html"
JSON = "datakvalitet.json"
_FOLDER = "datakvalitet"


def write_quality(check: DeliveryCheck) -> Path:
    """Write the year's data-quality page where only the internal front page leads. Returns the page.

    It counts rows and persons of each nämnd, which together with a report would tell how many consultants there are. A
    former one that lies beside the public reports is removed.
    """
    year = output_dir() / str(check.delivery.ar)
    for name in (PAGE, JSON):
        (year / _FOLDER / name).unlink(missing_ok=True)
    if (year / _FOLDER).is_dir() and not any((year / _FOLDER).iterdir()):
        (year / _FOLDER).rmdir()
    return write_page(check, year / INTERNAL / _FOLDER)


def write_page(check: DeliveryCheck, folder: Path) -> Path:
    """Write `index.html` and `datakvalitet.json` to `folder`, each whole or not at all. Returns the page."""
    folder.mkdir(parents=True, exist_ok=True)
    _replace(folder / JSON, json.dumps(to_json(check), ensure_ascii=False, indent=1))
    return _replace(folder / PAGE, page(check))


def page(check: DeliveryCheck) -> str:
    """The page as HTML, with stylesheet and fonts within it."""
    return fill("datakvalitet.html", check=check, Severity=Severity, named=named)


def _replace(path: Path, text: str) -> Path:
    temporary = path.with_name(f".{path.name}.ny")
    temporary.write_text(text, encoding="utf-8")
    return temporary.replace(path)
