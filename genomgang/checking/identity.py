"""One thing under several spellings: whose row it is, and which ids and units are the same.

Spellings that can only be one thing are joined, and every joining is told. What may be two things is left as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from genomgang.checking.context import RECONCILED, Known
from genomgang.contracts.contract import CITY, Column, Contract, Kind, Protection
from genomgang.organisation import organisation
from genomgang.reading.cells import normal
from genomgang.reading.glyphs import with_codes, with_glyphs
from genomgang.reading.model import Reading
from genomgang.reading.privacy import redact
from genomgang.text.swedish import counted, is_missing

UNITS = ("enhet", "hemenhet")
INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_ZERO_DECIMALS = re.compile(r"(?<=\d)[.,]0+\Z")
_DECIMALS = re.compile(r"\d[.,]\d*[1-9]\d*\Z")
_LONG: Mapping[str, str] = {"sdn": "stadsdelsnamnd", "sdf": "stadsdelsforvaltning"}
_SHORT = re.compile(r"\A(sdn|sdf)|(sdn|sdf)\Z")
_CONTINUES, _CONTINUED = "overford_fran", "atgard_id"
_PAST = "namnder_och_foregangare"


def folded(text: str) -> str:
    """The text for comparison: compatible forms, no invisible characters, small letters, single spaces."""
    if text.isascii():
        return " ".join(text.split()).casefold()
    bare = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    dashes = re.sub("[\u2010-\u2015\u2212]", "-", bare)
    return unicodedata.normalize("NFC", " ".join(dashes.split()).casefold())


def identity_of(text: str) -> str:
    """An id for comparison: as `folded`, and without the decimals that a spreadsheet puts after a number."""
    return _ZERO_DECIMALS.sub("", folded(text))


@dataclass(frozen=True)
class Names:
    """What the register's nämnder may be called, for comparison → the one that is meant."""

    namnder: Mapping[str, str]

    def meant(self, text: str) -> str:
        """The short name; "" where nobody or several may be meant."""
        key = _key(text)
        return self.namnder.get(key) or self.namnder.get(key.removesuffix("s"), "")


def _key(text: str) -> str:
    whole = _letters(text)
    return _SHORT.sub(lambda found: _LONG[found[0]], whole.removeprefix(_letters(organisation().namn)) or whole)


def _letters(text: str) -> str:
    """Without spaces too: where one stands, or stands too much, makes no other name."""
    return "".join(normal(folded(text).replace("&", " och ")).split())


def names_of(known: Known) -> Names:
    """The names in the register: slug, name, förvaltning, predecessors with their names; those that mean one alone."""
    owners: dict[str, set[str]] = defaultdict(set)
    for slug, names in _names(known):
        for name in names:
            if key := _key(name):
                owners[key].add(slug)
    return Names({key: next(iter(slugs)) for key, slugs in owners.items() if len(slugs) == 1})


def _names(known: Known) -> Iterable[tuple[str, list[str]]]:
    former = _by_slug(known.before["namnder"]) if "namnder" in known.before else {}
    own = _by_slug(known.register)
    for slug, predecessors in known.predecessors().items():
        stem = re.sub(r"s?namnden\Z", "", slug)
        said = [f"nämnden för {stem}", f"nämnden för {stem}s"] if stem != slug else []
        taken_over = [name for each in predecessors for name in (each, *former.get(each, ()))]
        yield slug, [slug, *own.get(slug, ()), *said, *taken_over]


def _by_slug(register: pd.DataFrame) -> dict[str, list[str]]:
    rows = register.dropna(subset=["namnd"])
    return {
        str(row.namnd): [str(name) for name in (row.namn, row.forvaltning) if not is_missing(name)]
        for row in rows[["namnd", "namn", "forvaltning"]].itertuples(index=False)
    }


def identified(reading: Reading, known: Known) -> Reading:
    """The reading with each nämnd by its short name and each id and unit in one spelling; all of it is told."""
    contract, frame = reading.contract, reading.frame
    if frame.empty:
        return reading
    columns: dict[str, pd.Series] = {}
    as_written: dict[str, pd.Series] = {}
    named, joined, unlike, replaced = [], [], [], []
    for column in contract.columns:
        if column.name == "namnd" and contract.name != "namnder":
            changes = _namnd_changes(contract, frame["namnd"], known)
            everybody = organisation().kallas.kort
            named += [
                _told(column, frame["namnd"], was, everybody if now == CITY else now)
                for was, now in changes.items()
                if was != everybody
            ]
        elif column.kind is Kind.ID or column.name in UNITS:
            changes = _spelling_changes(frame[column.name], _spelt_elsewhere(column, reading, known))
            joined += _joined(column, frame[column.name], changes)
            unlike += _unlike(contract, column, frame, changes)
            shapes = _changed(with_codes, [changes.get(one, one) for one in frame[column.name].dropna().unique()])
            lost = {
                one: shapes[changes.get(one, one)]
                for one in frame[column.name].dropna().unique()
                if changes.get(one, one) in shapes
            }
            replaced += _lacking(column, frame[column.name], lost)
            changes |= lost
        elif column.kind is Kind.TEXT:
            changes = _changed(with_glyphs, frame[column.name].dropna().unique())
            replaced += _lacking(column, frame[column.name], changes)
        else:
            continue
        if changes:
            as_written[column.name] = frame[column.name]
            columns[column.name] = frame[column.name].replace(changes).astype(frame[column.name].dtype)
    if not columns:
        return reading
    return replace(
        reading,
        frame=frame.assign(**columns),
        named=tuple(named),
        joined=tuple(joined),
        unlike=tuple(unlike),
        replaced=tuple(replaced),
        as_written=as_written,
    )


def _spelt_elsewhere(column: Column, reading: Reading, known: Known) -> Iterable[str]:
    """How what the column names is spelt where it is at home: in another data set, column or year."""
    name, own = column.name, reading.contract.name
    if name in UNITS and own != RECONCILED:
        return known.units["enhet"].dropna().unique()
    if column.protection is Protection.PERSON and own != RECONCILED:
        return sorted(known.persons)
    if name == _CONTINUES:
        plans = [known.before[own]] if own in known.before else []
        keys = [key for plan in (*plans, reading.frame) for key in plan[_CONTINUED].dropna().unique()]
        return dict.fromkeys(keys)
    return ()


def _unlike(contract: Contract, column: Column, frame: pd.DataFrame, changes: Mapping[str, str]) -> list[str]:
    """Persons' ids that were joined, though their rows tell different things of the person.

    Other ids are the whole key of a row and need no such question: two rows of one are doubled, and told as that.
    """
    if column.protection is not Protection.PERSON or not changes:
        return []
    meant = frame[column.name].map(lambda cell: changes.get(cell, cell), na_action="ignore")
    rows = frame[meant.isin(set(changes.values()))]
    written, meant = rows[column.name], meant[rows.index]
    found: dict[str, set[str]] = {}
    for other in contract.columns:
        if other.name == column.name or other.name in contract.key or not other.required:
            continue
        cells = rows[other.name].map(lambda cell: folded(str(cell)), na_action="ignore")
        each = pd.DataFrame({"meant": meant, "written": written, "cell": cells}).dropna().drop_duplicates()
        steady = each.groupby("written")["cell"].nunique().max() == 1
        if steady:
            different = each.groupby("meant")["cell"].nunique()
            for name in different[different > 1].index:
                found.setdefault(str(name), set()).add(other.label)
    if not found:
        return []
    labels = ", ".join(sorted(set().union(*found.values())))
    return [f"{column.label}: {len(found)} id skrivs på flera sätt med olika {labels}"]


def _changed(change: Callable[[str], str], cells: Iterable[str]) -> dict[str, str]:
    """Each text that the change makes another → that other one."""
    return {was: now for was in cells if not was.isascii() and (now := change(was)) != was}


def _namnd_changes(contract: Contract, cells: pd.Series, known: Known) -> dict[str, str]:
    past = any(check.arguments.get("value_set") == {"$PARAMETER": _PAST} for check in contract.checks)
    predecessors = known.predecessors()
    accepted = {*predecessors, CITY, *(old for names in predecessors.values() for old in names if past)}
    names, everybody = names_of(known), {CITY, folded(organisation().kallas.kort)}
    changes = {}
    for cell in cells.dropna().unique():
        if cell not in accepted:
            meant = CITY if folded(cell) in everybody else names.meant(cell)
            if meant:
                changes[cell] = meant
    return changes


def _spelling_changes(cells: pd.Series, preferred: Iterable[str]) -> dict[str, str]:
    """Each spelling that is not the one kept → that one: as written where it is preferred, else the most common."""
    counts = cells.value_counts()
    # Beside 1.2 the ids 1.0 and 1 may be two: the decimals are then a part of the id, as in a version.
    same = folded if any(_DECIMALS.search(str(cell)) for cell in counts.index) else identity_of
    wanted = {same(str(one)): str(one) for one in preferred}
    groups: dict[str, list[str]] = defaultdict(list)
    for cell in counts.index:
        groups[same(cell)].append(cell)
    changes: dict[str, str] = {}
    for identity, spellings in groups.items():
        kept = wanted.get(identity) or INVISIBLE.sub("", max(spellings, key=lambda one: (counts[one], one.isascii())))
        changes |= {one: kept for one in spellings if one != kept}
    return changes


def _told(column: Column, cells: pd.Series, was: str, now: str) -> str:
    return f"”{redact(_visible(was))}” i kolumnen {column.label} räknas till {now} ({_rows((cells == was).sum())})"


def _visible(text: str) -> str:
    return INVISIBLE.sub("·", text)


def _rows(number: int) -> str:
    return counted(int(number), "rad", "rader")


def _joined(column: Column, cells: pd.Series, changes: Mapping[str, str]) -> list[str]:
    if not changes:
        return []
    rows = _rows(cells.isin(list(changes)).sum())
    said = f"{column.label}: {counted(len(changes), 'skrivsätt', 'skrivsätt')} på {rows} räknas som samma som ett annat"
    if column.protection is Protection.PERSON:
        return [said]
    pairs = [f"”{redact(_visible(was))}” som ”{redact(now)}”" for was, now in list(changes.items())[:3]]
    return [f"{said}: {', '.join(pairs)}"]


def _lacking(column: Column, cells: pd.Series, changes: Mapping[str, str]) -> list[str]:
    if not changes:
        return []
    lost = Counter(one for was, now in changes.items() for one in was if one not in now)
    shown = ", ".join(f"U+{ord(one):04X}" for one, _ in lost.most_common(3))
    sign = "sin kod" if column.kind is Kind.ID or column.name in UNITS else "▢"
    where = ", ".join(str(row) for row in cells.index[cells.isin(list(changes))][:3])
    return [f"{column.label}: tecknet {shown} på rad {where} ersätts med {sign}"]
