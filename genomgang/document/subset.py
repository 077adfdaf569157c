"""The part of Quarto's Markdown that both engines show alike. Everything else is refused, with file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import yaml

from genomgang.errors import RenderError

METADATA = (
    "title",
    "subtitle",
    "namnd",
    "forvaltning",
    "organisation",
    "ar",
    "version",
    "status",
    "utkast",
    "datum",
    "matdatum",
    "syntetisk",
    "diarienummer",
    "motor",
    "uppgifter",
)
"""What a document may say of itself; `uppgifter` holds own values for `{{< meta uppgifter.x >}}`."""

FRONT_MATTER = (*METADATA, "lang", "jupyter", "engine", "execute")
EXECUTE_OPTIONS = ("echo", "include", "eval", "output", "warning")
CELL_OPTIONS = (*EXECUTE_OPTIONS, "label", "tags", "fig-cap", "fig-subcap", "fig-alt", "tbl-cap", "layout-ncol")
CALLOUTS: Mapping[str, str] = {
    "note": "Notera",
    "tip": "Tips",
    "warning": "Varning",
    "important": "Viktigt",
    "caution": "Försiktigt",
}
"""Kinds of callout and the title that each has where the author gives none."""

FORMATS = ("html", "typst", "docx")
SHORTCODES = ("meta", "pagebreak", "include")
RAW_FORMATS = ("html", "typst", "openxml")

_SHORTCODE = re.compile(r"\{\{<\s*(\S*)")
_FENCE = re.compile(r"^[\s>]*(`{3,}|~{3,})\s*(.*)$")
_DIV = re.compile(r"^[\s>]*:{3,}\s*(\S.*)$")
_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_CLASS = re.compile(r"(?<![\w\"])\.([\w-]+)")
_QUOTED = re.compile(r"\"[^\"]*\"")
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|([^\s}]+))")
_FOREIGN_CLASS = re.compile(
    r"^(panel-|column-|columns?$|aside$|landscape$|incremental$|hidden$|unlisted$|theorem$|proof$)"
)
_FOREIGN_ID = re.compile(r"\{[^}]*#((?:lst|eq|thm|lem|cor|prp|cnj|def|exm|exr|rem|sol|nte|tip|wrn|imp|cau)-[\w-]+)")
_FOREIGN_REFERENCE = re.compile(
    r"(?<![\w\\@./])@((?:lst|eq|thm|lem|cor|prp|cnj|def|exm|exr|nte|tip|wrn|imp|cau)-[\w-]+)"
)

Locate = Callable[[int], object]
"""From a line number, counted from 1, to where that line was written."""


def unsupported(construct: str, where: object, remedy: str) -> RenderError:
    """The error for a construct that is Quarto but not in the subset."""
    return RenderError(f"Konstruktionen {construct} stöds inte.", where=str(where), remedy=remedy)


def prose(text: str) -> Iterator[tuple[int, str]]:
    """Lines (from 1) that are Markdown: not in fences, and with code spans blanked."""
    fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        match = _FENCE.match(line)
        if fence:
            if match and match[1].startswith(fence) and not match[2]:
                fence = ""
        elif match and not (match[1][0] == "`" and "`" in match[2]):
            fence = match[1]
        else:
            yield number, _CODE_SPAN.sub("", line)


def check_markdown(text: str, locate: Locate) -> None:
    """Raise RenderError for the first construct in `text` outside the subset."""
    for number, line in prose(text):
        where = locate(number)
        for match in _SHORTCODE.finditer(line):
            if match[1] not in SHORTCODES:
                raise unsupported(f"{{{{< {match[1]} >}}}}", where, f"Kortkoder som stöds är {_listed(SHORTCODES)}.")
        for found in _FOREIGN_ID.finditer(line):
            raise unsupported(f"#{found[1]}", where, "Märken som stöds börjar med #fig-, #tbl- eller #sec-.")
        for found in _FOREIGN_REFERENCE.finditer(line):
            raise unsupported(f"@{found[1]}", where, "Hänvisa med @fig-, @tbl- eller @sec-.")
        div = _DIV.match(line)
        if div:
            _check_div(div[1], where)
    _check_fences(text, locate)


def _check_div(attributes: str, where: object) -> None:
    names = {match[1]: match[2] if match[2] is not None else match[3] for match in _ATTRIBUTE.finditer(attributes)}
    classes = _CLASS.findall(_QUOTED.sub("", attributes)) if attributes.startswith("{") else [attributes.strip(": ")]
    for name in classes:
        if name == "callout" or name.startswith("callout-"):
            kind = name.removeprefix("callout").removeprefix("-")
            if kind not in CALLOUTS:
                raise unsupported(
                    f".{name}", where, f"Rutor som stöds är {_listed([f'.callout-{k}' for k in CALLOUTS])}."
                )
            for option in names.keys() - {"title"}:
                raise unsupported(f"{option}= i .{name}", where, "En ruta får bara ha title=.")
        if _FOREIGN_CLASS.match(name):
            raise unsupported(f".{name}", where, "Använd ett eget stilblock eller vanlig Markdown.")
        if name in ("content-visible", "content-hidden"):
            _check_condition(name, names, where)
    for option in names:
        if option in ("layout", "layout-nrow", "layout-valign", "fig-cap-location", "tbl-cap-location"):
            raise unsupported(f"{option}=", where, "Använd layout-ncol= för figurer bredvid varandra.")


def _check_condition(name: str, names: Mapping[str, str], where: object) -> None:
    if len(names) != 1 or not names.keys() <= {"when-format", "unless-format"}:
        raise unsupported(f".{name} utan when-format= eller unless-format=", where, "Ange ett enda villkor.")
    for value in names.values():
        if value not in FORMATS:
            raise unsupported(f"formatet ”{value}” i .{name}", where, f"Format som stöds är {_listed(FORMATS)}.")


def _check_fences(text: str, locate: Locate) -> None:
    fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        match = _FENCE.match(line)
        if not match:
            continue
        if fence:
            if match[1].startswith(fence) and not match[2]:
                fence = ""
            continue
        fence = match[1]
        info = match[2].strip()
        raw = re.fullmatch(r"\{=(\w+)\}", info)
        if raw and raw[1] not in RAW_FORMATS:
            raise unsupported(f"{{={raw[1]}}}", locate(number), f"Råa block som stöds är {_listed(RAW_FORMATS)}.")
        if not raw and info.startswith("{") and info != "{python}" and not info.startswith("{."):
            raise unsupported(f"```{info}", locate(number), "Kodceller skrivs ```{python}, med val som #|-rader.")


def check_front_matter(text: str, locate: Locate) -> None:
    """Raise RenderError for an option in the document's own header outside the subset."""
    lines = text.splitlines()
    if not lines or lines[0] != "---" or "---" not in lines[1:]:
        return
    end = lines.index("---", 1)
    for name, value in read_yaml("\n".join(lines[1:end]), locate(1)).items():
        number = next((i for i, line in enumerate(lines, start=1) if line.startswith(f"{name}:")), 1)
        if name not in FRONT_MATTER:
            raise unsupported(
                f"{name}: i dokumentets huvud", locate(number), f"Val som stöds är {_listed(FRONT_MATTER)}."
            )
        if name == "execute":
            for option in (value or {}).keys() - set(EXECUTE_OPTIONS):
                raise unsupported(f"execute: {option}", locate(number), f"Val som stöds är {_listed(EXECUTE_OPTIONS)}.")


def read_yaml(text: str, where: object) -> dict[str, Any]:
    """A YAML mapping; RenderError where the text is something else."""
    try:
        values = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        detail = getattr(error, "problem", "") or "okänt fel"
        raise RenderError(
            f"YAML-texten går inte att läsa: {detail}.", where=str(where), remedy="Kontrollera indrag och citattecken."
        ) from None
    if not isinstance(values, dict):
        raise RenderError(
            "YAML-texten är ingen lista med namn och värden.",
            where=str(where),
            remedy="Skriv varje rad som namn: värde.",
        )
    return values


def _listed(names: Any) -> str:
    *first, last = names
    return f"{', '.join(first)} och {last}"
