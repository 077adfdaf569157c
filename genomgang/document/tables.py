"""HTML that a cell shows (a DataFrame, a Styler, a great_tables table) as Markdown that both engines set as a table.

pandoc reads the HTML and writes the Markdown; in between, in its tree, numbers become Swedish, header cells are marked
and columns get their widths. A cell marked `radrubrik` becomes a header cell (`assets/filter/tabeller.lua`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from genomgang.document.display import DIGITS, NUMBER
from genomgang.document.subset import unsupported
from genomgang.document.text import fenced
from genomgang.engines import pandoc
from genomgang.evidence.content import text_of
from genomgang.privacy.shown import ShownTable, check_shown
from genomgang.text.columns import column_widths, natural_width
from genomgang.text.swedish import MISSING, NBSP, number

ROW_HEADER = "radrubrik"

_NUMBER = re.compile(r"[-−]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_ENGLISH = re.compile(r"[-−]?\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})")
"""Numbers that can only be English; "1,234" alone might be a Swedish decimal."""

_MISSING = {"NaN", "nan", "None", "<NA>", "NaT", "null"}
_SHAPE = re.compile(r"(\d+) rows? × (\d+) columns?")
_FOREIGN = re.compile(
    r"<(script|iframe|object|embed|canvas|svg|img|video|audio|form|input|button|select|textarea|math)\b", re.IGNORECASE
)
_REMEDIES = {
    "script": "Avsluta cellen med tabellen själv, till exempel df, eller rita diagrammet med matplotlib.",
    "img": 'Visa bilden från en fil: display(Image("bild.png")) i en cell med #| fig-alt.',
    "svg": 'Visa bilden för sig: display(SVG("bild.svg")) i en cell med #| fig-alt.',
}
_PLAIN_BLOCKS = {"Para", "Plain", "BulletList", "OrderedList", "Div", "Table", "BlockQuote", "LineBlock", "CodeBlock"}
_NARROW = 28.0
_LINE = 240
_WRITER = "markdown-simple_tables-multiline_tables-raw_html-raw_attribute-native_divs-native_spans-fenced_divs"


@dataclass(frozen=True)
class _Cell:
    """One cell of pandoc's tree, with where it stands when spans are counted."""

    column: int
    columns: int
    parts: list[Any]

    @property
    def blocks(self) -> list[Any]:
        found: list[Any] = self.parts[4]
        return found

    @property
    def text(self) -> str:
        return " ".join(text_of(block["c"]) for block in self.blocks if block["t"] in ("Plain", "Para"))


def html_as_markdown(html: str, facts: Mapping[str, Any], where: str, no_counts: Set[str] = frozenset()) -> str:
    """The Markdown of a cell's HTML. `facts` are those that `genomgang.document.display` tells of its columns.

    Raises RenderError for HTML that is more than words and tables, for a frame whose columns are not all shown, and
    for a table that `check_shown` refuses, where `no_counts` are the columns that the author says are no counts.
    """
    foreign = sorted({name.lower() for name in _FOREIGN.findall(html)})
    if foreign:
        name = "script" if "script" in foreign else foreign[0]
        raise unsupported(f"<{name}> i HTML-utdata", where, _REMEDIES.get(name, "Visa text, en tabell eller en bild."))
    if facts.get("hidden_columns"):
        raise unsupported(
            "en tabell med fler kolumner än pandas visar", where, 'Välj kolumnerna: df[["enhet", "andel"]].'
        )
    tree = json.loads(pandoc.convert(html, source="html", target="json"))
    blocks = list(_flat(tree["blocks"], where))
    blocks = [block for block in blocks if block["t"] != "Table" or _words(block["c"][3:])]
    tables = [block for block in blocks if block["t"] == "Table"]
    widest = max((_prepare(table, facts, where, no_counts) for table in tables), default=0)
    pieces = []
    for is_code, group in groupby(blocks, lambda block: block["t"] == "CodeBlock"):
        if is_code:
            pieces += [fenced(block["c"][1]) for block in group]
        else:
            part = json.dumps({**tree, "blocks": list(group)})
            pieces.append(pandoc.convert(part, source="json", target=_WRITER, columns=max(_LINE, widest)).strip("\n"))
    return "\n\n".join(pieces)


def _flat(blocks: Sequence[Any], where: str) -> Iterator[Any]:
    """The blocks without their divs and raw HTML; headings and the like are refused."""
    for block in blocks:
        if block["t"] == "Div":
            yield from _flat(block["c"][1], where)
        elif block["t"] not in _PLAIN_BLOCKS:
            raise unsupported("annat än stycken och tabeller i HTML-utdata", where, "Visa det som Markdown(…).")
        elif block["t"] == "CodeBlock":
            yield block
        elif block["t"] in ("Para", "Plain"):
            words = _without_raw(block["c"])
            if any(inline["t"] not in ("Space", "SoftBreak", "LineBreak") for inline in words):
                yield {"t": "Para", "c": _swedish_shape(words)}
        else:
            yield block


def _without_raw(node: Any) -> Any:
    """Words without raw HTML and without spans, whose classes mean something only to the page they were made for."""
    if isinstance(node, list):
        kept: list[Any] = []
        for each in node:
            kind = each.get("t") if isinstance(each, dict) else ""
            if kind == "Span":
                kept += _without_raw(each["c"][1])
            elif kind != "RawInline":
                kept.append(_without_raw(each))
        return kept
    if isinstance(node, dict):
        return {name: _without_raw(value) for name, value in node.items()}
    return node


def _words(node: Any) -> bool:
    """Whether there are any: the table of an empty frame has none, and is left out."""
    if isinstance(node, list):
        return any(_words(each) for each in node)
    return isinstance(node, dict) and (node.get("t") in ("Str", "Code", "Math") or _words(list(node.values())))


def _swedish_shape(inlines: list[Any]) -> list[Any]:
    """pandas' line below a frame that it has cut."""
    match = _SHAPE.fullmatch(text_of(inlines))
    if not match:
        return inlines
    rows, columns = (int(number) for number in match.groups())
    size = f"{_counted(rows, 'rad', 'rader')} och {_counted(columns, 'kolumn', 'kolumner')}"
    return [{"t": "Str", "c": f"Tabellen är förkortad: den har {size}."}]


def _counted(count: int, one: str, many: str) -> str:
    return f"{number(count)} {one if count == 1 else many}"


def _prepare(table: Any, facts: Mapping[str, Any], where: str, no_counts: Set[str]) -> int:
    """Make one table ours, in place; returns how many letters wide its Markdown must be."""
    parts = table["c"]
    parts[0] = ["", [], []]
    _head, bodies, foot = parts[3], parts[4], parts[5]
    head = [*parts[3][1]]
    body = [row for each in bodies for row in (*each[2], *each[3])]
    for row in (*head, *body, *foot[1]):
        for cell in row[1]:
            cell[0] = ["", [], []]
            cell[4] = _safe(_without_raw(cell[4]))
    headless = not head and bool(body)
    if headless:  # a table without header cells: its first row names the columns
        first = bodies[0][3].pop(0)
        parts[3][1] = head = [first]
        body = body[1:]
    if len(head) > 1 and _fill_each_other(head[-2], head[-1]):
        parts[3][1] = head = [*head[:-2], _merged(head[-2], head[-1])]
    columns = len(parts[2])
    index = min((each[1] for each in bodies), default=0)
    heading, rows = _placed(head), _placed(body)
    # Nobody knows whether a first row without header cells heads the others, or is one of them.
    counted = [*(heading if headless else ()), *rows, *_placed(foot[1])]
    check_shown(
        ShownTable(
            columns=tuple(tuple(column) for column in zip(*_spread(heading, columns), strict=True)) or ((),) * columns,
            rows=tuple(tuple(row) for row in _spread(counted, columns)),
            row_headers=index,
        ),
        where,
        no_counts,
    )
    kinds = str(facts.get("kinds", ""))
    kinds = kinds if len(kinds) + index == columns else ""
    right = _swedish(rows, index, kinds)
    for row in rows:
        for cell in row:
            if cell.column < index:
                _mark(cell)
    grid = _grid([*heading, *rows], columns)
    natural = natural_width(grid)
    widths = column_widths(grid)
    simple = (
        len(head) == 1
        and not foot[1]
        and all(
            cell.parts[2] == cell.parts[3] == 1 and len(cell.blocks) < 2 for row in (*heading, *rows) for cell in row
        )
    )
    narrow = simple and natural < _NARROW
    total = sum(widths)
    parts[2] = [
        [
            {"t": "AlignRight" if column in right else "AlignLeft"},
            {"t": "ColWidthDefault"} if narrow else {"t": "ColWidth", "c": widths[column] / total},
        ]
        for column in range(columns)
    ]
    for row in (*heading, *rows, *_placed(foot[1])):
        for cell in row:
            cell.parts[1] = {"t": "AlignDefault"}
    # The writer breaks a word that does not fit its column of letters.
    longest = [
        max((len(word) for cell in column for word in cell.split()), default=1) for column in zip(*grid, strict=True)
    ]
    return round(max((_MARKUP + words) * total / width for words, width in zip(longest, widths, strict=True)))


_MARKUP = 24  # letters that escapes and the mark of a header cell add to a word


def _fill_each_other(above: Any, below: Any) -> bool:
    """Whether two rows of a header could be one: pandas writes the index's name on a row of its own."""
    if len(above[1]) != len(below[1]) or any(cell[2] != 1 or cell[3] != 1 for cell in (*above[1], *below[1])):
        return False
    return all(not (one[4] and other[4]) for one, other in zip(above[1], below[1], strict=True))


def _merged(above: Any, below: Any) -> Any:
    return [above[0], [one if one[4] else other for one, other in zip(above[1], below[1], strict=True)]]


def _placed(rows: Sequence[Any]) -> list[list[_Cell]]:
    """The rows' cells with their columns, also where cells above reach down into a row."""
    taken: dict[int, int] = {}
    placed = []
    for row in rows:
        column, found = 0, []
        for cell in row[1]:
            while taken.get(column, 0):
                column += 1
            _, _, down, across, _ = cell
            found.append(_Cell(column, across, cell))
            for each in range(column, column + across):
                taken[each] = down
            column += across
        placed.append(found)
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
    return placed


def _grid(rows: Sequence[Sequence[_Cell]], columns: int) -> list[list[str]]:
    """Every column's own texts, to measure by; a cell over several columns is left out."""
    return [
        [
            next((cell.text for cell in row if cell.column == column and cell.columns == 1), "")
            for column in range(columns)
        ]
        for row in rows
    ]


def _spread(rows: Sequence[Sequence[_Cell]], columns: int) -> list[list[str]]:
    """Each row's texts column by column; a cell over several columns stands in each of them."""
    return [
        [
            next((cell.text for cell in row if cell.column <= column < cell.column + cell.columns), "")
            for column in range(columns)
        ]
        for row in rows
    ]


def _swedish(rows: Sequence[Sequence[_Cell]], index: int, kinds: str) -> set[int]:
    """Write the numbers of the columns that hold such in Swedish; returns the columns to set to the right."""
    right = set()
    for place, kind in enumerate(kinds, start=index):
        if kind not in (NUMBER, DIGITS):
            continue
        right.add(place)
        for row in rows:
            for cell in row:
                if cell.column == place:
                    _set(cell, _swedish_number(cell.text, grouped=kind == NUMBER))
    if kinds:
        for row in rows:
            for cell in row:
                if cell.text in _MISSING and cell.column >= index:
                    _set(cell, MISSING)
    return right


def _set(cell: _Cell, text: str) -> None:
    if text != cell.text:
        cell.parts[4] = [{"t": "Plain", "c": [{"t": "Str", "c": text}]}]


def _swedish_number(text: str, *, grouped: bool) -> str:
    """`1234.50` → "1 234,50", as many decimals as it had; what is no bare number stays as it is."""
    if _ENGLISH.fullmatch(text):
        text = text.replace(",", "")
    if not _NUMBER.fullmatch(text):
        return text
    digits = text.lstrip("-−")
    if "e" in digits.lower():
        digits = format(Decimal(digits), "f")
    whole, point, decimals = digits.partition(".")
    if not grouped and not decimals.strip("0"):  # years that pandas has as decimals, since one is missing
        decimals = ""
    sign = "−" if text != text.lstrip("-−") else ""
    return sign + (_grouped(whole) if grouped else whole) + ("," + decimals if point and decimals else "")


def _grouped(digits: str) -> str:
    return f"{int(digits or 0):,}".replace(",", NBSP)


def _mark(cell: _Cell) -> None:
    """A header cell of its row. An empty one is left alone: it names nothing."""
    for block in cell.blocks:
        if block["t"] in ("Plain", "Para"):
            block["c"] = [{"t": "Span", "c": [["", [ROW_HEADER], []], block["c"]]}]


def _safe(node: Any) -> Any:
    """Without what engines would take for a shortcode when the escapes are gone."""
    if isinstance(node, list):
        return [_safe(each) for each in node]
    if isinstance(node, dict):
        if node.get("t") == "Str":
            return {"t": "Str", "c": node["c"].replace("{{<", "{{\u2060<")}
        return {name: _safe(value) for name, value in node.items()}
    return node
