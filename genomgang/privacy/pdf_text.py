"""The words of a PDF, with its attachments and metadata: enough to search them, not to set them again."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import pikepdf

_SHOWN = re.compile(
    rb"""[/(<\[TE](?:
      (?<=/)(?P<font>[^\s/<>\[\]()]+)\s+[-\d.]+\s+Tf
    | (?<=\[)(?:[-+\d.\s]++|\((?:[^()\\]|\\.)*+\)|<[0-9A-Fa-f\s]*+>)*+\]
    | (?<=\()(?:[^()\\]|\\.)*\)
    | (?<=<)[0-9A-Fa-f\s]*>
    | (?P<end>(?<=T)(?<!\wT)[dDm*]\b | (?<=E)(?<!\wE)T\b)
    )""",
    re.DOTALL | re.VERBOSE,
)
"""What a page shows: a font, a text in either way of writing, several with the room between them, or the end of a
piece. Each begins with one of few signs, so that what is drawn is passed over quickly."""

_TEXT = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)

_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")

_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_LETTERS: Mapping[bytes, bytes] = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_CODE = re.compile(rb"<([0-9A-Fa-f]+)>")
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)


def words_of(content: bytes) -> str:
    """All words of a PDF, page by page, then those of its metadata and attachments."""
    known: dict[tuple[int, int], _Font] = {}
    with pikepdf.open(io.BytesIO(content)) as document:
        pages = [_of_page(page, known) for page in document.pages]
        attached = [
            document.attachments[name].get_file().read_bytes().decode("utf-8", errors="replace")
            for name in document.attachments
        ]
        return "\n".join([*pages, *_told(document), *attached])


def _told(document: pikepdf.Pdf) -> Iterator[str]:
    """What the document says of itself, in both places."""
    yield from (str(value) for value in document.docinfo.values())
    if "/Metadata" in document.Root:
        yield html.unescape(document.Root.Metadata.read_bytes().decode("utf-8", errors="replace"))


@dataclass(frozen=True)
class _Font:
    """Code → letters, and the pieces that have been read with it: most come again and again."""

    table: Mapping[bytes, str] = field(default_factory=dict)
    read: dict[bytes, str] = field(default_factory=dict)

    def letters(self, text: bytes) -> str:
        """What is shown by a text as it is written within `()`, in digits within `<>`, or by several within `[]`."""
        return "".join(map(self._piece, _TEXT.findall(text)))

    def _piece(self, text: bytes) -> str:
        found = self.read.get(text)
        if found is None:
            found = self.read[text] = _decoded(_bytes(text), self.table)
        return found


def _of_page(page: pikepdf.Page, known: dict[tuple[int, int], _Font]) -> str:
    fonts = {name.lstrip("/").encode(): _font(font, known) for name, font in _fonts(page)}
    lines: list[str] = [""]
    used = _Font()
    page.contents_coalesce()
    for match in _SHOWN.finditer(page.Contents.read_bytes() if "/Contents" in page else b""):
        if match["font"]:
            used = fonts.get(match["font"], _Font())
        elif match["end"]:
            lines.append("")
        else:
            lines[-1] += used.letters(match[0])
    # A word may be laid out in pieces, and pieces without a space between them be several words. Two dates in cells
    # side by side are no longer number.
    joined = "".join(f" {line} " if _DATE.fullmatch(line) else line for line in lines)
    return "\n".join([*(line for line in lines if len(line) > 1), joined])


def _font(font: pikepdf.Object, known: dict[tuple[int, int], _Font]) -> _Font:
    """A font of the document, read once: pages share those that are objects of their own."""
    if not font.is_indirect:
        return _Font(_table(font))
    if font.objgen not in known:
        known[font.objgen] = _Font(_table(font))
    return known[font.objgen]


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
    return _ESCAPED.sub(lambda match: _unescaped(match[1]), text[1:-1])


@cache
def _unescaped(escaped: bytes) -> bytes:
    if escaped[:1].isdigit():
        return bytes([int(escaped, 8) % 256])
    return b"" if escaped in (b"\r\n", b"\n", b"\r") else _LETTERS.get(escaped, escaped)


def _decoded(codes: bytes, table: Mapping[bytes, str]) -> str:
    if not table:
        return codes.decode("latin-1")
    size = len(next(iter(table)))
    return "".join(table.get(codes[place : place + size], "") for place in range(0, len(codes), size))
