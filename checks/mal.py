"""Targets and limits, dated per review year and with their source: no limit stands in code."""

from __future__ import annotations

from genomgang.contract import Column, Contract, Kind

CONTRACT = Contract(
    name="mal",
    title="Mål och gränsvärden",
    description="Ett mål eller gränsvärde per rad. En rad gäller från sitt år tills en nyare rad ersätter den.",
    owner="Stadsledningskontoret",
    key=("indikator", "omrade", "namnd", "galler_ar"),
    yearly=False,
    columns=(
        Column("indikator", "Indikator", Kind.ID, "Indikatorns kortnamn.", "utbildning_andel"),
        Column("omrade", "Område", Kind.ID, "Kurs, kompetensområde eller annat som målet gäller; tomt för allt.",
               "informationssakerhet", required=False),
        Column("namnd", "Nämnd", Kind.ID, "Nämnd som har ett eget mål; tomt för hela staden.", "", required=False),
        Column("galler_ar", "Gäller från", Kind.WHOLE, "Genomgångens år.", "2024", minimum=2015, maximum=2100),
        Column("varde", "Värde", Kind.NUMBER, "Målvärdet. Andelar anges i procent.", "95"),
        Column("enhet", "Enhet", Kind.TEXT, "Målets enhet.", "procent"),
        Column("kalla", "Källa", Kind.TEXT, "Var målet är beslutat.", "Stadens budget 2024, mål 3.5"),
    ),
)
