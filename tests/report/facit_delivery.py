"""A nämnd small enough to count by hand: 16 employees in two units, two years, a few rows in every data set.

`facit.py` holds what its report for 2024 must say. Values are written as in our own CSV form; columns that are left
out are empty.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from checks import CONTRACTS

Row = dict[str, str]

NAMND = "facitnamnden"


def table(columns: str, text: str) -> list[Row]:
    """One row a line, cells between bars."""
    names = columns.split()
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return [dict(zip(names, (cell.strip() for cell in line.split("|")), strict=True)) for line in lines]


def people(count: int) -> list[str]:
    return [f"p{number:02}" for number in range(1, count + 1)]


def training(persons: Iterable[str], office: set[str], new: set[str], done: dict[str, set[str]]) -> list[Row]:
    """Rows for both mandatory courses; `done` names who has taken each course. p01 to p05 are the management group."""
    return [
        {
            "enhet": "Kansliet" if person in office else "Verkstaden",
            "person_id": person,
            "rollgrupp": "ledningsgrupp" if person <= "p05" else "medarbetare",
            "anstalld_fran": "2023-09-01" if person in new else "2019-03-01",
            "kurs": course,
            "genomford": "2021-05-10" if person in done[course] else "",
        }
        for person in persons
        for course in ("informationssakerhet", "dataskydd")
    ]


def management(done: set[str]) -> list[Row]:
    return [
        {
            "enhet": "Kansliet",
            "person_id": person,
            "rollgrupp": "ledningsgrupp",
            "anstalld_fran": "2019-03-01",
            "kurs": "cybersakerhet_ledning",
            "genomford": "2023-04-10" if person in done else "",
        }
        for person in people(5)
    ]


def test_results(office: set[str], points: dict[str, list[str]]) -> list[Row]:
    """One row a person and area; `points` gives each area's points from p01 on, empty for who has not answered."""
    return [
        {
            "enhet": "Kansliet" if person in office else "Verkstaden",
            "person_id": person,
            "omrade": area,
            "poang": value,
        }
        for area, values in points.items()
        for person, value in zip(people(len(values)), values, strict=True)
    ]


_ASSET = (
    "tillgang_id namn objekt konfidentialitet riktighet tillganglighet sparbarhet skala_version klassad_datum "
    "personuppgifter i_registerforteckning konsekvensbedomning handlingsplan atgarder_antal atgarder_klara"
)
_ASSET_ALWAYS = {
    "typ": "system",
    "agare_roll": "chefer",
    "objektledare_roll": "objektledare",
    "kontinuitetsplan": "nej",
    "skyddsmarkning": "oppen",
}
_CONTROL = "ar tertial arbetssatt kontroll urval avvikelser bedomning atgard ansvarig_roll forfallodatum status"
_ACTION = "atgard_id beslutat_ar prioriterat_ar atgard ansvarig_roll forfallodatum status iso_ref overford_fran"
_ACTION_ALWAYS = {"resurs": "Egen tid", "effektmatt": "Uppföljning", "skyddsmarkning": "oppen"}
_INCIDENT = "incident_id enhet handelsedatum registrerad slag orsak anmald_imy inom_72_timmar avslutad"
_INCIDENT_ALWAYS = {"allvarlighet": "lag", "konsult": "nej", "skyddsmarkning": "oppen"}
_AREA = "rad_id ar omrade bedomning rekommendation status"
_RISK = (
    "risk_id risk kalla sannolikhet konsekvens sannolikhet_forra konsekvens_forra ansvarig_roll kontinuitetsplan "
    "ovad_datum"
)
_RISK_ALWAYS = {"behandling": "Bevaka", "skyddsmarkning": "oppen"}
_PROCUREMENT = "upphandling_id namn datum varde checklista sakerhetskrav"
_EVENT = "namnd handelse_id datum slag rubrik paverkan status kalla"
OPEN = {"skyddsmarkning": "oppen"}


def _all(rows: list[Row], always: Row) -> list[Row]:
    return [always | row for row in rows]


BEFORE: dict[str, list[Row]] = {
    "namnder": [
        {
            "namn": "Facitnämnden",
            "forvaltning": "Facitförvaltningen",
            "typ": "facknamnd",
            "antal_anstallda": "10",
            "giltig_fran": "2007-01-01",
        }
    ],
    "utbildning": training(
        people(10),
        office=set(people(5)),
        new=set(),
        done={"informationssakerhet": set(people(6)), "dataskydd": set(people(4))},
    ),
    "digitala_lyftet": test_results(
        set(people(5)),
        {
            area: [value] * 9 + [""]
            for area, value in {
                "cybersakerhet": "60",
                "samarbeten": "50",
                "kontorsprogram": "50",
                "informationshantering": "50",
                "lagring": "50",
                "ai": "50",
                "verksamhetssystem": "50",
                "problemlosning": "50",
            }.items()
        },
    ),
    "klassning": _all(
        table(
            _ASSET,
            """
            f-01 | Ärendesystemet | Ärenden | 3 | 2 | 2 | 1 | 0-4 | 2021-03-01 | kansliga | ja  | klar   | pagar  | 4 | 2
            f-02 | Lönesystemet   | Ekonomi |   |   |   |   | 0-4 |            | kansliga | nej | saknas | saknas | 0 | 0
            f-03 | Fakturaflödet  | Ekonomi | 3 | 3 | 1 | 1 | 0-4 | 2019-05-05 | ja       | ja  | pagar  | saknas | 0 | 0
            f-04 | Reseräkningar  | Ekonomi | 2 | 2 | 2 | 1 | 0-4 | 2022-06-15 | ja       | nej | saknas | pagar  | 2 | 1
            f-07 | Diariet        | Ärenden | 2 | 2 | 1 | 1 | 0-4 | 2019-01-10 | ja       | ja  | klar   | pagar  | 2 | 1
            """,
        ),
        _ASSET_ALWAYS,
    ),
    "ikp": table(
        _CONTROL,
        """
        2022 | 1 | behorighetshantering | Konton  | 20 | 0 | ingen  |             | chefer       |            |
        2022 | 2 | upphandling          | Inköp   | 5  | 1 | mindre | Skriva mall | upphandling  | 2022-10-01 | klar
        """,
    ),
    "atgarder": _all(
        table(
            _ACTION,
            """
            fn-2022-01 | 2022 | 2022 | Skriva anvisning | chefer       | 2022-06-30 | klar        | g |
            fn-2023-01 | 2023 | 2023 | Öva incidenter   | chefer       | 2023-06-30 | ej_paborjad | d1 |
            fn-2023-02 | 2023 | 2023 | Klassa systemen  | objektledare | 2023-09-30 | ej_paborjad | d2 |
            fn-2023-03 | 2023 | 2024 | Utbilda alla     | chefer       | 2024-05-31 | ej_paborjad | d2 |
            fn-2023-04 | 2023 | 2024 | Se över roller   | samordnare   | 2024-04-30 | ej_paborjad | g  |
            """,
        ),
        _ACTION_ALWAYS,
    ),
    "incidenter": _all(
        table(
            _INCIDENT,
            """
            ia-21 | Kansliet | 2022-02-02 | 2022-02-02 | personuppgift | fel_mottagare | nej | ej_aktuell | 2022-02-22
            ia-22 | Kansliet | 2022-08-08 | 2022-08-08 | personuppgift | fel_mottagare | ja  | ja         | 2022-09-17
            """,
        ),
        _INCIDENT_ALWAYS,
    ),
    "dataskydd": _all(
        table(
            _AREA,
            """
            d-21-1 | 2021 | registerforteckning   | brister | Upprätta register | genomford
            d-21-2 | 2021 | styrdokument          | delvis  |                   |
            d-21-3 | 2021 | atgarder              | delvis  |                   |
            d-21-4 | 2021 | konsekvensbedomningar | brister | Skriva rutin      | oppen
            d-21-5 | 2021 | rattigheter           | god     |                   |
            d-21-6 | 2021 | incidenter            | delvis  |                   |
            """,
        ),
        OPEN,
    ),
    "risker": _all(
        table(
            _RISK,
            """
            fr-1 | Nätfiske       | vor | 4 | 4 | | | it         | ej_aktuell |
            fr-2 | Fel mottagare  | vor | 3 | 5 | | | chefer     | ej_aktuell |
            fr-3 | Elavbrott      | rsa | 2 | 5 | | | beredskap  | ja         |
            fr-5 | Översvämning   | rsa | 2 | 3 | | | beredskap  | nej        |
            """,
        ),
        _RISK_ALWAYS,
    ),
    "upphandlingar": _all(table(_PROCUREMENT, "fu-21 | Städning | 2022-05-05 | 500000 | nej | nej"), OPEN),
    "omvarld": table(
        _EVENT, "staden | so-23 | 2022-01-16 | lag | Äldre lag | Kända krav | | Svensk författningssamling"
    ),
}

NOW: dict[str, list[Row]] = {
    "namnder": [BEFORE["namnder"][0] | {"antal_anstallda": "16"}],
    "utbildning": [
        *training(
            people(16),
            office=set(people(8)),
            new=set(people(16)[11:]),
            done={"informationssakerhet": set(people(11)), "dataskydd": {*people(7), "p09"}},
        ),
        *management({"p01", "p02"}),
    ],
    "digitala_lyftet": test_results(
        set(people(8)),
        {
            "cybersakerhet": ["80"] * 7 + ["50"] * 7 + [""] * 2,
            "samarbeten": ["75"] * 14 + [""] * 2,
            "kontorsprogram": ["60"] * 14 + [""] * 2,
            "informationshantering": ["50"] * 14 + [""] * 2,
            "lagring": ["58"] * 14 + [""] * 2,
            "ai": ["20"] * 7 + ["41"] * 7 + [""] * 2,
            "verksamhetssystem": ["72"] * 14 + [""] * 2,
            "problemlosning": ["33"] * 14 + [""] * 2,
        },
    ),
    "klassning": _all(
        table(
            _ASSET,
            """
            f-01 | Ärendesystemet | Ärenden | 3 | 2 | 2 | 1 | 0-4 | 2023-03-01 | kansliga | ja  | klar       | klar   | 4 | 4
            f-02 | Lönesystemet   | Ekonomi | 3 | 3 | 3 | 2 | 0-4 | 2023-03-01 | kansliga | ja  | klar       | pagar  | 4 | 2
            f-03 | Fakturaflödet  | Ekonomi | 3 | 3 | 1 | 1 | 0-4 | 2022-11-15 | ja       | ja  | pagar      | saknas | 0 | 0
            f-04 | Reseräkningar  | Ekonomi | 2 | 2 | 2 | 1 | 0-4 | 2022-06-15 | ja       | nej | saknas     | pagar  | 2 | 1
            f-05 | Intranätet     | Ekonomi | 1 | 1 | 1 | 1 | 0-4 | 2021-10-31 | nej      | nej | ej_aktuell | saknas | 0 | 0
            f-06 | Personalakter  | Ekonomi | 4 | 3 | 2 |   | 1-4 | 2020-05-05 | kansliga | nej | saknas     | saknas | 0 | 0
            f-07 | Diariet        | Ärenden | 2 | 2 | 1 | 1 | 0-4 | 2019-01-10 | ja       | ja  | klar       | pagar  | 2 | 1
            f-08 | Bokningen      | Ärenden | 1 | 0 | 0 | 0 | 0-4 | 2018-01-10 | nej      | nej | ej_aktuell | saknas | 0 | 0
            f-09 | E-tjänsten     | Ärenden |   |   |   |   | 0-4 |            | ja       | ja  | ej_aktuell | saknas | 0 | 0
            f-10 | Skyltarna      | Ekonomi |   |   |   |   | 0-4 |            | nej      | nej | ej_aktuell | saknas | 0 | 0
            """,
        ),
        _ASSET_ALWAYS,
    ),
    "ikp": table(
        _CONTROL,
        """
        2023 | 1 | behorighetshantering  | Konton        | 20 | 1 | mindre    | Rensa konton | chefer     | 2023-09-30 | pagar
        2023 | 1 | lokal_anvisning       | Kännedom      | 10 | 0 | ingen     |              | chefer     |            |
        2023 | 2 | incidenthantering     | Anmälan       | 10 | 4 | vasentlig | Öva anmälan  | samordnare | 2023-12-15 | pagar
        2023 | 2 | informationsklassning | Förteckningen | 25 | 0 | ingen     |              | chefer     |            |
        """,
    ),
    "atgarder": _all(
        table(
            _ACTION,
            """
            fn-2023-01 | 2023 | 2023 | Öva incidenter  | chefer       | 2023-06-30 | klar        | d1 |
            fn-2023-02 | 2023 | 2023 | Klassa systemen | objektledare | 2023-09-30 | pagar       | d2 |
            fn-2023-03 | 2023 | 2024 | Utbilda alla    | chefer       | 2024-05-31 | ej_paborjad | d2 |
            fn-2023-04 | 2023 | 2024 | Se över roller  | samordnare   | 2024-04-30 | flyttad     | g  |
            fn-2024-01 | 2024 | 2024 | Klassa om       | objektledare | 2024-06-30 | ej_paborjad | d2 |
            fn-2024-02 | 2024 | 2025 | Se över LIS     | samordnare   | 2025-03-31 | ej_paborjad | g | fn-2023-04
            fn-2024-03 | 2024 | 2026 | Öva elavbrott   | beredskap    | 2026-12-31 | ej_paborjad | f |
            """,
        ),
        _ACTION_ALWAYS,
    ),
    "incidenter": _all(
        table(
            _INCIDENT,
            """
            ia-01 | Kansliet   | 2022-12-10 | 2022-12-12 | personuppgift        | fel_mottagare | ja  | ja         | 2023-01-11
            ia-02 | Kansliet   | 2023-01-15 | 2023-01-15 | personuppgift        | fel_mottagare | ja  | nej        | 2023-01-25
            ia-03 | Kansliet   | 2023-04-01 | 2023-04-03 | personuppgift        | fel_mottagare | nej | ej_aktuell | 2023-04-23
            ia-04 | Kansliet   | 2023-05-05 | 2023-05-05 | personuppgift        | fel_mottagare | nej | ej_aktuell | 2023-06-14
            ia-05 | Kansliet   | 2023-05-20 | 2023-05-20 | personuppgift        | fel_mottagare | nej | ej_aktuell |
            ia-06 | Verkstaden | 2022-11-20 | 2022-11-20 | informationssakerhet | natfiske      | nej | ej_aktuell | 2022-11-25
            ia-07 | Verkstaden | 2023-02-01 | 2023-02-01 | informationssakerhet | natfiske      | nej | ej_aktuell | 2023-02-16
            ia-08 | Verkstaden | 2023-03-10 | 2023-03-10 | informationssakerhet | natfiske      | nej | ej_aktuell | 2023-04-14
            ia-09 | Verkstaden | 2023-06-15 | 2023-06-15 | informationssakerhet | natfiske      | nej | ej_aktuell | 2023-08-14
            ia-10 | Förrådet   | 2023-09-09 | 2023-09-10 | informationssakerhet | natfiske      | nej | ej_aktuell |
            """,
        ),
        _INCIDENT_ALWAYS,
    ),
    "dataskydd": _all(
        table(
            _AREA,
            """
            d-22-1 | 2022 | registerforteckning   | delvis  | Komplettera registret | oppen
            d-22-2 | 2022 | styrdokument          | god     |                       |
            d-22-3 | 2022 | atgarder              | delvis  | Logga mer             | pagar
            d-22-4 | 2022 | konsekvensbedomningar | brister | Göra bedömningar      | oppen
            d-22-5 | 2022 | rattigheter           | god     |                       |
            d-22-6 | 2022 | incidenter            | god     | Öva anmälan           | genomford
            """,
        ),
        OPEN,
    ),
    "risker": _all(
        table(
            _RISK,
            """
            fr-1 | Nätfiske      | vor | 5 | 5 | 4 | 4 | it        | ej_aktuell |
            fr-2 | Fel mottagare | vor | 3 | 4 | 3 | 5 | chefer    | ej_aktuell |
            fr-3 | Elavbrott     | rsa | 2 | 5 | 2 | 5 | beredskap | ja         | 2023-05-05
            fr-4 | Brand         | rsa | 1 | 4 |   |   | beredskap | nej        |
            fr-5 | Översvämning  | rsa | 2 | 3 | 2 | 3 | beredskap | ja         |
            """,
        ),
        _RISK_ALWAYS,
    ),
    "upphandlingar": _all(
        table(
            _PROCUREMENT,
            """
            fu-1 | Telefoni   | 2023-02-02 | 600000  | ja  | ja
            fu-2 | Skrivare   | 2023-03-03 | 300000  | nej | ja
            fu-3 | Utbildning | 2023-04-04 | 100000  | ja  | nej
            fu-4 | Städning   | 2023-05-05 | 1000000 | nej | nej
            """,
        ),
        OPEN,
    ),
    "kompetenslyft": table(
        "rad_id datum slag text deltagare inbjudna status",
        """
        fk-1 | 2023-02-07 | genomforande | Två timmar med konsulter   | 4 | 5 |
        fk-2 | 2023-02-07 | iakttagelse  | Ledningen är engagerad     |   |   |
        fk-3 | 2023-02-07 | forslag      | Ge objektledarna mer tid   |   |   | klar
        fk-4 | 2023-02-07 | forslag      | Skriv en kort lathund      |   |   | pagar
        """,
    ),
    "omvarld": table(
        _EVENT,
        """
        staden       | so-24 | 2023-01-16 | lag           | Ny lag          | Nya krav       |         | Svensk författningssamling
        facitnamnden | fo-1  | 2023-10-12 | budgetuppdrag | Nytt lager      | Ska klassas    |         | Stadens budget
        facitnamnden | fo-2  | 2023-08-17 | intressent    | Höjd hotnivå    | Vaksamhet      |         | Polisen
        facitnamnden | fo-3  | 2023-06-09 | aterkoppling  | Svar från chefer | Kortare texter |        | Chefsforum
        facitnamnden | fo-4  | 2023-06-01 | revision      | Granska inköp   | Ny rutin       | oppen   | Revisionen
        facitnamnden | fo-5  | 2023-01-01 | revision      | Granska konton  | Rensning       | stangd  | Revisionen
        """,
    ),
}

TARGETS = table(
    "indikator omrade varde enhet",
    """
    utbildning_andel             | informationssakerhet  | 90  | procent
    utbildning_andel             | dataskydd             | 80  | procent
    ledning_utbildning_andel     |                       | 100 | procent
    klassning_andel              |                       | 75  | procent
    klassning_aktuell_andel      |                       | 60  | procent
    handlingsplan_andel          |                       | 100 | procent
    klassning_atgarder_andel     |                       | 50  | procent
    registerforteckning_andel    |                       | 100 | procent
    digitala_lyftet_svarsandel   |                       | 70  | procent
    ikp_utan_vasentlig_andel     |                       | 100 | procent
    incident_72h_andel           |                       | 100 | procent
    incident_avslut_dagar        |                       | 30  | dagar
    kontinuitet_plan_andel       |                       | 90  | procent
    kontinuitet_ovad_andel       |                       | 50  | procent
    upphandling_checklista_andel |                       | 50  | procent
    atgarder_klara_andel         |                       | 80  | procent
    digitala_lyftet_niva         | cybersakerhet         | 70  | poäng
    digitala_lyftet_niva         | samarbeten            | 65  | poäng
    digitala_lyftet_niva         | kontorsprogram        | 60  | poäng
    digitala_lyftet_niva         | informationshantering | 60  | poäng
    digitala_lyftet_niva         | lagring               | 60  | poäng
    digitala_lyftet_niva         | ai                    | 40  | poäng
    digitala_lyftet_niva         | verksamhetssystem     | 60  | poäng
    digitala_lyftet_niva         | problemlosning        | 60  | poäng
    smacell_utbildning           |                       | 5   | personer
    smacell_kompetens            |                       | 7   | personer
    smacell_ovrigt               |                       | 5   | fall
    klassning_giltig_manader     |                       | 24  | månader
    nyanstalld_dagar             |                       | 90  | dagar
    atgarder_per_roll_max        |                       | 1   | åtgärder
    avstamning_tolerans_procent  |                       | 5   | procent
    andring_rader_procent        |                       | 900 | procent av raderna
    andring_nyckeltal_procentenheter |                   | 100 | procentenheter
    bedomning_ja_procent         |                       | 80  | procent av villkoren
    bedomning_delvis_procent     |                       | 50  | procent av villkoren
    """,
)


def write_delivery(data: Path, years: dict[int, dict[str, list[Row]]], targets: list[Row], namnd: str = NAMND) -> Path:
    """Write the years' files and `mal.csv` below `data`; rows without a nämnd are `namnd`'s."""
    for ar, datasets in years.items():
        folder = data / str(ar)
        (folder / "texter").mkdir(parents=True)
        (folder / "leverans.yml").write_text(
            f"ar: {ar}\nmatdatum: {ar - 1}-10-31\nperiod_fran: {ar - 2}-11-01\nperiod_till: {ar - 1}-10-31\n"
            "syntetisk: true\nbeskrivning: Påhittade uppgifter för test.\n",
            encoding="utf-8",
        )
        for name, rows in datasets.items():
            _write(folder / f"{name}.csv", [{"namnd": namnd} | row for row in rows], CONTRACTS[name].column_names)
    always = {"galler_ar": "2022", "kalla": "Påhittat beslut"}
    _write(data / "mal.csv", [always | row for row in targets], CONTRACTS["mal"].column_names)
    return data


def _write(path: Path, rows: list[Row], columns: tuple[str, ...]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
