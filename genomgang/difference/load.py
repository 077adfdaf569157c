"""Find a report's evidence: in the PDF's attachments, or in the executed notebook beside the document."""

from __future__ import annotations

from pathlib import Path

from genomgang.archive import chain
from genomgang.archive.untrusted import read_json
from genomgang.difference.compare import Report
from genomgang.errors import DataError, UnknownChoice
from genomgang.evidence import content
from genomgang.evidence.attachments import CONTENT, ORIGIN, read_attachments
from genomgang.evidence.notebook import read_notebook
from genomgang.provenance.origin import Provenance, from_json
from genomgang.publish.output import Target


def load_report(path: Path) -> Report:
    """A report by its PDF, its notebook, its HTML or DOCX with a notebook beside, or a folder with one report.

    UnknownChoice where nothing lies there, DataError where it is no report that carries its evidence.
    """
    if path.is_dir():
        found = sorted(path.glob("*.ipynb"))
        if len(found) != 1:
            raise UnknownChoice(
                f"Mappen {path} ska ha en rapport, men har {len(found)}.",
                remedy="Ange dokumentet i stället för mappen.",
            )
        path = found[0]
    if not path.is_file():
        raise UnknownChoice(f"Det finns ingen fil {path}.", remedy="Ange en rapport som finns.")
    if path.suffix == ".pdf":
        return _from_pdf(path)
    shown, origin = read_notebook(path.with_suffix(".ipynb"))
    return Report(_name(origin), shown, origin)


def adopted_report(target: Target, archive: Path) -> Report | None:
    """The last adopted report of the same nämnd, year and version; None where there is none."""
    start = f"{target.ar}/{target.namnd}/{target.version}/"
    folders = [archive / link.folder for link in chain.read_chain(archive) if link.folder.startswith(start)]
    return load_report(folders[-1]) if folders else None


def _from_pdf(path: Path) -> Report:
    files = read_attachments(path)
    try:
        shown, origin = content.from_json(read_json(files[CONTENT])), from_json(read_json(files[ORIGIN]))
    except (KeyError, ValueError, TypeError, AttributeError):
        raise DataError(
            f"{path.name} bär inte med sig sitt underlag.",
            where=str(path),
            remedy="Välj en PDF som är gjord med genomgang render.",
        ) from None
    return Report(_name(origin), shown, origin)


def _name(origin: Provenance) -> str:
    """Such as "Servicenämnden 2024, fastställd 2023-12-05"."""
    state = f"fastställd {origin.adoption['datum']}" if origin.adoption else "utkast"
    version = "" if origin.version == "intern" else f", {origin.version} version"
    return f"{origin.namn or origin.namnd} {origin.ar}{version}, {state}"
