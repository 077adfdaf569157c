"""What a filled form says: the meeting and its decisions, or everything that is wrong with it, all at once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checks import beslut, moten
from checks.beslut import IN_FORCE, UTFALL
from checks.mal import INDICATORS
from genomgang.meeting import form
from genomgang.meeting.form import LABELS, value_of
from genomgang.meeting.questions import GAP, Question
from genomgang.meeting.returned import Filled, FilledRow
from genomgang.reading.cells import Cell, DateOrder, Decimal, Unreadable, is_blank
from genomgang.reading.date_values import parse_date
from genomgang.reading.number_values import parse_number
from genomgang.reading.privacy import contains_email, contains_personal_number, plain, redact
from genomgang.reading.yamlfile import nearest, quoted
from genomgang.text.swedish import iso_date, listed, lower_first, number

REASONED = ("andrad", "avslagen", "bordlagd")
"""Outcomes that need a reason."""

_NEEDED = ("lydelse", "ansvarig_roll", "forfallodatum", "effektmatt")
_COLUMNS = {column.name: column for contract in (moten.CONTRACT, beslut.CONTRACT) for column in contract.columns}
"""The columns that the answers become, which say how far they may go."""


@dataclass(frozen=True)
class MeetingFacts:
    """The meeting as the form tells it."""

    day: dt.date
    chair: str
    present: tuple[str, ...]
    absent: tuple[str, ...]
    next_review: dt.date
    told: tuple[str, ...]


@dataclass(frozen=True)
class Decision:
    """A question and how the meeting answered it. Empty where the outcome needs no such answer."""

    question: Question
    outcome: str
    wording: str
    reason: str
    role: str
    due: dt.date | None
    hours: float | None
    kronor: float | None
    measure: str
    figure: str


@dataclass(frozen=True)
class Answers:
    """What can be taken in; `unanswered` are the ids of the rows without an outcome."""

    meeting: MeetingFacts
    decisions: tuple[Decision, ...]
    unanswered: tuple[str, ...]


Faults = list[str]


def answers_in(filled: Filled, asked: Sequence[Question], matdatum: dt.date) -> tuple[Answers | None, tuple[str, ...]]:
    """The form's answers, or None and every fault in it, a Swedish sentence each.

    `asked` are the questions of the draft as it is now, `matdatum` the day of its figures.
    """
    faults: Faults = [*_older_draft(filled.rows, asked), *_twice(filled.rows)]
    if faults:
        return None, tuple(faults)
    if all(is_blank(row.cells["utfall"]) for row in filled.rows):
        return None, ("Inget utfall är ifyllt.",)
    meeting = _meeting(filled, matdatum, faults)
    by_id = {question.id: question for question in asked}
    rows = [(by_id[row.receipt.question], row) for row in filled.rows]
    answered = [(question, row) for question, row in rows if not is_blank(row.cells["utfall"])]
    decisions = [_decision(question, row, meeting, faults) for question, row in answered]
    if faults or meeting is None:
        return None, tuple(faults)
    unanswered = tuple(question.id for question, row in rows if is_blank(row.cells["utfall"]))
    return Answers(meeting, tuple(each for each in decisions if each), unanswered), ()


def _older_draft(rows: Sequence[FilledRow], asked: Sequence[Question]) -> Iterator[str]:
    """Questions that are others now, gone, or new since the form was made."""
    now = {question.id: question.mark for question in asked}
    then = {row.receipt.question: row.receipt.mark for row in rows}
    changed = sorted(id for id, mark in then.items() if id in now and now[id] != mark)
    gone = sorted(set(then) - set(now))
    new = sorted(set(now) - set(then))
    told = [
        f"{words} {listed(ids)}"
        for words, ids in (("ändrat sedan dess:", changed), ("borttaget:", gone), ("saknas i blanketten:", new))
        if ids
    ]
    if told:
        yield f"Blanketten är gjord av ett äldre utkast ({'; '.join(told)})."


def _twice(rows: Sequence[FilledRow]) -> Iterator[str]:
    lines: dict[str, list[FilledRow]] = defaultdict(list)
    for row in rows:
        lines[row.receipt.question].append(row)
    for id, found in lines.items():
        if len(found) > 1:
            said = [f"rad {row.line} säger ”{_text(row.cells['utfall']) or 'inget'}”" for row in found]
            yield f"{id} har två utfall: {listed(said)}. Behåll den rad som gäller."


def _meeting(filled: Filled, matdatum: dt.date, faults: Faults) -> MeetingFacts | None:
    before = len(faults)
    day = _date("motesdatum", filled.facts[form.DAY], f"Bladet {form.MEETING}, {form.DAY}", faults)
    following = _date("nasta_genomgang", filled.facts[form.NEXT], f"Bladet {form.MEETING}, {form.NEXT}", faults)
    chair = _role(filled.facts[form.CHAIR], form.meeting_roles(), f"Bladet {form.MEETING}, {form.CHAIR}", faults)
    if day and day < matdatum:
        faults.append(f"Mötet kan inte ha hållits {iso_date(day)}: uppgifterna är från {iso_date(matdatum)}.")
    if day and following and following <= day:
        faults.append(f"Nästa genomgång ({iso_date(following)}) ligger inte efter mötet ({iso_date(day)}).")
    present, absent, told = [], [], []
    for row in filled.roles:
        role = value_of(form.meeting_roles(), row.role)
        if role is None:
            faults.append(_unknown(row.role, form.meeting_roles(), f"Bladet {form.MEETING}, rad {row.line}"))
            continue
        match row.took_part.casefold():
            case "närvarande":
                present.append(role)
            case "frånvarande":
                absent.append(role)
            case "":
                pass
            case other:
                faults.append(
                    f"Bladet {form.MEETING}, rad {row.line}: ”{quoted(redact(other))}” säger inte om rollen deltog. "
                    f"Välj {form.PRESENT} eller {form.ABSENT}."
                )
        if row.is_told:
            told.append(role)
    if not present:
        faults.append(f"Ingen roll är angiven som närvarande på bladet {form.MEETING}.")
    elif chair and chair not in present:
        present.insert(0, chair)
    if len(faults) > before or day is None or following is None:
        return None
    return MeetingFacts(day, chair, tuple(present), tuple(absent), following, tuple(told))


def _decision(question: Question, row: FilledRow, meeting: MeetingFacts | None, faults: Faults) -> Decision | None:
    here = f"Rad {row.line}, {question.id}"
    before = len(faults)
    texts = {name: _text(row.cells[name]) for name in ("lydelse", "motivering", "effektmatt", "effekt_nyckeltal")}
    for name, text in texts.items():
        if contains_personal_number(text) or contains_email(text):
            faults.append(f"{here}: {LABELS[name]} pekar ut en person. Skriv roller i stället.")
    outcome = value_of(UTFALL, _text(row.cells["utfall"]))
    if outcome is None:
        said = quoted(redact(_text(row.cells["utfall"])))
        faults.append(f"{here}: utfallet ”{said}” finns inte. Välj bland: {', '.join(UTFALL.values())}.")
        return None
    decision = Decision(
        question=question,
        outcome=outcome,
        wording=texts["lydelse"],
        reason=texts["motivering"],
        role=_role(row.cells["ansvarig_roll"], form.roles(), here, faults, optional=True),
        due=_date(
            "forfallodatum", row.cells["forfallodatum"], f"{here}, {LABELS['forfallodatum']}", faults, optional=True
        ),
        hours=_number("resurs_timmar", row, here, faults),
        kronor=_number("resurs_kronor", row, here, faults),
        measure=texts["effektmatt"],
        figure=texts["effekt_nyckeltal"],
    )
    if decision.figure and decision.figure not in INDICATORS:
        said = quoted(redact(decision.figure))
        faults.append(f"{here}: nyckeltalet ”{said}” finns inte.{nearest(decision.figure, INDICATORS)} Välj i listan.")
    if len(faults) == before:
        faults += [f"{here}: {fault}" for fault in _contradictions(decision, meeting)]
    return decision


def _contradictions(decision: Decision, meeting: MeetingFacts | None) -> Iterator[str]:
    """What the decision lacks for its outcome, and where it says two things."""
    word = UTFALL[decision.outcome]
    if decision.outcome in REASONED and not decision.reason:
        yield f"utfallet är ”{word}” men motiveringen saknas."
    if decision.outcome not in IN_FORCE:
        return
    given = (decision.wording, decision.role, decision.due, decision.measure)
    missing = [lower_first(LABELS[name]) for name, value in zip(_NEEDED, given, strict=True) if not value]
    if missing:
        yield f"utfallet är ”{word}” men det saknas {listed(missing)}."
    if decision.due and meeting and decision.due < meeting.day:
        yield f"slutdatumet {iso_date(decision.due)} ligger före mötet {iso_date(meeting.day)}."
    changed = differs(decision)
    if decision.outcome == "beslutad" and changed:
        yield f"utfallet är ”beslutad” men {listed(changed)} har ändrats. Välj ”Ändrad” och skriv varför."


def differs(decision: Decision) -> list[str]:
    """Which of the proposal's parts the decision has changed, as in the form's headers; a gap proposes nothing."""
    question = decision.question
    if question.kind == GAP:
        return []
    pairs = (
        ("lydelse", decision.wording, question.text),
        ("ansvarig_roll", decision.role, question.role),
        ("forfallodatum", decision.due, question.due),
    )
    return [lower_first(LABELS[name]) for name, new, old in pairs if new != old]


def _date(name: str, cell: Cell | None, where: str, faults: Faults, *, optional: bool = False) -> dt.date | None:
    if cell is None or is_blank(cell):
        if not optional:
            faults.append(f"{where} är inte ifylld.")
        return None
    column = _COLUMNS[name]
    try:
        day = parse_date(cell, DateOrder.UNKNOWN)
    except Unreadable as problem:
        faults.append(f"{where}: {problem.message} Skriv datumet som ÅÅÅÅ-MM-DD.")
        return None
    if not column.earliest <= day <= column.latest:
        faults.append(f"{where}: {iso_date(day)} ligger före {column.earliest.year} eller efter {column.latest.year}.")
        return None
    return day


def _number(name: str, row: FilledRow, here: str, faults: Faults) -> float | None:
    cell, where, most = row.cells[name], f"{here}, {LABELS[name]}", _COLUMNS[name].maximum
    if cell is None or is_blank(cell):
        return None
    try:
        amount = parse_number(cell, Decimal.COMMA)
    except Unreadable as problem:
        faults.append(f"{where}: {problem.message} Skriv ett tal utan enhet.")
        return None
    if amount < 0 or (most is not None and amount > most):
        faults.append(f"{where}: talet är mindre än noll eller större än {number(most)}.")
        return None
    return amount


def _role(cell: Cell | None, known: Mapping[str, str], where: str, faults: Faults, *, optional: bool = False) -> str:
    said = _text(cell)
    if not said:
        if not optional:
            faults.append(f"{where} är inte ifylld.")
        return ""
    found = value_of(known, said)
    if found is None:
        faults.append(_unknown(said, known, where))
    return found or ""


def _unknown(said: str, known: Mapping[str, str], where: str) -> str:
    words = list(known.values())
    return f"{where}: rollen ”{quoted(redact(said))}” finns inte.{nearest(said, words)} Välj bland: {', '.join(words)}."


def _text(cell: Cell | None) -> str:
    """A cell as text, without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return "" if cell is None or is_blank(cell) else " ".join(plain(cell).split()).removeprefix("'")
