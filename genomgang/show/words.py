"""Sentences of a chapter: a short Jinja text over the chapter's own variables.

Values are escaped as Markdown, so that text from data shows exactly that text. Numbers are written in Swedish. A line
that only steers (`{% if … %}`) leaves nothing behind, nor does a value without words on a line of its own, or a list
item without words.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from genomgang.organisation import organisation
from genomgang.show import phrases
from genomgang.text.markdown import Markdown, escape
from genomgang.text.swedish import (
    counted,
    genitive,
    in_words,
    iso_date,
    listed,
    long_date,
    lower_first,
    number,
    part_of_whole,
    percent_text,
    sentence_case,
)

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_NOTHING = "\0"
"""Stands for a value without words until it is seen whether it had its line to itself."""

_EMPTY_ITEM = re.compile(r"^ *[-*] *$\n?", re.MULTILINE)
_SPACES = re.compile(r"(?<=\S) {2,}")
_LIST_AT_ONCE = re.compile(r"(\A|\n\n)((?:(?![-*] ).+\n)+)(?=[-*] )")
"""A list right after a paragraph's lines, which Markdown would read as more of the sentence: a steering line between
them takes the blank line with it."""
_BLANK_LINES = re.compile(r"\n{3,}")


def text(template: str, **values: Any) -> Markdown:
    """The template's text over the variables of the cell that calls, and `values`.

    >>> antal = 3
    >>> text("{{ antal | ord }} av tio")
    'tre av tio'

    UndefinedError from Jinja for a name that the chapter does not have.
    """
    caller = sys._getframe(1)
    return _rendered(template, {**caller.f_globals, **caller.f_locals, **values})


def line(template: str, **values: Any) -> Markdown:
    """As `text`, on one line: a headline, a subtitle, a caption."""
    caller = sys._getframe(1)
    made = _rendered(template, {**caller.f_globals, **caller.f_locals, **values})
    return Markdown(_SPACES.sub(" ", made.replace("\n", " ")))


def _rendered(template: str, variables: dict[str, Any]) -> Markdown:
    rendered = _compiled(template).render({"org": organisation(), **variables}).splitlines()
    lines = (_SPACES.sub(" ", each.replace(_NOTHING, "").rstrip()) for each in rendered if each.strip() != _NOTHING)
    made = _LIST_AT_ONCE.sub(r"\1\2\n", _EMPTY_ITEM.sub("", "\n".join(lines)))
    return Markdown(_BLANK_LINES.sub("\n\n", made).strip())


@cache
def _compiled(template: str) -> Template:
    return environment().from_string(dedent(template))


def compile_ahead(cells: Iterable[str]) -> None:
    """Compile the templates that stand in the sources of chapters' cells, for processes that are forked from this one.

    To compile one takes longer than to fill it in. What is no Python is left to whoever runs it.
    """
    for cell in cells:
        with suppress(SyntaxError):
            for node in ast.walk(ast.parse(cell)):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("text", "line"):
                    for given in node.args[:1]:
                        if isinstance(given, ast.Constant) and isinstance(given.value, str):
                            _compiled(given.value)


@cache
def environment() -> Environment:
    """Jinja as chapters use it: its filters are the Swedish words that every chapter needs."""
    from jinja2 import Environment, StrictUndefined

    made = Environment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False, finalize=_finalized
    )
    made.filters |= {
        "antal": counted,
        "datum": long_date,
        "delen_av": part_of_whole,
        "gemen": lower_first,
        "genitiv": genitive,
        "iso": iso_date,
        "kursiverad": _emphasised,
        "lista": _listed,
        "ord": in_words,
        "procent": percent_text,
        "tal": number,
        "versal": sentence_case,
        "av_alla": phrases.part_of_all,
        "n": phrases.observations,
        "matt": phrases.marked,
        "varde": phrases.value_marked,
        "visad": phrases.shown_marked,
        "mot_malet": phrases.against,
        "till_malet": phrases.to_target,
    }
    return made


def _emphasised(sentence: str) -> Markdown:
    """A sentence of the organisation's own file, with what stands between asterisks in italics and nothing else set."""
    made = [f"*{escape(part)}*" if at % 2 else _as_markdown(part) for at, part in enumerate(sentence.split("*"))]
    return Markdown("".join(made))


def _listed(items: Iterable[Any]) -> str:
    """The items as a list in a sentence; those that are nothing (`x if y`, without an else) are left out."""
    from jinja2 import Undefined

    return listed([str(each) for each in items if not isinstance(each, Undefined)])


def _finalized(value: Any) -> str:
    return _as_markdown(value) or _NOTHING


def _as_markdown(value: Any) -> str:
    from jinja2 import Undefined

    if isinstance(value, Markdown):
        return value
    if isinstance(value, Undefined):
        # `{{ x if y }}` without an else is nothing; a name that the chapter does not have is an error.
        return "" if "inline if" in str(value._undefined_hint) else str(value)
    if isinstance(value, str):
        lead, tail = value[:1] == " ", value[1:] and value[-1] == " "
        return f"{' ' if lead else ''}{escape(value)}{' ' if tail else ''}"
    if isinstance(value, bool) or value is None:
        raise TypeError(f"{value} is not something to print: say in words what it means")
    return number(value)
