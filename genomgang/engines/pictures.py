"""Pictures as Word shows them: a PNG beside each SVG."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from genomgang.engines.settings import Settings
from genomgang.errors import RenderError

_PPI = 220


def lay_png_beside(folder: Path, settings: Settings, pictures: Iterable[Path]) -> None:
    """Write `a.png` beside every `a.svg` of `pictures`, which lie in `folder`, set with our fonts.

    RenderError for a picture that Typst cannot read.
    """
    import typst

    for picture in sorted(pictures):
        name = json.dumps(picture.name, ensure_ascii=False)
        source = f"#set page(width: auto, height: auto, margin: 0pt)\n#image({name})\n"
        page = picture.with_suffix(".typ")
        page.write_text(source, encoding="utf-8")
        try:
            typst.compile(
                str(page),
                output=str(picture.with_suffix(".png")),
                root=str(folder),
                font_paths=[str(settings.path("typst", "font-paths"))],
                ignore_system_fonts=True,
                format="png",
                ppi=_PPI,
            )
        except (typst.TypstError, RuntimeError) as error:
            raise RenderError(
                f"Bilden {picture.name} kunde inte göras om till PNG för Word: {error}",
                remedy="Rätta cellen som ritar bilden, eller gör rapporten utan docx.",
            ) from None
        finally:
            page.unlink()
