"""Adopt a review: render it as adopted, freeze it in a folder that is never written again, and then show it.

The order is what makes "Fastställd" true whenever the program is stopped: the documents are made in a private folder,
laid in the archive, linked to its chain (from that moment the review is adopted), and only then laid among the finished
documents. `writing` undoes what was begun before the link, `publishing` ends what was left after it.
"""

from __future__ import annotations

import datetime as dt
import itertools
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from genomgang.archive import chain, head, publishing, writing
from genomgang.archive.confirming import problem_of_end, read_archive
from genomgang.archive.draft import Draft, draft_as_read, undecided
from genomgang.archive.manifest import NAME, GitState, Manifest, digest
from genomgang.archive.signing import SUFFIX, Signer
from genomgang.archive.standing import Held, why_not_adopted
from genomgang.batch.leftovers import remove_leftovers
from genomgang.errors import DataError, RenderError, UserError
from genomgang.paths import ROOT
from genomgang.provenance.fingerprint import of_file
from genomgang.publish.adoption import check_date
from genomgang.publish.output import Target
from genomgang.reading.delivery import load_delivery
from genomgang.render import render_report

if TYPE_CHECKING:
    from genomgang.engines import Engine
    from genomgang.meeting.documents import Beside
    from genomgang.publish.adoption import Adoption


@dataclass(frozen=True)
class Place:
    """What an adoption is made with: from which delivery, by which engine, into which archive, signed by whom.

    `earlier` are the keys that the archive's end may be signed with besides `signer`. `beside` makes what is adopted
    together with the report.
    """

    data: Path
    engine: Engine
    archive: Path
    signer: Signer | None = None
    earlier: tuple[Signer, ...] = ()
    beside: Beside | None = None


def adopt(targets: Sequence[Target], adoption: Adoption, place: Place) -> Iterator[Path]:
    """Render drafts of one year anew as adopted, in the formats that they have, and freeze them. Yields each one's
    folder in the archive.

    UserError, before anything is adopted, where the decision cannot have been made that day, where a draft is missing,
    or where it was made from something else than what lies there now: what is adopted must be what was read. Where the
    archive cannot be written, no document says that it is adopted. The same decision again ends what a killed run
    began.
    """
    for target in targets:
        check_date(adoption, target.ar, load_delivery(place.data, target.ar).matdatum, dt.date.today())
    with writing.locked(place.archive):
        _check_end(place)
        for target in targets:
            remove_leftovers(target.ar)
            publishing.finish(target, place.archive)
        standing = {target: _standing(target, adoption, place.archive) for target in targets}
        drafts = {
            target: draft_as_read(target, place.engine, place.data) for target in targets if standing[target] is None
        }
        for target in targets:
            held = standing[target]
            if held:
                _sign_end(place)
                yield place.archive / held.manifest.folder
            else:
                yield _adopt(target, adoption, drafts[target], place)


def _adopt(target: Target, adoption: Adoption, draft: Draft, place: Place) -> Path:
    folders: list[Path] = []

    def keep(files: Mapping[str, Path], facts: Mapping[str, Any]) -> None:
        """Archive what has been made, unless something changed while it was made."""
        if draft_as_read(target, place.engine, place.data) != draft or undecided(facts["harkomst"]) != draft.origin:
            raise UserError(
                "Uppgifterna ändrades medan genomgången fastställdes.",
                where=str(place.data / str(target.ar)),
                remedy="Gör utkastet på nytt, läs det, och fastställ sedan.",
            )
        folders.append(freeze(files, target, facts, archive=place.archive, signer=place.signer))

    try:
        render_report(
            target,
            draft.formats,
            place.engine,
            place.data,
            adoption,
            parts=draft.parts,
            planned=draft.state,
            beside=partial(place.beside, target, place.engine, place.data, adoption) if place.beside else None,
            keep=keep,
        )
        _sign_end(place)
    except (OSError, UserError) as problem:
        if not folders:
            raise
        raise RenderError(
            "Fastställelsen är arkiverad, men allt efter det blev inte gjort.",
            where=f"{folders[0]}: {problem.problem if isinstance(problem, UserError) else problem.strerror}",
            remedy="Rätta felet och kör samma genomgang approve igen: den gör färdigt det som återstår.",
        ) from problem
    publishing.forget(target)
    return folders[0]


def freeze(
    files: Mapping[str, Path], target: Target, facts: Mapping[str, Any], *, archive: Path, signer: Signer | None = None
) -> Path:
    """Copy an adopted report's files to a new folder of the archive, with manifest and signature, and add it to the
    chain. Returns the folder. `facts` are those of the report's record.

    The archive must be locked. RenderError where it cannot be written; then nothing has been added.
    """
    try:
        return _freeze(files, target, facts, archive, signer)
    except OSError as problem:
        raise writing.unwritable(archive, problem) from problem


def git_state(checkout: Path) -> GitState | None:
    """The checkout's commit and whether it has changes; None where there is no git or no checkout."""
    commit = _git(checkout, "rev-parse", "HEAD")
    if commit is None:
        return None
    return GitState(commit.strip(), changed=bool((_git(checkout, "status", "--porcelain") or "").strip()))


def _freeze(
    files: Mapping[str, Path], target: Target, facts: Mapping[str, Any], archive: Path, signer: Signer | None
) -> Path:
    links = chain.read_chain(archive)
    folder = _new_folder(target, facts["harkomst"]["adoption"]["datum"], links, archive)
    manifest = Manifest(
        folder=folder.relative_to(archive).as_posix(),
        files={target.path_of(kind).name: of_file(path) for kind, path in files.items()},
        origin=facts["harkomst"],
        engine=facts["motor"],
        git=git_state(ROOT),
        before=chain.last_hash(links),
        signed_with=signer.name if signer else "",
    )
    content = manifest.to_bytes()
    link = chain.Link(manifest.folder, digest(content), manifest.before)
    building = writing.building_place(folder)
    building.mkdir(parents=True)
    for kind, path in files.items():
        shutil.copyfile(path, building / target.path_of(kind).name)
    (building / NAME).write_bytes(content)
    if signer:
        (building / f"{NAME}{SUFFIX}").write_bytes(signer.sign(content))
    for path in building.iterdir():
        path.chmod(0o444)
    writing.announce(link, archive)
    publishing.announce(publishing.Note(str(archive), link.folder, link.manifest, facts), target)
    building.rename(folder)
    folder.chmod(0o555)
    chain.append(link, archive)
    return folder


def _new_folder(target: Target, day: str, links: Sequence[chain.Link], archive: Path) -> Path:
    """A folder that neither the chain nor the disk has."""
    parent = archive / str(target.ar) / target.namnd / target.version
    linked = {link.folder for link in links}
    numbered = (parent / f"{day}-{number}" for number in itertools.count(1))
    return next(
        folder
        for folder in numbered
        if folder.relative_to(archive).as_posix() not in linked and not os.path.lexists(folder)
    )


def _standing(target: Target, adoption: Adoption, archive: Path) -> chain.Adopted | None:
    """The same decision, where the archive holds it already and its documents lie in place."""
    from genomgang.batch.plan import read_record

    record, held = read_record(target), Held(chain.read_adopted(archive))
    if record is None or (record.get("harkomst") or {}).get("adoption") != adoption.to_json():
        return None
    return held.adoption_of(target, record) if not why_not_adopted(target, record, held) else None


def _check_end(place: Place) -> None:
    """DataError or UserError where the chain's end is not as it was left: to sign it anew would hide what is gone."""
    archive = read_archive(place.archive)
    signed = sum(bool(each.manifest.signed_with) for each in archive.adopted)
    if place.signer is None and archive.end:
        raise UserError(
            "Arkivet är underskrivet, och en fastställelse utan underskrift skulle bryta det.",
            where=str(place.archive),
            remedy="Ange nyckeln med --nyckel.",
        )
    # One signed adoption without a signed end is what a kill between the two leaves.
    problem = problem_of_end(archive, (place.signer, *place.earlier)) if place.signer else ""
    if problem and (archive.end or signed > 1):
        raise DataError(
            problem,
            where=str(place.archive),
            remedy="Är nyckeln ny: ange den tidigare öppna nyckeln med --tidigare-nyckel. Återställ annars arkivet "
            "från en säkerhetskopia och utred ändringen.",
        )


def _sign_end(place: Place) -> None:
    if place.signer:
        head.sign_head(chain.read_chain(place.archive), place.archive, place.signer, dt.date.today())


def _git(checkout: Path, *arguments: str) -> str | None:
    if not (checkout / ".git").exists():
        return None
    try:
        result = subprocess.run(["git", *arguments], cwd=checkout, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return result.stdout
