"""Compare two reports as shown: findings, figures, actions and texts, and the parts of their origin that differ."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from genomgang.evidence.content import Content, Passage, ShownTable
from genomgang.provenance.origin import Provenance, differing

KINDS: Mapping[str, str] = {
    "ron": "Rön",
    "siffror": "Siffror",
    "atgarder": "Åtgärder och beslut",
    "text": "Texter",
}
"""Kinds of changes, in the order in which they are shown."""

_ACTIONS = ("atgard", "beslut")
_FINGERPRINT = "fingeravtryck"
_SOURCES = "tbl-kallor"
"""Fingerprints say nothing to a reader: the causes name what they tell of."""

Piece = tuple[str, bool]
"""Some words, and whether the other report lacks them."""


@dataclass(frozen=True)
class Report:
    """One of the two: what to call it, what it shows, and what it was made from."""

    name: str
    content: Content
    origin: Provenance


@dataclass(frozen=True)
class Change:
    """One thing that differs. `before` or `now` is empty where it was added or taken away."""

    kind: str
    section: str
    what: str
    before: str
    now: str

    @property
    def pieces(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Both sides in pieces, so that what differs within a long text can be marked."""
        before, now = (text.split(" ") if text else [] for text in (self.before, self.now))
        steps = difflib.SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
        old = tuple((" ".join(before[i:j]), tag != "equal") for tag, i, j, _, _ in steps if j > i)
        new = tuple((" ".join(now[k:m]), tag != "equal") for tag, _, _, k, m in steps if m > k)
        return old, new


@dataclass(frozen=True)
class Difference:
    """`causes` are keys of `provenance.PARTS`, None where an origin does not tell; `datasets` have rows that differ."""

    old: Report
    new: Report
    changes: tuple[Change, ...]
    causes: tuple[str, ...] | None
    datasets: tuple[str, ...]

    def of(self, kind: str) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)


def compare(old: Report, new: Report) -> Difference:
    """What a reader of `new` finds changed since `old`.

    The descriptions of charts are left out: they say the same as the charts' tables, which are compared. So are
    fingerprints.
    """
    changes = [
        *_findings(old.content.passages, new.content.passages),
        *_tables(old.content.tables, new.content.tables),
        *_texts(old.content.passages, new.content.passages),
    ]
    before, now = ({each.dataset: each.sha256 for each in report.origin.sources} for report in (old, new))
    datasets = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    return Difference(old, new, tuple(changes), differing(old.origin, new.origin), tuple(datasets))


def _findings(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Change]:
    before, now = ({each.id: each for each in passages if each.kind == "ron"} for passages in (old, new))
    for name in {**now, **before}:
        was, told = before.get(name), now.get(name)
        if was is None or told is None or was.text != told.text:
            place = told or was
            assert place is not None
            yield Change("ron", place.section, "Diagrammets rubrik", was.text if was else "", told.text if told else "")


def _texts(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Change]:
    before, now = (_by_section(passages) for passages in (old, new))
    for section in {**now, **before}:
        was, told = before.get(section, []), now.get(section, [])
        matcher = difflib.SequenceMatcher(None, was, told, autojunk=False)
        for tag, i, j, k, m in matcher.get_opcodes():
            if tag != "equal":
                for left, right in zip_longest(was[i:j], told[k:m], fillvalue=""):
                    yield Change("text", section, _what(left, right, "Stycket"), left, right)


def _by_section(passages: Sequence[Passage]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for passage in passages:
        if passage.kind in ("text", "rubrik") and _FINGERPRINT not in passage.text.lower():
            found.setdefault(passage.section, []).append(passage.text)
    return found


def _tables(old: Sequence[ShownTable], new: Sequence[ShownTable]) -> Iterator[Change]:
    before, now = ({table.id: table for table in tables if table.id != _SOURCES} for tables in (old, new))
    for name in {**now, **before}:
        was, told = before.get(name), now.get(name)
        kind = "atgarder" if any(word in name for word in _ACTIONS) else "siffror"
        if was is None or told is None:
            place = told or was
            assert place is not None
            title = f"Tabellen {place.caption or name}"
            yield Change(kind, place.section, title, _rows_word(was), _rows_word(told))
        else:
            yield from _cells(kind, was, told)


def _rows_word(table: ShownTable | None) -> str:
    return "" if table is None else f"{len(table.rows)} {'rad' if len(table.rows) == 1 else 'rader'}"


def _cells(kind: str, old: ShownTable, new: ShownTable) -> Iterator[Change]:
    title = new.caption or ("Siffrorna bakom diagrammet" if new.id.startswith("fig-") else "Tabellen")
    if old.header != new.header:
        yield Change(kind, new.section, f"{title}: kolumner", ", ".join(old.header), ", ".join(new.header))
    if _repeated(old) != _repeated(new):
        yield Change(kind, new.section, f"{title}: antal rader", _rows_word(old), _rows_word(new))
    shared = [name for name in new.header if name in old.header]
    width = _key_width(old, new)
    before, now = ({row[:width]: row for row in table.rows} for table in (old, new))
    for key in {**now, **before}:
        was, told = before.get(key), now.get(key)
        if _FINGERPRINT in key[0].lower():
            continue
        row = f"{title}: {', '.join(key)}"
        if was is None or told is None:
            yield Change(kind, new.section, row, _row_text(was), _row_text(told))
            continue
        for column in shared:
            left, right = was[old.header.index(column)], told[new.header.index(column)]
            if left != right:
                yield Change(kind, new.section, f"{row}, {column.lower()}", left, right)


def _repeated(table: ShownTable) -> Counter[tuple[str, ...]]:
    """Rows that stand more than once, which the comparison row by row would not tell apart."""
    return Counter({row: count for row, count in Counter(table.rows).items() if count > 1})


def _row_text(row: tuple[str, ...] | None) -> str:
    return " · ".join(row) if row else ""


def _key_width(old: ShownTable, new: ShownTable) -> int:
    """How many leading columns tell the rows apart in both tables; all of them where not even those do."""
    for width in range(1, len(new.header)):
        if all(max(Counter(row[:width] for row in table.rows).values(), default=0) < 2 for table in (old, new)):
            return width
    return max(len(old.header), len(new.header))


def _what(before: str, now: str, name: str) -> str:
    if not before:
        return f"{name} är nytt"
    return f"{name} är borttaget" if not now else f"{name} är ändrat"
