"""Takes in a corrected file of rejected rows: a new delivery file, a log, and `kallor.yml` that points to the new file.

Nothing is written before everything is known to go well, and the pointer is changed last.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from genomgang.corrections.changes import Change, changes_in
from genomgang.corrections.log import log_of, next_names, stems_from
from genomgang.corrections.new_file import corrected_content
from genomgang.corrections.returned import Returned, read_returned, returned_text
from genomgang.errors import DataError
from genomgang.reading.delivery import load_delivery
from genomgang.reading.mapping import FILE
from genomgang.reading.model import Reading
from genomgang.reading.reader import Delivered, delivered, delivery_folder, read_delivered
from genomgang.reading.yamlfile import with_field
from genomgang.running.private_files import write_private
from genomgang.text.swedish import number


@dataclass(frozen=True)
class TakenIn:
    """What was done: the data set, the year, the files, and the changes."""

    dataset: str
    title: str
    ar: int
    old: Path
    new: Path
    log: Path
    mapping: Path
    changes: tuple[Change, ...]
    left_out: int


def take_in(path: Path, data: Path) -> TakenIn:
    """Take in the whole file. DataError, and nothing written, where rows are missing or it fits no delivery."""
    returned = read_returned(path)
    missing = returned.together - len(returned.rows)
    if missing:
        raise DataError(
            f"I filen saknas {number(missing)} av {number(returned.together)} avvisade rader.",
            where=path.name,
            remedy="Ta filen ur mappen avvisade på nytt och rätta i den. Ska rader bort ur leveransen: ta bort dem i "
            "källan och leverera hela filen på nytt. Är filen med avsikt en del: lägg till --delvis, så finns de "
            "andra raderna kvar som de är.",
        )
    return _take_in(returned, data)


def take_in_part(path: Path, data: Path) -> TakenIn:
    """Take in the rows that the file has; rejected rows that it lacks stay as they were delivered."""
    return _take_in(read_returned(path), data)


def _take_in(returned: Returned, data: Path) -> TakenIn:
    contract = returned.contract
    load_delivery(data, returned.ar)  # a year without delivery has a message of its own
    found = delivered(contract, data, returned.ar)
    if found is None:
        raise DataError(
            f"{contract.title} finns inte i leveransen för {returned.ar}.",
            where=returned.file_name,
            remedy="Ange mappen med leveransen som raderna kom från med --data.",
        )
    reading = read_delivered(contract, found)
    _refuse_another_delivery(returned, reading, found)
    changes = changes_in(returned, reading)
    if not changes:
        raise DataError(
            "Inget är ändrat i filen.",
            where=returned.file_name,
            remedy="Rätta de markerade cellerna, spara och kör ta-emot igen.",
        )
    content = corrected_content(found, reading, changes)
    new, log = next_names(found.path)
    folder = delivery_folder(contract, data, returned.ar)
    mapping = folder / FILE
    before = mapping.read_bytes() if mapping.is_file() else b""
    name = new.relative_to(folder).as_posix()
    pointed = with_field(before.decode("utf-8"), contract.name, "fil", name, where=str(mapping))
    files = [(one.name, hashlib.sha256(its).hexdigest()) for one, its in ((found.path, found.content), (new, content))]
    _publish(((new, content), (log, log_of(changes, files[0], files[1])), (mapping, pointed.encode())))
    left_out = returned.together - len(returned.rows)
    return TakenIn(contract.name, contract.title, returned.ar, found.path, new, log, mapping, changes, left_out)


def _refuse_another_delivery(returned: Returned, reading: Reading, found: Delivered) -> None:
    """DataError unless the rows come from this very file, or from one that it was made from by corrections alone."""
    sha256 = hashlib.sha256(found.content).hexdigest()
    if sha256.startswith(returned.file) or stems_from(found.path.parent, sha256, returned.file):
        return
    others = _namnder(returned) - set(map(str, reading.frame["namnd"].dropna())) if "namnd" in reading.frame else set()
    if others and others == _namnder(returned):
        raise DataError(
            f"Raderna hör till {', '.join(sorted(others))}, som inte finns i {found.path.name}: filen kommer från en "
            "annan leverans.",
            where=returned.file_name,
            remedy="Ange mappen med leveransen som raderna kom från med --data.",
        )
    raise DataError(
        f"Raderna avvisades inte ur {found.path.name} som den är nu: leveransen har ändrats sedan dess, eller är en "
        "annan.",
        where=returned.file_name,
        remedy=f"Är leveransen ändrad: kör genomgang check --ar {returned.ar} och rätta i den nya filen med avvisade "
        "rader. Är det en annan leverans: ange dess mapp med --data.",
    )


def _namnder(returned: Returned) -> set[str]:
    return {text for row in returned.rows if (text := returned_text(row.cells.get("namnd")))}


def _publish(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write each file whole, in order; what was written is taken away again where a later one cannot be."""
    done: list[Path] = []
    try:
        for path, content in files:
            new = not path.exists()
            write_private(path, content) if new else _replace(path, content)
            if new:
                done.append(path)
    except OSError as error:
        for path in done:
            path.unlink(missing_ok=True)
        raise DataError(
            f"Det går inte att skriva i leveransens mapp ({error.strerror}). Inget är ändrat.",
            where=str(files[0][0].parent),
            remedy="Kontrollera mappens rättigheter och kör ta-emot igen.",
        ) from None


def _replace(path: Path, content: bytes) -> None:
    """Another content under the same name, with the rights that the file had."""
    mode = path.stat().st_mode & 0o777
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_bytes(content)
    temporary.chmod(mode)
    temporary.replace(path)
