"""Everything that can be read out of a file: text in any encoding, parts of archives, streams and strings of a PDF."""

from __future__ import annotations

import base64
import binascii
import html
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pikepdf

CANARY = re.compile(r"zq7xk\d{4}w|987651\d{3}|61[.,]73\d{4}|19[5-8]\d-\d\d-\d\d")
"""The form of every canary; one pattern, since a search for a thousand words one by one takes minutes."""

_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{24,}={0,2}")
_BREAK = re.compile(rb"\s+|\\n")
"""Lines in base64 are broken, in a notebook with a written backslash."""

_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){12,}")
_TAG = re.compile(r"<[^>]*>")
_INVISIBLE = re.compile(r"[\s\u00ad\u200b\u2060]+")


def views(name: str, content: bytes) -> Iterator[str]:
    """The file's contents as texts in small letters without spaces, each decoded in one way."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.namelist():
                yield _folded(part)
                yield from views(part, archive.read(part))
    elif content.startswith(b"%PDF"):
        yield from _pdf(content)
    else:
        yield from _texts(content)
        if name.endswith((".json", ".ipynb")):
            yield _folded("\n".join(_strings(json.loads(content))))


def _texts(content: bytes) -> Iterator[str]:
    for text in _decoded(content):
        yield _folded(text)
        yield _folded(unquote(html.unescape(text)))
        yield _folded(html.unescape(_TAG.sub("", text)))
    for found in {*_BASE64.findall(content), *_BASE64.findall(_BREAK.sub(b"", content))}:
        try:
            inner = base64.b64decode(found[: len(found) // 4 * 4], altchars=b"-_" if {45, 95} & {*found} else None)
        except binascii.Error:
            continue
        yield from map(_folded, _decoded(inner))
    for found in _HEX.findall(content):
        yield from map(_folded, _decoded(bytes.fromhex(found.decode("ascii"))))


def _decoded(content: bytes) -> Iterator[str]:
    for encoding in ("utf-8", "latin-1"):
        yield content.decode(encoding, errors="ignore")
    for start in (0, 1):  # two bytes a letter may begin anywhere
        yield content[start:].decode("utf-16-le", errors="ignore")
        yield content[start:].decode("utf-16-be", errors="ignore")


def _pdf(content: bytes) -> Iterator[str]:
    yield from _texts(content)
    with pikepdf.open(io.BytesIO(content)) as document:
        for found in document.objects:
            yield _folded(" ".join(_pdf_strings(found)))
            if isinstance(found, pikepdf.Stream):
                yield from _texts(_bytes(found))
        for name in document.attachments:
            yield _folded(name)
            yield from views(name, document.attachments[name].get_file().read_bytes())
        with document.open_metadata() as metadata:
            yield _folded(str(metadata))
    if shutil.which("pdftotext"):
        read = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
        yield from _texts(read.stdout)


def _bytes(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # a picture's own compression
        return stream.read_raw_bytes()


def _pdf_strings(found: pikepdf.Object) -> Iterator[str]:
    if isinstance(found, pikepdf.String):
        yield str(found)
    elif isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in found.items():
            yield str(key)
            if not value.is_indirect if isinstance(value, pikepdf.Object) else False:
                yield from _pdf_strings(value)
    elif isinstance(found, pikepdf.Array):
        for value in found:
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                yield from _pdf_strings(value)


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, inner in value.items():
                yield str(key)
                yield from _strings(inner)
        case list():
            for inner in value:
                yield from _strings(inner)
        case _:
            yield str(value)


def _folded(text: str) -> str:
    return _INVISIBLE.sub("", text).casefold()


def search(paths: list[Path], said: str, canaries: list[str]) -> dict[str, set[str]]:
    """Canary → the files where it was found; `said` is what was printed meanwhile. File names are searched too."""
    found: dict[str, set[str]] = {}
    known = set(canaries)
    sources = [(path.name, path.read_bytes()) for path in paths] + [("utskrift", said.encode())]
    for name, content in sources:
        for text in (_folded(name), *views(name, content)):
            for canary in known.intersection(CANARY.findall(text)):
                found.setdefault(canary, set()).add(name)
    return found
