"""Make `referens.docx`: pandoc's own reference document with the project's font, colours and A4 margins.

Run by hand: `python assets/docx/make.py`.
"""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pypandoc

HERE = Path(__file__).parent
FONT = "Source Sans 3"
INK = "1A1A1A"
MARGIN = 1417  # 25 mm in twentieths of a point
EPOCH = (1980, 1, 1, 0, 0, 0)


def restyled(name: str, text: str) -> str:
    """One part of the document with our font and colours."""
    if name == "word/theme/theme1.xml":
        return re.sub(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{FONT}"', text)
    if name == "word/styles.xml":
        text = re.sub(r'(<w:color w:val=")(?:4F81BD|0F4761|156082|2E74B5|345A8A)("[^>]*/>)', rf"\g<1>{INK}\g<2>", text)
        text = re.sub(r' w:themeColor="(?:accent1|text2)"(?: w:themeShade="\w+")?', "", text)
        return text.replace('w:lang w:val="en-US"', 'w:lang w:val="sv-SE"')
    if name == "word/document.xml":
        size = '<w:pgSz w:w="11906" w:h="16838"/>'
        sides = "".join(f' w:{side}="{MARGIN}"' for side in ("top", "right", "bottom", "left"))
        margins = f'<w:pgMar{sides} w:header="708" w:footer="708" w:gutter="0"/>'
        return text.replace("</w:sectPr>", f"{size}{margins}</w:sectPr>")
    return text


def main() -> None:
    """Write the reference document beside this file."""
    command = [pypandoc.get_pandoc_path(), "--print-default-data-file=reference.docx"]
    default = io.BytesIO(subprocess.run(command, check=True, capture_output=True).stdout)
    with zipfile.ZipFile(default) as source, zipfile.ZipFile(HERE / "referens.docx", "w") as target:
        for item in source.infolist():
            content = source.read(item)
            if item.filename.endswith(".xml"):
                content = restyled(item.filename, content.decode("utf-8")).encode("utf-8")
            target.writestr(zipfile.ZipInfo(item.filename, EPOCH), content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
