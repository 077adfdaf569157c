"""Rows of `mal`: the targets and limits, dated and with their source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from genomgang.organisation import organisation

_EXAMPLE = " (exempel)"
"""Stands after a decision that exists, where the target is invented."""

_BUDGET_2022 = f"Stadens budget 2022{_EXAMPLE}"
_BUDGET_2024 = f"Stadens budget 2024{_EXAMPLE}"
_BUDGET_2027 = f"Stadens budget 2027{_EXAMPLE}"
_GUIDELINE = f"Riktlinje för informationssäkerhet{_EXAMPLE}"
_METHOD = "Metod för ledningens genomgång"
_LAW = "Dataskyddsförordningen, artikel 33"
_LAW_DECLARED = "Dataskyddsförordningen, artikel 30"

# indicator, area, year, value, unit, source
_CITY: tuple[tuple[str, str, int, float, str, str], ...] = (
    ("utbildning_andel", "informationssakerhet", 2022, 90, "procent", _BUDGET_2022),
    ("utbildning_andel", "informationssakerhet", 2024, 95, "procent", _BUDGET_2024),
    ("utbildning_andel", "dataskydd", 2022, 90, "procent", _BUDGET_2022),
    ("utbildning_andel", "dataskydd", 2024, 95, "procent", _BUDGET_2024),
    ("utbildning_andel", "infosak_apt", 2024, 60, "procent", f"Stadsledningskontorets anvisning 2023{_EXAMPLE}"),
    ("ledning_utbildning_andel", "", 2024, 100, "procent", f"Stadsledningskontorets anvisning 2023{_EXAMPLE}"),
    ("klassning_andel", "", 2022, 80, "procent", _BUDGET_2022),
    ("klassning_andel", "", 2024, 90, "procent", _BUDGET_2024),
    ("klassning_aktuell_andel", "", 2022, 70, "procent", _GUIDELINE),
    ("klassning_aktuell_andel", "", 2024, 80, "procent", _BUDGET_2024),
    ("handlingsplan_andel", "", 2022, 90, "procent", _GUIDELINE),
    ("klassning_atgarder_andel", "", 2022, 75, "procent", _GUIDELINE),
    ("registerforteckning_andel", "", 2022, 100, "procent", _LAW_DECLARED),
    ("digitala_lyftet_svarsandel", "", 2023, 70, "procent", f"Projektdirektiv för Digitala lyftet{_EXAMPLE}"),
    ("ikp_utan_vasentlig_andel", "", 2022, 100, "procent", f"Stadens anvisning för intern kontroll{_EXAMPLE}"),
    ("incident_72h_andel", "", 2022, 100, "procent", _LAW),
    ("incident_avslut_dagar", "", 2022, 30, "dagar", f"Tillämpningsanvisning för informationssäkerhet{_EXAMPLE}"),
    ("kontinuitet_plan_andel", "", 2022, 80, "procent", f"Stadens anvisning för risk- och sårbarhetsanalys{_EXAMPLE}"),
    ("kontinuitet_plan_andel", "", 2024, 90, "procent", f"Stadens anvisning för risk- och sårbarhetsanalys{_EXAMPLE}"),
    ("kontinuitet_ovad_andel", "", 2022, 60, "procent", f"Stadens anvisning för risk- och sårbarhetsanalys{_EXAMPLE}"),
    ("upphandling_checklista_andel", "", 2022, 75, "procent", _GUIDELINE),
    ("upphandling_checklista_andel", "", 2024, 90, "procent", _BUDGET_2024),
    ("atgarder_klara_andel", "", 2022, 80, "procent", _METHOD),
    ("ledamoter_utbildning_andel", "", 2027, 100, "procent", _BUDGET_2027),
    ("kritiska_mfa_andel", "", 2027, 100, "procent", _BUDGET_2027),
    ("kritiska_aterlast_andel", "", 2027, 100, "procent", _GUIDELINE),
    ("kritiska_krypterade_andel", "", 2027, 90, "procent", _GUIDELINE),
    ("leverantor_klausul_andel", "", 2027, 100, "procent", _BUDGET_2027),
    ("leverantor_uppfoljd_andel", "", 2027, 80, "procent", _GUIDELINE),
    ("sarbarhet_i_tid_andel", "", 2027, 95, "procent", _GUIDELINE),
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
_WANTED_OWN = {  # bodies that every year of the example has: a target for one that lacks stops the delivery
    "servicenamnden": {"cybersakerhet": 75, "ai": 50, "verksamhetssystem": 74},
    "stockholm-vatten-och-avfall": {"cybersakerhet": 85},
    "svenska-bostader": {"samarbeten": 72, "ai": 50},
    "stockholms-hamnar": {"lagring": 70, "informationshantering": 72},
}


def rows() -> Iterator[dict[str, Any]]:
    """The city's targets first, then the levels that some nämnder have decided for themselves."""
    names = ("indikator", "omrade", "galler_ar", "varde", "enhet", "kalla")
    yield from (dict(zip(names, row, strict=True)) for row in _CITY)
    for omrade in organisation().kompetenstest.omraden:
        yield _level(omrade, "", 2023, _WANTED[omrade], f"Projektdirektiv för Digitala lyftet{_EXAMPLE}")
    for namnd, levels in _WANTED_OWN.items():
        for omrade, varde in levels.items():
            yield _level(omrade, namnd, 2024, varde, f"Förvaltningsledningens beslut efter Digitala lyftet{_EXAMPLE}")


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
