"""What changes around the nämnd: budget assignments, laws, steering documents, audits, stakeholders. Dated."""

from __future__ import annotations

from checks._checks import NAMND_OR_CITY, ROWS_AS_LAST_YEAR, filled_when
from checks._columns import EVENTS, NAMND
from genomgang.contracts.contract import Column, Contract, Kind, Newest

CONTRACT = Contract(
    name="omvarld",
    title="Uppdrag, förändringar och revision",
    description="En rad per händelse eller förändring som påverkar arbetet. "
    "”{{ org.kallas.kort }}” som {{ org.forsta.en }} gäller alla.",
    owner="Informationssäkerhetssamordnaren",
    key=("handelse_id",),
    required=False,
    happened="datum",
    newest=Newest(("datum",), days=365),
    columns=(
        NAMND,
        Column(
            "handelse_id", "Id", Kind.ID, "Unikt id.", "serv-o-01", synonyms=("event id", "ref id", "row id", "number")
        ),
        Column(
            "datum",
            "Datum",
            Kind.DATE,
            "När förändringen gäller från eller blev känd.",
            "2023-10-12",
            synonyms=("event date", "effective date", "date"),
            earliest=EVENTS,
        ),
        Column(
            "slag",
            "Slag",
            Kind.CATEGORY,
            "Slag av förändring.",
            "budgetuppdrag",
            values={
                "budgetuppdrag": "budgetuppdrag",
                "lag": "lag",
                "styrdokument": "styrdokument",
                "organisation": "organisation",
                "intressent": "intressent",
                "aterkoppling": "återkoppling",
                "revision": "revision",
            },
            synonyms=("event type", "type", "category"),
        ),
        Column(
            "rubrik",
            "Rubrik",
            Kind.TEXT,
            "Kort rubrik.",
            "Centralt beredskapslager",
            synonyms=("heading", "headline", "name", "title"),
        ),
        Column(
            "paverkan",
            "Påverkan",
            Kind.TEXT,
            "Vad förändringen innebär för arbetet.",
            "Lagerinformation ska klassas innan driften börjar",
            synonyms=("effect", "consequence", "impact", "description"),
        ),
        Column(
            "status",
            "Status",
            Kind.CATEGORY,
            "För revision: om iakttagelsen är öppen eller stängd.",
            "oppen",
            required=False,
            values={"oppen": "öppen", "pagar": "pågår", "stangd": "stängd"},
            synonyms=("state", "audit status", "finding status"),
        ),
        Column(
            "kalla",
            "Källa",
            Kind.TEXT,
            "Dokument som det står i.",
            "{{ org.dess | versal }} budget 2024",
            synonyms=("source", "source document", "document"),
        ),
    ),
    checks=(
        NAMND_OR_CITY,
        filled_when(
            "status",
            ("slag", "==", "revision"),
            "En iakttagelse från revision är öppen, pågår eller är stängd.",
            "Ange iakttagelsens läge vid mätdatum.",
            "{rader} av {alla} rader är revisionsiakttagelser utan status; läget visas som okänt.",
        ),
        *ROWS_AS_LAST_YEAR,
    ),
)
