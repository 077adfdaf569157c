"""`python run.py docs`: `docs/` and the README as a site in `_output/docs/`, in the report's look, by pandoc."""

from __future__ import annotations

import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from genomgang.engines import pandoc
from genomgang.paths import ROOT, output_dir
from genomgang.publish.htmlpage import fill

DOCS = ROOT / "docs"
SWEDISH = (
    "guide",
    "motet",
    "genomgang-av-en-leverans",
    "rattelser",
    "kontroller",
    "datakatalog",
    "viktigast",
    "andra-rapporten",
    "kapitel-som-stods",
)
"""The pages for coordinators and analysts, in the order in which they are read; the others are for developers."""

_LINK = re.compile(r"\]\((?:docs/)?([\w-]+)\.md(?=[#)])")
_PICTURE = re.compile(r"\]\(docs/(bilder/)")


@dataclass(frozen=True)
class Page:
    """One page: its file's name without suffix, and its text."""

    name: str
    text: str

    @property
    def title(self) -> str:
        """Its first heading."""
        return self.text.partition("\n")[0].removeprefix("# ")

    @property
    def lang(self) -> str:
        return "sv-SE" if self.name in SWEDISH else "en"


def pages() -> list[Page]:
    """The README as `index`, and every page of `docs/`: those in Swedish first."""
    named = {path.stem: Page(path.stem, path.read_text(encoding="utf-8")) for path in sorted(DOCS.glob("*.md"))}
    first = Page("index", (ROOT / "README.md").read_text(encoding="utf-8"))
    return [first, *(named[name] for name in SWEDISH), *(each for name, each in named.items() if name not in SWEDISH)]


def build(folder: Path) -> list[Path]:
    """Write the site anew into `folder`; returns its pages."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(DOCS / "bilder", folder / "bilder")
    every = pages()
    menu = [
        ("Handledning", [page for page in every if page.lang == "sv-SE"]),
        ("Utveckling", [page for page in every if page.lang == "en"]),
    ]
    for page in every:
        (folder / f"{page.name}.html").write_text(
            fill("dokument.html", name=page.name, title=page.title, lang=page.lang, menu=menu, body=_body(page)),
            encoding="utf-8",
        )
    return [folder / f"{page.name}.html" for page in every]


def _body(page: Page) -> str:
    linked = _PICTURE.sub(r"](\1", _LINK.sub(lambda found: f"]({found[1]}.html", page.text))
    return pandoc.convert(linked, "gfm", "html")


if __name__ == "__main__":
    made = build(output_dir() / "docs")
    sys.stdout.write(f"Klar: {made[0]}\n")
