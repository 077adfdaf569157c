"""Where each decision stands at a report of the year: from what the owners say, else from the next delivery."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checks import CONTRACTS
from genomgang.checking.store import load_frame
from genomgang.errors import DataError, UnknownChoice, UserError
from genomgang.publish.output import write_atomically
from genomgang.reading.delivery import years
from genomgang.reading.privacy import contains_email, contains_personal_number
from genomgang.reading.yamlfile import nearest, quoted
from genomgang.regler.beslut import Tertial, meeting_rules
from genomgang.review.review import Review
from genomgang.text.swedish import counted, listed
from genomgang.topics import beslut
from genomgang.topics.atgarder import UNREPORTED

_COLUMNS = ("namnd", "beslut_id", "status", "kommentar")
_ENDED = ("klar", "flyttad")
LATE = "forsenad"


@dataclass(frozen=True)
class Standing:
    """A decision in force and where it stands: `state` is a status of the action plan, or `UNREPORTED`."""

    id: str
    wording: str
    role: str
    due: dt.date
    state: str
    comment: str = ""


def tertial_called(name: str) -> Tertial:
    """The report of the year with this short name. UnknownChoice for another."""
    known = meeting_rules().tertial
    if name not in known:
        raise UnknownChoice(
            f"Det finns ingen uppföljning ”{quoted(name)}”.{nearest(name, known)}",
            remedy=f"Välj bland: {', '.join(known)}.",
        )
    return known[name]


def states_file(data: Path, ar: int, tertial: str) -> Path:
    """Where the owners' states at a report of the year lie."""
    return data / str(ar) / f"lagen-{tertial}.csv"


def standings(review: Review, tertial: str, data: Path) -> tuple[Standing, ...]:
    """Every decision in force, by due date. One that is open after its due date is late, whatever it says."""
    day = tertial_called(tertial).day(review.ar)
    told = {**_next_years(review, data), **read_states(review, states_file(data, review.ar, tertial))}
    found = []
    for row in _in_force(review):
        state, comment = told.get(str(row["beslut_id"]), (UNREPORTED, ""))
        due = row["forfallodatum"].date()
        late = state not in _ENDED and due <= day
        words = (str(row["beslut_id"]), str(row["lydelse"]), str(row["ansvarig_roll"]), due)
        found.append(Standing(*words, LATE if late else state, comment))
    return tuple(found)


def write_states(review: Review, path: Path) -> int:
    """Add a row, without state, for each decision that the file lacks; returns how many were added."""
    rows = _rows(path)
    known = {(row["namnd"], row["beslut_id"]) for row in rows}
    slug = review.namnd.slug
    new = [
        {"namnd": slug, "beslut_id": str(row["beslut_id"]), "status": "", "kommentar": ""}
        for row in _in_force(review)
        if (slug, str(row["beslut_id"])) not in known
    ]
    if new:
        out = io.StringIO()
        writer = csv.DictWriter(out, _COLUMNS, delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted([*rows, *new], key=lambda row: (row["namnd"], row["beslut_id"])))
        write_atomically(path, out.getvalue().encode("utf-8-sig"))
    return len(new)


def read_states(review: Review, path: Path) -> dict[str, tuple[str, str]]:
    """The nämnd's decisions with state and comment, those without a state left out. DataError with every fault."""
    words = CONTRACTS["atgarder"].labels("status")
    by_word = {word: value for value, word in words.items()} | {value: value for value in words}
    decided = {str(row["beslut_id"]) for row in _in_force(review)}
    found: dict[str, tuple[str, str]] = {}
    faults = []
    for line, row in enumerate(_rows(path), start=2):
        said, comment, id = row["status"].strip(), row["kommentar"].strip(), row["beslut_id"]
        if row["namnd"] != review.namnd.slug or not said:
            continue
        state = by_word.get(said.casefold())
        if id not in decided:
            faults.append(f"Rad {line}: beslutet ”{quoted(id)}” finns inte.{nearest(id, decided)}")
        elif state is None:
            faults.append(
                f"Rad {line}, {id}: läget ”{quoted(said)}” finns inte. Välj bland: {', '.join(words.values())}."
            )
        elif id in found:
            faults.append(f"Rad {line}: {id} står på flera rader. Behåll den som gäller.")
        elif contains_personal_number(comment) or contains_email(comment):
            faults.append(f"Rad {line}, {id}: kommentaren pekar ut en person. Skriv roller i stället.")
        else:
            found[id] = (state, comment)
    if faults:
        raise DataError(
            f"Lägesfilen kan inte läsas in: {counted(len(faults), 'fel', 'fel', neuter=True)}.",
            where="\n       ".join([path.name, *faults]),
            remedy="Rätta i filen och kör igen.",
        )
    return found


def refuse_undecided(review: Review) -> None:
    """UserError where the review has no decisions to follow up."""
    if not _in_force(review):
        raise UserError(
            f"Det finns inga beslut att följa upp: {review.namnd.namn} {review.ar}.",
            remedy="Läs in den ifyllda beslutsblanketten med genomgang beslut först.",
        )


def late_by_role(found: Sequence[Standing]) -> Mapping[str, list[Standing]]:
    """The late decisions by role, the role with most first."""
    late = [each for each in found if each.state == LATE]
    roles = sorted({each.role for each in late}, key=lambda role: (-sum(each.role == role for each in late), role))
    return {role: [each for each in late if each.role == role] for role in roles}


def _in_force(review: Review) -> list[dict[Any, Any]]:
    return beslut.in_force(beslut.in_order(review.now["beslut"])).to_dict("records")


def _next_years(review: Review, data: Path) -> dict[str, tuple[str, str]]:
    """The states that the next year's delivery tells, where there is one."""
    if review.ar + 1 not in years(data):
        return {}
    rows = load_frame(data, review.ar + 1, "atgarder", None)
    return {str(row["atgard_id"]): (str(row["status"]), "") for row in rows.to_dict("records")}


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))
    except UnicodeDecodeError:
        rows = [{}]
    if any(set(row) != set(_COLUMNS) or None in row.values() for row in rows):
        raise DataError(
            f"Lägesfilen {path.name} har andra kolumner än {listed(list(_COLUMNS))}.",
            where=str(path),
            remedy="Ta bort filen, kör kommandot igen och fyll i den nya.",
        )
    return rows
