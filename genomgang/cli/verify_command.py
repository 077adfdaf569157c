"""`genomgang verify`: is a document an adopted one, unchanged, and from which data?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

    from genomgang.archive.manifest import Manifest
    from genomgang.archive.verify import Finding

_MARKS = {True: "✓", False: "✗"}


@click.command(name="verify", options_metavar="[VAL]")
@click.argument("path", metavar="SÖKVÄG")
@click.option("--signera", "method", default="ed25519", show_default=True, metavar="SÄTT", help="Underskriftens sätt.")
@click.option("--nyckel", "key", metavar="FIL", help="Öppen nyckel att kontrollera underskriften med.")
@click.option("--kontrollsumma", "checksum", default="", metavar="SUMMA", help="Manifestets summa enligt diariet.")
def command(path: str, method: str, key: str | None, checksum: str) -> None:
    """Säg om en fil, en mapp eller hela arkivet är fastställt och oförändrat. Slutar annars med kod 1."""
    from pathlib import Path

    from rich.console import Console

    from genomgang.archive.signing import open_key
    from genomgang.archive.verify import Outcome, Trust, verify
    from genomgang.paths import archive_dir

    console = Console(highlight=False, markup=False)
    trust = Trust(archive_dir(), open_key(method, Path(key)) if key else None, checksum)
    findings = verify(Path(path), trust)
    for finding in findings:
        console.print(f"{_MARKS[finding.holds]} {finding.path.name}: {finding.outcome.value}.", soft_wrap=True)
        if finding.problem:
            console.print(finding.problem, soft_wrap=True)
    if any(finding.outcome is Outcome.UNCONFIRMED for finding in findings):
        console.print(
            "\nManifestet kan inte bekräftas här. Ange arkivet (GENOMGANG_ARKIV), den öppna nyckeln (--nyckel) eller\n"
            "kontrollsumman i diariet (--kontrollsumma)."
        )
    _tell_adoptions(findings, signed_checked=key is not None, console=console)
    if not all(finding.holds for finding in findings):
        raise click.exceptions.Exit(1)


def _tell_adoptions(findings: tuple[Finding, ...], *, signed_checked: bool, console: Console) -> None:
    told: set[str] = set()
    for finding in findings:
        if finding.manifest and finding.manifest.folder not in told:
            told.add(finding.manifest.folder)
            console.print(_heading(finding, finding.manifest), soft_wrap=True)
            for line in _lines(finding.manifest, finding.confirmed_by, signed_checked=signed_checked):
                console.print(line, soft_wrap=True)


def _heading(finding: Finding, manifest: Manifest) -> str:
    """So that nobody takes what stands below for the words on a document that is another."""
    told = "Fastställelsen" if finding.holds else "Jämförd med fastställelsen"
    return f"\n{told} {manifest.folder}"


def _lines(manifest: Manifest, confirmed_by: str, *, signed_checked: bool) -> list[str]:
    from genomgang.adoption import from_json
    from genomgang.swedish import long_date

    origin, adoption = manifest.origin, from_json(manifest.adoption)
    unchecked = bool(manifest.signed_with) and not signed_checked
    git = manifest.git
    code = f"{git.commit[:12]}{' med ändringar' if git.changed else ''}" if git else "okänd"
    return [
        f"  Fastställd av {adoption.role_name} den {long_date(adoption.datum)}, diarienummer {adoption.diarienummer}.",
        f"  Uppgifter från {origin['matdatum']}, med fingeravtrycket {origin['delivery'] or '(visas inte)'}.",
        f"  Gjord med {manifest.engine}; källkodens version {code}.",
        *([f"  Bekräftad av {confirmed_by}."] if confirmed_by else []),
        *([f"  Underskriven ({manifest.signed_with}), men inte kontrollerad: ange --nyckel."] if unchecked else []),
    ]
