"""Make `referens.pptx`: pandoc's own reference slides with our colours, and titles that hold a sentence.

The typeface stays Calibri, which every reader of slides has or replaces by one as wide.
Run by hand: `python assets/pptx/make.py`.
"""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pypandoc

HERE = Path(__file__).parent
INK, ACCENT, CONTRAST = "1A1A1A", "0B6E7F", "C2570C"
EPOCH = (1980, 1, 1, 0, 0, 0)
THEME = {
    '<a:sysClr val="windowText" lastClr="000000"/>': f'<a:srgbClr val="{INK}"/>',
    '<a:dk2><a:srgbClr val="1F497D"/>': f'<a:dk2><a:srgbClr val="{INK}"/>',
    '<a:accent1><a:srgbClr val="4F81BD"/>': f'<a:accent1><a:srgbClr val="{ACCENT}"/>',
    '<a:accent2><a:srgbClr val="C0504D"/>': f'<a:accent2><a:srgbClr val="{CONTRAST}"/>',
    '<a:hlink><a:srgbClr val="0000FF"/>': f'<a:hlink><a:srgbClr val="{ACCENT}"/>',
}
FRONT, TITLE, TEXT, SMALL = 3600, 2400, (1800, 1600, 1600), 1600
"""Sizes in hundredths of a point."""
ACROSS = (457200, 8229600)
"""Where what stands on a slide begins, and how wide it is."""
FIRST = {"Title 1": (1100000, 1300000), "Subtitle 2": (2500000, 1900000)}
"""Down the first slide: what it is, and whose."""
ROWS = {
    "Title 1": (205979, 760000),
    "Text Placeholder 3": (966000, 1100000),
    "Content Placeholder 2": (2080000, 2900000),
}
"""On a slide with a chart, down the slide: the finding, the figure and a question of three lines, and the chart."""


def master(text: str) -> str:
    """Titles to the left, in two lines at most, and text that fills a slide with five rows."""
    start, end = text.index("<p:titleStyle>"), text.index("</p:titleStyle>")
    title = re.sub(r'algn="ctr"', 'algn="l"', text[start:end])
    title = re.sub(r'sz="\d+"', f'sz="{TITLE}" b="1"', title, count=1)
    body = text[end:]
    for level, size in enumerate(TEXT, start=1):
        body = re.sub(rf'(<a:lvl{level}pPr(?:(?!</a:lvl{level}pPr>).)*?sz=")\d+', rf"\g<1>{size}", body)
    return text[:start] + title + body


def placed(text: str, rows: Mapping[str, tuple[int, int]]) -> str:
    """The layout with its boxes below each other, as wide as the slide."""
    for name, (top, high) in rows.items():
        place = f'<a:off x="{ACROSS[0]}" y="{top}"/><a:ext cx="{ACROSS[1]}" cy="{high}"/>'
        text = re.sub(rf'(name="{name}".*?<a:xfrm>).*?(</a:xfrm>)', rf"\g<1>{place}\g<2>", text, count=1)
    return text


def front(text: str) -> str:
    """The layout of the first slide: everything to the left, and all of it in ink."""
    text = placed(text, FIRST).replace('algn="ctr"', 'algn="l"').replace('<a:tint val="75000"/>', "")
    size = f'<a:lstStyle><a:lvl1pPr><a:defRPr sz="{FRONT}" b="1"/></a:lvl1pPr></a:lstStyle>'
    return text.replace("<a:bodyPr/><a:lstStyle/>", f'<a:bodyPr anchor="b"/>{size}', 1)


def with_chart(text: str) -> str:
    """The layout of words and a chart, the one above the other."""
    text = placed(text, ROWS)
    text = text.replace('sz="1500" b="1"', f'sz="{TITLE}" b="1"').replace('anchor="b"', 'anchor="ctr"')
    return text.replace('<a:defRPr sz="1050"/>', f'<a:defRPr sz="{SMALL}"/>')


def changed(name: str, text: str) -> str:
    """A part of the file, with its changes."""
    if name == "ppt/theme/theme1.xml":
        for old, new in THEME.items():
            assert old in text, old
            text = text.replace(old, new)
    if name == "ppt/slideMasters/slideMaster1.xml":
        return master(text)
    layouts = {"ppt/slideLayouts/slideLayout1.xml": front, "ppt/slideLayouts/slideLayout8.xml": with_chart}
    return layouts[name](text) if name in layouts else text


def main() -> None:
    """Write the file."""
    pandoc = pypandoc.get_pandoc_path()
    original = subprocess.run([pandoc, "--print-default-data-file", "reference.pptx"], capture_output=True, check=True)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(original.stdout)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(".xml"):
                content = changed(name, content.decode("utf-8")).encode()
            new.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    (HERE / "referens.pptx").write_bytes(made.getvalue())


if __name__ == "__main__":
    main()
