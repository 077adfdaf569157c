"""The organisation's words within the program's own rules: `{{ org.dess }}`, as chapters write them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from genomgang.organisation.model import Organisation
from genomgang.text.swedish import genitive, in_words, listed, lower_first, sentence_case

if TYPE_CHECKING:
    from jinja2 import Environment


def filled(value: Any, org: Organisation) -> Any:
    """A value read from a rule file, with the organisation's words in every text of it, keys too."""
    if isinstance(value, str):
        return _environment().from_string(value).render(org=org) if "{{" in value or "{%" in value else value
    if isinstance(value, list):
        return [filled(each, org) for each in value]
    if isinstance(value, dict):
        return {filled(name, org): filled(each, org) for name, each in value.items()}
    return value


@cache
def _environment() -> Environment:
    from jinja2 import Environment, StrictUndefined

    made = Environment(undefined=StrictUndefined, autoescape=False)
    made.filters |= {
        "gemen": lower_first,
        "genitiv": genitive,
        "lista": listed,
        "ord": in_words,
        "versal": sentence_case,
    }
    return made
