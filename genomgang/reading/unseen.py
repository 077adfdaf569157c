"""Rows and columns of a sheet that are hidden or struck out: told, and counted only where the mapping says so."""

from __future__ import annotations

from dataclasses import replace

from genomgang.reading.body import Body
from genomgang.reading.columns import shorten
from genomgang.reading.header import Header
from genomgang.reading.mapping import SourceMapping
from genomgang.reading.model import Unseen
from genomgang.reading.table import Table

COUNTED, LEFT_OUT = "raknas", "raknas_inte"


def seen_body(body: Body, table: Table, header: Header, mapping: SourceMapping) -> tuple[Body, Unseen]:
    """The body without the rows that the mapping leaves out, and what of it is not seen."""
    hidden = {at + 1 for at in table.hidden_rows}
    struck = {at + 1 for at in table.struck_rows}
    unseen = Unseen(
        hidden=tuple(number for number in body.numbers if number in hidden),
        struck=tuple(number for number in body.numbers if number in struck and number not in hidden),
        columns=tuple(shorten(header.texts[at]) for at in table.hidden_columns if at < len(header.texts)),
        count=mapping.unseen,
    )
    left_out = {*unseen.hidden, *unseen.struck} if mapping.unseen == LEFT_OUT else set()
    if not left_out:
        return body, unseen
    kept = [(row, number) for row, number in zip(body.rows, body.numbers, strict=True) if number not in left_out]
    return (
        replace(
            body,
            rows=[row for row, _ in kept],
            numbers=[number for _, number in kept],
            problems=tuple(problem for problem in body.problems if problem.row not in left_out),
        ),
        unseen,
    )
