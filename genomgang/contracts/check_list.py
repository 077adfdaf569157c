"""Writes `docs/kontroller.md`, every check of every data set: `python -m genomgang.contracts.check_list`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from genomgang.checking.derive import all_checks
from genomgang.checking.file_check import FileCheck
from genomgang.checking.file_checks import FILE_CHECKS, file_checks
from genomgang.contracts.contract import Check, Contract, Severity
from genomgang.contracts.told import WHERE, messages
from genomgang.paths import ROOT
from genomgang.publish.output import write_atomically
from genomgang.reading.workbook import REFUSED
from genomgang.text.markdown import Table, table

PATH = ROOT / "docs" / "kontroller.md"

_INTRODUCTION = """\
# Kontroller

Den här listan är skapad ur kontrakten i `checks/` med `python -m genomgang.contracts.check_list`. Ändra där, inte här.

- **Kritisk**: de rader som inte uppfyller kontrollen avvisas, och deras nämnder blockeras tills felet är rättat. Gäller
  kontrollen hela filen blockeras alla nämnder.
- **Varning**: raderna används. Effekten på siffrorna skrivs ut i rapporten.
- **Upplysning**: påverkar ingenting, men bör läsas.

En kritisk kontroll av hela filen frågar ofta om filen är den rätta. Stämmer den ändå, svarar den som levererade under
`besked` för datamängden i `kallor.yml`, med vem som har bekräftat det och varför. Då blir felet en varning, och skälet
står i rapporten. De besked som finns är:

{answers}

Rubriker med flera betydelser, som *Slutdatum*, *Resultat*, *Roll* och *Id*, läses aldrig in utan besked: ange under
`kolumner` vilken av våra kolumner de är. En rubrik eller ett cellformat som anger en annan enhet än kolumnens, som
*Värde (tkr)*, kräver en `faktor`. Ett värde under `fasta` får inte stå i strid med en kolumn som filen själv har.
Hur det skrivs visas i [datakatalogen](datakatalog.md).

Att det är förra årets fil känns igen på bytes och rader: hela filen, nästan alla rader i en stor fil, eller alla rader
för en nämnd med minst fem. Har en nämnd färre rader kan de vara lika av en slump, och då är det bara en upplysning.
Några av förra årets rader bland årets går inte att skilja från rader som inte har ändrats. För risker, som inte har
något datum varje år, jämförs dessutom förra årets sannolikhet och konsekvens med förra årets leverans.

Har filen en summarad jämförs den dessutom med summan av raderna, kolumn för kolumn. En skillnad är en varning.
"""
_SEVERITY = {Severity.CRITICAL: "kritisk", Severity.WARNING: "varning", Severity.INFO: "upplysning"}


def check_list(contracts: Iterable[Contract]) -> str:
    """The list as Markdown: a table for each data set."""
    answers = "\n".join(
        f"- `{check.name}`: {check.description} {check.reason}"
        for check in map(FileCheck.spoken, FILE_CHECKS)
        if check.answerable
    )
    return "\n".join(
        [
            _INTRODUCTION.replace("{answers}", answers),
            _refused(),
            *_told(),
            *(_dataset(contract) for contract in contracts),
        ]
    )


def _refused() -> str:
    """Why a workbook is not read at all, and what to do."""
    rows = tuple(REFUSED.values())
    return "\n".join(["## Arbetsböcker som inte läses\n", table(Table(("Vad som sägs", "Gör så här"), rows, "ll"))])


def _told() -> Iterator[str]:
    """What is said of files, headers, cells and mappings that cannot be read, and what to do."""
    for heading, modules in WHERE.items():
        rows = tuple(row for module in modules for row in messages(module))
        yield "\n".join([f"## {heading}\n", table(Table(("Vad som sägs", "Gör så här"), rows, "ll"))])


def _dataset(contract: Contract) -> str:
    checks: list[Check | FileCheck] = [*all_checks(contract), *file_checks(contract)]
    rows = tuple((check.description, _SEVERITY[check.severity], check.reason, check.remedy) for check in checks)
    heading = f"## {contract.title} (`{contract.name}`)\n"
    return "\n".join([heading, table(Table(("Detta ska gälla", "Allvar", "Varför", "Gör så här"), rows, "llll"))])


def write_check_list(contracts: Iterable[Contract], path: Path = PATH) -> None:
    """Write the list, whole or not at all."""
    write_atomically(path, check_list(contracts).encode())


if __name__ == "__main__":
    from checks import CONTRACTS

    write_check_list(CONTRACTS.values())
