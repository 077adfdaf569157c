"""The evidence as files within the PDF (PDF/A-3): laid there by Typst, taken out again with pikepdf.

The only module that imports pikepdf.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from genomgang.errors import DataError, UserError
from genomgang.evidence.content import Content, ShownTable
from genomgang.provenance.origin import Provenance

FOLDER = Path("_underlag")
"""Where the attachments lie beside the document while it is rendered, relative to it."""

CONTENT = "innehall.json"
ORIGIN = "harkomst.json"
_NAME = re.compile(r"^[\w-]+\.(?:csv|json)$")
_NUMBER = re.compile(r"^[-+]?[\d\s]+(?:,\d+)?(?:\s*%)?$")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Attachment:
    """One file: name, bytes, and what it holds, in Swedish."""

    name: str
    content: bytes
    description: str


def attachments(content: Content, origin: Provenance) -> tuple[Attachment, ...]:
    """The files that a report carries: a CSV for every table and chart, the words, and the origin."""
    tables = [Attachment(f"{table.id}.csv", as_csv(table), _described(table)) for table in content.tables]
    return (
        *tables,
        Attachment(CONTENT, _json(content.to_json()), "Rapportens ord och tabeller"),
        Attachment(ORIGIN, _json(origin.to_json()), "Vad rapporten är gjord av"),
    )


def attach(files: tuple[Attachment, ...], folder: Path) -> str:
    """Write the files to `FOLDER` in `folder`; returns the end of the document, a line for each that Typst follows."""
    (folder / FOLDER).mkdir(exist_ok=True)
    lines = []
    for file in files:
        path = FOLDER / file.name
        (folder / path).write_bytes(file.content)
        kind = _kind(file.name)
        lines.append(
            f"#pdf.attach({_quoted(path.as_posix())}, relationship: {_quoted('data')}, "
            f"mime-type: {_quoted(kind)}, description: {_quoted(file.description)})"
        )
    return "\n```{=typst}\n" + "\n".join(lines) + "\n```\n"


def lay_within(pdf: Path, files: tuple[Attachment, ...], target: Path) -> None:
    """Write `pdf` to `target` with the files within, as Typst lays them. The same PDF and files give the same bytes."""
    import pikepdf

    with pikepdf.open(pdf) as opened:
        for file in files:
            spec = pikepdf.AttachedFileSpec(
                opened,
                file.content,
                filename=file.name,
                description=file.description,
                mime_type=_kind(file.name),
                creation_date="",
                mod_date="",
            )
            spec.relationship = pikepdf.Name.Data
            opened.attachments[file.name] = spec
        # PDF/A-3: the catalogue names its associated files.
        opened.Root.AF = pikepdf.Array([opened.attachments[file.name].obj for file in files])
        opened.save(target, deterministic_id=True)


def _kind(name: str) -> str:
    return "text/csv" if name.endswith(".csv") else "application/json"


def as_csv(table: ShownTable) -> bytes:
    """The table as Swedish Excel opens it: semicolons, UTF-8 with a mark. A text that Excel would run as a formula is
    preceded by an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([[_harmless(cell) for cell in row] for row in (table.header, *table.rows)])
    return text.getvalue().encode("utf-8-sig")


def read_attachments(pdf: Path) -> Mapping[str, bytes]:
    """The files within a PDF, by name. DataError where it is no PDF, or a name could lead outside a folder."""
    import pikepdf

    try:
        with pikepdf.open(pdf) as opened:
            files = {Path(name).name: bytes(spec.get_file().read_bytes()) for name, spec in opened.attachments.items()}
    except (pikepdf.PdfError, OSError) as error:
        raise DataError(
            f"{pdf.name} går inte att läsa som PDF.",
            where=f"{pdf}: {type(error).__name__}",
            remedy="Kontrollera sökvägen, eller hämta dokumentet på nytt.",
        ) from None
    strange = [name for name in files if not _NAME.match(name)]
    if strange:
        raise DataError(
            f"{pdf.name} bär en bilaga med ett otillåtet namn.",
            where=repr(strange[0]),
            remedy="Dokumentet är inte gjort av genomgang. Ta inte ut bilagorna.",
        )
    return dict(sorted(files.items()))


def extract(pdf: Path, folder: Path) -> tuple[Path, ...]:
    """Take the files out of a PDF into `folder`. UserError where there are none, or one lies there already."""
    from genomgang.publish.output import write_atomically

    files = read_attachments(pdf)
    if not files:
        raise DataError(
            f"{pdf.name} har inga bilagor.", where=str(pdf), remedy="Välj en PDF som är gjord med genomgang render."
        )
    for name in files:
        if (folder / name).exists():
            raise UserError(
                f"Filen {name} finns redan.", where=str(folder), remedy="Välj en annan mapp med --ut, eller töm den."
            )
    for name, content in files.items():
        write_atomically(folder / name, content)
    return tuple(folder / name for name in files)


def _described(table: ShownTable) -> str:
    if table.id.startswith("fig-"):
        return f"Siffrorna bakom figuren {table.id}"
    return table.caption or f"Tabell i avsnittet {table.section}"


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.match(cell) else cell


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _quoted(text: str) -> str:
    """A Typst string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
