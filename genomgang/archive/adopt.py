"""Adopt a review: render it as adopted, and freeze everything in a folder that is never written again."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from genomgang.archive import chain
from genomgang.archive.manifest import NAME, GitState, Manifest, digest
from genomgang.archive.signing import SUFFIX, Signer
from genomgang.delivery import Delivery, load_delivery
from genomgang.errors import RenderError, UserError
from genomgang.fingerprint import of_file
from genomgang.output import Target, mark_stale
from genomgang.paths import ROOT
from genomgang.provenance import PARTS, Provenance, differing, from_json, origin_of
from genomgang.render import FORMATS, render_report
from genomgang.swedish import listed, long_date

if TYPE_CHECKING:
    from genomgang.adoption import Adoption
    from genomgang.engines import Engine


def adopt(
    target: Target, adoption: Adoption, *, engine: Engine, data: Path, archive: Path, signer: Signer | None = None
) -> Path:
    """Render the draft anew as adopted, in the formats that it has, and freeze it. Returns the folder in the archive.

    UserError where there is no draft, or it was made from something else than what lies there now: what is adopted
    must be what was read. Where the archive cannot be written, no document says that it is adopted.
    """
    formats = _formats_of_draft(target, data)
    _check_date(adoption, load_delivery(data, target.ar))
    with chain.locked(archive):
        made = render_report(target, formats, engine, data, adoption)
        try:
            return freeze(made, target, engine=engine.version, archive=archive, signer=signer)
        except (OSError, UserError) as problem:
            mark_stale(target, f"Fastställelsen kunde inte arkiveras: {problem}")
            if isinstance(problem, UserError):
                raise
            raise RenderError(
                "Fastställelsen kunde inte arkiveras.",
                where=f"{problem.filename or archive}: {problem.strerror}",
                remedy="kontrollera utrymme och rättigheter, gör utkastet på nytt och fastställ igen.",
            ) from problem


def freeze(
    files: Mapping[str, Path], target: Target, *, engine: str, archive: Path, signer: Signer | None = None
) -> Path:
    """Copy an adopted report's files to a new folder of the archive, with manifest and signature, and add it to the
    chain. Returns the folder."""
    origin = json.loads(target.record.read_text(encoding="utf-8"))["harkomst"]
    day = origin["adoption"]["datum"]
    parent = archive / str(target.ar) / target.namnd / target.version
    taken = len(list(parent.glob(f"{day}-*"))) if parent.is_dir() else 0
    folder = parent / f"{day}-{taken + 1}"
    manifest = Manifest(
        folder=folder.relative_to(archive).as_posix(),
        files={path.name: of_file(path) for path in files.values()},
        origin=origin,
        engine=engine,
        git=git_state(ROOT),
        before=chain.head(archive),
        signed_with=signer.name if signer else "",
    )
    content = manifest.to_bytes()
    parent.mkdir(parents=True, exist_ok=True)
    building = parent / f".{folder.name}.ny"
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir()
    try:
        for path in files.values():
            shutil.copyfile(path, building / path.name)
        (building / NAME).write_bytes(content)
        if signer:
            (building / f"{NAME}{SUFFIX}").write_bytes(signer.sign(content))
        for path in building.iterdir():
            path.chmod(0o444)
        building.rename(folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    folder.chmod(0o555)
    chain.append(chain.Link(manifest.folder, digest(content), manifest.before), archive)
    return folder


def git_state(checkout: Path) -> GitState | None:
    """The checkout's commit and whether it has changes; None where there is no git or no checkout."""
    commit = _git(checkout, "rev-parse", "HEAD")
    if commit is None:
        return None
    return GitState(commit.strip(), changed=bool((_git(checkout, "status", "--porcelain") or "").strip()))


def _git(checkout: Path, *arguments: str) -> str | None:
    if not (checkout / ".git").exists():
        return None
    try:
        result = subprocess.run(["git", *arguments], cwd=checkout, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return result.stdout


def _check_date(adoption: Adoption, delivery: Delivery) -> None:
    if adoption.datum < delivery.matdatum:
        raise UserError(
            f"Genomgången kan inte ha fastställts den {long_date(adoption.datum)}: uppgifterna är från den "
            f"{long_date(delivery.matdatum)}.",
            remedy="Ange dagen för beslutet, till exempel --datum 2023-12-05.",
        )


def _formats_of_draft(target: Target, data: Path) -> tuple[str, ...]:
    try:
        record = json.loads(target.record.read_text(encoding="utf-8"))
        drafted = replace(from_json(record["harkomst"]), adoption=None)
    except (OSError, ValueError, KeyError, TypeError):
        raise UserError(
            "Det finns inget utkast att fastställa.",
            where=str(target.record),
            remedy=f"Kör genomgang render --namnd {target.namnd} --ar {target.ar} --version {target.version}.",
        ) from None
    from genomgang.review import load_review

    now = origin_of(load_review(target.namnd, target.ar, target.version, data), data)
    if drafted != now:
        raise UserError(
            f"Utkastet är gjort av annat än det som finns nu: {_changed(drafted, now)} har ändrats.",
            where=str(target.record),
            remedy="Gör utkastet på nytt, läs det, och fastställ sedan.",
        )
    names = [Path(name).suffix[1:] for name in record["filer"]]
    return tuple(name for name in FORMATS if name in names)


def _changed(old: Provenance, new: Provenance) -> str:
    parts = differing(old, new)
    return listed([PARTS[part] for part in parts]) if parts else "leveransen"
