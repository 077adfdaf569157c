"""What a finished document shows, aspect by aspect, as lists of short texts that can be compared."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf
from bs4 import BeautifulSoup, Tag

from genomgang.evidence.attachments import read_attachments
from tests.report.readers import pages

Shown = Mapping[str, list[str]]
"""Aspect → what the document shows of it, in order."""


def shown(path: Path) -> Shown:
    """By the file's ending."""
    return {".html": _of_page, ".pdf": _of_pdf, ".docx": _of_word}[path.suffix](path)


def _of_page(path: Path) -> Shown:
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    main = page.main
    assert isinstance(main, Tag)
    return {
        "title": [_text(page.title)],
        "text": _words(main.get_text(" ")),
        "headings": [f"{each.name} {_text(each)}" for each in main.find_all(re.compile(r"h[1-6]"))],
        "captions": [_text(each) for each in main.find_all("figcaption")],
        "tables": [_text(row) for row in main.find_all("tr")],
        "cells": [cell.name for cell in main.find_all(["th", "td"])],
        "references": [f"{_text(each)} → {each['href']}" for each in main.select("a.quarto-xref")],
        "alternatives": sorted(str(each.get("aria-label") or each.get("alt")) for each in _pictures(main)),
        "contents": [_text(each) for each in page.select("nav a[href^='#']")],
        "around": [text for each in page.find_all(["header", "footer"]) if (text := _text(each))],
    }


def _pictures(main: Tag) -> Iterator[Tag]:
    for each in main.find_all(["img", "svg"]):
        if each.get("aria-hidden") != "true":
            yield each


def _of_pdf(path: Path) -> Shown:
    with pikepdf.open(path) as pdf:
        with pdf.open_metadata() as metadata:
            facts = [f"{name} {metadata.get(name)}" for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")]
        facts += [str(pdf.Root.Lang), str(pdf.docinfo.get("/Title")), f"marked {pdf.Root.MarkInfo.Marked}"]
        kinds = [str(each.S) for each in _tags(pdf.Root.StructTreeRoot) if "/S" in each]
        alternatives = [str(each.Alt) for each in _tags(pdf.Root.StructTreeRoot) if "/Alt" in each]
        with pdf.open_outline() as outline:
            marks = list(_bookmarks(outline.root))
    files = read_attachments(path)
    return {
        "text": _words("\n".join(pages(path))),
        "facts": facts,
        "tags": [f"{name} {count}" for name, count in sorted(Counter(kinds).items())],
        "alternatives": alternatives,
        "bookmarks": marks,
        "attachments": [f"{name} {hashlib.sha256(files[name]).hexdigest()}" for name in sorted(files)],
    }


def _tags(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    children = node.get("/K")
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/MCID" not in child:
            yield child
            yield from _tags(child)


def _bookmarks(items: object, level: int = 1) -> Iterator[str]:
    for item in items:  # type: ignore[attr-defined]
        yield f"{level} {item.title}"
        yield from _bookmarks(item.children, level + 1)


def _of_word(path: Path) -> Shown:
    with zipfile.ZipFile(path) as archive:
        document = BeautifulSoup(archive.read("word/document.xml"), "xml")
        pictures = [name.rsplit(".", 1)[1] for name in archive.namelist() if name.startswith("word/media/")]
    paragraphs = [(_style(each), _runs(each)) for each in document.find_all("p")]
    return {
        "text": _words(" ".join(text for _, text in paragraphs)),
        "headings": [f"{style} {text}" for style, text in paragraphs if style.startswith("Heading")],
        "tables": [_words_of_row(row) for row in document.find_all("tr")],
        "pictures": sorted(pictures),
    }


def _style(paragraph: Tag) -> str:
    style = paragraph.find("pStyle")
    return str(style.get("w:val")) if isinstance(style, Tag) else ""


def _runs(paragraph: Tag) -> str:
    return "".join(each.get_text() for each in paragraph.find_all("t"))


def _words_of_row(row: Tag) -> str:
    return " | ".join(_runs(cell) for cell in row.find_all("tc"))


def _text(element: Tag | None) -> str:
    return " ".join(_words(element.get_text(" "))) if element else ""


def _words(text: str) -> list[str]:
    """Words without soft hyphens; where a tag ends before a full stop or a bracket is no difference."""
    plain = re.sub(r"[\u00ad\u200b\u2060\ufeff]", "", text).replace("\u00a0", " ")
    return re.sub(r"\s+(?=[.,;:)])|(?<=\()\s+", "", plain).split()
