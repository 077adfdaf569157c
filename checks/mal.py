"""Targets and limits, dated per review year and with their source: no limit stands in code."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from checks._checks import NAMND_NOW_OR_BEFORE, critical, warning
from genomgang.contracts.contract import Column, Contract, Kind
from genomgang.organisation import Organisation, organisation

GRANSER = ("avstamning_tolerans_procent", "andring_rader_procent", "andring_nyckeltal_procentenheter")
"""The limits that the checks themselves need."""


def _nothing(_org: Organisation) -> Iterable[str]:
    return ()


def _courses(org: Organisation) -> Iterable[str]:
    return org.kurser


def _test_areas(org: Organisation) -> Iterable[str]:
    return org.kompetenstest.omraden


class Indicator(NamedTuple):
    """What `mal` can set a target or limit for.

    `areas_in` finds in the organisation's file what `omrade` may name; without any, a row with an area applies to
    nothing. No report can be made without a `limit`; a target that is `expected` is told of when it is missing.
    """

    unit: str
    areas_in: Callable[[Organisation], Iterable[str]] = _nothing
    limit: bool = False
    expected: bool = False

    @property
    def areas(self) -> tuple[str, ...]:
        """What `omrade` may name in the organisation that the process works for."""
        return tuple(self.areas_in(organisation()))


_SHARE = Indicator("procent", expected=True)

INDICATORS: dict[str, Indicator] = {
    "utbildning_andel": Indicator("procent", _courses, expected=True),
    "ledning_utbildning_andel": _SHARE,
    "ledamoter_utbildning_andel": Indicator("procent"),
    "klassning_andel": _SHARE,
    "klassning_aktuell_andel": _SHARE,
    "handlingsplan_andel": _SHARE,
    "klassning_atgarder_andel": _SHARE,
    "registerforteckning_andel": _SHARE,
    "digitala_lyftet_svarsandel": _SHARE,
    "digitala_lyftet_andel": Indicator("procent", _test_areas),
    "digitala_lyftet_niva": Indicator("poäng", _test_areas, expected=True),
    "ikp_utan_vasentlig_andel": _SHARE,
    "incident_72h_andel": _SHARE,
    "incident_avslut_dagar": Indicator("dagar", expected=True),
    "kontinuitet_plan_andel": _SHARE,
    "kontinuitet_ovad_andel": _SHARE,
    "upphandling_checklista_andel": _SHARE,
    "upphandling_checklista_varde_andel": Indicator("procent"),
    "upphandling_sakerhetskrav_andel": Indicator("procent"),
    "upphandling_sakerhetskrav_varde_andel": Indicator("procent"),
    **{
        name: Indicator("procent")
        for name in (
            "kritiska_mfa_andel",
            "kritiska_aterlast_andel",
            "kritiska_krypterade_andel",
            "kritiska_support_andel",
            "leverantor_klausul_andel",
            "leverantor_uppfoljd_andel",
            "sarbarhet_i_tid_andel",
        )
    },
    "tillsyn_oppna_antal": Indicator("antal"),
    "kompetenslyft_forslag_andel": Indicator("procent"),
    "dataskydd_oppna_antal": Indicator("antal"),
    "risker_hoga_antal": Indicator("antal"),
    "atgarder_klara_andel": _SHARE,
    "atgarder_per_roll_max": Indicator("åtgärder", expected=True),
    "smacell_utbildning": Indicator("personer", limit=True),
    "smacell_kompetens": Indicator("personer", limit=True),
    "smacell_ovrigt": Indicator("fall", limit=True),
    "klassning_giltig_manader": Indicator("månader", limit=True),
    "nyanstalld_dagar": Indicator("dagar", limit=True),
    "bedomning_ja_procent": Indicator("procent", limit=True),
    "bedomning_delvis_procent": Indicator("procent", limit=True),
    **{name: Indicator("procentenheter" if name.endswith("enheter") else "procent") for name in GRANSER},
}
"""Every name that something uses, with the unit of its value: the closed list of the column `indikator`."""

CONTRACT = Contract(
    name="mal",
    title="Mål och gränsvärden",
    description="Ett mål eller gränsvärde per rad. En rad gäller från sitt år tills en nyare rad ersätter den.",
    owner="{{ org.kallas.centralt }}",
    key=("indikator", "omrade", "namnd", "galler_ar"),
    yearly=False,
    columns=(
        Column(
            "indikator",
            "Indikator",
            Kind.ID,
            "Indikatorns kortnamn, ett av dem i datakatalogen.",
            "utbildning_andel",
            synonyms=("indicator", "kpi", "nyckeltal", "metric"),
        ),
        Column(
            "omrade",
            "Område",
            Kind.ID,
            "Kurs, kompetensområde eller annat som målet gäller; tomt för allt.",
            "{{ org.obligatoriska | first }}",
            required=False,
            synonyms=("area",),
        ),
        Column(
            "namnd",
            "{{ org.forsta.en | versal }}",
            Kind.ID,
            "Vem som har ett eget mål; tomt för hela {{ org.den }}.",
            "",
            required=False,
        ),
        Column(
            "galler_ar",
            "Gäller från",
            Kind.WHOLE,
            "Genomgångens år.",
            "2024",
            minimum=2015,
            maximum=2100,
            synonyms=("valid from", "applies from"),
        ),
        Column(
            "varde",
            "Värde",
            Kind.NUMBER,
            "Målvärdet; tomt så länge inget är beslutat. Andelar anges i procent.",
            "95",
            required=False,
            minimum=0,
            maximum=1_000_000,
            synonyms=("målvärde", "target value", "value"),
        ),
        Column("enhet", "Enhet", Kind.TEXT, "Målets enhet.", "procent", synonyms=("unit",)),
        Column(
            "kalla",
            "Källa",
            Kind.TEXT,
            "Var målet är beslutat.",
            "{{ org.dess | versal }} budget 2024",
            synonyms=("source", "decision"),
        ),
        Column(
            "betyder",
            "Betyder",
            Kind.TEXT,
            "Vad målet eller gränsen gäller, som stöd för den som fyller i.",
            "",
            required=False,
            may_lack=True,
        ),
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
