"""`genomgang verify`: is a document an adopted one, unchanged, and from which data?"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from genomgang.errors import UnknownChoice

if TYPE_CHECKING:
    from rich.console import Console

    from genomgang.archive.finding import Finding
    from genomgang.archive.manifest import Manifest


@click.command(name="verify", options_metavar="[VAL]")
@click.argument("path", metavar="SÖKVÄG")
@click.option("--signera", "method", default="ed25519", show_default=True, metavar="SÄTT", help="Underskriftens sätt.")
@click.option(
    "--nyckel",
    "keys",
    multiple=True,
    metavar="FIL",
    help="Öppen nyckel att kontrollera med; ange en eller flera. Då godtas bara det som är underskrivet.",
)
@click.option("--kontrollsumma", "checksum", metavar="SUMMA", help="Manifestets summa enligt diariet.")
def command(path: str, method: str, keys: tuple[str, ...], checksum: str | None) -> None:
    """Säg om en fil, en mapp eller hela arkivet är fastställt och oförändrat. Slutar annars med kod 1."""
    from pathlib import Path

    from rich.console import Console

    from genomgang.archive.finding import Outcome, Trust
    from genomgang.archive.signing import open_key
    from genomgang.archive.verify import verify
    from genomgang.paths import archive_dir

    console = Console(highlight=False, markup=False)
    archive = archive_dir()
    signers = tuple(open_key(method, Path(key)) for key in keys)
    trust = Trust(archive, signers, _checksum(checksum), os.environ.get("GENOMGANG_ARKIV") or str(archive))
    findings = verify(Path(path), trust)
    for finding, before in zip(findings, (None, *findings), strict=False):
        console.print(_line(finding), soft_wrap=True)
        if finding.problem and (before is None or before.problem != finding.problem):
            console.print(finding.problem, soft_wrap=True)
    if any(finding.outcome is Outcome.UNCONFIRMED for finding in findings):
        lacking = "" if archive.exists() else " (finns inte)"
        console.print(
            f"\nManifestet kan inte bekräftas av arkivet {trust.archive_name}{lacking}. Ange rätt arkiv\n"
            "(GENOMGANG_ARKIV), den öppna nyckeln (--nyckel) eller kontrollsumman i diariet (--kontrollsumma).",
            soft_wrap=True,
        )
    _tell_adoptions(findings, signed_checked=bool(keys), console=console)
    if not all(finding.holds for finding in findings):
        raise click.exceptions.Exit(1)


def _checksum(given: str | None) -> str:
    """The checksum as manifests have it. An empty one is a mistake, which must not pass for no question at all."""
    from genomgang.archive.manifest import SHA256
    from genomgang.archive.untrusted import printable

    if given is None:
        return ""
    checksum = given.strip().lower()
    if not SHA256.fullmatch(checksum):
        raise UnknownChoice(
            f"”{printable(given[:80])}” är ingen kontrollsumma.",
            remedy="Skriv de 64 tecken som genomgang approve gav och som står i diariet.",
        )
    return checksum


def _line(finding: Finding) -> str:
    """One file's outcome, with the report that it is, so that nobody takes another's for his own."""
    from genomgang.archive.finding import Outcome
    from genomgang.archive.untrusted import printable
    from genomgang.text.swedish import long_date

    at_place = finding.outcome in (Outcome.FOREIGN, Outcome.BROKEN, Outcome.CUT_OFF)
    told = f"{printable(str(finding.path) if at_place else finding.path.name)}: {finding.outcome.value}"
    if finding.outcome is Outcome.SUPERSEDED and finding.superseded_by:
        told += f" av den som fastställdes den {long_date(finding.superseded_by.adoption.datum)}"
    if finding.genuine and finding.manifest:
        told += f" ({printable(finding.manifest.report)})"
    mark = "✓" if finding.outcome is Outcome.ADOPTED else "▲" if finding.genuine else "✗"
    return f"{mark} {told}."


def _tell_adoptions(findings: tuple[Finding, ...], *, signed_checked: bool, console: Console) -> None:
    told: set[str] = set()
    for finding in findings:
        if finding.manifest and finding.manifest.folder not in told:
            told.add(finding.manifest.folder)
            console.print(_heading(finding, finding.manifest), soft_wrap=True)
            for line in _lines(finding, finding.manifest, signed_checked=signed_checked):
                console.print(line, soft_wrap=True)


def _heading(finding: Finding, manifest: Manifest) -> str:
    """So that nobody takes what stands below for the words on a document that is another."""
    if finding.genuine:
        return f"\nFastställelsen {manifest.folder}"
    return f"\nJämförd med fastställelsen {manifest.folder}" + (
        "" if finding.confirmed_by else ", som inte är bekräftad"
    )


def _lines(finding: Finding, manifest: Manifest, *, signed_checked: bool) -> list[str]:
    from genomgang.archive.untrusted import printable
    from genomgang.text.swedish import long_date

    origin, adoption, git = manifest.origin, manifest.adoption, manifest.git
    unchecked = bool(manifest.signed_with) and not signed_checked
    code = f"{git.commit[:12]}{' med ändringar' if git.changed else ''}" if git else "okänd"
    lines = [
        f"{manifest.report}: fastställd av {adoption.role_name} den {long_date(adoption.datum)}, diarienummer "
        f"{adoption.diarienummer}.",
        f"Uppgifter från {origin['matdatum']}, med fingeravtrycket {origin['delivery'] or '(visas inte)'}.",
        f"Gjord med {manifest.engine}; källkodens version {code}.",
        *([f"Bekräftad av {finding.confirmed_by}."] if finding.confirmed_by else []),
        *finding.notes,
        *([f"Underskriven ({manifest.signed_with}), men inte kontrollerad: ange --nyckel."] if unchecked else []),
    ]
    return [f"  {printable(line)}" for line in lines]
