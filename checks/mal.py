"""Targets and limits, dated per review year and with their source: no limit stands in code."""

from __future__ import annotations

from checks._checks import NAMND_NOW_OR_BEFORE, critical, warning
from genomgang.contract import Column, Contract, Kind

GRANSER = ("avstamning_tolerans_procent", "andring_rader_procent", "andring_nyckeltal_procentenheter")
"""The limits that the checks themselves need."""

CONTRACT = Contract(
    name="mal",
    title="Mål och gränsvärden",
    description="Ett mål eller gränsvärde per rad. En rad gäller från sitt år tills en nyare rad ersätter den.",
    owner="Stadsledningskontoret",
    key=("indikator", "omrade", "namnd", "galler_ar"),
    yearly=False,
    columns=(
        Column("indikator", "Indikator", Kind.ID, "Indikatorns kortnamn.", "utbildning_andel"),
        Column(
            "omrade",
            "Område",
            Kind.ID,
            "Kurs, kompetensområde eller annat som målet gäller; tomt för allt.",
            "informationssakerhet",
            required=False,
        ),
        Column("namnd", "Nämnd", Kind.ID, "Nämnd som har ett eget mål; tomt för hela staden.", "", required=False),
        Column("galler_ar", "Gäller från", Kind.WHOLE, "Genomgångens år.", "2024", minimum=2015, maximum=2100),
        Column("varde", "Värde", Kind.NUMBER, "Målvärdet. Andelar anges i procent.", "95"),
        Column("enhet", "Enhet", Kind.TEXT, "Målets enhet.", "procent"),
        Column("kalla", "Källa", Kind.TEXT, "Var målet är beslutat.", "Stadens budget 2024, mål 3.5"),
    ),
    checks=(
        NAMND_NOW_OR_BEFORE,
        critical(
            "ExpectColumnValuesToBeBetween",
            "Ett mål i procent ligger mellan 0 och 100.",
            "En andel kan inte vara mindre än 0 eller större än 100 procent.",
            "Rätta målvärdet eller dess enhet.",
            column="varde",
            min_value=0,
            max_value=100,
            row_condition=("enhet", "==", "procent"),
        ),
        warning(
            "ExpectColumnDistinctValuesToContainSet",
            "Gränserna för avstämning och för ändring mellan år finns.",
            "Utan dem kan leveranserna inte stämmas av mot registret och mot förra året.",
            f"Lägg till raderna {', '.join(GRANSER[:-1])} och {GRANSER[-1]}.",
            "Gränser för granskningen saknas; avstämning eller jämförelse med förra året görs inte.",
            column="indikator",
            value_set=list(GRANSER),
        ),
    ),
)
