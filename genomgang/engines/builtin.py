"""The built-in engine: pandoc with our Lua filter and templates, and Typst for the PDF. Needs no Quarto, no network."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any

from genomgang import __version__
from genomgang.document.positions import place_of
from genomgang.document.text import with_metadata
from genomgang.engines import pandoc
from genomgang.engines.base import SUFFIXES, check_formats, deliver, staging, with_colophon
from genomgang.engines.settings import Settings, load_settings
from genomgang.errors import RenderError
from genomgang.paths import ASSETS

_TEMPLATE = ASSETS / "typst" / "builtin.typ"
_FILTER = ASSETS / "filter" / "quarto.lua"
# Typst stamps a time in the file; a fixed one makes the same document the same bytes.
_TIMESTAMP = 0
_PNG_PPI = 220


class BuiltinEngine:
    """Pandoc and Typst, as Python packages."""

    name = "builtin"

    @property
    def version(self) -> str:
        return f"den inbyggda motorn {__version__} (pandoc {pandoc.version()}, Typst {version('typst')})"

    def render(
        self, document: str, folder: Path, stem: str, formats: Sequence[str], resources: Path, *, appendix: str = ""
    ) -> dict[str, Path]:
        """See `Engine.render`."""
        check_formats(formats)
        settings = load_settings()
        document = with_metadata(document, lambda line: place_of(document, line))
        with staging(document + appendix, resources) as work:
            tree = pandoc.joined(pandoc.read(document), pandoc.read(with_colophon(appendix, self.version)))
            (work / f"{stem}.json").write_text(json.dumps(tree), encoding="utf-8")
            with ThreadPoolExecutor() as side_by_side:  # pandoc is a process of its own, and Typst leaves Python alone
                made = list(side_by_side.map(lambda name: _MAKERS[name](work, stem, settings), formats))
            return {
                name: deliver(path, folder / f"{stem}{SUFFIXES[name]}")
                for name, path in zip(formats, made, strict=True)
            }


def _arguments(stem: str, settings: Settings, kind: str) -> list[str]:
    options = settings.formats[kind]
    arguments = [
        f"{stem}.json",
        "--from=json",
        f"--to={kind if kind != 'html' else 'html5'}",
        "--syntax-highlighting=none",
        f"--metadata=lang:{settings.lang}",
        f"--metadata=toc-title:{settings.toc_title}",
        f"--lua-filter={_FILTER}",
        *(f"--lua-filter={path}" for path in settings.filters),
    ]
    if options["toc"]:
        arguments += ["--toc", f"--toc-depth={options['toc-depth']}"]
    if options["number-sections"]:
        arguments.append("--number-sections")
    return arguments


def _html(work: Path, stem: str, settings: Settings) -> Path:
    made = work / f"{stem}.html"
    arguments = [
        *_arguments(stem, settings, "html"),
        f"--template={settings.path('html', 'template')}",
        f"--css={settings.path('html', 'css')}",
        "--embed-resources",
        "--standalone",
        "--section-divs",
        f"--output={made.name}",
    ]
    pandoc.run(arguments, work)
    return made


def _pdf(work: Path, stem: str, settings: Settings) -> Path:
    source, made = work / f"{stem}.typ", work / f"{stem}.pdf"
    options = settings.formats["typst"]
    arguments = [
        *_arguments(stem, settings, "typst"),
        f"--template={_TEMPLATE}",
        "--standalone",
        f"--variable=papersize:{options['papersize']}",
        f"--output={source.name}",
    ]
    pandoc.run(arguments, work)
    _compile(
        source,
        made,
        settings,
        format="pdf",
        pdf_standards=list(options["pdf-standard"]),
        timestamp=_TIMESTAMP,
    )
    return made


def _docx(work: Path, stem: str, settings: Settings) -> Path:
    made = work / f"{stem}.docx"
    for picture in sorted(work.rglob("*.svg")):
        source = picture.with_suffix(".typ")
        source.write_text(f"#set page(width: auto, height: auto, margin: 0pt)\n#image({_quoted(picture.name)})\n")
        _compile(source, picture.with_suffix(".png"), settings, format="png", ppi=_PNG_PPI)
    reference = f"--reference-doc={settings.path('docx', 'reference-doc')}"
    pandoc.run([*_arguments(stem, settings, "docx"), reference, f"--output={made.name}"], work)
    return made


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _compile(source: Path, made: Path, settings: Settings, **options: Any) -> None:
    """Typst with our fonts only: a font that the machine happens to have would make another document."""
    import typst

    try:
        typst.compile(
            str(source),
            output=str(made),
            root=str(source.parent),
            font_paths=[str(settings.path("typst", "font-paths"))],
            ignore_system_fonts=True,
            **options,
        )
    except (typst.TypstError, RuntimeError) as error:
        raise RenderError(
            f"Typst kunde inte göra {made.name}: {error}",
            where="det körda dokumentet",
            remedy="Rätta kapitlet som innehåller konstruktionen och kör om.",
        ) from None


_MAKERS: Mapping[str, Callable[[Path, str, Settings], Path]] = {"html": _html, "pdf": _pdf, "docx": _docx}
