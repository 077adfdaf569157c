"""What a chapter may hold: the one list that decides, that the documentation is made from, and that the tests run.

A chapter is shown by two engines, and as two versions. What is not in this list is refused (`genomgang.document.tree`),
since an engine that does not know a condition or a class shows its words all the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from genomgang.document.constructs import (
    CONSTRUCTS,
    FORMATS,
    HTML_TAGS,
    RAW_FORMATS,
    SHORTCODES,
    TABLE_TAGS,
    Mark,
)

__all__ = ["CONSTRUCTS", "FORMATS", "HTML_TAGS", "RAW_FORMATS", "SHORTCODES", "TABLE_TAGS", "Mark"]

MEANT_BY_HTML: tuple[str, ...] = (
    *("accesskey", "autocapitalize", "autocorrect", "autofocus", "class", "contenteditable", "dir", "draggable"),
    *("enterkeyhint", "exportparts", "hidden", "id", "inert", "inputmode", "is", "itemid", "itemprop", "itemref"),
    *("itemscope", "itemtype", "lang", "nonce", "part", "popover", "role", "slot", "spellcheck", "style", "tabindex"),
    *("title", "translate", "writingsuggestions"),
)
"""Attributes that a browser follows on any element, beside those that begin with `on`."""

CELL_OPTIONS = tuple(option for construct in CONSTRUCTS for option in construct.cell_options)
EXECUTE_OPTIONS = ("echo", "include", "eval", "output", "warning")
LABELS = ("fig", "tbl", "sec", "eq")
"""What a label begins with."""

FOREIGN_LABELS: tuple[str, ...] = (
    *("lst", "thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr", "rem", "sol", "alg", "prf"),
    *("nte", "tip", "wrn", "imp", "cau"),
)
"""Beginnings of labels that mean something to Quarto, but not here."""

_DIAGRAM = (
    'Rita diagrammet i en cell med matplotlib, eller visa en bild: ![Rubrik](bild.png){fig-alt="Vad bilden visar"}.'
)
REMEDIES: Mapping[str, str] = {
    "mermaid": _DIAGRAM,
    "dot": _DIAGRAM,
    "{mermaid}": _DIAGRAM,
    "{dot}": _DIAGRAM,
    "hidden": "Skriv ::: {.content-hidden} om texten inte ska visas, eller ta bort .hidden.",
    "when-profile": 'Låt en cell skriva ut texten: #| output: asis och if version == "intern": print("…").',
    "unless-profile": 'Låt en cell skriva ut texten: #| output: asis och if version != "intern": print("…").',
    "when-meta": "Låt en cell skriva ut texten: #| output: asis och if …: print(…).",
    "unless-meta": "Låt en cell skriva ut texten: #| output: asis och if not …: print(…).",
    "layout": "Skriv layout-ncol= med ett antal kolumner.",
    "layout-nrow": "Skriv layout-ncol= med ett antal kolumner.",
    "layout-valign": "Ta bort layout-valign=.",
    "style": "Ta bort style=, eller använd ett av rapportens stilblock.",
    "fig-cap": 'Skriv rubriken inom hakparenteserna: ![Rubrik](bild.png){fig-alt="…"}.',
    "tbl-cap": "Skriv rubriken på en egen rad efter tabellen: : Rubrik {#tbl-namn}.",
    "grid": "Skriv ::: {.columns} och ::: {.column} i stället.",
    "lightbox": "Ta bort .lightbox: bilden visas i sidans bredd.",
    "panel-sidebar": "Skriv ::: {.columns} och ::: {.column} i stället, eller ta bort .panel-sidebar.",
    "landscape": "Ta bort .landscape, eller dela tabellen.",
    "callout-danger": "Rutor som stöds är .callout-note, -tip, -warning, -important och -caution.",
}
"""What to do instead of a class or an attribute that an analyst may know from elsewhere."""

_YES_NO = "true|false"
OPTION_VALUES: Mapping[str, str] = {
    **dict.fromkeys(("include", "eval", "warning", "message", "code-line-numbers"), _YES_NO),
    "echo": "true|false|fenced",
    "output": "true|false|asis",
    "error": "false",
    "fig-cap-location": "top",
    "tbl-cap-location": "top",
    "fig-align": "left|center|right|default",
    "layout-ncol": r"[1-9]\d?",
    "layout-nrow": r"[1-9]\d?",
    "column": "margin|(body|page|screen)[a-z-]*",
}
"""A regular expression for the values that a cell option may have, where not every value is shown as in Quarto."""

_CAPTION_ON_TOP = "Ta bort raden: rubriken står alltid överst."
_SAID_YES_NO = "Skriv true eller false."
_SAID_NUMBER = "Skriv ett antal, som 2."
OPTION_REMEDIES: Mapping[str, str] = {
    "error": "Låt cellen själv fånga felet: try: … except Exception as fel: print(fel).",
    **dict.fromkeys(("include", "eval", "warning", "message", "code-line-numbers"), _SAID_YES_NO),
    "echo": "Skriv true, false eller fenced.",
    "output": "Skriv true, false eller asis.",
    "fig-align": "Skriv left, center eller right.",
    "layout-ncol": _SAID_NUMBER,
    "layout-nrow": _SAID_NUMBER,
    "layout": "Skriv layout-ncol: eller layout-nrow: med ett antal.",
    "fig-cap-location": _CAPTION_ON_TOP,
    "tbl-cap-location": _CAPTION_ON_TOP,
    "classes": "Ta bort raden, eller lägg ett av rapportens stilblock runt cellen: ::: {.kommentar} och :::.",
    "column": "Ta bort raden: det som cellen visar får textens bredd.",
    "lst-label": "Ta bort raden, och hänvisa till koden med ord.",
    "lst-cap": "Ta bort raden, och skriv rubriken som ett stycke före cellen.",
    "results": "Skriv #| output: asis, eller #| output: false.",
}
"""What to do instead of a cell option, or a value of one, that an analyst may know from elsewhere."""


SHORTCODE_REMEDIES: Mapping[str, str] = {
    "kbd": "Skriv tangenterna som kod: `Ctrl-S`.",
    "fa": "Ta bort ikonen: rapportens typsnitt har den inte.",
    "video": "Länka till filmen: [Se filmen](https://…).",
    "embed": "Skriv koden i en cell i kapitlet.",
    "env": "Läs värdet i en cell: import os och os.environ[…]. En rapport ska inte bero på vem som gör den.",
    "lipsum": "Skriv texten som ska stå där.",
    "placeholder": 'Visa en bild: ![Rubrik](bild.png){fig-alt="Vad bilden visar"}.',
    "brand": "Ta bort den: rapporten har sitt eget utseende.",
}
"""What to do instead of a shortcode that an analyst may know from elsewhere."""


def attribute_names() -> frozenset[str]:
    """The names of all attributes in the list, and of those that have a remedy."""
    marks = (mark for construct in CONSTRUCTS for mark in construct.marks)
    return frozenset(attribute.name for mark in marks for attribute in mark.attributes) | REMEDIES.keys()


def marks_on(kind: str) -> tuple[Mark, ...]:
    """The marks that may stand on an element of this kind."""
    return tuple(mark for construct in CONSTRUCTS for mark in construct.marks if kind in mark.on)
