"""What the meeting decided: one row a decision, beside what was proposed."""

from __future__ import annotations

from dataclasses import replace

from checks._checks import NAMND_IN_REGISTER, critical, in_order
from checks._columns import EVENTS, NAMND, PLANS, SKYDDSMARKNING, role
from checks.atgarder import ISO_9_3_2
from checks.mal import INDICATORS
from genomgang.contracts.contract import Check, Column, Contract, Kind, Protection

UTFALL = {
    "beslutad": "beslutad",
    "andrad": "ändrad",
    "avslagen": "avslagen",
    "bordlagd": "bordlagd",
}
"""How the meeting answered: as proposed, otherwise than proposed, no, or not yet."""

IN_FORCE = ("beslutad", "andrad")
"""The outcomes by which something is to be done."""

GALLER = {"forslag": "ett förslag", "brist": "en brist utan förslag"}
"""What a decision answers."""


def _role(name: str, label: str, help_text: str) -> Column:
    """As `role`; may be empty, and is in no export of another system."""
    return replace(role(name, label, help_text), required=False, synonyms=())


def _reason_for(outcome: str, word: str) -> Check:
    return critical(
        "ExpectColumnValuesToNotBeNull",
        f"Den som {word} har en motivering.",
        "Den som läser beslutet ska förstå varför det inte blev som det föreslogs.",
        "Fyll i motiveringen i beslutsblanketten och läs in den igen.",
        column="motivering",
        row_condition=("utfall", "==", outcome),
    )


CONTRACT = Contract(
    name="beslut",
    title="Beslut",
    description="En rad per beslut vid genomgången, med det som föreslogs bredvid det som beslutades. "
    "Skrivs av genomgang beslut ur den ifyllda beslutsblanketten.",
    owner="Informationssäkerhetssamordnaren",
    key=("beslut_id",),
    required=False,
    of_meeting=True,
    ids_of="atgarder",
    columns=(
        NAMND,
        Column(
            "beslut_id", "Beslutets id", Kind.ID, "Unikt id. Ett förslags beslut har förslagets id.", "serv-2024-01"
        ),
        Column(
            "galler",
            "Gäller",
            Kind.CATEGORY,
            "Om beslutet svarar på ett förslag eller på en brist utan förslag.",
            "forslag",
            values=GALLER,
        ),
        Column("svarar_mot", "Svarar mot", Kind.ID, "Förslagets eller bristens id.", "serv-2024-01"),
        Column("motesdatum", "Beslutsdag", Kind.DATE, "Dagen då mötet beslutade.", "2023-12-05", earliest=EVENTS),
        Column("utfall", "Utfall", Kind.CATEGORY, "Vad mötet beslutade.", "beslutad", values=UTFALL),
        Column(
            "foreslaget",
            "Det som föreslogs",
            Kind.TEXT,
            "Förslaget eller bristen, ordagrant.",
            "Inventera genomförda informationsklassningar",
            protection=Protection.BY_ROW,
        ),
        _role("foreslagen_roll", "Föreslagen roll", "Rollen som förslaget nämnde."),
        Column(
            "foreslaget_datum",
            "Föreslaget slutdatum",
            Kind.DATE,
            "Dagen som förslaget nämnde.",
            "2024-12-31",
            required=False,
            earliest=EVENTS,
            latest=PLANS,
        ),
        Column(
            "lydelse",
            "Beslutets lydelse",
            Kind.TEXT,
            "Beslutet, som en mening.",
            "Inventera genomförda informationsklassningar",
            required=False,
            protection=Protection.BY_ROW,
        ),
        Column(
            "motivering",
            "Motivering",
            Kind.TEXT,
            "Varför; måste anges när det inte blev som det föreslogs.",
            "Ryms inte i årets budget",
            required=False,
            protection=Protection.BY_ROW,
        ),
        _role("ansvarig_roll", "Ansvarig roll", "Rollen som ansvarar för att beslutet genomförs."),
        Column(
            "forfallodatum",
            "Klar senast",
            Kind.DATE,
            "När beslutet ska vara genomfört.",
            "2024-12-31",
            required=False,
            earliest=EVENTS,
            latest=PLANS,
        ),
        Column(
            "resurs_timmar",
            "Timmar",
            Kind.NUMBER,
            "Arbetstid som beslutet tar.",
            "80",
            required=False,
            unit="timmar",
            minimum=0,
            maximum=100_000,
        ),
        Column(
            "resurs_kronor",
            "Kronor",
            Kind.NUMBER,
            "Pengar som beslutet kostar.",
            "150000",
            required=False,
            unit="kronor",
            minimum=0,
            maximum=1_000_000_000,
        ),
        Column(
            "iso_ref",
            "Underlag (ISO 9.3.2)",
            Kind.CATEGORY,
            "Det underlag i standarden som beslutet svarar mot.",
            "d2",
            values=ISO_9_3_2,
        ),
        Column(
            "effektmatt",
            "Effektmått",
            Kind.TEXT,
            "Hur effekten mäts.",
            "Andel klassade tillgångar",
            required=False,
            protection=Protection.BY_ROW,
        ),
        Column(
            "effekt_nyckeltal",
            "Nyckeltal för effekten",
            Kind.ID,
            "Nyckeltalet som mäter effekten, om något gör det.",
            "klassning_andel",
            required=False,
        ),
        Column(
            "effekt_fore",
            "Värde vid beslutet",
            Kind.NUMBER,
            "Nyckeltalets värde när beslutet fattades.",
            "63",
            required=False,
            minimum=0,
            maximum=1_000_000,
        ),
        SKYDDSMARKNING,
    ),
    checks=(
        NAMND_IN_REGISTER,
        in_order(
            "forfallodatum",
            "motesdatum",
            "Beslutet ska vara genomfört efter att det fattades.",
            "Rätta slutdatumet i beslutsblanketten och läs in den igen.",
        ),
        _reason_for("andrad", "har ändrats"),
        _reason_for("avslagen", "har avslagits"),
        _reason_for("bordlagd", "har bordlagts"),
        *(
            critical(
                "ExpectColumnValuesToNotBeNull",
                f"Ett beslut som ska genomföras har {what}.",
                "Utan det går beslutet inte att genomföra och följa upp.",
                "Fyll i uppgiften i beslutsblanketten och läs in den igen.",
                column=column,
                row_condition=("utfall", "==", outcome),
            )
            for outcome in IN_FORCE
            for column, what in (
                ("lydelse", "en lydelse"),
                ("ansvarig_roll", "en ansvarig roll"),
                ("forfallodatum", "ett slutdatum"),
                ("effektmatt", "ett mått på effekten"),
            )
        ),
        critical(
            "ExpectColumnValuesToBeInSet",
            "Nyckeltalet för effekten är ett som finns.",
            "Effekten jämförs nästa år med samma nyckeltal.",
            "Välj nyckeltal i beslutsblankettens lista och läs in den igen.",
            column="effekt_nyckeltal",
            value_set=list(INDICATORS),
        ),
    ),
)
