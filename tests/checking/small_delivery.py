"""The rows of the small delivery. Values are written as in our own CSV form."""

from __future__ import annotations

import csv
from pathlib import Path

from checks import CONTRACTS
from checks.dataskydd import OMRADEN as DSO
from checks.mal import INDICATORS
from genomgang.organisation import organisation

Row = dict[str, str]

UNITS = {"servicenamnden": "Ekonomiservice", "trafiknamnden": "Gatudrift", "jarva": "Hemtjänst Järva"}
STAFF = 4


def _namnder(ar: int) -> list[Row]:
    names = {"servicenamnden": "Servicenämnden", "trafiknamnden": "Trafiknämnden", "jarva": "Järva stadsdelsnämnd"}
    return [
        {
            "namnd": namnd,
            "namn": namn,
            "forvaltning": f"{'Förvaltningen' if ar == 2024 else 'Kontoret'} {number}",
            "typ": "stadsdelsnamnd" if namnd == "jarva" else "facknamnd",
            "antal_anstallda": str(STAFF),
            "giltig_fran": "2007-01-01",
            "foregangare": "rinkeby-kista|spanga-tensta" if namnd == "jarva" else "",
        }
        for number, (namnd, namn) in enumerate(names.items(), start=1)
    ]


def _people() -> list[tuple[str, str]]:
    return [(namnd, f"p{at}{number:03}") for at, namnd in enumerate(UNITS) for number in range(STAFF)]


def _utbildning(ar: int) -> list[Row]:
    return [
        {
            "namnd": namnd,
            "enhet": UNITS[namnd],
            "person_id": person,
            "rollgrupp": "chef" if person.endswith("0") else "medarbetare",
            "anstalld_fran": f"201{person[-1]}-03-01",
            "kurs": kurs,
            "genomford": "" if person.endswith("3") else f"{ar - 1}-02-1{person[-1]}",
        }
        for namnd, person in _people()
        for kurs in ("informationssakerhet", "dataskydd")
    ]


def _digitala_lyftet(ar: int) -> list[Row]:
    return [
        {
            "namnd": namnd,
            "enhet": UNITS[namnd],
            "person_id": person,
            "omrade": omrade,
            "poang": "" if person.endswith("3") else f"6{person[-1]},{ar % 10}",
        }
        for namnd, person in _people()
        for omrade in organisation().kompetenstest.omraden
    ]


def _klassning(ar: int) -> list[Row]:
    return [
        {
            "namnd": namnd,
            "tillgang_id": f"{namnd}-{number}",
            "namn": f"System {number}",
            "typ": "system",
            "agare_roll": "chefer",
            "objektledare_roll": "objektledare",
            "konfidentialitet": "" if number == 2 else "2",
            "riktighet": "" if number == 2 else "3",
            "tillganglighet": "" if number == 2 else "1",
            "sparbarhet": "2" if number == 3 else "",
            "skala_version": "1-4" if number == 1 else "0-4",
            "klassad_datum": "" if number == 2 else f"{ar - 1}-10-0{number}",
            "nasta_oversyn": "" if number == 2 else f"{ar + 1}-10-0{number}",
            "personuppgifter": "ja",
            "i_registerforteckning": "ja",
            "konsekvensbedomning": "klar",
            "handlingsplan": "pagar",
            "atgarder_antal": "8",
            "atgarder_klara": "5",
            "kontinuitetsplan": "nej",
            "skyddsmarkning": "oppen",
        }
        for namnd in UNITS
        for number in (1, 2, 3)
    ]


def _ikp(ar: int) -> list[Row]:
    return [
        {
            "namnd": namnd,
            "ar": str(ar - 1),
            "tertial": str(tertial),
            "arbetssatt": "incidenthantering",
            "kontroll": "Stickprov av ärenden",
            "urval": "20",
            "avvikelser": "1",
            "bedomning": "vasentlig",
            "atgard": "Gå igenom rutinen",
            "ansvarig_roll": "chefer",
            "forfallodatum": f"{ar - 1}-12-1{tertial}",
            "status": "pagar",
        }
        for namnd in UNITS
        for tertial in (1, 2)
    ]


def _atgarder(ar: int) -> list[Row]:
    return [
        {
            "namnd": namnd,
            "atgard_id": f"{namnd}-{ar}-01",
            "beslutat_ar": str(ar),
            "prioriterat_ar": str(ar),
            "atgard": "Inventera informationsklassningar",
            "ansvarig_roll": "chefer",
            "forfallodatum": f"{ar}-12-31",
            "status": "ej_paborjad",
            "iso_ref": "d2",
            "resurs": "80 timmar",
            "effektmatt": "Andel klassade tillgångar",
            "overford_fran": f"{namnd}-{ar - 1}-01" if ar == 2024 else "",
            "skyddsmarkning": "oppen",
        }
        for namnd in UNITS
    ]


def _incidenter(ar: int) -> list[Row]:
    return [
        {
            "namnd": namnd,
            "incident_id": f"ia-{ar}-{namnd}",
            "enhet": unit,
            "handelsedatum": f"{ar - 1}-04-18",
            "registrerad": f"{ar - 1}-04-19",
            "slag": "personuppgift",
            "orsak": "fel_mottagare",
            "allvarlighet": "medel",
            "konsult": "nej",
            "anmald_imy": "ja",
            "inom_72_timmar": "ja",
            "avslutad": f"{ar - 1}-05-02",
            "skyddsmarkning": "oppen",
        }
        for namnd, unit in UNITS.items()
    ]


def _dataskydd(ar: int) -> list[Row]:
    return [
        {
            "namnd": namnd,
            "rad_id": f"{namnd}-{omrade}",
            "ar": str(ar - 2),
            "omrade": omrade,
            "bedomning": "delvis",
            "rekommendation": f"Dokumentera riskanalyser på {UNITS[namnd]}",
            "status": "pagar",
            "skyddsmarkning": "oppen",
        }
        for namnd in UNITS
        for omrade in DSO
    ]


def _risker(ar: int) -> list[Row]:
    return [
        {
            "namnd": namnd,
            "risk_id": f"{namnd}-r-01",
            "risk": "Behörigheter finns kvar",
            "kalla": "vor",
            "sannolikhet": "3",
            "konsekvens": "4" if ar == 2024 else "5",
            "sannolikhet_forra": "3",
            "konsekvens_forra": "5" if ar == 2024 else "3",
            "behandling": "Rensning varje kvartal",
            "ansvarig_roll": "chefer",
            "kontinuitetsplan": "ja",
            "ovad_datum": f"{ar - 2}-05-01",
            "skyddsmarkning": "oppen",
        }
        for namnd in UNITS
    ]


def _upphandlingar(ar: int) -> list[Row]:
    return [
        {
            "namnd": namnd,
            "upphandling_id": f"{namnd}-u-{ar}",
            "namn": "Skrivare",
            "datum": f"{ar - 1}-05-11",
            "varde": "1250000",
            "checklista": "ja",
            "sakerhetskrav": "nej",
            "skyddsmarkning": "oppen",
        }
        for namnd in UNITS
    ]


def _kompetenslyft(ar: int) -> list[Row]:
    return [
        {
            "namnd": namnd,
            "rad_id": f"{namnd}-k-{ar}",
            "datum": f"{ar - 1}-02-07",
            "slag": "genomforande",
            "text": "Två timmar med konsulter",
            "deltagare": "9",
            "inbjudna": "10",
        }
        for namnd in UNITS
    ]


def _leverantorer(ar: int) -> list[Row]:
    return [
        {
            "namnd": namnd,
            "leverantor_id": f"{namnd}-l-{ar}",
            "namn": "Driftbolaget",
            "tjanst": "Drift",
            "kritisk": "ja",
            "incidentklausul": "ja",
            "uppfoljd": f"{ar - 1}-05-11",
            "avtal_till": f"{ar + 3}-12-31",
            "skyddsmarkning": "oppen",
        }
        for namnd in UNITS
    ]


def _sarbarheter(ar: int) -> list[Row]:
    return [
        {
            "namnd": namnd,
            "sarbarhet_id": f"{namnd}-s-{ar}",
            "funnen_genom": "skanning",
            "allvarlighet": "hog",
            "upptackt": f"{ar - 1}-08-02",
            "atgardas_senast": f"{ar - 1}-09-02",
            "atgardad": f"{ar - 1}-08-20",
            "skyddsmarkning": "oppen",
        }
        for namnd in UNITS
    ]


def _tillsyn(ar: int) -> list[Row]:
    return [
        {
            "namnd": namnd,
            "tillsyn_id": f"{namnd}-t-{ar}",
            "myndighet": "Tillsynsmyndigheten",
            "omrade": "dataskydd",
            "inledd": f"{ar - 1}-04-14",
            "utfall": "anmarkning",
            "beskrivning": "Rutinen saknar ansvarig",
            "atgardas_senast": f"{ar - 1}-12-01",
            "atgardad": f"{ar - 1}-06-01",
            "skyddsmarkning": "oppen",
        }
        for namnd in UNITS
    ]


def _omvarld(ar: int) -> list[Row]:
    rows = [(namnd, f"{namnd}-o-{ar}", "revision", "oppen") for namnd in UNITS]
    return [
        {
            "namnd": namnd,
            "handelse_id": key,
            "datum": f"{ar - 1}-10-12",
            "slag": slag,
            "rubrik": "Ny händelse",
            "paverkan": "Ska klassas",
            "status": status,
            "kalla": "Stadens budget",
        }
        for namnd, key, slag, status in [*rows, ("staden", f"stad-o-{ar}", "lag", "")]
    ]


def _delivery(ar: int) -> dict[str, list[Row]]:
    return {
        "namnder": _namnder(ar),
        "utbildning": _utbildning(ar),
        "digitala_lyftet": _digitala_lyftet(ar),
        "klassning": _klassning(ar),
        "ikp": _ikp(ar),
        "atgarder": _atgarder(ar),
        "incidenter": _incidenter(ar),
        "dataskydd": _dataskydd(ar),
        "risker": _risker(ar),
        "upphandlingar": _upphandlingar(ar),
        "kompetenslyft": _kompetenslyft(ar),
        "omvarld": _omvarld(ar),
        "leverantorer": _leverantorer(ar),
        "sarbarheter": _sarbarheter(ar),
        "tillsyn": _tillsyn(ar),
    }


DELIVERIES = {ar: _delivery(ar) for ar in (2023, 2024)}

_LIMITS = {
    "utbildning_andel": "95",
    "avstamning_tolerans_procent": "5",
    "andring_rader_procent": "20",
    "andring_nyckeltal_procentenheter": "35",
}
TARGETS: list[Row] = [
    {
        "indikator": name,
        "galler_ar": "2022",
        "varde": _LIMITS.get(name, "50"),
        "enhet": one.unit,
        "kalla": "Stadens budget",
    }
    for name, one in INDICATORS.items()
    if one.limit or one.expected or name in _LIMITS
]


def write_csv(path: Path, rows: list[dict[str, str]], columns: tuple[str, ...]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def write_delivery(data: Path) -> None:
    for ar, datasets in DELIVERIES.items():
        folder = data / str(ar)
        folder.mkdir(parents=True)
        (folder / "leverans.yml").write_text(
            f"ar: {ar}\nmatdatum: {ar - 1}-10-31\nperiod_fran: {ar - 2}-11-01\nperiod_till: {ar - 1}-10-31\n"
            "syntetisk: true\nbeskrivning: Litet påhittat exempel.\n",
            encoding="utf-8",
        )
        for name, rows in datasets.items():
            write_csv(folder / CONTRACTS[name].file, rows, CONTRACTS[name].column_names)
    write_csv(data / "mal.csv", TARGETS, CONTRACTS["mal"].column_names)
