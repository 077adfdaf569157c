"""The words of a PDF, with its attachments and metadata: enough to search them, not to set them again."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

import pikepdf

_SHOWN = re.compile(
    rb"/(?P<font>[^\s/<>\[\]()]+)\s+[-\d.]+\s+Tf|(?P<text>\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)|(?P<end>\bT[dDm*]\b|\bET\b)",
    re.DOTALL,
)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_LETTERS: Mapping[bytes, bytes] = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_CODE = re.compile(rb"<([0-9A-Fa-f]+)>")
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)


def words_of(content: bytes) -> str:
    """All words of a PDF, page by page, then those of its metadata and attachments."""
    with pikepdf.open(io.BytesIO(content)) as document:
        pages = [_of_page(page) for page in document.pages]
        with document.open_metadata() as metadata:
            told = str(metadata)
        attached = [
            document.attachments[name].get_file().read_bytes().decode("utf-8", errors="replace")
            for name in document.attachments
        ]
        return "\n".join([*pages, told, *attached])


def _of_page(page: pikepdf.Page) -> str:
    tables = {name.lstrip("/").encode(): _table(font) for name, font in _fonts(page)}
    lines: list[str] = [""]
    used: Mapping[bytes, str] = {}
    page.contents_coalesce()
    for match in _SHOWN.finditer(page.Contents.read_bytes() if "/Contents" in page else b""):
        if match["font"]:
            used = tables.get(match["font"], {})
        elif match["end"]:
            lines.append("")
        else:
            lines[-1] += _decoded(_bytes(match["text"]), used)
    # A word may be laid out in pieces, and pieces without a space between them be several words.
    return "\n".join([*(line for line in lines if len(line) > 1), "".join(lines)])


def _fonts(page: pikepdf.Page) -> list[tuple[str, pikepdf.Object]]:
    resources = page.resources
    return list(resources.Font.items()) if "/Font" in resources else []


def _table(font: pikepdf.Object) -> dict[bytes, str]:
    """Code → letters, from the font's own map to Unicode."""
    found: dict[bytes, str] = {}
    if "/ToUnicode" not in font:
        return found
    for kind, block in _BLOCK.findall(font.ToUnicode.read_bytes()):
        if kind == b"bfchar":
            found |= {bytes.fromhex(code.decode()): _letters(letters) for code, letters in _PAIR.findall(block)}
            continue
        for first, last, start, each in _RANGE.findall(block):
            length, codes = len(first) // 2, range(int(first, 16), int(last, 16) + 1)
            letters = _CODE.findall(each) or [
                f"{int(start, 16) + step:0{len(start)}x}".encode() for step in range(len(codes))
            ]
            found |= {code.to_bytes(length, "big"): _letters(one) for code, one in zip(codes, letters, strict=False)}
    return found


def _letters(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be", errors="replace")


def _bytes(text: bytes) -> bytes:
    if text.startswith(b"<"):
        digits = re.sub(rb"\s", b"", text[1:-1])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return _ESCAPED.sub(_unescaped, text[1:-1])


def _unescaped(match: re.Match[bytes]) -> bytes:
    escaped = match[1]
    if escaped[:1].isdigit():
        return bytes([int(escaped, 8) % 256])
    return b"" if escaped in (b"\r\n", b"\n", b"\r") else _LETTERS.get(escaped, escaped)


def _decoded(codes: bytes, table: Mapping[bytes, str]) -> str:
    if not table:
        return codes.decode("latin-1")
    size = len(next(iter(table)))
    return "".join(table.get(codes[place : place + size], "") for place in range(0, len(codes), size))
