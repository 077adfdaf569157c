"""Text in a cell of a workbook that no spreadsheet takes for a formula."""

from __future__ import annotations

from genomgang.reading.privacy import contains_email, contains_personal_number

BLANKED = ""
"""What stands where a text could point out a person."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First characters that make a spreadsheet take a text for a formula, also after spaces."""
_SPACES = " \N{NO-BREAK SPACE}"


def safe_cell(text: str) -> str:
    """The text, blank where it could point out a person, and never a formula in a spreadsheet."""
    if contains_personal_number(text) or contains_email(text):
        return BLANKED
    return f"'{text}" if text.lstrip(_SPACES).startswith(_FORMULA) else text
