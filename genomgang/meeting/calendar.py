"""The decisions' due dates and the next review as a calendar (iCalendar, RFC 5545), which Outlook takes in.

Whole days with a summary need so little of the standard that it stands here: escaped text, folded lines, stable ids.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from genomgang.organisation import organisation
from genomgang.review.review import Review
from genomgang.topics import beslut
from genomgang.topics.beslut import Meeting

_LONGEST = 74
"""Bytes of a line that need not be folded, its first space counted."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(review: Review, meeting: Meeting) -> bytes:
    """The calendar's file: the same decisions, the same bytes and ids, so that a later one replaces an earlier one."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//genomgang//ledningens genomgang//SV", "CALSCALE:GREGORIAN"]
    stamp = f"{meeting.day:%Y%m%d}T000000Z"
    for id, day, summary, told in _events(review, meeting):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{id}@{review.namnd.slug}.genomgang",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + dt.timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{summary.translate(_ESCAPES)}",
            f"DESCRIPTION:{told.translate(_ESCAPES)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line)).encode()


def _events(review: Review, meeting: Meeting) -> Iterator[tuple[str, dt.date, str, str]]:
    for row in beslut.in_force(beslut.in_order(review.now["beslut"])).to_dict("records"):
        role = organisation().roller[str(row["ansvarig_roll"])]
        summary = f"{row['beslut_id']} ska vara klart: {row['lydelse']}"
        yield str(row["beslut_id"]), row["forfallodatum"].date(), summary, f"Ansvarig roll: {role}"
    told = f"{review.namnd.namn}. Ledningens genomgång av informationssäkerhet och dataskydd."
    yield f"nasta-{review.ar}", meeting.next_review.date(), "Ledningens genomgång", told


def _folded(line: str) -> Iterator[str]:
    """A line as several, none longer than the standard allows, and no letter divided."""
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LONGEST:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + width
    yield part
