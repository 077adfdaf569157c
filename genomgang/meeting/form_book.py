"""The decision form as a workbook: what is asked is locked, what is answered has drop-downs."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

from checks.atgarder import ISO_9_3_2
from checks.beslut import GALLER
from genomgang.checking.safe_cell import safe_cell
from genomgang.meeting import form
from genomgang.meeting.questions import GAP, Question
from genomgang.review.review import Review
from genomgang.text.swedish import long_date, sentence_case

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_ALLOWED = {"format_columns": True, "format_rows": True, "autofilter": True, "select_locked_cells": True}
_HEADER = {"bold": True, "bottom": 2, "bg_color": "#E6E6E6", "text_wrap": True, "valign": "top"}
_DATE = "yyyy-mm-dd"
_LAST_DAY = dt.date(2059, 12, 31)
_MEETING_ROWS = (form.DAY, form.CHAIR, form.NEXT)
_ROLES_FROM = len(_MEETING_ROWS) + 2
_LINE = 15
"""Points that a line of text takes. Heights are stated: LibreOffice does not fit rows to wrapped text."""


def form_book(review: Review, asked: Sequence[Question], figures: Sequence[str]) -> bytes:
    """The form's bytes: the same for the same draft. `figures` are the key figures that may measure an effect."""
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        title = f"Beslutsblankett, {review.namnd.namn} {review.ar}"
        book.set_properties({"title": title, "created": dt.datetime.combine(review.delivery.matdatum, dt.time())})
        readme, decisions, meeting, lists = (
            book.add_worksheet(name) for name in (form.README, form.DECISIONS, form.MEETING, form.LISTS)
        )
        choices = {
            **{field.name: field.choices for field in form.ANSWERED},
            "effekt_nyckeltal": tuple(figures),
            "ansvarig_roll": form.capitalized(form.roles()),
        }
        sources = _write_lists(lists, {**choices, "roll": form.capitalized(form.meeting_roles())})
        _write_readme(book, readme, review, len(asked))
        _Decisions(book, decisions, review, sources).write(asked)
        _write_meeting(book, meeting, sources["roll"], review.delivery.matdatum)
        lists.hide()
        decisions.activate()
    return content.getvalue()


def _write_lists(sheet: Any, choices: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The drop-downs' words, and the range where each list stands."""
    from xlsxwriter.utility import xl_range_abs

    sources = {}
    for at, (name, words) in enumerate(choices.items()):
        sheet.write_column(0, at, words)
        if words:
            sources[name] = f"={form.LISTS}!{xl_range_abs(0, at, len(words) - 1, at)}"
    sheet.protect()
    return sources


def _write_readme(book: Any, sheet: Any, review: Review, count: int) -> None:
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    width = 100
    sheet.set_column(0, 0, width)
    sheet.write_string(0, 0, "Beslutsblankett", book.add_format({"bold": True, "font_size": 16}))
    lines = (
        f"{review.namnd.namn}, ledningens genomgång {review.ar}. Uppgifterna avser den "
        f"{long_date(review.delivery.matdatum)}.",
        f"Bladet ”{form.DECISIONS}” har {count} rader. Välj ett utfall på varje rad. Förslagets ord, roll, datum och "
        "resurs är ifyllda: ändra dem om mötet beslutar något annat, och välj då utfallet ”Ändrad”.",
        "Motivering behövs när ett förslag ändras, avslås eller bordläggs.",
        f"Bladet ”{form.MEETING}” säger när mötet hölls, vem som ledde det, vilka roller som deltog och vilka som ska "
        "få veta besluten.",
        "Skriv roller, aldrig namn, personnummer eller e-postadresser.",
        "Spara filen och läs in den med: genomgang beslut FIL",
    )
    for number, line in enumerate(lines, start=2):
        sheet.set_row(number, _height([(line, width)]))
        sheet.write_string(number, 0, line, wrapped)
    sheet.protect()


class _Decisions:
    """Fills the sheet of decisions."""

    def __init__(self, book: Any, sheet: Any, review: Review, sources: Mapping[str, str]) -> None:
        self._sheet, self._review, self._sources = sheet, review, sources
        self._header = book.add_format(_HEADER)
        self._locked = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#404040"})
        self._locked_date = book.add_format(
            {"valign": "top", "num_format": _DATE, "font_color": "#404040", "align": "left"}
        )
        free = {
            "locked": False,
            "text_wrap": True,
            "valign": "top",
            "bg_color": "#F2F8FA",
            "border": 1,
            "border_color": "#B8CBD1",
        }
        self._free = book.add_format({**free, "num_format": "@"})
        self._free_date = book.add_format({**free, "num_format": _DATE, "align": "left"})
        self._free_number = book.add_format({**free, "num_format": "#,##0.##"})

    def write(self, asked: Sequence[Question]) -> None:
        fields = (*form.ASKED, *form.ANSWERED)
        self._sheet.set_row(0, 2 * _LINE)
        for at, field in enumerate(fields):
            self._sheet.set_column(at, at, field.width)
            self._sheet.write_string(0, at, field.header, self._header)
        self._sheet.set_column(len(fields), len(fields), None, None, {"hidden": True})
        self._sheet.write_string(0, len(fields), form.RECEIPT, self._header)
        for number, question in enumerate(asked, start=1):
            self._write_row(number, question)
        self._write_rules(len(asked))
        self._sheet.freeze_panes(1, len(form.ASKED[:3]))
        self._sheet.set_landscape()
        self._sheet.set_paper(8)  # A3: the sheet is wide
        self._sheet.fit_to_pages(1, 0)
        self._sheet.protect(options=_ALLOWED)

    def _write_row(self, number: int, question: Question) -> None:
        sheet = self._sheet
        sheet.write_number(number, 0, number, self._locked)
        sheet.write_string(number, 1, question.id, self._locked)
        said = question.text if question.kind != GAP else f"{sentence_case(GALLER[GAP])}: {question.text}"
        sizes = {field.name or field.header: field.width for field in (*form.ASKED, *form.ANSWERED)}
        words = {
            "Id": question.id,
            form.ASKED[2].header: said,
            form.ASKED[5].header: question.resource,
            "effektmatt": question.measure,
        }
        sheet.set_row(number, _height([(text, sizes[name]) for name, text in words.items()]))
        sheet.write_string(number, 2, safe_cell(said), self._locked)
        sheet.write_string(number, 3, _role(question.role), self._locked)
        self._write_date(number, 4, question.due, self._locked_date)
        sheet.write_string(number, 5, safe_cell(question.resource), self._locked)
        sheet.write_string(number, 6, ISO_9_3_2[question.iso_ref].partition(" – ")[0], self._locked)
        first = len(form.ASKED)
        texts = {
            "lydelse": question.text if question.kind != GAP else "",
            "ansvarig_roll": _role(question.role),
            "effektmatt": question.measure,
            "effekt_nyckeltal": question.figure,
        }
        amounts = {"resurs_timmar": question.hours, "resurs_kronor": question.kronor}
        for at, field in enumerate(form.ANSWERED, start=first):
            if field.name == "forfallodatum":
                self._write_date(number, at, question.due, self._free_date)
            elif field.name in amounts:
                self._write_number(number, at, amounts[field.name])
            elif said := texts.get(field.name, ""):
                sheet.write_string(number, at, safe_cell(said), self._free)
            else:
                sheet.write_blank(number, at, None, self._free)
        receipt = form.Receipt(self._review.namnd.slug, self._review.ar, question.id, question.mark)
        sheet.write_string(number, first + len(form.ANSWERED), str(receipt))

    def _write_date(self, number: int, at: int, day: dt.date | None, style: Any) -> None:
        if day is None:
            self._sheet.write_blank(number, at, None, style)
        else:
            self._sheet.write_datetime(number, at, dt.datetime.combine(day, dt.time()), style)

    def _write_number(self, number: int, at: int, amount: float | None) -> None:
        if amount is None:
            self._sheet.write_blank(number, at, None, self._free_number)
        else:
            self._sheet.write_number(number, at, amount, self._free_number)

    def _write_rules(self, count: int) -> None:
        first_day = self._review.delivery.matdatum
        rules = {
            "forfallodatum": {
                "validate": "date",
                "criteria": "between",
                "minimum": first_day,
                "maximum": _LAST_DAY,
                "error_message": "Skriv ett datum efter mötet, som 2024-12-31.",
            },
            **{
                name: {
                    "validate": "decimal",
                    "criteria": ">=",
                    "value": 0,
                    "error_message": "Skriv ett tal utan enhet.",
                }
                for name in ("resurs_timmar", "resurs_kronor")
            },
        }
        for at, field in enumerate(form.ANSWERED, start=len(form.ASKED)):
            rule = rules.get(field.name)
            if field.name in self._sources:
                rule = {
                    "validate": "list",
                    "source": self._sources[field.name],
                    "error_message": "Välj ett av orden i listan.",
                }
            if rule and count:
                self._sheet.data_validation(
                    1, at, count, at, {**rule, "error_title": field.header, "ignore_blank": True}
                )


def _write_meeting(book: Any, sheet: Any, roles: str, first_day: dt.date) -> None:
    header = book.add_format(_HEADER)
    free = {"locked": False, "bg_color": "#F2F8FA", "border": 1, "border_color": "#B8CBD1", "align": "left"}
    text, date = book.add_format({**free, "num_format": "@"}), book.add_format({**free, "num_format": _DATE})
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 2, 30)
    for number, label in enumerate(_MEETING_ROWS):
        sheet.write_string(number, 0, label)
        sheet.write_blank(number, 1, None, text if label == form.CHAIR else date)
    for number in (0, 2):
        sheet.data_validation(number, 1, number, 1, {
            "validate": "date", "criteria": "between", "minimum": first_day, "maximum": _LAST_DAY,
            "error_title": _MEETING_ROWS[number], "error_message": "Skriv ett datum, som 2023-12-05.",
        })  # fmt: skip
    sheet.data_validation(1, 1, 1, 1, {"validate": "list", "source": roles, "error_title": form.CHAIR,
                                       "error_message": "Välj en roll i listan."})  # fmt: skip
    for at, label in enumerate((form.ROLE, form.TOOK_PART, form.IS_TOLD)):
        sheet.write_string(_ROLES_FROM - 1, at, label, header)
    last = _ROLES_FROM + len(form.meeting_roles()) - 1
    for number, role in enumerate(form.capitalized(form.meeting_roles()), start=_ROLES_FROM):
        sheet.write_string(number, 0, role)
        sheet.write_blank(number, 1, None, text)
        sheet.write_blank(number, 2, None, text)
    sheet.data_validation(_ROLES_FROM, 1, last, 1, {"validate": "list", "source": [form.PRESENT, form.ABSENT]})
    sheet.data_validation(_ROLES_FROM, 2, last, 2, {"validate": "list", "source": [form.YES]})
    sheet.fit_to_pages(1, 0)
    sheet.protect(options=_ALLOWED)


def _height(cells: Sequence[tuple[str, int]]) -> int:
    """The height of a row whose cells hold these texts, each in a column of that width; long words take a line more."""
    return _LINE * max(1 + len(text) // (width - 4) for text, width in cells)


def _role(role: str) -> str:
    return sentence_case(form.roles()[role]) if role else ""
