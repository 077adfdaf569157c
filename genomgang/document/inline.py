"""Values of inline `` `{python} x` `` expressions as words of a sentence, as Quarto sets them."""

from __future__ import annotations

import ast
import re

from genomgang.text.markdown import escape

INLINE = re.compile(r"(?<!`)`\{python\}\s+([^`]+)`")

_QUOTES = re.compile(r"\\(['\"])")


def as_words(text: str) -> str:
    """A value's text as Markdown that shows it; quotation marks and apostrophes become typographic, as in Quarto."""
    return _QUOTES.sub(r"\1", escape(text))


def unquoted(shown: str) -> str:
    """The text of a value that the kernel shows as a literal; whatever else it shows is left as it is."""
    quoted = shown[:1] in "'\"" and shown[-1:] == shown[:1]
    return str(ast.literal_eval(shown)) if quoted else shown
