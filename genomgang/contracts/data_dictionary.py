"""Writes `docs/datakatalog.md`, the data dictionary: `python -m genomgang.contracts.data_dictionary`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from checks.mal import INDICATORS
from genomgang.contracts.contract import Column, Contract, Kind, Protection, Severity
from genomgang.paths import ROOT
from genomgang.reading.mapping import ANSWERS
from genomgang.reading.words import is_ambiguous
from genomgang.text.markdown import Markdown, Table, escape, table
from genomgang.text.swedish import listed, number

PATH = ROOT / "docs" / "datakatalog.md"

_INTRODUCTION = """\
# Datakatalog

Den här katalogen är skapad ur kontrakten i `checks/`, som också styr inläsning, kontroller och Excelmallar. Ändra där,
inte här, och skapa katalogen på nytt med `python -m genomgang.contracts.data_dictionary`.

En leverans läggs i mappen `<data>/<ar>/`, med en fil för varje datamängd. Den egna formen är CSV i UTF-8 med
semikolon, datum som 2023-12-05, ja eller nej och decimalkomma.

## Filer i annan form: `kallor.yml`

Andra CSV-filer och arbetsböcker (`.xlsx`, `.xls`, `.ods`) läses också in. Rubriker får vara kolumnens namn, dess rubrik
eller någon av de andra rubrikerna nedan, i vilken ordning som helst. Allt annat anges i `kallor.yml` i samma mapp.
Inget gissas: ett värde som kan läsas på två sätt, som 3/4/2023 eller 1.234, är ett fel tills filen säger vilket som
gäller. Det räcker inte att andra rader i kolumnen är entydiga. Kommandot `genomgang map FIL` föreslår innehållet, och
`--datamangd NAMN` säger vilken datamängd det gäller.

En rubrik med ”(fråga)” efter sig nedan har flera betydelser: *Slutdatum* kan vara när kursen slutar eller när den är
klar. En sådan rubrik föreslås men läses inte förrän den står under `kolumner`. En kolumn som inte används listas av
`genomgang check`. Talar den om fullföljande eller giltighet, som *Status*, är det ett fel tills den är avgjord: ange
den under `ignorera` när den inte säger något mer, annars en annan kolumn under `kolumner`.

```yaml
utbildning:
  fil: Export LMS 2023.xlsx     # i samma mapp som kallor.yml; annars utbildning.csv, .xlsx, .xls eller .ods
  blad: Resultat                # när arbetsboken har flera blad som passar, eller bladet är dolt
  kodning: cp1252               # när textfilens teckenkodning inte går att avgöra
  avgransare: ";"               # tecknet mellan cellerna i en textfil: ; , | eller tab
  rubrikrad: 4                  # radnumret för rubrikerna, som i Excel
  datumordning: dag-manad       # 3/4/2023 är den 3 april; manad-dag ger den 4 mars
  decimaltecken: ","            # 1.234 är ettusen tvåhundratrettiofyra; "." ger 1,234
  kolumner:                     # vår kolumn: deras rubrik
    person_id: Anst.nr
    genomford: Godkänd den
  varden:                       # vår kolumn: deras värde: vårt värde
    kurs:
      IS-grund: informationssakerhet
    genomford:
      "-": ""                   # räknas som tom cell; "" till vänster säger vad en tom cell betyder
  fasta:                        # samma värde på alla rader, när filen saknar kolumnen
    namnd: servicenamnden
  ignorera: [Kommentar]         # rubriker som är kända och inte används
  besked:                       # svar på det som kontrollen frågar, med skälet
    samma_som_forra_aret: HR bekräftade 2023-11-03 att inget har ändrats
upphandlingar:
  dolda_rader: raknas_inte      # arbetsbokens dolda, filtrerade och genomstrukna rader; raknas om de ska räknas
  faktor:                       # talen multipliceras med det här, när de står i en annan enhet
    varde: 1000                 # Värde (tkr) blir kronor
```

`besked` finns för det som en kontroll av hela filen frågar: {answers}. Skälet visas på sidan om datakvalitet och i
rapporten. Skriv roller eller enheter, inte namn på personer.

Har arbetsboken dolda, filtrerade eller genomstrukna rader är det ett fel tills `dolda_rader` säger om de räknas.

Ett datum måste ligga inom kolumnens gränser. Ord och datum som står för att uppgiften saknas, som *tills vidare* och
9999-12-31, är fel tills de står under `varden` som tom cell, och bara en kolumn som får vara tom kan ha dem.
"""
_PROTECTION = {
    Protection.OPEN: "öppen",
    Protection.BY_ROW: "efter radens skyddsmärkning",
    Protection.PERSON: "personnivå, visas aldrig",
}
_SEVERITY = {Severity.CRITICAL: "kritisk", Severity.WARNING: "varning", Severity.INFO: "upplysning"}


def data_dictionary(contracts: Iterable[Contract]) -> str:
    """The dictionary as Markdown: for each data set what it is, its columns and its checks."""
    introduction = _INTRODUCTION.replace("{answers}", listed([f"`{name}`" for name in ANSWERS]))
    return "\n".join([introduction, *(_dataset(contract) for contract in contracts)])


def write_data_dictionary(contracts: Iterable[Contract], path: Path = PATH) -> None:
    """Writes the dictionary, whole or not at all."""
    unfinished = path.with_name(f".{path.name}.tmp")
    unfinished.write_text(data_dictionary(contracts), encoding="utf-8")
    unfinished.replace(path)


def _dataset(contract: Contract) -> str:
    folder = "<data>/<ar>" if contract.yearly else "<data>"
    must = "måste levereras" if contract.required else "får utelämnas"
    lines = [
        f"## {contract.title} (`{contract.name}`)\n",
        f"{contract.description}\n",
        f"- Fil: `{folder}/{contract.file}`, {must}",
        f"- Lämnas av: {contract.owner}",
        f"- En rad känns igen på: {', '.join(f'`{name}`' for name in contract.key)}\n",
        table(
            Table(
                ("Kolumn", "Rubrik", "Slag", "Krävs", "Innehåll", "Exempel", "Skydd", "Andra rubriker"),
                tuple(_row(column) for column in contract.columns),
                "llllllll",
            )
        ),
    ]
    if contract.name == "mal":
        lines += ["Indikatorer som något använder, med enhet och områden (inget annat namn godtas):\n", _indicators()]
    if contract.checks:
        lines.append("Kontroller utöver dem som följer av kolumnerna:\n")
        lines += [
            f"- {escape(check.description)} ({_SEVERITY[check.severity]}) {escape(check.reason)}"
            for check in contract.checks
        ]
        lines.append("")
    return "\n".join(lines)


def _indicators() -> str:
    """The closed list of what `mal` can hold."""
    rows = (
        (
            Markdown(f"`{name}`"),
            one.unit,
            Markdown(", ".join(f"`{area}`" for area in one.areas)),
            "ja" if one.limit else "nej",
        )
        for name, one in INDICATORS.items()
    )
    return table(Table(("Indikator", "Enhet", "Områden", "Måste finnas"), tuple(rows), "llll"))


def _row(column: Column) -> tuple[str, ...]:
    return (
        Markdown(f"`{column.name}`"),
        column.label,
        column.kind.value,
        "ja" if column.required else "kolumnen får saknas" if column.may_lack else "nej",
        " ".join(text for text in (column.help, _limits(column), _values(column)) if text),
        escape(column.example),
        _PROTECTION[column.protection],
        ", ".join(f"{text} (fråga)" if is_ambiguous(text) else text for text in column.synonyms),
    )


def _limits(column: Column) -> str:
    unit = f" {column.unit}" if column.unit else ""
    if column.minimum is None:
        return "" if column.maximum is None else f"Högst {_plain(column, column.maximum)}{unit}."
    if column.maximum is None:
        return f"Minst {_plain(column, column.minimum)}{unit}."
    return f"{_plain(column, column.minimum)}–{_plain(column, column.maximum)}{unit}."


def _plain(column: Column, limit: float) -> str:
    """A limit in print; years have no thousands separator."""
    return f"{limit:.0f}" if column.kind is Kind.WHOLE and 1900 <= limit <= 2100 else number(limit)


def _values(column: Column) -> str:
    words = (value if value == label else f"{value} ({label})" for value, label in column.values.items())
    return f"Värden: {', '.join(words)}." if column.values else ""


if __name__ == "__main__":
    from checks import CONTRACTS

    write_data_dictionary(CONTRACTS.values())
