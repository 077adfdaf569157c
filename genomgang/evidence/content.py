"""A frozen document as data: its passages and its tables, exactly as the reader sees them.

Everything is taken from the document that both engines render, never from the data behind it. So the evidence of the
public version holds what that version shows, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from genomgang.document.conditions import WITHOUT_DATA, is_shown_anywhere
from genomgang.engines import pandoc

FIGURES_BEHIND = "siffror"
"""Class of the block that holds a chart's table (see `genomgang.document.exhibit.figures_behind`)."""


@dataclass(frozen=True)
class Passage:
    """One heading, paragraph, list item or chart caption.

    `kind` is a key of `KINDS`, `section` the heading above it, `id` that of a chart or heading, else "".
    """

    kind: str
    section: str
    text: str
    id: str = ""


@dataclass(frozen=True)
class ShownTable:
    """A table as shown. `id` is its own, for the figures behind a chart the chart's, else made from its section's."""

    id: str
    section: str
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Content:
    """A document's passages and tables, in reading order."""

    passages: tuple[Passage, ...]
    tables: tuple[ShownTable, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain values; `from_json` is the way back."""
        return asdict(self)


KINDS: Mapping[str, str] = {"rubrik": "Rubrik", "ron": "Rön", "alt": "Beskrivning av figur", "text": "Text"}
"""Kinds of passages: heading, finding (a chart's caption), a chart's description in words, other words."""


def from_json(fields: Mapping[str, Any]) -> Content:
    """The content that `Content.to_json` wrote."""
    return Content(
        tuple(Passage(**each) for each in fields["passages"]),
        tuple(
            ShownTable(**{**each, "header": tuple(each["header"]), "rows": tuple(map(tuple, each["rows"]))})
            for each in fields["tables"]
        ),
    )


def read_content(document: str) -> Content:
    """The passages and tables of a frozen document. RenderError where pandoc cannot read it."""
    reader = _Reader()
    reader.read(list(_shown(pandoc.read(document))), chart="")
    return Content(tuple(reader.passages), tuple(reader.tables))


def _shown(document: Mapping[str, Any]) -> Iterator[Any]:
    """The blocks without the chapters that `assets/filter/utan_underlag.lua` leaves out."""
    facts = document["meta"].get("uppgifter", {"c": {}})["c"]
    without = set(text_of(facts[WITHOUT_DATA]["c"]).split()) if WITHOUT_DATA in facts else set()
    within = 0
    for block in document["blocks"]:
        if block["t"] == "Header":
            level, (identifier, _, _), _ = block["c"]
            within = 0 if level <= within else within
            within = level if identifier in without and not within else within
        if not within:
            yield block


@dataclass
class _Reader:
    """Walks the blocks in reading order and remembers where it is."""

    section: str = ""
    section_id: str = ""
    unnamed: int = 0
    passages: list[Passage] = field(default_factory=list)
    tables: list[ShownTable] = field(default_factory=list)

    def read(self, blocks: Sequence[Any], chart: str) -> None:
        """`chart` is the id of the chart whose figures the blocks hold, else ""."""
        for block in blocks:
            match block["t"]:
                case "Header":
                    _, (self.section_id, _, _), inlines = block["c"]
                    self.section, self.unnamed = text_of(inlines), 0
                    self._add("rubrik", self.section, self.section_id)
                case "Para" | "Plain":
                    self._paragraph(block["c"], chart)
                case "Figure":
                    (identifier, _, _), (_, caption), content = block["c"]
                    self._add("ron", text_of(_inlines(caption)), identifier)
                    for alt in _alternatives(content):
                        self._add("alt", alt, identifier)
                case "Table":
                    self._table(block["c"], chart)
                case "Div" if is_shown_anywhere(block["c"][0]):
                    (_, classes, _), content = block["c"]
                    self.read(content, _reference(content) if FIGURES_BEHIND in classes else chart)
                case "BulletList":
                    self._items(block["c"], chart)
                case "OrderedList":
                    self._items(block["c"][1], chart)
                case "BlockQuote":
                    self.read(block["c"], chart)
                case _:
                    pass  # raw blocks belong to one format, not to the document's words; hidden ones to none

    def _paragraph(self, inlines: Sequence[Any], chart: str) -> None:
        """Its words, and after them those of its footnotes."""
        if chart:
            return
        self._add("text", text_of(inlines))
        for inline in inlines:
            if inline["t"] == "Note":
                self.read(inline["c"], chart)

    def _items(self, items: Sequence[Any], chart: str) -> None:
        for item in items:
            self.read(item, chart)

    def _add(self, kind: str, text: str, identifier: str = "") -> None:
        if text:
            self.passages.append(Passage(kind, self.section, text, identifier))

    def _table(self, parts: Sequence[Any], chart: str) -> None:
        (identifier, _, _), (_, caption), _, (_, head), bodies, foot = parts
        if not identifier and not chart:
            self.unnamed += 1
        self.tables.append(
            ShownTable(
                id=identifier or chart or f"{self.section_id or 'dokument'}-tabell-{self.unnamed}",
                section=self.section,
                caption=text_of(_inlines(caption)),
                header=tuple(
                    " ".join(dict.fromkeys(filter(None, names))) for names in zip(*_spread(head), strict=True)
                ),
                rows=tuple(_spread([row for body in bodies for row in (*body[2], *body[3])] + foot[1])),
            )
        )


def text_of(inlines: Sequence[Any]) -> str:
    """The words of a line, without their style."""
    return "".join(_words(inlines)).strip()


def _words(inlines: Sequence[Any]) -> Iterator[str]:
    for inline in inlines:
        match inline["t"]:
            case "Str":
                yield inline["c"]
            case "Space" | "SoftBreak" | "LineBreak":
                yield " "
            case "Quoted":
                yield f"”{text_of(inline['c'][1])}”"
            case "Code" | "Math":
                yield inline["c"][1]
            case "Span" if not is_shown_anywhere(inline["c"][0]):
                pass
            case "Cite" | "Span" | "Link":
                yield from _words(inline["c"][1])
            case "Emph" | "Strong" | "Underline" | "Strikeout" | "Superscript" | "Subscript" | "SmallCaps":
                yield from _words(inline["c"])
            case _:
                pass  # pictures and raw text


def _inlines(blocks: Sequence[Any]) -> list[Any]:
    return [inline for block in blocks if block["t"] in ("Para", "Plain") for inline in block["c"]]


def _spread(rows: Sequence[Any]) -> list[tuple[str, ...]]:
    """The rows' texts, one for every column: a cell that spans several says the same in each."""
    below: dict[int, tuple[str, int]] = {}
    spread = []
    for row in rows:
        cells = iter(row[1])
        texts: dict[int, str] = {}
        column = 0
        while True:
            if column in below:
                text, left = below.pop(column)
                texts[column] = text
                if left > 1:
                    below[column] = (text, left - 1)
                column += 1
                continue
            cell = next(cells, None)
            if cell is None:
                break
            text = text_of(_inlines(cell[4]))
            for each in range(column, column + cell[3]):
                texts[each] = text
                if cell[2] > 1:
                    below[each] = (text, cell[2] - 1)
            column += cell[3]
        spread.append(tuple(texts[each] for each in sorted(texts)))
    return spread


def _alternatives(blocks: Sequence[Any]) -> Iterator[str]:
    for inline in _inlines(blocks):
        if inline["t"] == "Image":
            yield dict(inline["c"][0][2]).get("fig-alt", "")


def _reference(blocks: Sequence[Any]) -> str:
    """The id that a block's first cross-reference points at."""
    for inline in _inlines(blocks):
        nested = inline["c"] if inline["t"] == "Strong" else [inline]
        for each in nested:
            if each["t"] == "Cite":
                return str(each["c"][0][0]["citationId"])
    return ""
