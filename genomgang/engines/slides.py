"""What pandoc leaves undone in a file of slides: alternative texts alone, the language, and ids of their own.

Pandoc writes a file's name after a picture's alternative text, which a screen reader would read aloud.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as Tree

from genomgang.engines.office import EPOCH

_NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_A, _P = (f"{{{_NAMES[name]}}}" for name in ("a", "p"))
_SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")
_BEFORE_NAME = "  "
"""What an XML reader makes of the empty line that pandoc writes before a file's name."""


def make_accessible(path: Path, lang: str) -> None:
    """Give the file's pictures their alternative texts and its words their language; the same file, the same bytes."""
    for prefix, name in _NAMES.items():
        Tree.register_namespace(prefix, name)
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in content.items():
            written = _accessible(data, lang) if _SLIDE.fullmatch(name) else data
            archive.writestr(zipfile.ZipInfo(name, EPOCH), written, zipfile.ZIP_DEFLATED)


def _accessible(data: bytes, lang: str) -> bytes:
    slide = Tree.fromstring(data)
    for facts in slide.iterfind(f".//{_P}pic//{_P}cNvPr"):
        facts.set("descr", facts.get("descr", "").rpartition(_BEFORE_NAME)[0])
    for number, facts in enumerate(slide.iter(f"{_P}cNvPr"), start=1):
        facts.set("id", str(number))
    for run in slide.iter(f"{_A}r"):
        look = run.find(f"{_A}rPr")
        if look is None:
            look = Tree.Element(f"{_A}rPr")
            run.insert(0, look)
        look.set("lang", lang)
    written: bytes = Tree.tostring(slide, encoding="UTF-8", xml_declaration=True)
    return written
