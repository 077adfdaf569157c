"""A small report around one chapter, for tests of what a chapter shows."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from genomgang.document import StartKernel, execute, expand, freeze, start_kernel
from genomgang.paths import ROOT

HOST = """\
---
title: Prov
namnd: Provnämnden
uppgifter:
  adress: https://start.stockholm
---

```{python}
#| tags: [parameters]
#| include: false
namnd = "provnamnden"
```

# Inledning

{{< include _kapitel.qmd >}}
"""
PICTURE = ROOT / "docs" / "bilder" / "sida-ett.png"

Freeze = Callable[..., str]


@pytest.fixture(scope="module")
def kernel(tmp_path_factory) -> Iterator[StartKernel]:
    manager = start_kernel(tmp_path_factory.mktemp("kernel"), {})
    shutdown = manager.shutdown_kernel
    manager.shutdown_kernel = lambda **_: None
    yield lambda cwd, env: manager
    shutdown(now=True)


@pytest.fixture
def frozen(tmp_path, kernel) -> Freeze:
    """From a chapter's text to the frozen document, whose pictures lie in `tmp_path`."""

    def freeze_chapter(chapter: str | bytes, report: str = HOST) -> str:
        shutil.copyfile(PICTURE, tmp_path / "bild.png")
        (tmp_path / "report.qmd").write_text(report, encoding="utf-8")
        content = chapter if isinstance(chapter, bytes) else chapter.encode("utf-8")
        (tmp_path / "_kapitel.qmd").write_bytes(content)
        return freeze(execute(expand(tmp_path / "report.qmd"), {}, tmp_path, {}, kernel), tmp_path)

    return freeze_chapter


def words(text: str) -> str:
    """Text with its spaces evened out, also those before punctuation that tags leave."""
    return re.sub(r" (?=[.,;)])", "", " ".join(text.replace("\u00a0", " ").split()))


def page_words(page: Path) -> str:
    return words(BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").main.get_text(" "))
