"""Pictures: those that cells show, with alternative text, captions and labels; and those beside the document."""

from __future__ import annotations

import base64
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from nbformat import NotebookNode

from genomgang.document.subset import unsupported
from genomgang.document.tidy import INLINE
from genomgang.errors import RenderError

FIGURES = "_figurer"
"""The folder, beside the frozen document, that holds its pictures."""

FORMATS: Mapping[str, str] = {"image/svg+xml": ".svg", "image/png": ".png", "image/jpeg": ".jpg"}
"""Kinds of pictures that can be shown, the best first, and their files' endings."""

_PICTURE = re.compile(
    r"""(?<!\\)(!\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]\() *(<[^>\n]+>|[^()\s]+)(?:\s+"[^"\n]*")? *\)"""
)
_LINK_TO_PICTURE = re.compile(r"(?<![!\\])\[[^\[\]]*\]\((?![a-z]+:)([^()\s]+\.(?:svg|png|jpe?g))\)", re.IGNORECASE)
_TABLE = re.compile(r"\s*(?:\||\+[-:=])")
_OWN_CAPTION = re.compile(r"\n\n:[ ]+(.+)\Z", re.DOTALL)
_GROUPING = {"layout-ncol", "layout-nrow", "fig-subcap"}
_SHOWN_AS = {"out-width": "width", "out-height": "height"}
"""Cell options on how pictures are shown, and the picture's attribute for each."""

_SUFFIXES = (".svg", ".png", ".jpg", ".jpeg")


@dataclass(frozen=True)
class Picture:
    """A picture that a cell shows; `inline`: its SVG may stand within the page."""

    file: str
    inline: bool


def write_picture(output: NotebookNode, kind: str, path: Path) -> Picture:
    """Write the picture of an output to `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = output.data[kind]
    path.write_bytes(data.encode() if "<svg" in data else base64.b64decode(data))
    return Picture(path.name, bool(output.metadata.get(kind, {}).get(INLINE)))


def arranged(shown: Sequence[str | Picture], options: Mapping[str, Any], where: str) -> list[str]:
    """The pieces with their label and captions: one figure, several under one caption, or a table.

    Raises RenderError for a picture without alternative text, and for texts that do not tell to which picture they
    belong.
    """
    label = str(options.get("label") or "")
    pictures = [each for each in shown if isinstance(each, Picture)]
    figure = label if label.startswith("fig-") else ""
    grouped = (len(pictures) > 1 and bool(figure)) or not {"layout-ncol", "layout-nrow", "fig-subcap"}.isdisjoint(
        options
    )
    main, captions = _captions(options, len(pictures), where, figure=figure, grouped=grouped)
    alts = _alternatives(options, len(pictures), where)
    marks = [f"{figure}-{n}" if grouped and figure else figure for n in range(1, len(pictures) + 1)]
    waiting = iter(zip(pictures, captions, alts, marks, strict=True))
    drawn = _drawn(options)
    shaped = _part_markdown if grouped else picture_markdown
    pieces = [each if isinstance(each, str) else shaped(*next(waiting), drawn) for each in shown]
    columns = _columns(options, len(pieces))
    if label.startswith("tbl-") and pieces:
        if "tbl-subcap" in options:
            pieces, caption = _parts(pieces, options, label, where), ""
        else:
            pieces, caption = without_own_caption(pieces)
        mark = " ".join(filter(None, [f"#{label}", columns]))
        return _held(mark, pieces, str(options.get("tbl-cap") or caption))
    if options.get("tbl-cap"):
        return with_caption(pieces, str(options["tbl-cap"]), where)
    if grouped and pieces:
        return _held(" ".join(filter(None, [figure and f"#{figure}", columns])), pieces, main)
    if figure and pieces and not pictures:
        return _held(f"#{figure}", pieces, main)
    return pieces


def _columns(options: Mapping[str, Any], count: int) -> str:
    """The attribute that lays so many pieces side by side."""
    columns = options.get("layout-ncol") or (ceil(count / options["layout-nrow"]) if options.get("layout-nrow") else 0)
    return f"layout-ncol={columns}" if columns else ""


def _drawn(options: Mapping[str, Any]) -> str:
    """The attributes of a cell's pictures that say how they are shown."""
    return " ".join(f'{name}="{options[option]}"' for option, name in _SHOWN_AS.items() if options.get(option))


def _parts(pieces: Sequence[str], options: Mapping[str, Any], label: str, where: str) -> list[str]:
    """The tables among the pieces, each with a caption and a label of its own."""
    own, _ = without_own_caption(pieces)
    given = options["tbl-subcap"]
    texts = [str(text or "") for text in (given if isinstance(given, list) else [given])]
    _check_count("tbl-subcap", texts, sum(bool(_TABLE.match(piece)) for piece in own), where, "tabeller")
    numbered = iter(enumerate(texts, start=1))

    def captioned(piece: str) -> str:
        number, text = next(numbered)
        return f"{piece}\n\n: {text} {{#{label}-{number}}}"

    return [captioned(piece) if _TABLE.match(piece) else piece for piece in own]


def with_caption(pieces: Sequence[str], caption: str, where: str) -> list[str]:
    """The pieces, of which one is a table, with a caption for it instead of its own."""
    tables = [piece for piece in pieces if _TABLE.match(piece)]
    if len(tables) > 1:
        raise unsupported(
            f"#| tbl-cap: i en cell som visar {len(tables)} tabeller",
            where,
            "Ge cellen #| label: tbl-… så att rubriken gäller alla, eller visa en tabell från varje cell.",
        )
    if not tables:
        return [*pieces]
    own, _ = without_own_caption(pieces)
    return [f"{piece}\n\n: {caption}" if _TABLE.match(piece) else piece for piece in own]


def without_own_caption(pieces: Sequence[str]) -> tuple[list[str], str]:
    """The pieces without the caption of the one table among them, and that caption."""
    tables = [piece for piece in pieces if _TABLE.match(piece)]
    found = _OWN_CAPTION.search(tables[0]) if len(tables) == 1 else None
    if not found:
        return [*pieces], ""
    return [_OWN_CAPTION.sub("", piece) if _TABLE.match(piece) else piece for piece in pieces], found[1].strip()


def _held(mark: str, pieces: Sequence[str], caption: str) -> list[str]:
    return [f"::: {{{mark}}}", *pieces, *filter(None, [caption]), ":::"] if mark else [*pieces]


def picture_markdown(picture: Picture, caption: str, alt: str, mark: str, drawn: str = "") -> str:
    """One picture's Markdown, where `drawn` are the attributes that say how it is shown."""
    quoted = " ".join(alt.replace("\\", "\\\\").replace('"', '\\"').split())
    names = " ".join(
        filter(None, [mark and f"#{mark}", ".inline-svg" if picture.inline else "", f'fig-alt="{quoted}"', drawn])
    )
    return f"![{_balanced(caption)}]({FIGURES}/{picture.file}){{{names}}}"


def _part_markdown(picture: Picture, caption: str, alt: str, mark: str, drawn: str) -> str:
    """The Markdown of a picture among others: without a caption it needs a block, or Quarto sees no part in it."""
    if caption or not mark:
        return picture_markdown(picture, caption, alt, mark, drawn)
    return f"::: {{#{mark}}}\n\n{picture_markdown(picture, '', alt, '', drawn)}\n\n:::"


def _balanced(caption: str) -> str:
    """A caption on one line, within brackets: those that do not pair up would end it."""
    text = " ".join(caption.split())
    depth = 0
    for letter in re.sub(r"\\.", "", text):
        depth += {"[": 1, "]": -1}.get(letter, 0)
        if depth < 0:
            break
    return text if depth == 0 else re.sub(r"(?<!\\)([\[\]])", r"\\\1", text)


def _alternatives(options: Mapping[str, Any], count: int, where: str) -> list[str]:
    given = options.get("fig-alt")
    texts = (
        [str(text or "").strip() for text in given] if isinstance(given, list) else [str(given or "").strip()] * count
    )
    if count and (not given or "" in texts[:count]):
        raise RenderError(
            "En figur saknar alternativtext.",
            where=where,
            remedy='Skriv överst i cellen vad figuren visar: #| fig-alt: "…"',
        )
    _check_count("fig-alt", texts, count, where)
    return texts


def _captions(
    options: Mapping[str, Any], count: int, where: str, *, figure: str, grouped: bool
) -> tuple[str, list[str]]:
    """The caption of them all, and one a picture. As in Quarto, a caption for several is the first one's."""
    given, parts = options.get("fig-cap"), options.get("fig-subcap")
    if "fig-subcap" in options and not figure:
        raise unsupported("#| fig-subcap: utan märke", where, "Ge cellen #| label: fig-… och #| fig-cap:.")
    if isinstance(given, list) and (figure or parts):
        raise unsupported(
            "#| fig-cap: med flera rubriker för ett märke",
            where,
            "Skriv den gemensamma rubriken i #| fig-cap: och en för varje figur i #| fig-subcap:.",
        )
    if parts is not None:
        texts = [str(text or "") for text in parts] if isinstance(parts, list) else [str(parts)]
        _check_count("fig-subcap", texts, count, where)
        return str(given or ""), texts
    if isinstance(given, list):
        texts = [str(text or "") for text in given]
        _check_count("fig-cap", texts, count, where)
        return "", texts
    caption = str(given or "")
    if grouped and figure and count < 2:
        return caption, [""] * count
    return caption if figure and not count else "", [caption, *[""] * (count - 1)] if count else []


def _check_count(option: str, texts: Sequence[str], count: int, where: str, what: str = "figurer") -> None:
    if len(texts) != count:
        raise RenderError(
            f"#| {option}: har {len(texts)} texter, men cellen visar {count} {what}.",
            where=where,
            remedy=f'Skriv en text för varje, i den ordning de visas: #| {option}: ["…", "…"]',
        )


@dataclass(frozen=True)
class Surroundings:
    """The folder that a document's picture paths start from, the folder that they may not leave, and when the
    document's execution began, in seconds since 1970."""

    home: Path
    root: Path
    began: float


def with_copies(text: str, folder: Path, around: Surroundings, where: str) -> str:
    """A line of Markdown whose pictures from beside the document lie in `folder`.

    Raises RenderError for a picture that is not there, that lies elsewhere, or that was written while the document was
    executed: two reports that run at once could show each other's.
    """

    def copied(match: re.Match[str]) -> str:
        path = unquote(match[2].strip("<>"))
        if path.startswith(f"{FIGURES}/") and (folder / FIGURES / Path(path).name).is_file():
            return match[0]
        source = around.root / path.lstrip("/") if path.startswith("/") else around.home / path
        name = _copy(path, source, folder, around, where)
        return f"{match[1]}{FIGURES}/{name})"

    link = _LINK_TO_PICTURE.search(text)
    if link:
        raise unsupported(
            f"länken till bilden {link[1]}",
            where,
            f'Visa bilden: ![Rubrik]({link[1]}){{fig-alt="…"}}. Filen följer inte med.',
        )
    return _PICTURE.sub(copied, text)


def _copy(path: str, source: Path, folder: Path, around: Surroundings, where: str) -> str:
    if re.match(r"[a-z][a-z+.-]+:", path, re.IGNORECASE):
        raise unsupported(
            f"bilden {path}",
            where,
            "Spara bilden bland projektets filer och skriv dess sökväg: ett dokument hämtar inget.",
        )
    if not source.is_file():
        raise RenderError(
            f"Bilden {path} finns inte.",
            where=where,
            remedy="Rätta sökvägen. Den räknas från mappen där huvuddokumentet ligger.",
        )
    if source.suffix.lower() not in _SUFFIXES:
        raise unsupported(f"bilden {path}", where, "Spara bilden som svg, png eller jpg.")
    if not source.resolve().is_relative_to(around.root.resolve()):
        raise unsupported(f"bilden {path}", where, "Lägg bilden bland projektets filer.")
    if source.stat().st_mtime >= around.began:
        raise RenderError(
            f"Bilden {path} skrevs medan rapporten gjordes, och en annan rapport kan ha skrivit den.",
            where=where,
            remedy="Visa bilden direkt från cellen, med plt.show() eller display(Image(…)).",
        )
    taken = (
        re.sub(r"[^A-Za-z0-9_-]+", "-", str(source.relative_to(around.root).with_suffix("")))
        if source.is_relative_to(around.root)
        else source.stem
    )
    name = f"fil-{taken.strip('-')}{source.suffix.lower()}"
    (folder / FIGURES).mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, folder / FIGURES / name)
    return name
