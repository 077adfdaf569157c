"""Small changes to a document's text, line by line, so that both engines read the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from genomgang.document.positions import Locate
from genomgang.errors import RenderError

_FENCE = re.compile(r"^[\s>]*(`{3,}|~{3,})\s*(.*)$")
_DIV = re.compile(r"^([\s>]*:{3,}\s*)(\{.*\})(\s*:*\s*)$")
_SPACED = re.compile(r"([\w-]+)(?:\s+=\s*|=\s+)(\"[^\"]*\"|'[^']*'|[^\s}\"'=]+)")
_COMMENT_OR_CODE = re.compile(
    r"(?P<fence>^[\s>]*(?P<ticks>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??[\s>]*(?P=ticks)[`~]*[ \t]*$)"
    r"|(?P<span>(?P<run>`+)(?!`)[^\n]*?(?<!`)(?P=run)(?!`))"
    r"|(?P<comment><!--(?P<inside>.*?)-->)"
    r"|(?P<open><!--)",
    re.DOTALL | re.MULTILINE,
)
_META = re.compile(r"(?<!\{)\{\{<\s*(meta|var|env|brand)\s+([^\s>]+)\s*([^>]*?)\s*>\}\}(?!\})")
_YAML = re.compile(r"^---\n(.*?)\n---$", re.DOTALL | re.MULTILINE)
_CODE_AS_WRITTEN = re.compile(r"(`+)(?!`)[^\n]*?(?<!`)\1(?!`)\{[^}]*shortcodes\s*=\s*\"?false[^}]*\}")
_NO_SHORTCODES = re.compile(r"\.cell-code|shortcodes\s*=\s*\"?false")


@dataclass(frozen=True)
class Line:
    """One line; `fence` is what stands after the opening fence of the code that it belongs to, None for Markdown."""

    number: int
    text: str
    fence: str | None


def lines_of(text: str) -> Iterator[Line]:
    """The text's lines, counted from 1, each told apart as code or Markdown. A fence counts as code."""
    ticks, info = "", ""
    for number, line in enumerate(text.split("\n"), start=1):
        match = _FENCE.match(line)
        if ticks:
            yield Line(number, line, info)
            if match and match[1].startswith(ticks) and not match[2].strip():
                ticks = ""
        elif match and not (match[1][0] == "`" and "`" in match[2]):
            ticks, info = match[1], match[2]
            yield Line(number, line, info)
        else:
            yield Line(number, line, None)


def with_close_attributes(text: str) -> str:
    """`title = "x"` becomes `title="x"` in a block's braces: Quarto reads both, pandoc the second only."""
    return "\n".join(
        _DIV.sub(lambda match: match[1] + _SPACED.sub(r"\1=\2", match[2]) + match[3], line.text)
        if line.fence is None and ":::" in line.text
        else line.text
        for line in lines_of(text)
    )


def without_comments(text: str, locate: Locate) -> str:
    """The text with its HTML comments emptied, their lines kept: what the author noted is no one else's.

    Raises RenderError for a comment that does not end within the text.
    """
    if "<!--" not in text:
        return text

    def emptied(match: re.Match[str]) -> str:
        if match["open"]:
            raise RenderError(
                "Kommentaren som börjar med <!-- tar inte slut.",
                where=str(locate(text.count("\n", 0, match.start()) + 1)),
                remedy="Skriv --> där den slutar. En kodcell stängs av med #| eval: false.",
            )
        if match["comment"]:
            return f"<!-- {chr(10) * match['inside'].count(chr(10))}-->"
        return match[0]

    return _COMMENT_OR_CODE.sub(emptied, text)


def with_metadata(text: str, locate: Locate) -> str:
    """The text with every `{{< meta name >}}` replaced by the document's own fact, in code too, as Quarto does.

    Raises RenderError for a name that the document does not have.
    """
    if "{{<" not in text:
        return text
    values = _metadata(text)
    return "\n".join(_filled(line, values, locate) for line in lines_of(text))


def without_shortcodes(text: str) -> str:
    """The text with a word in place of every shortcode that is filled in later."""
    return "\n".join(_META.sub("kortkod", line.text) for line in lines_of(text)) if "{{<" in text else text


def _metadata(text: str) -> dict[str, Any]:
    """What all blocks of YAML in the text say, the later ones over the earlier, as pandoc joins them."""
    found: dict[str, Any] = {}
    for block in _YAML.findall(text):
        try:
            values = yaml.safe_load(block)
        except yaml.YAMLError:
            continue  # text between two rules
        if isinstance(values, dict):
            found |= values
    return found


def _filled(line: Line, values: dict[str, Any], locate: Locate) -> str:
    if line.fence is not None and _NO_SHORTCODES.search(line.fence):
        return line.text

    as_written = [match.span() for match in _CODE_AS_WRITTEN.finditer(line.text)]

    def value(match: re.Match[str]) -> str:
        kind, path, rest = match.groups()
        if any(begin < match.start() < end for begin, end in as_written):
            return match[0]
        if kind == "meta" and not rest:
            return _looked_up(values, path.strip("\"'"), f"{{{{< meta {path} >}}}}", str(locate(line.number)))
        if kind == "var" or line.fence is None:
            return match[0]  # told as a construct outside the list
        raise RenderError(
            f"Konstruktionen {match[0]} i kod stöds inte.",
            where=str(locate(line.number)),
            remedy=f"Skriv {{{match[0]}}} för att visa den som text.",
        )

    return _META.sub(value, line.text)


def _looked_up(values: dict[str, Any], path: str, shortcode: str, where: str) -> str:
    found: Any = values
    for name in path.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    if found is None or isinstance(found, dict | list):
        names = ", ".join(name for name in values)
        raise RenderError(
            f"Uppgiften {path} i {shortcode} finns inte i dokumentet.",
            where=where,
            remedy=f"Uppgifter som finns: {names}. Egna skrivs under uppgifter: i dokumentets huvud.",
        )
    return str(found).lower() if isinstance(found, bool) else " ".join(str(found).split())


def with_variables(text: str, variables: dict[str, Any], locate: Locate) -> str:
    """The text with every `{{< var name >}}` outside cells replaced by its value in `_variables.yml`."""
    if "{{<" not in text:
        return text
    return "\n".join(_with_variables(line, variables, locate) for line in lines_of(text))


def _with_variables(line: Line, variables: dict[str, Any], locate: Locate) -> str:
    if line.fence is not None and (_NO_SHORTCODES.search(line.fence) or line.fence.startswith("{python")):
        return line.text

    def value(match: re.Match[str]) -> str:
        if match[1] != "var":
            return match[0]
        found: Any = variables
        for name in match[2].split("."):
            found = found.get(name) if isinstance(found, dict) else None
        if found is None or isinstance(found, dict | list):
            raise RenderError(
                f"Variabeln {match[2]} i {match[0]} finns inte.",
                where=str(locate(line.number)),
                remedy=f"Skriv {match[2]} och värdet i _variables.yml bredvid huvuddokumentet, eller värdet i texten.",
            )
        return str(found).lower() if isinstance(found, bool) else " ".join(str(found).split())

    return _META.sub(value, line.text)


def fenced(text: str, language: str = "") -> str:
    """Text as a code block, whatever it holds."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"
