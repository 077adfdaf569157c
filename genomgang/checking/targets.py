"""Checks of `mal`: every name is one that something uses, and no limit that a report needs is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches

import pandas as pd

from checks.mal import INDICATORS
from genomgang.checking.file_check import Checked, FileCheck, Finding
from genomgang.contracts.contract import Contract, Severity
from genomgang.organisation import organisation
from genomgang.reading.cells import normal
from genomgang.reading.privacy import redact
from genomgang.text.swedish import listed

_UNITS = {normal(one.unit) for one in INDICATORS.values()} | {
    *("timmar", "veckor", "ar", "andel", "kvot", "promille", "kronor", "stycken", "dygn", "minuter"),
}
_ALIKE = 0.5

Fault = Callable[[str, str, float | None, str], str]
"""Indicator, area, value and unit of a row → what is wrong with it; "" where nothing is."""


def _rows(checked: Checked, fault: Fault) -> Finding | None:
    examples: list[str] = []
    namnder: list[str] = []
    texts = checked.frame[["indikator", "omrade", "enhet", "namnd"]].fillna("")
    values = [None if pd.isna(value) else float(value) for value in checked.frame["varde"]]
    for number, row, value in zip(texts.index, texts.itertuples(index=False), values, strict=True):
        indicator, area, unit, namnd = map(str, row)
        if said := fault(indicator, area, value, unit):
            examples.append(f"rad {number}: {said}")
            namnder.append(namnd)
    if not examples:
        return None
    return Finding(tuple(examples), {namnd: namnder.count(namnd) for namnd in sorted(set(namnder))})


def _nearest(name: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(name.lower(), known, n=1, cutoff=_ALIKE)
    return f"; menade du ”{close[0]}”?" if close else ""


def _unknown_name(indicator: str, _area: str, _value: float | None, _unit: str) -> str:
    if not indicator or indicator in INDICATORS:
        return ""
    return f"indikatorn ”{redact(indicator)}” används inte{_nearest(indicator, tuple(INDICATORS))}"


def _unknown_area(indicator: str, area: str, _value: float | None, _unit: str) -> str:
    if indicator not in INDICATORS or not area or area in INDICATORS[indicator].areas:
        return ""
    areas = INDICATORS[indicator].areas
    if not areas:
        return f"{indicator} har inga områden, så målet för ”{redact(area)}” används inte; töm cellen"
    near = _nearest(area, areas)
    return f"området ”{redact(area)}” finns inte för {indicator}" + (near or f"; välj bland {listed(areas)}")


def _wrong_unit(indicator: str, _area: str, value: float | None, unit: str) -> str:
    if indicator not in INDICATORS or value is None:
        return ""
    wanted = INDICATORS[indicator].unit
    said = normal(unit).split()[:1]
    if said and said[0] in _UNITS and said[0] != normal(wanted):
        return f"{indicator} anges i {wanted}, inte i {redact(unit)}"
    if wanted == "procent" and 0 < value <= 1:
        return f"{indicator} är {value:g} procent".replace(".", ",") + "; en andel anges som 95, inte 0,95"
    return ""


def _below_own_limit(indicator: str, _area: str, value: float | None, _unit: str) -> str:
    lowest = vars(organisation().gransvarden).get(indicator)
    if lowest is None or value is None or value >= lowest:
        return ""
    return f"{indicator} är {value:g}, lägre än organisationens egen gräns {lowest}".replace(".", ",")


def _valued(checked: Checked) -> pd.DataFrame:
    """The rows on which something has been decided."""
    return checked.frame.dropna(subset=["varde"])


def _applying(checked: Checked) -> set[str]:
    """The indicators with a value for the whole city that applies to the review's year."""
    frame = _valued(checked)
    rows = frame[frame["namnd"].isna() & (frame["galler_ar"] <= checked.known.delivery.ar).fillna(value=False)]
    return set(rows["indikator"].dropna())


def _missing_limits(checked: Checked) -> Finding | None:
    have = _applying(checked)
    missing = tuple(name for name, one in INDICATORS.items() if one.limit and name not in have)
    if not missing:
        return None
    return Finding(
        tuple(f"{name} ({INDICATORS[name].unit})" for name in missing),
        remedy=f"Lägg till rader i mal.csv för hela {organisation().den}, som gäller senast "
        f"{checked.known.delivery.ar}: {', '.join(missing)}.",
    )


def _missing_targets(checked: Checked) -> Finding | None:
    have = set(_valued(checked)["indikator"].dropna())
    missing = tuple(name for name, one in INDICATORS.items() if one.expected and name not in have)
    return Finding(missing) if missing else None


def _for_targets(contract: Contract) -> bool:
    return contract.name == "mal"


def _row_check(name: str, description: str, reason: str, remedy: str, fault: Fault) -> FileCheck:
    return FileCheck(
        name, Severity.CRITICAL, description, reason, remedy, "", _for_targets, lambda checked: _rows(checked, fault)
    )


def _checks() -> Iterator[FileCheck]:
    yield _row_check(
        "indikator",
        "Varje indikator är en som används.",
        "Ett mål för en indikator som inte finns används inte; rapporten skulle sakna målet utan att det syns.",
        "Rätta indikatorns namn. Alla namn står i datakatalogen under Mål och gränsvärden.",
        _unknown_name,
    )
    yield _row_check(
        "omrade",
        "Varje område är ett som indikatorn har.",
        "Ett mål för ett okänt område gäller ingenting.",
        "Rätta området, eller töm cellen om målet gäller alla områden.",
        _unknown_area,
    )
    yield _row_check(
        "enhet",
        "Varje mål står i indikatorns enhet.",
        "Utfallet jämförs med målet som tal; i en annan enhet blir jämförelsen fel.",
        "Räkna om värdet till indikatorns enhet och rätta enheten.",
        _wrong_unit,
    )
    yield _row_check(
        "smagrupper",
        "Ingen gräns för små grupper är lägre än organisationens egen.",
        "Med en lägre gräns visas uppgifter som kan röja enskilda personer.",
        "Höj värdet i mal.csv. Organisationens gränser står under gransvarden i organisation.yml.",
        _below_own_limit,
    )
    yield FileCheck(
        "gransvarden",
        Severity.CRITICAL,
        "Alla gränsvärden som rapporten behöver finns.",
        "Utan dem kan ingen rapport göras.",
        "Lägg till de rader som saknas i mal.csv.",
        "",
        _for_targets,
        _missing_limits,
    )
    yield FileCheck(
        "mal_saknas",
        Severity.INFO,
        "Varje nyckeltal som brukar ha ett mål har ett.",
        "Ett nyckeltal utan mål visas med ”Inget mål” och räknas inte i den samlade bedömningen.",
        "Lägg till målet i mal.csv, om det finns ett beslut.",
        "",
        _for_targets,
        _missing_targets,
    )


TARGETS = tuple(_checks())
"""Checks of targets and limits."""
