"""The coordinator's own words for one nämnd: `<data>/<ar>/texter/<namnd>.md`.

The file is Markdown: a YAML front matter between two lines `---`, then one level-2 heading a section. The heading's
text is the section's key, one of `SECTIONS`; what stands below it, up to the next level-2 heading, is the section's
Markdown and is kept as it is written. The words are data: they are never executed. All parts may be left out.

    ---
    beslutande_roll: förvaltningschef   # who is to adopt the review; only `genomgang approve` says that it is adopted
    diarienummer: "SERV 2023/1187"
    analytiker_roll: informationssäkerhetssamordnare
    granskare_roll: dataskyddssamordnare
    bedomning:                          # confirms or changes the computed verdict; each part may be left out
      lamplighet: {bedomning: ja, motivering: "Arbetet följer verksamhetens processer."}
      tillracklighet: {bedomning: delvis, motivering: "…"}
      verkan: {bedomning: delvis, motivering: "…"}
    ---

    ## inledning

    Text …

    ::: {.intern reason="sakerhetsatgard"}
    A passage that the public version masks.
    :::

    ## utbildning

    ### Headings inside a section are level 3 or deeper

A level-2 heading inside a code fence is text, not a section. A comment, `<!-- … -->`, is the coordinator's own note: it
stands in no report, and a section that holds nothing else is empty.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from genomgang.document.text import without_comments
from genomgang.errors import DataError, RenderError
from genomgang.reading import moment
from genomgang.reading.delivery import is_delivered
from genomgang.reading.glyphs import with_glyphs
from genomgang.reading.yamlfile import as_text, check_names, nearest, parse_yaml, quoted

SECTIONS = (
    "inledning",
    "lis",
    "budget",
    "intern-kontroll",
    "risk-och-sarbarhet",
    "ikp",
    "dataskydd",
    "kompetenslyft",
    "digitala-lyftet",
    "lokal-anvisning",
    "utbildning",
    "klassning",
    "incidenter",
    "upphandlingar",
    "forbattringar",
    "atgarder",
    "ovrigt",
)
ALSO = {"kompetenslyft": "ledningsbesok", "digitala-lyftet": "kompetenstest"}
"""Sections that are one organisation's names, and the keys by which any organisation may write them."""

VERDICT_PARTS = ("lamplighet", "tillracklighet", "verkan")
VERDICTS = ("ja", "delvis", "nej")
_FRONT_FIELDS = (
    "beslutande_roll",
    "diarienummer",
    "analytiker_roll",
    "granskare_roll",
    "bedomning",
)
_HEADING = re.compile(r"^## +(?P<key>.*?)[ #]*$")
_EMPTIED = re.compile(r"<!-- \n*-->")
_FENCE = re.compile(r"^ {0,3}(?P<mark>`{3,}|~{3,})")


@dataclass(frozen=True)
class Verdict:
    """The coordinator's judgement of one part of the verdict: `ja`, `delvis` or `nej`, and why."""

    bedomning: str
    motivering: str


@dataclass(frozen=True)
class Front:
    """Who stands behind the document. Roles, never names; `bedomning` holds the parts that were judged by hand."""

    beslutande_roll: str = ""
    diarienummer: str = ""
    analytiker_roll: str = ""
    granskare_roll: str = ""
    bedomning: Mapping[str, Verdict] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Texts:
    """One nämnd's words: `sections` maps a key of `SECTIONS` to raw Markdown, sections without text left out.

    `sha256` is of the bytes that were read; empty where there is no file.
    """

    front: Front = field(default_factory=Front)
    sections: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    sha256: str = ""


def load_texts(path: Path) -> Texts:
    """Read one nämnd's texts; empty `Texts` where there is no file.

    DataError, with file and line, where the front matter is broken, a section key is unknown or stands twice, or text
    stands before the first section.
    """
    if not is_delivered(path):
        return Texts()
    try:
        content = moment.read_bytes(path)
        text = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            f"Texterna i {path.name} kan inte läsas ({type(error).__name__}).",
            where=str(path),
            remedy="Kontrollera rättigheterna och spara filen som UTF-8.",
        ) from None
    front, start = _front([with_glyphs(line) for line in text.splitlines()], where=str(path))
    lines = [with_glyphs(line) for line in _uncommented(text, path)]
    sections = MappingProxyType(_sections(lines, start, where=str(path)))
    return Texts(front, sections, hashlib.sha256(content).hexdigest())


def _uncommented(text: str, path: Path) -> list[str]:
    """The lines without what the coordinator noted in comments; as many lines as before, code as it was."""
    try:
        kept = without_comments("\n".join(text.splitlines()), lambda line: f"{path}, rad {line}")
    except RenderError as unfinished:
        raise DataError(unfinished.problem, where=unfinished.where, remedy="Skriv --> där den slutar.") from None
    return _EMPTIED.sub(lambda match: "\n" * match[0].count("\n"), kept).split("\n")


def replaced_signs(path: Path) -> tuple[str, ...]:
    """What is told of the signs in one nämnd's texts that the report's typefaces lack, by line.

    A file that cannot be read has none: that is told where its words are used.
    """
    if not is_delivered(path):
        return ()
    lines = moment.read_bytes(path).decode("utf-8-sig", errors="ignore").splitlines()
    told = []
    for number, line in enumerate(lines, start=1):
        shown = with_glyphs(line)
        if shown != line:
            lost = ", ".join(f"U+{ord(one):04X}" for one in dict.fromkeys(line) if one not in shown)
            told.append(f"{path.name}, rad {number}: tecknet {lost} saknas i rapportens typsnitt och ersätts")
    return tuple(told)


def _front(lines: list[str], *, where: str) -> tuple[Front, int]:
    """The front matter and the index of the first line after it."""
    if not lines or lines[0].strip() != "---":
        return Front(), 0
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.strip() == "---"), None)
    if end is None:
        raise DataError(
            "Inledningens fält slutar aldrig.", where=f"{where}, rad 1", remedy="Avsluta fälten med en rad ”---”."
        )
    fields = parse_yaml("\n".join(lines[1:end]), where=where, line_offset=1)
    check_names(fields, _FRONT_FIELDS, where=where)
    front = Front(
        beslutande_roll=as_text(fields, "beslutande_roll", where=where),
        diarienummer=as_text(fields, "diarienummer", where=where),
        analytiker_roll=as_text(fields, "analytiker_roll", where=where),
        granskare_roll=as_text(fields, "granskare_roll", where=where),
        bedomning=MappingProxyType(_verdicts(fields.get("bedomning") or {}, where=where)),
    )
    return front, end + 1


def _verdicts(fields: Any, *, where: str) -> dict[str, Verdict]:
    where = f"{where}, bedomning"
    if not isinstance(fields, dict):
        raise DataError("Fältet ”bedomning” saknar delar.", where=where, remedy=f"Ange: {', '.join(VERDICT_PARTS)}.")
    check_names(fields, VERDICT_PARTS, where=where)
    verdicts = {}
    for part, values in fields.items():
        here = f"{where}, {part}"
        if not isinstance(values, dict):
            raise DataError(
                f"Bedömningen av {part} är inte ifylld.",
                where=here,
                remedy=f'Skriv ”{part}: {{bedomning: ja, motivering: "…"}}”.',
            )
        check_names(values, ("bedomning", "motivering"), where=here)
        verdicts[part] = Verdict(
            bedomning=_choice(values.get("bedomning"), "bedomning", VERDICTS, where=here),
            motivering=as_text(values, "motivering", where=here),
        )
    return verdicts


def _choice(value: Any, name: str, known: tuple[str, ...], *, where: str) -> str:
    # YAML 1.1 does not read "ja" and "nej" as truth values, so both arrive as the words that were written.
    if value in known:
        return str(value)
    raise DataError(
        f"Fältet ”{name}” har det okända värdet ”{quoted(value)}”.{nearest(quoted(value), known)}",
        where=where,
        remedy=f"Välj bland: {', '.join(known)}.",
    )


def _sections(lines: list[str], start: int, *, where: str) -> dict[str, str]:
    bodies: dict[str, list[str]] = {}
    key = ""
    fence = ""
    for number, line in enumerate(lines[start:], start=start + 1):
        here = f"{where}, rad {number}"
        heading = None if fence else _HEADING.match(line)
        if heading:
            key = _section_key(heading["key"], bodies, where=here)
            bodies[key] = []
            continue
        fence = _fence_after(line, fence)
        if key:
            bodies[key].append(line)
        elif line.strip():
            raise DataError(
                "Text står före den första rubriken.",
                where=here,
                remedy="Skriv en rubrik ovanför, till exempel ”## inledning”.",
            )
    texts = {name: "\n".join(body).strip() for name, body in bodies.items()}
    return {name: text for name, text in texts.items() if text}


def _section_key(heading: str, seen: Mapping[str, object], *, where: str) -> str:
    written = next((key for key, also in ALSO.items() if also == heading), heading)
    if written not in SECTIONS:
        raise DataError(
            f"Avsnittet ”{quoted(written)}” är okänt.{nearest(written, SECTIONS)}",
            where=where,
            remedy=f"Välj bland: {', '.join(SECTIONS)}.",
        )
    if written in seen:
        raise DataError(
            f"Avsnittet ”{written}” finns två gånger.",
            where=where,
            remedy="Slå ihop texterna under en rubrik.",
        )
    return written


def _fence_after(line: str, fence: str) -> str:
    """The code fence that is open after the line, empty where none is."""
    match = _FENCE.match(line)
    if not match:
        return fence
    mark = match["mark"]
    if not fence:
        return mark
    closes = mark[0] == fence[0] and len(mark) >= len(fence) and line.strip() == mark
    return "" if closes else fence
