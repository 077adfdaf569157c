"""Rows of `mal`: the targets and limits, dated and with their source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checks.digitala_lyftet import OMRADEN

_BUDGET_2022 = "Stadens budget 2022"
_BUDGET_2024 = "Stadens budget 2024, mål 3.5"
_GUIDELINE = "Riktlinje för informationssäkerhet"
_METHOD = "Metod för ledningens genomgång"
_LAW = "Dataskyddsförordningen, artikel 33"
_LAW_DECLARED = "Dataskyddsförordningen, artikel 30"

# indicator, area, year, value, unit, source
_CITY: tuple[tuple[str, str, int, float, str, str], ...] = (
    ("utbildning_andel", "informationssakerhet", 2022, 90, "procent", _BUDGET_2022),
    ("utbildning_andel", "informationssakerhet", 2024, 95, "procent", _BUDGET_2024),
    ("utbildning_andel", "dataskydd", 2022, 90, "procent", _BUDGET_2022),
    ("utbildning_andel", "dataskydd", 2024, 95, "procent", _BUDGET_2024),
    ("utbildning_andel", "infosak_apt", 2024, 60, "procent", "Stadsledningskontorets anvisning 2023"),
    ("ledning_utbildning_andel", "", 2024, 100, "procent", "Stadsledningskontorets anvisning 2023"),
    ("klassning_andel", "", 2022, 80, "procent", _BUDGET_2022),
    ("klassning_andel", "", 2024, 90, "procent", _BUDGET_2024),
    ("klassning_aktuell_andel", "", 2022, 70, "procent", _GUIDELINE),
    ("klassning_aktuell_andel", "", 2024, 80, "procent", _BUDGET_2024),
    ("handlingsplan_andel", "", 2022, 90, "procent", _GUIDELINE),
    ("klassning_atgarder_andel", "", 2022, 75, "procent", _GUIDELINE),
    ("registerforteckning_andel", "", 2022, 100, "procent", _LAW_DECLARED),
    ("digitala_lyftet_svarsandel", "", 2023, 70, "procent", "Projektdirektiv för Digitala lyftet"),
    ("ikp_utan_vasentlig_andel", "", 2022, 100, "procent", "Stadens anvisning för intern kontroll"),
    ("incident_72h_andel", "", 2022, 100, "procent", _LAW),
    ("incident_avslut_dagar", "", 2022, 30, "dagar", "Tillämpningsanvisning för informationssäkerhet"),
    ("kontinuitet_plan_andel", "", 2022, 80, "procent", "Stadens anvisning för risk- och sårbarhetsanalys"),
    ("kontinuitet_plan_andel", "", 2024, 90, "procent", "Stadens anvisning för risk- och sårbarhetsanalys"),
    ("kontinuitet_ovad_andel", "", 2022, 60, "procent", "Stadens anvisning för risk- och sårbarhetsanalys"),
    ("upphandling_checklista_andel", "", 2022, 75, "procent", _GUIDELINE),
    ("upphandling_checklista_andel", "", 2024, 90, "procent", _BUDGET_2024),
    ("atgarder_klara_andel", "", 2022, 80, "procent", _METHOD),
    ("smacell_utbildning", "", 2022, 5, "personer", _METHOD),
    ("smacell_kompetens", "", 2022, 7, "personer", _METHOD),
    ("smacell_ovrigt", "", 2022, 5, "fall", _METHOD),
    ("klassning_giltig_manader", "", 2022, 24, "månader", _GUIDELINE),
    ("nyanstalld_dagar", "", 2022, 90, "dagar", _METHOD),
    ("atgarder_per_roll_max", "", 2022, 4, "åtgärder", _METHOD),
    ("avstamning_tolerans_procent", "", 2022, 5, "procent", _METHOD),
    ("andring_rader_procent", "", 2022, 40, "procent", _METHOD),
    ("andring_nyckeltal_procentenheter", "", 2022, 35, "procentenheter", _METHOD),
    ("bedomning_ja_procent", "", 2022, 80, "procent av villkoren", _METHOD),
    ("bedomning_delvis_procent", "", 2022, 50, "procent av villkoren", _METHOD),
)
_WANTED = {
    "cybersakerhet": 70,
    "samarbeten": 68,
    "kontorsprogram": 75,
    "informationshantering": 68,
    "lagring": 68,
    "ai": 45,
    "verksamhetssystem": 72,
    "problemlosning": 66,
}
_WANTED_OWN = {
    "servicenamnden": {"cybersakerhet": 75, "ai": 50, "verksamhetssystem": 74},
    "kommunstyrelsen": {"cybersakerhet": 80, "ai": 60},
    "utbildningsnamnden": {"samarbeten": 72, "ai": 50},
    "stokab": {"cybersakerhet": 85},
    "sodermalms-stadsdelsnamnd": {"lagring": 70, "informationshantering": 72},
}


def rows() -> Iterator[dict[str, Any]]:
    """The city's targets first, then the levels that some nämnder have decided for themselves."""
    names = ("indikator", "omrade", "galler_ar", "varde", "enhet", "kalla")
    yield from (dict(zip(names, row, strict=True)) for row in _CITY)
    for omrade in OMRADEN:
        yield _level(omrade, "", 2023, _WANTED[omrade], "Projektdirektiv för Digitala lyftet")
    for namnd, levels in _WANTED_OWN.items():
        for omrade, varde in levels.items():
            yield _level(omrade, namnd, 2024, varde, "Förvaltningsledningens beslut efter Digitala lyftet")


def _level(omrade: str, namnd: str, ar: int, varde: float, kalla: str) -> dict[str, Any]:
    return {
        "indikator": "digitala_lyftet_niva",
        "omrade": omrade,
        "namnd": namnd,
        "galler_ar": ar,
        "varde": varde,
        "enhet": "poäng",
        "kalla": kalla,
    }
