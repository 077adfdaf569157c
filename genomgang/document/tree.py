"""A document's tree, as pandoc reads it, against the list of what may stand in it (`genomgang.document.allowed`).

Lines of text would have to be guessed at; the tree tells what an engine will see. `violations` finds what is not in the
list, `leftovers` what was meant as a construct and became words, and what points at nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from genomgang.document.allowed import (
    FOREIGN_LABELS,
    HTML_TAGS,
    LABELS,
    MEANT_BY_HTML,
    RAW_FORMATS,
    REMEDIES,
    SHORTCODE_REMEDIES,
    SHORTCODES,
    TABLE_TAGS,
    Mark,
    attribute_names,
    marks_on,
)

_ATTRIBUTED = {
    "Div": 0,
    "Span": 0,
    "Code": 0,
    "CodeBlock": 0,
    "Link": 0,
    "Image": 0,
    "Figure": 0,
    "Table": 0,
    "Header": 1,
}
"""Where in an element's content its attributes stand."""
_TEXT = ("Para", "Plain", "Header")
_LANGUAGE = re.compile(r"[A-Za-z][\w+#.-]*")
_TAG = re.compile(r"<\s*/?\s*([A-Za-z][\w:-]*)([^>]*)>?")
_HANDLER = re.compile(
    r"\b(on\w+|src|srcset|style|href(?=\s*=\s*.?\s*(?:javascript|data|vbscript):))\s*=", re.IGNORECASE
)
_PAGE_BREAK = re.compile(r"\\(newpage|pagebreak)(\{\})?\s*")
_SHORTCODE = re.compile(r"(\{+)<\s*(\S*)(.*?)(?:>(\}+)|$)")
_NO_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_NO_ATTRIBUTES = re.compile(r"\{(?:[#.][A-Za-z][^{}]*|[a-z-]+=[^{}]*)\}")
_WORDS = re.compile(r"[A-Za-zÅÄÖåäö]{2,}\s+[A-Za-zÅÄÖåäö]{2,}|[åäöÅÄÖ]")
_IN_TEXT = re.compile(r"\\(?:text|mathrm|operatorname|mbox)\w*\{[^}]*\}")
_CALLOUT = re.compile(r"callout(-|$)")
_OWN_NAME = re.compile(r"[a-zåäö][a-zåäö0-9]+")


@dataclass(frozen=True)
class Violation:
    """What stands in the document and may not. `needle` is what to look for in the lines to find it."""

    problem: str
    remedy: str
    needle: str


def violations(tree: Mapping[str, Any]) -> Iterator[Violation]:
    """Every class, attribute, condition, label, raw format and kind of block outside the list, in reading order."""
    for node in _nodes(tree["blocks"]):
        kind = node["t"]
        if kind in _ATTRIBUTED:
            identifier, classes, attributes = node["c"][_ATTRIBUTED[kind]]
            yield from _label(kind, identifier)
            yield from _classes(kind, classes)
            yield from _attributes(kind, classes, attributes)
            if kind == "Div":
                yield from _shape(classes, node["c"][1])
        if kind in ("RawBlock", "RawInline"):
            yield from _raw(*node["c"])
        elif kind == "Code":
            yield from _no_cells(node["c"][1])
        elif kind == "Cite":
            yield from _foreign_references(node["c"][0])
        elif kind in _TEXT:
            yield from _shortcodes(_words(node["c"][2] if kind == "Header" else node["c"]))


def leftovers(tree: Mapping[str, Any]) -> Iterator[Violation]:
    """What is wrong with the document as a whole: remains of constructs, levels skipped, labels, pictures, formulas."""
    known = labelled(tree)
    level, titles = 1, set()
    for node in _nodes(tree["blocks"]):
        kind, content = node["t"], node.get("c", [])
        if kind == "Div" and (title := _title_of_callout(content)):
            titles.add(id(title))
        if kind == "Header" and id(node) not in titles:
            if content[0] > level + 1:
                yield _skipped(level, content[0], _words(content[2]))
            level = content[0]
        if kind in _TEXT:
            yield from _remains(content[2] if kind == "Header" else content)
        elif kind == "Code":
            yield from _not_run(content[0], content[1])
        elif kind == "Image":
            yield from _picture(content)
        elif kind == "Math":
            yield from _formula(content[1])
        elif kind == "Link":
            yield from _link(content[2][0], known)


def unnumbered(tree: Mapping[str, Any]) -> frozenset[str]:
    """The labels of headings without a number."""
    headings = (node["c"][1] for node in _nodes(tree["blocks"]) if node["t"] == "Header")
    return frozenset(identifier for identifier, classes, _ in headings if "unnumbered" in classes)


def citations(tree: Mapping[str, Any]) -> Iterator[str]:
    """What the document refers to with @, in reading order."""
    for node in _nodes(tree["blocks"]):
        if node["t"] == "Cite":
            for citation in node["c"][0]:
                yield str(citation["citationId"])


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every element of the tree, in reading order."""
    stack = [tree]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            if "t" in item:
                yield item
            stack.extend(reversed(list(item.values())))
        elif isinstance(item, list):
            stack.extend(reversed(item))


def _label(kind: str, identifier: str) -> Iterator[Violation]:
    begins = identifier.split("-", maxsplit=1)[0]
    if "-" in identifier and begins in FOREIGN_LABELS and kind != "Header":
        yield Violation(
            f"Konstruktionen #{identifier} stöds inte.",
            f"Märken som stöds börjar med {_listed([f'#{name}-' for name in LABELS])}.",
            f"#{identifier}",
        )


@cache
def _marks(kind: str) -> tuple[Mark, ...]:
    return marks_on(kind)


def _classes(kind: str, classes: Sequence[str]) -> Iterator[Violation]:
    allowed = {name for mark in _marks(kind) for name in mark.classes}
    for position, name in enumerate(classes):
        if name in allowed:
            continue
        if kind == "CodeBlock" and name not in REMEDIES and not _conditional(name):
            if name.startswith(("{", "=")):
                yield _no_cell(name)
            elif position or not _LANGUAGE.fullmatch(name):
                yield _unknown(f".{name}", f"Ta bort .{name}.", name)
            continue
        if kind == "CodeBlock" and position == 0 and name in ("mermaid", "dot"):
            continue  # shown as text, as Quarto does
        if _conditional(name):
            yield _unknown(
                f".{name} på {_NAMES.get(kind, 'ett sådant element')}",
                f"Lägg det i ett block: ::: {{.{name} …}} före och ::: efter.",
                name,
            )
        elif _CALLOUT.match(name):
            yield _unknown(f".{name}", REMEDIES["callout-danger"], name)
        else:
            yield _unknown(
                f".{name}", REMEDIES.get(name) or _nearest(f".{name}", [f".{each}" for each in allowed]), name
            )


_ALIKE = 0.7


def _nearest(name: str, allowed: Sequence[str]) -> str:
    """To remove a misspelt condition would show what it hides, so the nearest name comes first."""
    near = get_close_matches(name.lower(), allowed, n=1, cutoff=_ALIKE)
    return f"Skriv {near[0]} om det är det som menas; ta annars bort {name}." if near else f"Ta bort {name}."


_NAMES = {"Header": "en rubrik", "Image": "en bild", "Link": "en länk", "Code": "kod i texten", "Table": "en tabell"}


def _conditional(name: str) -> bool:
    return name in ("content-visible", "content-hidden")


def _no_cell(name: str) -> Violation:
    language = name.strip("{}").split(",")[0].split()[0] if name.strip("{}") else ""
    if language == "python":
        return _unknown(
            f"cellen {name}", "Skriv ```{python} med minst tre grava accenter, och val som #|-rader i cellen.", name
        )
    remedy = REMEDIES.get(f"{{{language}}}", "Celler skrivs ```{python}. Kod som bara visas skrivs ```python.")
    return _unknown(f"```{name}", remedy, name)


def _attributes(kind: str, classes: Sequence[str], attributes: Sequence[Sequence[str]]) -> Iterator[Violation]:
    marks = [mark for mark in _marks(kind) if not mark.classes or set(mark.classes) & set(classes)]
    allowed = {attribute.name: attribute for mark in marks for attribute in mark.attributes}
    names = [name for name, _ in attributes]
    for name, value in attributes:
        if names.count(name) > 1:
            yield Violation(f"Attributet {name}= anges två gånger.", "Ta bort ett av dem.", name)
        if name.startswith("data-") and kind != "Span":
            continue
        if name not in allowed:
            if kind in ("Div", "Span") and _is_own(name):
                continue
            others = f" i .{classes[0]}" if classes else ""
            yield _unknown(
                f"{name}={others}", REMEDIES.get(name) or _nearest(f"{name}=", [f"{each}=" for each in allowed]), name
            )
        elif not re.fullmatch(allowed[name].values, value, re.DOTALL):
            yield _unknown(f"{name}=”{value}”", f"Skriv {allowed[name].said}.", name)


@cache
def _is_own(name: str) -> bool:
    """Whether an attribute is the author's own name for something (`nyckel=1`), which no engine follows: it is like no
    attribute in the list, and a browser knows none of that name."""
    if not _OWN_NAME.fullmatch(name) or name.startswith("on") or name in MEANT_BY_HTML:
        return False
    written = [each for each in attribute_names() if not each.startswith("data-")]  # nobody writes ours by mistake
    return not get_close_matches(name, written, n=1)


def _shape(classes: Sequence[str], blocks: Sequence[Any]) -> Iterator[Violation]:
    """What stands in a block that an engine would lose, since it has no place there."""
    if "panel-tabset" in classes and (not blocks or blocks[0]["t"] != "Header"):
        yield Violation(
            "Innehållet i .panel-tabset börjar inte med en rubrik.",
            "Ge varje flik en rubrik, som ## Första, först i blocket.",
            "panel-tabset",
        )
    if "columns" in classes and any(block["t"] != "Div" or "column" not in block["c"][0][1] for block in blocks):
        yield Violation(
            "Ett block med .columns innehåller något annat än .column.",
            "Lägg allt i kolumner: ::: {.column} före och ::: efter.",
            ".columns",
        )
    if "list-table" in classes and not _is_list_of_lists(blocks):
        yield Violation(
            "Tabellen som lista (.list-table) är inte en lista med en lista i varje punkt.",
            "Skriv varje rad som en yttre punkt och varje cell som en inre: - - första cellen.",
            "list-table",
        )


def _is_list_of_lists(blocks: Sequence[Any]) -> bool:
    kinds = [block["t"] for block in blocks]
    if sorted(kinds) not in (["BulletList"], ["BulletList", "Para"]):
        return False
    rows = blocks[kinds.index("BulletList")]["c"]
    return all(len(row) == 1 and row[0]["t"] == "BulletList" for row in rows)


def _raw(language: str, text: str) -> Iterator[Violation]:
    if language in ("tex", "latex"):
        if not _PAGE_BREAK.fullmatch(text):
            said = text.split("\n", maxsplit=1)[0].strip()
            yield _unknown(
                f"LaTeX ({said})" if said else "LaTeX",
                "Skriv det som Markdown, eller som formel mellan $ och $. En sidbrytning skrivs {{< pagebreak >}}.",
                said,
            )
    elif language not in RAW_FORMATS:
        yield _unknown(f"{{={language}}}", f"Råa block som stöds är {_listed(RAW_FORMATS)}.", f"{{={language}}}")
    elif language == "html":
        yield from _html(text)


def _html(text: str) -> Iterator[Violation]:
    for match in _TAG.finditer(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)):
        tag = match[1].lower()
        if tag not in (*HTML_TAGS, *TABLE_TAGS, "div", "span"):
            remedy = 'Visa bilder som ![Rubrik](bild.png){fig-alt="…"}.' if tag == "img" else f"Ta bort <{tag}>."
            yield _unknown(f"<{tag}>", remedy, f"<{match[1]}")
        elif (handler := _HANDLER.search(match[2])) and tag not in TABLE_TAGS:
            yield _unknown(f"{handler[1]}= i <{tag}>", f"Ta bort {handler[1]}=.", handler[1])


def _unknown(construct: str, remedy: str, needle: str) -> Violation:
    return Violation(f"Konstruktionen {construct} stöds inte.", remedy, needle)


# The document as a whole --------------------------------------------------------------------------------------------


def labelled(tree: Mapping[str, Any]) -> Mapping[str, int]:
    """How many times each label stands in the document."""
    found: dict[str, int] = {}
    for node in _nodes(tree["blocks"]):
        where = _ATTRIBUTED.get(node["t"])
        if where is None:
            if node["t"] in _TEXT:
                for name in re.findall(r"\{#(eq-[\w-]+)", _words(node["c"] if node["t"] != "Header" else [])):
                    found[name] = found.get(name, 0) + 1
            continue
        identifier = node["c"][where][0]
        if identifier:
            found[identifier] = found.get(identifier, 0) + 1
    return found


def _title_of_callout(content: Any) -> Any:
    """The heading that is a callout's title, and so no heading of the document."""
    (_, classes, attributes), blocks = content
    callout = any(_CALLOUT.match(name) for name in classes) and "title" not in dict(attributes)
    return blocks[0] if callout and blocks and blocks[0]["t"] == "Header" else None


def _skipped(before: int, level: int, heading: str) -> Violation:
    marks = "#" * level
    return Violation(
        f"Rubriken ”{heading}” hoppar över en nivå: {marks} efter {'#' * before}.",
        f"Skriv {'#' * (before + 1)} i stället, eller lägg till rubriken emellan.",
        f"{marks} ",
    )


def _remains(inlines: Sequence[Any]) -> Iterator[Violation]:
    text = _words(inlines)
    if ":::" in text:
        yield Violation(
            "Kolon som skulle öppna eller stänga ett block (:::) blev text.",
            "Ge raden med ::: en tom rad före och efter, och varje block en öppnande och en stängande rad. Ska kolonen"
            " synas, skriv \\:::.",
            ":::",
        )
    for fence in ("```", "~~~", "~{"):
        if fence in text and (fence != "~{" or "~{python}" in text):
            yield Violation(
                f"Tecknen {fence.replace('~{', '~~~')} som skulle öppna eller stänga kod blev text.",
                "Ge kodblocket egna rader, med en tom rad före. En cell skrivs ```{python}.",
                fence.replace("~{", "~~~"),
            )
            break
    for match in _SHORTCODE.finditer(text):
        yield from _unread_shortcode(match)
    for match in _NO_FOOTNOTE.finditer(text):
        yield Violation(
            f"Fotnoten {match[0]} har ingen text.",
            f"Skriv den på en egen rad: {match[0]}: Notens text.",
            match[0],
        )
    rest = re.sub(r"\{\{\{?<.*?>\}?\}\}", "", text)
    for match in _NO_ATTRIBUTES.finditer(rest):
        if not match[0].startswith("{#eq-") or not any(each["t"] == "Math" for each in inlines):
            yield Violation(
                f"Det som står inom klamrar hör inte till något och blev text: {match[0]}",
                "Skriv klamrarna direkt efter det som de gäller, utan mellanslag, eller ta bort dem.",
                match[0].split()[0].rstrip("}"),
            )


def _shortcodes(text: str) -> Iterator[Violation]:
    for match in _SHORTCODE.finditer(text):
        opening, name, _, closing = match.groups()
        if not _is_shown(opening, closing) and name not in SHORTCODES:
            yield _unknown(
                f"{{{{< {name} >}}}}",
                SHORTCODE_REMEDIES.get(name) or f"Kortkoder som stöds är {_listed(SHORTCODES)}.",
                f"{{{{< {name}".rstrip(),
            )


def _is_shown(opening: str, closing: str | None) -> bool:
    """Whether braces are no shortcode: one alone, or three to show a shortcode as text."""
    return len(opening) < 2 or (len(opening) > 2 and len(closing or "") > 2)


def _unread_shortcode(match: re.Match[str]) -> Iterator[Violation]:
    opening, name, _, closing = match.groups()
    if _is_shown(opening, closing):
        return
    if name == "include":
        yield _unknown(f"{{{{< {name} >}}}} inne i text", "Ge den en egen rad, utan annan text.", "include")
    elif name == "pagebreak":
        if match[0] != match.string:
            yield _unknown(
                f"{{{{< {name} >}}}} inne i text", "Ge den en egen rad, med en tom rad före och efter.", name
            )
    else:
        yield Violation(
            f"Kortkoden {match[0]} går inte att tolka.", f"Skriv {{{{< {name} namn >}}}} på en rad.", f"{{{{< {name}"
        )


def _no_cells(code: str) -> Iterator[Violation]:
    match = re.match(r"(\{([a-z]+)(?:[ ,][^}]*)?\})\s+\S", code)
    if match and match[1] != "{python}":
        yield _no_cell(match[1])


def _not_run(attributes: Any, code: str) -> Iterator[Violation]:
    as_written = dict(attributes[2]).get("shortcodes") == "false"
    for match in _SHORTCODE.finditer(code):
        if not as_written and not _is_shown(match[1], match[4]) and match[2] in (*SHORTCODES, "env", "brand"):
            yield _unknown(f"{match[0]} i kod", f"Skriv {{{match[0]}}} för att visa den som text.", match[0])
    if re.match(r"\{python\}\s+\S", code):
        yield Violation(
            f"Uttrycket `{code}` räknades inte ut.",
            "Skriv det i kapitlets text, inte i det som en cell visar, och med ett grav accenttecken på var sida.",
            "{python}",
        )


def _foreign_references(cited: Sequence[Mapping[str, Any]]) -> Iterator[Violation]:
    for citation in cited:
        name = str(citation["citationId"])
        if "-" in name and name.split("-", maxsplit=1)[0] in FOREIGN_LABELS:
            yield _unknown(f"@{name}", f"Hänvisa med {_listed([f'@{label}-' for label in LABELS])}.", f"@{name}")


def _picture(content: Any) -> Iterator[Violation]:
    (_, _, attributes), caption, (source, _) = content
    given = dict(attributes)
    if not (given.get("fig-alt") or given.get("alt") or "").strip():
        words = _words(caption) or "Rubrik"
        yield Violation(
            f"Bilden {source} saknar alternativtext.",
            f'Skriv vad bilden visar i fig-alt: ![{words}]({source}){{fig-alt="…"}}.',
            source,
        )


def _formula(text: str) -> Iterator[Violation]:
    plain = _IN_TEXT.sub("", text)
    if _WORDS.search(re.sub(r"\\[A-Za-z]+", "", plain)):
        said = " ".join(text.split())
        yield Violation(
            f"Texten mellan två dollartecken läses som en formel: ${said}$",
            "Skriv \\$ för ett vanligt dollartecken, och \\text{…} kring ord i en formel.",
            f"${text.split(chr(10), maxsplit=1)[0]}",
        )


def _link(target: str, known: Mapping[str, int]) -> Iterator[Violation]:
    if target.lower().startswith(("javascript:", "data:", "vbscript:")):
        yield _unknown(f"länken till {target.split(':', maxsplit=1)[0]}:", "Länka till en webbadress.", target)
    if target.startswith("#") and len(target) > 1 and target[1:] not in known:
        yield Violation(
            f"Länken till {target} har inget mål.",
            f"Ge målet märket {{{target}}}, eller rätta länken.",
            f"({target}",
        )


def _words(inlines: Sequence[Any]) -> str:
    return "".join(_word(inline) for inline in inlines)


def _word(inline: Any) -> str:
    match inline["t"]:
        case "Str":
            return str(inline["c"])
        case "Space" | "SoftBreak" | "LineBreak":
            return " "
        case "Quoted":
            return f'"{_words(inline["c"][1])}"'
        case "Emph" | "Strong" | "Underline" | "Strikeout" | "Superscript" | "Subscript" | "SmallCaps":
            return _words(inline["c"])
        case "Cite" | "Span" | "Link":
            return _words(inline["c"][1])
        case _:
            return ""


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} och {last}" if first else last
