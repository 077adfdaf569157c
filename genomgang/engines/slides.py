"""What pandoc leaves undone in a file of slides: alternative texts, the language, and ids of their own.

Pandoc calls a picture by its file's name and prints its alternative text below it. Here the picture has the text, and
the box below it goes, so that a screen reader says it once and the slide keeps its room.
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
_BELOW = "TextBox"


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
    for shapes in slide.iter(f"{_P}spTree"):
        _describe(shapes)
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


def _describe(shapes: Tree.Element) -> None:
    """The text of the box below each picture becomes the picture's own."""
    waiting: list[Tree.Element] = []
    for shape in list(shapes):
        facts = shape.find(f".//{_P}cNvPr")
        if shape.tag == f"{_P}pic" and facts is not None:
            waiting.append(facts)
        elif waiting and facts is not None and facts.get("name", "").startswith(_BELOW):
            waiting.pop(0).set("descr", "".join(text.text or "" for text in shape.iter(f"{_A}t")))
            shapes.remove(shape)
