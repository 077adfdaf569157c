"""The decisions for the planning system: under the plan's goals, each with the id that it keeps."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path
from typing import Any

from genomgang.checking.safe_cell import safe_cell
from genomgang.organisation import organisation
from genomgang.publish.output import MEETING, Target, write_atomically
from genomgang.regler.beslut import meeting_rules
from genomgang.review.review import Review
from genomgang.text.swedish import is_missing
from genomgang.topics import beslut

COLUMNS = (
    "mal", "malets_namn", "beslut_id", "namnd", "ar", "lydelse", "ansvarig_roll", "forfallodatum", "resurs_timmar",
    "resurs_kronor", "effektmatt", "iso_ref",
)  # fmt: skip
_TITLE = "Beslut till planeringssystemet"


def plan_rows(review: Review) -> list[dict[str, Any]]:
    """A row a decision in force and goal that it belongs to, by `planmal` in `beslut.yml`."""
    rows = []
    for row in beslut.in_force(beslut.in_order(review.now["beslut"])).to_dict("records"):
        facts = {
            "beslut_id": str(row["beslut_id"]),
            "namnd": review.namnd.slug,
            "ar": review.ar,
            "lydelse": str(row["lydelse"]),
            "ansvarig_roll": organisation().roller[str(row["ansvarig_roll"])],
            "forfallodatum": row["forfallodatum"].date(),
            "resurs_timmar": _number(row["resurs_timmar"]),
            "resurs_kronor": _number(row["resurs_kronor"]),
            "effektmatt": "" if is_missing(row["effektmatt"]) else str(row["effektmatt"]),
            "iso_ref": str(row["iso_ref"]),
        }
        goals = [goal for goal in meeting_rules().planmal if row["iso_ref"] in goal.iso]
        rows += [{"mal": goal.mal, "malets_namn": goal.namn, **facts} for goal in goals]
    return rows


def write_plan(review: Review) -> tuple[Path, Path]:
    """The rows as CSV and as a workbook, in the meeting's folder."""
    target = Target(review.namnd.slug, review.ar, review.version)
    stem = target.folder / MEETING / target.called("beslut-till-planen")
    places = (stem.with_name(f"{stem.name}.csv"), stem.with_name(f"{stem.name}.xlsx"))
    rows = plan_rows(review)
    for path, content in zip(places, (_as_csv(rows), _as_workbook(rows, review)), strict=True):
        write_atomically(path, content)
    return places


def _as_csv(rows: list[dict[str, Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, delimiter=";", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    """A value as a spreadsheet reads it in Swedish."""
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", ",")
    return safe_cell(value) if isinstance(value, str) else value


def _as_workbook(rows: list[dict[str, Any]], review: Review) -> bytes:
    import xlsxwriter

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"title": _TITLE, "created": dt.datetime.combine(review.delivery.matdatum, dt.time())})
        sheet = book.add_worksheet("Beslut")
        day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        sheet.write_row(0, 0, COLUMNS, book.add_format({"bold": True, "bottom": 2}))
        for line, row in enumerate(rows, start=1):
            for at, name in enumerate(COLUMNS):
                value = row[name]
                if isinstance(value, dt.date):
                    sheet.write_datetime(line, at, dt.datetime.combine(value, dt.time()), day)
                elif isinstance(value, str):
                    sheet.write_string(line, at, safe_cell(value))
                elif value is not None:
                    sheet.write_number(line, at, value)
        sheet.set_column(0, len(COLUMNS) - 1, 18)
        sheet.freeze_panes(1, 0)
    return content.getvalue()


def _number(value: Any) -> float | None:
    return None if is_missing(value) else float(value)
