"""Markdown for both engines: escaping, tables, styled blocks, and the coordinators' texts made harmless.

Text from data is never Markdown: `escape` makes it so. The coordinators' words may use a small part of Markdown;
`restricted` keeps that part and turns everything else (HTML, shortcodes, cells, attributes) into plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from genomgang.text.columns import column_widths, natural_width

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SPECIAL = re.compile(r"""[\\`*_{}\[\]<>#|~^$@&"']|--|\.\.|::|:(?=[/\w+-])|^[-+=:(]|^\w+[.)](?=\s|$)""")
_SYMBOL_AND_WORD = re.compile("[●◐○▲▷➔–] (?=\\w)")
_SHORT_STATUS = len("○ Ej påbörjad")
_UNBROKEN = len("öppen sedan 2023-01-01")
_PUNCTUATION = re.compile(r"[^\w\s]|_")
_ESCAPE = re.compile(r"\\(?=[^\w\s]|_)")
_MARKED = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\{[^}]*\}")
_BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF)
_CONTROL = (*range(0x20), *range(0x7F, 0xA0))
_SEEN = {**dict.fromkeys(_CONTROL, " "), **dict.fromkeys(_BIDI)}
_BREAKING = re.compile("[^\\S\u00a0]+")


class Markdown(str):
    """Text that is Markdown already and must not be escaped again."""

    __slots__ = ()


@dataclass(frozen=True)
class Table:
    """A table ready to print: header and cells as plain text (or `Markdown`), one letter l/r/c a column.

    `note` stands below. The columns' widths in print follow from what they hold.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: str
    caption: str = ""
    id: str = ""
    note: str = ""


def plain(text: str) -> str:
    """Text on one line without control characters and marks that reorder writing (both can hide what is written)."""
    return _BREAKING.sub(" ", text.translate(_SEEN)).strip()


def escape(text: str) -> Markdown:
    """Text from data as Markdown that shows exactly that text, on one line."""
    if isinstance(text, Markdown):
        return text
    escaped = _SPECIAL.sub(lambda match: _PUNCTUATION.sub(r"\\\g<0>", match[0]), plain(text))
    # Engines look for shortcodes when the escapes are gone; a word joiner, which is not seen, parts their beginning.
    return Markdown(escaped.replace(r"\{\{\<", "\\{\\{\u2060\\<"))


def unescaped(text: str) -> str:
    """What a reader sees of one line of Markdown: neither the escapes of `escape` nor a mark around words.

    >>> unescaped(Markdown("[80\\% av två]{data-nyckeltal=x} är klara"))
    '80% av två är klara'
    """
    if not isinstance(text, Markdown):
        return plain(text)
    return _ESCAPE.sub("", _MARKED.sub(r"\1", text))


def block(name: str, text: str) -> Markdown:
    """`text` (Markdown) in a block that CSS knows as the class `name` and Typst as the function `name`."""
    return Markdown(f"::: {{.{name}}}\n```{{=typst}}\n#{name}[\n```\n\n{text}\n\n```{{=typst}}\n]\n```\n:::\n")


def paragraphs(*texts: str) -> Markdown:
    """Markdown pieces with a blank line between; empty ones are left out."""
    return Markdown("\n\n".join(text for text in texts if text) + "\n")


def bullets(items: Sequence[str]) -> Markdown:
    """A bullet list of texts (escaped unless `Markdown`)."""
    return Markdown("\n".join(f"- {escape(item)}" for item in items))


_NARROW = 28.0
"""A table that takes less than this, in ems, is not spread over the page's whole width."""
_PANDOC_LINE = 72
"""Pandoc lets a table with a longer line fill the page, its columns as wide as their dashes tell."""
_DASHES = 2.5
"""Dashes for an em."""


def table(content: Table) -> Markdown:
    """A pipe table with its caption and note. Empty cells show "–"."""
    rows = [tuple(_cell(cell) for cell in row) for row in (content.header, *content.rows)]
    header, *body = [f"| {' | '.join(row)} |" for row in rows]
    narrow = natural_width(rows) < _NARROW and all(len(line) <= _PANDOC_LINE for line in (header, *body))
    dashes = [3 if narrow else max(3, round(_DASHES * width)) for width in column_widths(rows)]
    rules = [_rule(letter, count) for letter, count in zip(content.align, dashes, strict=True)]
    lines = [header, f"|{'|'.join(rules)}|", *body]
    if content.caption:
        lines += ["", f": {escape(content.caption)}" + (f" {{#{content.id}}}" if content.id else "")]
    if not content.note:
        return paragraphs("\n".join(lines))
    return block("noterad", paragraphs("\n".join(lines), block("anmarkning", escape(content.note))))


def _rule(letter: str, width: int) -> str:
    dashes = "-" * width
    return {"l": f":{dashes}", "r": f"{dashes}:", "c": f":{dashes}:"}[letter]


def _cell(text: str) -> str:
    """One cell. A status symbol stays with its word, and a short status, a date or an id with hyphens on one line."""
    if not text:
        return "–"
    if isinstance(text, Markdown):
        return text
    if _SYMBOL_AND_WORD.match(text):
        text = text.replace(" ", "\u00a0", -1 if len(text) <= _SHORT_STATUS else 1)
    shown = escape(text)
    return f"[{shown}]{{.helt}}" if "-" in text and len(text) <= _UNBROKEN and " " not in text else shown


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable(["code", "fence", "backticks", "reference", "entity"])


def restricted(text: str) -> Markdown:
    """The coordinator's words as safe Markdown.

    Kept: paragraphs, bullet and numbered lists, quotations, emphasis, strong, web and mail links. Headings become
    strong paragraphs (the report has its own), pictures become their text. Everything else comes out as written.
    """
    tokens = _parser().parse(text.replace("\x00", ""))
    return Markdown("\n".join(_blocks(iter(tokens), indent="")).strip() + "\n") if tokens else Markdown("")


def _blocks(tokens: Iterator[Token], indent: str) -> Iterator[str]:
    marker = ""
    prefix = indent
    stack: list[tuple[str, str]] = []
    heading = False
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                stack.append((prefix, "1. " if token.type.startswith("ordered") else "- "))
            case "list_item_open":
                marker = stack[-1][1]
                prefix = stack[-1][0] + " " * len(marker)
            case "bullet_list_close" | "ordered_list_close":
                prefix, _ = stack.pop()
                yield ""
            case "blockquote_open":
                stack.append((prefix, "> "))
                prefix += "> "
            case "blockquote_close":
                prefix, _ = stack.pop()
                yield ""
            case "heading_open":
                heading = True
            case "heading_close":
                heading = False
            case "inline":
                words = "".join(_inline(token.children or []))
                body = f"**{words}**" if heading and words else words
                first = prefix[: len(prefix) - len(marker)] + marker if marker else prefix
                marker = ""
                yield first + body
                yield prefix.rstrip()
            case _:
                pass


def _inline(tokens: Sequence[Token]) -> Iterator[str]:
    links: list[str] = []
    for token in tokens:
        match token.type:
            case "text":
                lead = " " if token.content[:1] == " " else ""
                tail = " " if token.content[-1:] == " " and token.content.strip() else ""
                yield f"{lead}{escape(token.content)}{tail}"
            case "softbreak":
                yield " "
            case "hardbreak":
                yield "\\\n"
            case "em_open" | "em_close":
                yield "*"
            case "strong_open" | "strong_close":
                yield "**"
            case "link_open":
                href = str(token.attrs.get("href", ""))
                links.append(href if re.match(r"(https?://|mailto:)[^\s<>\"'{}|\\^`]+$", href) else "")
                yield "[" if links[-1] else ""
            case "link_close":
                href = links.pop()
                yield f"](<{href}>)" if href else ""
            case "image":
                yield escape(token.content)
            case _:
                yield escape(token.content)
