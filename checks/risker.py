"""Risks from VoR (väsentlighets- och riskanalys) and RSA (risk- och sårbarhetsanalys), and their continuity plans."""

from __future__ import annotations

from checks._checks import NAMND_IN_REGISTER, ROWS_AS_LAST_YEAR, filled_when, not_after, warning
from checks._columns import EVENTS, NAMND, SKYDDSMARKNING, role
from genomgang.contracts.contract import Column, Contract, Kind, Protection

_ENGLISH = {
    "sannolikhet": ("probability", "likelihood", "current probability", "current likelihood", "residual likelihood"),
    "konsekvens": ("impact", "consequence", "current impact", "residual impact"),
    "sannolikhet_forra": ("previous probability", "previous likelihood", "likelihood last year"),
    "konsekvens_forra": ("previous impact", "impact last year"),
}


def _score(name: str, label: str, *, required: bool) -> Column:
    return Column(
        name,
        label,
        Kind.WHOLE,
        f"{label} på skalan 1–5.",
        "3",
        required=required,
        minimum=1,
        maximum=5,
        protection=Protection.BY_ROW,
        synonyms=_ENGLISH[name],
        last_years=name.removesuffix("_forra") if name.endswith("_forra") else "",
    )


CONTRACT = Contract(
    name="risker",
    title="Risker och kontinuitet",
    description="En rad per risk, med årets och förra årets värden.",
    owner="Beredskapssamordnaren",
    key=("risk_id",),
    required=False,
    columns=(
        NAMND,
        Column(
            "risk_id",
            "Riskens id",
            Kind.ID,
            "Unikt id.",
            "serv-r-01",
            synonyms=("risk id", "risknummer", "ref id", "id", "number"),
        ),
        Column(
            "risk",
            "Risk",
            Kind.TEXT,
            "Vad som kan hända och vad det leder till.",
            "Behörigheter finns kvar när medarbetare slutar",
            synonyms=("risk name", "risk description", "risk scenario", "scenario", "threat", "name", "title"),
            protection=Protection.BY_ROW,
        ),
        Column(
            "kalla",
            "Källa",
            Kind.CATEGORY,
            "Analysen som risken kommer ur.",
            "vor",
            values={"vor": "VoR", "rsa": "RSA"},
            synonyms=("risk source", "source", "risk assessment", "analysis"),
        ),
        _score("sannolikhet", "Sannolikhet", required=True),
        _score("konsekvens", "Konsekvens", required=True),
        _score("sannolikhet_forra", "Sannolikhet förra året", required=False),
        _score("konsekvens_forra", "Konsekvens förra året", required=False),
        Column(
            "behandling",
            "Behandling",
            Kind.TEXT,
            "Hur risken behandlas.",
            "Rensning varje kvartal",
            synonyms=("risk treatment", "mitigation", "mitigation strategy", "treatment", "existing controls"),
            required=False,
            protection=Protection.BY_ROW,
        ),
        role("ansvarig_roll", "Ansvarig roll", "Rollen som äger risken."),
        Column(
            "kontinuitetsplan",
            "Kontinuitetsplan",
            Kind.CATEGORY,
            "Om kontinuitetsplan finns.",
            "ja",
            values={"ja": "ja", "nej": "nej", "ej_aktuell": "ej aktuell"},
            synonyms=("continuity plan", "business continuity plan", "bcp"),
        ),
        Column(
            "ovad_datum",
            "Övad",
            Kind.DATE,
            "När planen senast övades; tomt om aldrig.",
            "",
            required=False,
            synonyms=("övningsdatum", "senast övad", "exercised on", "last exercised", "last tested", "test date"),
            empty_effect="Ingen kontinuitetsplan räknas som övad.",
            settles=True,
            earliest=EVENTS,
        ),
        SKYDDSMARKNING,
    ),
    checks=(
        NAMND_IN_REGISTER,
        not_after("ovad_datum", "Övningens datum"),
        warning(
            "ExpectColumnValuesToBeInSet",
            "Den plan som har övats finns.",
            "En övning förutsätter en kontinuitetsplan.",
            "Rätta uppgiften om kontinuitetsplan eller töm övningens datum.",
            "{rader} av {alla} risker har en övning men ingen kontinuitetsplan; de räknas som utan plan.",
            column="kontinuitetsplan",
            value_set=["ja"],
            row_condition=("ovad_datum", "is_not_null"),
        ),
        *(
            filled_when(
                missing,
                (given, "is_not_null"),
                "Förra årets sannolikhet och konsekvens är båda ifyllda eller båda tomma.",
                f"Fyll i kolumnen {missing}, eller töm {given}.",
                "{rader} av {alla} risker har bara ett av förra årets två värden; de visas utan förra årets läge.",
            )
            for missing, given in (
                ("konsekvens_forra", "sannolikhet_forra"),
                ("sannolikhet_forra", "konsekvens_forra"),
            )
        ),
        *ROWS_AS_LAST_YEAR,
    ),
)
