"""Takes in a filled decision form: `beslut.csv` and `moten.csv`, and the form itself beside them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checks import CONTRACTS
from checks.moten import BETWEEN
from genomgang.contracts.contract import Contract
from genomgang.errors import DataError, UserError
from genomgang.meeting.answers import Answers, Decision, MeetingFacts, answers_in
from genomgang.meeting.questions import mark_of, measuring_figures, questions
from genomgang.meeting.returned import Filled, read_filled
from genomgang.provenance.fingerprint import of_file
from genomgang.publish.output import write_atomically
from genomgang.review.review import Review
from genomgang.text.swedish import counted, listed

FORMS = "blanketter"
"""Folder in the year's delivery with the forms that were taken in, as they were filled."""

Row = dict[str, str]
Agree = Callable[[Sequence[Row], Sequence[Row]], None]


@dataclass(frozen=True)
class Taken:
    """What was taken in, and where it now stands."""

    answers: Answers
    earlier: int
    files: tuple[Path, ...]


def read_form(path: Path, namnd: str, ar: int | None) -> Filled:
    """The form. DataError where it is of another nämnd or year than asked for ("" and None ask for none)."""
    filled = read_filled(path)
    whose, year = filled.about
    if (namnd and whose != namnd) or (ar and year != ar):
        raise DataError(
            f"Blanketten gäller {whose} {year}, inte {namnd or whose} {ar or year}.",
            where=path.name,
            remedy="Ange rätt blankett, eller rätt --namnd och --ar. Ingenting är ändrat.",
        )
    return filled


def answers_of(filled: Filled, review: Review) -> Answers:
    """What the form says about the review's draft. DataError, with every fault, where it cannot be taken in."""
    answers, faults = answers_in(filled, questions(review), review.delivery.matdatum)
    if answers is None:
        raise DataError(
            f"Blanketten kan inte läsas in: {counted(len(faults), 'fel', 'fel', neuter=True)}.",
            where="\n       ".join([filled.file_name, *faults]),
            remedy="Rätta i blanketten och läs in den igen; är utkastet ett annat, gör en ny med genomgang mote och "
            "för över svaren. Blanketten och tidigare beslut är orörda.",
        )
    return answers


def take_in(path: Path, answers: Answers, review: Review, data: Path) -> Taken:
    """Write the decisions among those of other nämnder. UserError where another outcome is already decided."""
    return _take_in(path, answers, review, data, _refuse_other_outcomes)


def take_in_anew(path: Path, answers: Answers, review: Review, data: Path) -> Taken:
    """As `take_in`, where the form's outcomes take the place of those that were decided before."""
    return _take_in(path, answers, review, data, lambda _earlier, _rows: None)


def _take_in(path: Path, answers: Answers, review: Review, data: Path, agree: Agree) -> Taken:
    folder = data / str(review.ar)
    slug = review.namnd.slug
    figures = measuring_figures(review)
    rows = [decision_row(decision, answers.meeting, slug, figures) for decision in answers.decisions]
    earlier = [row for row in _read(folder, CONTRACTS["beslut"]) if row["namnd"] == slug]
    agree(earlier, rows)
    answered = {row["beslut_id"] for row in rows}
    kept = [row for row in earlier if row["beslut_id"] not in answered]
    meeting = meeting_row(answers.meeting, slug, mark_of(questions(review)))
    form = _form_place(path, folder / FORMS, slug)
    try:
        files = (
            _write(folder, CONTRACTS["beslut"], slug, [*kept, *rows]),
            _write(folder, CONTRACTS["moten"], slug, [meeting]),
        )
        write_atomically(form, path.read_bytes())
    except OSError as problem:
        raise DataError(
            f"Det går inte att skriva i leveransens mapp ({problem.strerror}).",
            where=str(folder),
            remedy="Kontrollera mappens rättigheter och läs in blanketten igen.",
        ) from None
    return Taken(answers, len(kept), (*files, form))


def decision_row(
    decision: Decision, meeting: MeetingFacts, namnd: str, figures: Mapping[str, float | None]
) -> dict[str, str]:
    """A row of `beslut.csv`; `figures` are the present values of what may measure an effect."""
    question = decision.question
    before = figures.get(decision.figure)
    return {
        "namnd": namnd,
        "beslut_id": question.id,
        "galler": question.kind,
        "svarar_mot": question.answers or question.id,
        "motesdatum": meeting.day.isoformat(),
        "utfall": decision.outcome,
        "foreslaget": question.text,
        "foreslagen_roll": question.role,
        "foreslaget_datum": question.due.isoformat() if question.due else "",
        "lydelse": decision.wording,
        "motivering": decision.reason,
        "ansvarig_roll": decision.role,
        "forfallodatum": decision.due.isoformat() if decision.due else "",
        "resurs_timmar": _amount(decision.hours),
        "resurs_kronor": _amount(decision.kronor),
        "iso_ref": question.iso_ref,
        "effektmatt": decision.measure,
        "effekt_nyckeltal": decision.figure,
        "effekt_fore": _amount(before),
        "skyddsmarkning": question.protection,
    }


def meeting_row(meeting: MeetingFacts, namnd: str, mark: str) -> dict[str, str]:
    """A row of `moten.csv`."""
    return {
        "namnd": namnd,
        "motesdatum": meeting.day.isoformat(),
        "ordforande_roll": meeting.chair,
        "narvarande": BETWEEN.join(meeting.present),
        "franvarande": BETWEEN.join(meeting.absent),
        "nasta_genomgang": meeting.next_review.isoformat(),
        "informeras": BETWEEN.join(meeting.told),
        "underlag": mark,
    }


def _amount(value: float | None) -> str:
    return "" if value is None else f"{value:.4g}".replace(".", ",") if value % 1 else str(int(value))


def _refuse_other_outcomes(earlier: Sequence[Mapping[str, str]], rows: Sequence[Mapping[str, str]]) -> None:
    before = {row["beslut_id"]: row["utfall"] for row in earlier}
    words = CONTRACTS["beslut"].labels("utfall")
    other = [
        f"{row['beslut_id']} är redan {words[before[row['beslut_id']]]}, blanketten säger {words[row['utfall']]}"
        for row in rows
        if before.get(row["beslut_id"], row["utfall"]) != row["utfall"]
    ]
    if other:
        raise UserError(
            f"Blanketten säger något annat än det som redan är beslutat: {listed(other)}.",
            remedy="Gäller blanketten: läs in den igen med --ersatt. Ingenting är ändrat.",
        )


def _read(folder: Path, contract: Contract) -> list[Row]:
    """Every nämnd's rows of a data set that we write ourselves. DataError where somebody has changed its columns."""
    path = folder / contract.file
    if not path.is_file():
        return []
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))
    if any(set(row) != set(contract.column_names) for row in rows):
        raise DataError(
            f"Filen {path.name} har andra kolumner än de som genomgang beslut skriver.",
            where=str(path),
            remedy="Återställ filen, och läs in blanketten igen.",
        )
    return rows


def _write(folder: Path, contract: Contract, namnd: str, rows: Iterable[Row]) -> Path:
    """The file with a nämnd's rows exchanged for these; every other row as it was."""
    others = [row for row in _read(folder, contract) if row["namnd"] != namnd]
    out = io.StringIO()
    writer = csv.DictWriter(out, contract.column_names, delimiter=";", lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted([*others, *rows], key=lambda row: (row["namnd"], row.get("beslut_id", ""))))
    path = folder / contract.file
    write_atomically(path, out.getvalue().encode())
    return path


def last_form(data: Path, ar: int, namnd: str) -> Path | None:
    """The form that was taken in last, as it was filled; None where none was."""
    kept = list((data / str(ar) / FORMS).glob(f"{namnd}-[0-9]*.xlsx"))
    return max(kept, key=lambda path: int(path.stem.rpartition("-")[2]), default=None)


def _form_place(path: Path, folder: Path, namnd: str) -> Path:
    """A name of its own for the form, or that of the same bytes taken in before."""
    number = 1
    while True:
        place = folder / f"{namnd}-{number}.xlsx"
        if not place.exists() or of_file(place) == of_file(path):
            return place
        number += 1
