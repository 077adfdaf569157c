"""The register of nämnder and companies: who makes a review this year, and from whom it took over."""

from __future__ import annotations

from checks._checks import critical, in_order, not_after, warning
from checks._columns import MUNICIPAL, NAMND
from genomgang.contract import Column, Contract, Kind

CONTRACT = Contract(
    name="namnder",
    title="Register över nämnder och bolag",
    description="En rad per nämnd eller bolagsstyrelse som ska göra en genomgång under året.",
    owner="Stadsledningskontoret",
    key=("namnd",),
    columns=(
        NAMND,
        Column(
            "namn",
            "Namn",
            Kind.TEXT,
            "Nämndens eller bolagets fullständiga namn.",
            "Servicenämnden",
            synonyms=("full name", "name", "nämndens namn"),
        ),
        Column(
            "forvaltning",
            "Förvaltning",
            Kind.TEXT,
            "Förvaltningens eller bolagets namn.",
            "Serviceförvaltningen",
            synonyms=("administration", "förvaltningens namn"),
        ),
        Column(
            "typ",
            "Typ",
            Kind.CATEGORY,
            "Facknämnd, stadsdelsnämnd eller bolag.",
            "facknamnd",
            values={"facknamnd": "facknämnd", "stadsdelsnamnd": "stadsdelsnämnd", "bolag": "bolag"},
            synonyms=("type", "category"),
        ),
        Column(
            "antal_anstallda",
            "Antal anställda",
            Kind.WHOLE,
            "Antal anställda vid mätdatum.",
            "240",
            unit="personer",
            minimum=0,
            maximum=100_000,
            synonyms=("anställda", "headcount", "antal medarbetare", "employees", "number of employees"),
        ),
        Column(
            "giltig_fran",
            "Giltig från",
            Kind.DATE,
            "Första dagen som nämnden finns.",
            "2007-01-01",
            synonyms=("valid from", "start date"),
            earliest=MUNICIPAL,
        ),
        Column(
            "giltig_till",
            "Giltig till",
            Kind.DATE,
            "Sista dagen som nämnden finns; tomt om den består.",
            "",
            required=False,
            synonyms=("valid to", "valid until", "end date"),
            earliest=MUNICIPAL,
        ),
        Column(
            "foregangare",
            "Föregångare",
            Kind.TEXT,
            "Kortnamn på nämnder som den här har tagit över efter, åtskilda av lodstreck (|).",
            "norrmalm|ostermalm",
            required=False,
            synonyms=("predecessors", "predecessor"),
        ),
    ),
    checks=(
        critical(
            "ExpectColumnValuesToMatchRegex",
            "Nämndens kortnamn har bara små bokstäver a–z, siffror och bindestreck.",
            "Kortnamnet blir namn på mappar och filer och skrivs i kommandon.",
            "Skriv kortnamnet utan å, ä, ö, mellanslag och versaler, till exempel ”miljonamnden”.",
            column="namnd",
            regex="^[a-z0-9]+(-[a-z0-9]+)*$",
        ),
        not_after("giltig_fran", "Nämndens första dag"),
        in_order(
            "giltig_till",
            "giltig_fran",
            "Nämndens sista dag ligger inte före den första.",
            "Rätta datumen för nämndens giltighet.",
        ),
        warning(
            "ExpectTableRowCountToBeBetween",
            "Antalet nämnder har inte ändrats mer än gränsen sedan förra året.",
            "Nämnder tillkommer och upphör sällan.",
            "Kontrollera att registret är helt.",
            "Registret har {alla} nämnder, en större ändring mot förra året än gränsen.",
            min_value={"$PARAMETER": "rader_minst"},
            max_value={"$PARAMETER": "rader_mest"},
        ),
    ),
)
