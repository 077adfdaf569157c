"""The documents that a meeting has beside the report, made as the report is: executed once, frozen, and searched."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from genomgang.document import Surroundings, execute, expand, freeze
from genomgang.document.handover import Handover, confirm, hand_over
from genomgang.engines import Engine
from genomgang.meeting.take_in import last_form
from genomgang.paths import ROOT
from genomgang.privacy.finished import check_files, check_notebook
from genomgang.privacy.secrets import secrets_for
from genomgang.publish.adoption import Adoption
from genomgang.publish.output import MEETING, Target, write_atomically
from genomgang.render import staging_folder


@dataclass(frozen=True)
class Document:
    """A notebook of `notebooks/`, by its name, the formats that it is made as, and its own parameters."""

    name: str
    formats: tuple[str, ...]
    parameters: Mapping[str, str] = field(default_factory=dict)

    def stem(self, target: Target) -> str:
        """The files' name without ending."""
        return "-".join([target.called(self.name), *self.parameters.values()])


AGENDA = Document("dagordning", ("html", "docx"))
DECK = Document("bildspel", ("html", "pptx"))
MINUTES = Document("protokoll", ("docx", "pdf"))


def follow_up(tertial: str) -> Document:
    """Where the decisions stand at a report of the year."""
    return Document("uppfoljning", ("html", "pdf"), {"tertial": tertial})


Beside = Callable[[Target, Engine, Path, Adoption, Path], Mapping[str, Path]]
"""Makes what is adopted with a report: its target and engine, the delivery, the adoption, the folder to make it in."""


def write_documents(documents: Sequence[Document], target: Target, engine: Engine, data: Path) -> tuple[Path, ...]:
    """Make the documents and lay them in the meeting's folder. UserError, before any is laid, where one may not be."""
    with staging_folder() as staging:
        made = [path for each in documents for path in _make(each, target, engine, Handover(data), staging).values()]
        placed = tuple(target.folder / MEETING / path.name for path in made)
        for path, goal in zip(made, placed, strict=True):
            write_atomically(goal, path.read_bytes())
    return placed


def adopted_documents(target: Target, engine: Engine, data: Path, adoption: Adoption, staging: Path) -> dict[str, Path]:
    """What is adopted with the report, kind of `output.BESIDE` → file: minutes, deck, and the form as it was filled.

    The form is what the meeting wrote and is not masked, so that it belongs to the internal version alone.
    """
    told = Handover(data, adoption=adoption)
    files = {
        f"{document.name}-{kind}": path
        for document in (MINUTES, DECK)
        for kind, path in _make(document, target, engine, told, staging).items()
    }
    form = last_form(data, target.ar, target.namnd) if target.version == "intern" else None
    return {**files, "beslut": form} if form else files


def _make(document: Document, target: Target, engine: Engine, told: Handover, staging: Path) -> Mapping[str, Path]:
    """The finished files of one document, format → file, in a folder of its own."""
    folder = staging / document.name
    folder.mkdir()
    source = ROOT / "notebooks" / f"{document.name}.qmd"
    parameters = {"namnd": target.namnd, "ar": target.ar, "version": target.version, **document.parameters}
    around = Surroundings(source.parent, ROOT, time.time())
    notebook = execute(expand(source), parameters, source.parent, hand_over(told, folder))
    confirm(told, folder)
    secrets = secrets_for(target.namnd, target.ar, told.data)
    check_notebook(notebook, secrets)
    frozen = freeze(notebook, folder, around)
    files = engine.render(frozen, folder, document.stem(target), document.formats, folder)
    check_files(files, secrets)
    return files
