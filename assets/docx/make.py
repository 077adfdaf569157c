"""Make `referens.docx`: pandoc's own reference document with our font, colours, A4 margins, header and footer.

The header repeats the paragraph that `assets/filter/word.lua` gives the style Uppgifter: whose document it is, for
which year, in which version and state.
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
INSTEAD = "Calibri"  # where Word lacks the font
INK, ACCENT, GREY, TINT = "1A1A1A", "0B6E7F", "5B6268", "E6F1F3"
TEXT, SMALL = 21, 18  # half points
MARGIN = 1417  # 25 mm in twentieths of a point
EPOCH = (1980, 1, 1, 0, 0, 0)


_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RULE = f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{ACCENT}"/></w:pBdr>'


def style(name: str, look: str, letters: str, based_on: str = "BodyText") -> str:
    """A paragraph style of our own."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/><w:qFormat/><w:pPr>{look}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'
    )


def small(colour: str) -> str:
    """Small letters in a colour."""
    return f'<w:color w:val="{colour}"/><w:sz w:val="{SMALL}"/><w:szCs w:val="{SMALL}"/>'


STYLES = (
    style("Uppgifter", '<w:spacing w:before="0" w:after="240"/>', f'<w:color w:val="{ACCENT}"/>')
    + style("Kalla", '<w:spacing w:before="40" w:after="160"/>', small(GREY))
    + style("Kommentar", f'{_RULE}<w:ind w:left="227"/>', "")
    + style("Bedomning", f'{_RULE}<w:shd w:val="clear" w:fill="{TINT}"/><w:ind w:left="227"/>', "")
)


def field(code: str, shown: str) -> str:
    """A field that Word works out, with what it shows until then."""
    parts = ('<w:fldChar w:fldCharType="begin"/>', f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
             '<w:fldChar w:fldCharType="separate"/>', f"<w:t>{shown}</w:t>",
             '<w:fldChar w:fldCharType="end"/>')  # fmt: skip
    return "".join(f"<w:r><w:rPr>{small(GREY)}</w:rPr>{part}</w:r>" for part in parts)


def said(text: str) -> str:
    """Letters in header or footer."""
    return f'<w:r><w:rPr>{small(GREY)}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


ADDED = {
    "word/header1.xml": f"<w:hdr {_WORD}><w:p>{field('STYLEREF Uppgifter', 'Ledningens genomgång')}</w:p></w:hdr>",
    "word/footer1.xml": f'<w:ftr {_WORD}><w:p><w:pPr><w:jc w:val="right"/></w:pPr>{said("sida ")}{field("PAGE", "1")}'
    f"{said(' (')}{field('NUMPAGES', '1')}{said(')')}</w:p></w:ftr>",
}


def restyled(name: str, text: str) -> str:
    """One part of the document with our font, colours, header and footer."""
    if name == "[Content_Types].xml":
        kinds = "".join(
            f'<Override PartName="/word/{kind}1.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            f'wordprocessingml.{kind}+xml"/>'
            for kind in ("header", "footer")
        )
        return text.replace("</Types>", f"{kinds}</Types>")
    if name == "word/_rels/document.xml.rels":
        links = "".join(
            f'<Relationship Type="{_RELATIONS}/{kind}" Id="rId{number}" Target="{kind}1.xml"/>'
            for kind, number in (("header", 91), ("footer", 92))
        )
        return text.replace("</Relationships>", f"{links}</Relationships>")
    if name == "word/fontTable.xml":
        font = f'<w:font w:name="{FONT}"><w:altName w:val="{INSTEAD}"/><w:family w:val="swiss"/></w:font>'
        return text.replace("</w:fonts>", f"{font}</w:fonts>")
    if name == "word/settings.xml":
        return text.replace("<w:defaultTabStop", "<w:autoHyphenation/><w:defaultTabStop").replace("en-US", "sv-SE")
    if name == "word/theme/theme1.xml":
        return re.sub(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{FONT}"', text)
    if name == "word/styles.xml":
        sizes = re.compile(r'(<w:rPrDefault>.*?<w:sz w:val=")\d+("\s*/>\s*<w:szCs w:val=")\d+', re.DOTALL)
        text = sizes.sub(rf"\g<1>{TEXT}\g<2>{TEXT}", text)
        cells = re.compile(r'(w:styleId="Compact">.*?</w:pPr>)', re.DOTALL)
        text = cells.sub(rf'\1<w:rPr><w:sz w:val="{SMALL}"/></w:rPr>', text, count=1)
        captions = re.compile(r'(w:styleId="ImageCaption">.*?)(</w:style>)', re.DOTALL)
        text = captions.sub(r"\1<w:pPr><w:keepNext/></w:pPr>\2", text, count=1)
        text = text.replace('<w:jc w:val="center" />', "").replace("</w:styles>", f"{STYLES}</w:styles>")
        text = re.sub(r'(<w:color w:val=")(?:4F81BD|0F4761|156082|2E74B5|345A8A)("[^>]*/>)', rf"\g<1>{INK}\g<2>", text)
        text = re.sub(r' w:themeColor="(?:accent1|text2)"(?: w:themeShade="\w+")?', "", text)
        return text.replace('w:lang w:val="en-US"', 'w:lang w:val="sv-SE"')
    if name == "word/document.xml":
        references = "".join(
            f'<w:{kind}Reference xmlns:r="{_RELATIONS}" w:type="default" r:id="rId{number}"/>'
            for kind, number in (("header", 91), ("footer", 92))
        )
        text = text.replace("<w:sectPr>", f"<w:sectPr>{references}")
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
            if item.filename.endswith((".xml", ".rels")):
                content = restyled(item.filename, content.decode("utf-8")).encode("utf-8")
            target.writestr(zipfile.ZipInfo(item.filename, EPOCH), content, zipfile.ZIP_DEFLATED)
        for name, text in ADDED.items():
            target.writestr(zipfile.ZipInfo(name, EPOCH), text.encode("utf-8"), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
