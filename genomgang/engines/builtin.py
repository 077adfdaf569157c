"""The built-in engine: pandoc with our Lua filter and templates, and Typst for the PDF. Needs no Quarto, no network."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from genomgang import __version__
from genomgang.document.positions import place_of
from genomgang.document.text import with_metadata
from genomgang.engines import pandoc
from genomgang.engines.base import SUFFIXES, check_formats, deliver, staging, with_colophon
from genomgang.engines.faults import TypstFault, part_of, refused_at, typst_failed_at, with_marks
from genomgang.engines.office import exchange, recolour, recoloured
from genomgang.engines.settings import Settings, load_settings
from genomgang.engines.slides import make_accessible
from genomgang.paths import ASSETS

_TEMPLATE = ASSETS / "typst" / "builtin.typ"
_FILTER = ASSETS / "filter" / "quarto.lua"
# Typst stamps a time in the file; a fixed one makes the same document the same bytes.
_TIMESTAMP = 0
_PNG_PPI = 220


@dataclass(frozen=True)
class _Job:
    """A document's tree, to be written in `folder` under the name `stem`."""

    tree: Mapping[str, Any]
    folder: Path
    stem: str
    settings: Settings

    def path(self, suffix: str) -> Path:
        return self.folder / f"{self.stem}{suffix}"


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
            made = _make(document, _Job(tree, work, stem, settings), formats)
            return {name: deliver(path, folder / f"{stem}{SUFFIXES[name]}") for name, path in made.items()}


def _make(document: str, job: _Job, formats: Sequence[str]) -> dict[str, Path]:
    """The files in the job's folder. RenderError, naming where the fault was written."""
    _write_tree(job)
    with ThreadPoolExecutor() as side_by_side:  # pandoc is a process of its own, and Typst leaves Python alone
        tasks = {name: side_by_side.submit(_MAKERS[name], job) for name in formats}
    try:
        return {name: task.result() for name, task in tasks.items()}
    except pandoc.Refused as refused:
        count = len(job.tree["blocks"])
        raise refused_at(document, refused.said, count, lambda first: _refusal(job, formats, first)) from None
    except TypstFault as fault:
        raise typst_failed_at(document, fault, _fault_with_marks(job)) from None


def _refusal(job: _Job, formats: Sequence[str], count: int) -> str:
    """Why pandoc refuses the document's first blocks, as many as `count`; "" where it does not."""
    part = replace(job, tree=part_of(job.tree, count), stem=f"{job.stem}-del")
    _write_tree(part)
    try:
        for name in formats:
            _CONVERTERS[name](part)
    except pandoc.Refused as refused:
        return refused.said
    return ""


def _fault_with_marks(job: _Job) -> TypstFault | None:
    """Typst's fault in the same document with its blocks numbered, so that it tells in which it lies."""
    marked = replace(job, tree=with_marks(job.tree))
    _write_tree(marked)
    try:
        _pdf(marked)
    except TypstFault as fault:
        return fault
    return None


def _write_tree(job: _Job) -> None:
    job.path(".json").write_text(json.dumps(job.tree), encoding="utf-8")


def _arguments(job: _Job, kind: str) -> list[str]:
    settings = job.settings
    options = settings.formats[kind]
    arguments = [
        f"{job.stem}.json",
        "--from=json",
        f"--to={kind if kind != 'html' else 'html5'}",
        "--syntax-highlighting=none",
        f"--metadata=lang:{settings.lang}",
        f"--metadata=toc-title:{settings.toc_title}",
        *(f"--lua-filter={path}" for path in settings.filters_first),
        f"--lua-filter={_FILTER}",
        *(["--citeproc"] if "references" in job.tree["meta"] else []),
        *(f"--lua-filter={path}" for path in settings.filters),
    ]
    if options["toc"]:
        arguments += ["--toc", f"--toc-depth={options['toc-depth']}"]
    if options["number-sections"]:
        arguments.append("--number-sections")
    return arguments


def _html(job: _Job) -> Path:
    made = job.path(".html")
    arguments = [
        *_arguments(job, "html"),
        f"--template={job.settings.path('html', 'template')}",
        f"--css={job.settings.path('html', 'css')}",
        "--embed-resources",
        "--standalone",
        "--section-divs",
        f"--output={made.name}",
    ]
    pandoc.run(arguments, job.folder)
    return made


def _typst(job: _Job) -> Path:
    made = job.path(".typ")
    arguments = [
        *_arguments(job, "typst"),
        f"--template={_TEMPLATE}",
        "--standalone",
        f"--variable=papersize:{job.settings.formats['typst']['papersize']}",
        f"--output={made.name}",
    ]
    pandoc.run(arguments, job.folder)
    return made


def _pdf(job: _Job) -> Path:
    return _printed(job, job.path(".pdf"), _typst(job))


def _underlag(job: _Job) -> Path:
    part = replace(job, stem=f"{job.stem}.underlag")
    meta = {**job.tree["meta"], "dokumentdel": {"t": "MetaString", "c": "underlag"}}
    _write_tree(replace(part, tree={**job.tree, "meta": meta}))
    return _printed(part, part.path(".pdf"), _typst(part))


def _printed(job: _Job, made: Path, source: Path) -> Path:
    standards = list(job.settings.formats["typst"]["pdf-standard"])
    _compile(source, made, job.settings, format="pdf", pdf_standards=standards, timestamp=_TIMESTAMP)
    return made


def _docx(job: _Job) -> Path:
    made = job.path(".docx")
    _lay_png_beside(job)
    pandoc.run([*_arguments(job, "docx"), _reference(job, "docx"), f"--output={made.name}"], job.folder)
    recolour(made, exchange(job.tree["meta"]))
    return made


def _pptx(job: _Job) -> Path:
    made = job.path(".pptx")
    _lay_png_beside(job)
    level = f"--slide-level={job.settings.formats['pptx']['slide-level']}"
    pandoc.run([*_arguments(job, "pptx"), _reference(job, "pptx"), level, f"--output={made.name}"], job.folder)
    make_accessible(made, job.settings.lang)
    recolour(made, exchange(job.tree["meta"]))
    return made


def _reference(job: _Job, kind: str) -> str:
    return f"--reference-doc={job.settings.path(kind, 'reference-doc')}"


def _lay_png_beside(job: _Job) -> None:
    """A PNG beside every SVG, which neither Word nor slides show, in the organisation's colours."""
    colours = exchange(job.tree["meta"])
    for picture in sorted(job.folder.rglob("*.svg")):
        source, drawn = picture.with_suffix(".typ"), recoloured(picture.read_text(encoding="utf-8"), colours)
        source.write_text(
            f"#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes({_quoted(drawn)}))\n", encoding="utf-8"
        )
        _compile(source, picture.with_suffix(".png"), job.settings, format="png", ppi=_PNG_PPI)


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
        said = str(getattr(error, "message", error)).replace(f"{source.parent}/", "")
        raise TypstFault(made.name, said, str(getattr(error, "diagnostic", "")), source) from None


_CONVERTERS: Mapping[str, Callable[[_Job], Path]] = {
    "html": _html,
    "pdf": _typst,
    "underlag": _typst,
    "docx": _docx,
    "pptx": _pptx,
}
"""The part of each format that is pandoc's."""
_MAKERS: Mapping[str, Callable[[_Job], Path]] = {
    "html": _html,
    "pdf": _pdf,
    "underlag": _underlag,
    "docx": _docx,
    "pptx": _pptx,
}
