"""The record that data portals harvest: DCAT-AP-SE as JSON-LD.

Addresses are relative, so they are true wherever the folder is published. What the organisation has not decided
(licence, who answers questions) is left out.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from genomgang.organisation import organisation
from genomgang.reading.delivery import Delivery

MEDIA = {".csv": "text/csv", ".json": "application/json", ".parquet": "application/vnd.apache.parquet"}
_EU = "http://publications.europa.eu/resource/authority"
_CONTEXT: dict[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def dcat_record(files: list[Path], delivery: Delivery, title: str, description: str, version: str) -> dict[str, Any]:
    """One data set with a distribution for each of the `files`, which lie beside the record."""
    access = "PUBLIC" if version == "offentlig" else "NON_PUBLIC"
    return {
        "@context": _CONTEXT,
        "@id": "#datamangd",
        "@type": "dcat:Dataset",
        "dcterms:title": _swedish(title),
        "dcterms:description": _swedish(description),
        "dcterms:publisher": {"@id": "#utgivare", "@type": "foaf:Agent", "foaf:name": organisation().namn},
        "dcat:keyword": [_swedish(word) for word in ("informationssäkerhet", "dataskydd", "nyckeltal")],
        "dcat:theme": {"@id": f"{_EU}/data-theme/GOVE"},
        "dcterms:language": {"@id": f"{_EU}/language/SWE"},
        "dcterms:accessRights": {"@id": f"{_EU}/access-right/{access}"},
        "dcterms:temporal": {
            "@type": "dcterms:PeriodOfTime",
            "dcat:startDate": _day(delivery.period_fran.isoformat()),
            "dcat:endDate": _day(delivery.matdatum.isoformat()),
        },
        **_contact(),
        "dcat:distribution": [_distribution(path) for path in files],
    }


def _contact() -> dict[str, Any]:
    address = organisation().oppna_data.kontakt
    if not address:
        return {}
    named = {"vcard:fn": organisation().namn, "vcard:hasEmail": {"@id": f"mailto:{address}"}}
    return {"dcat:contactPoint": {"@id": "#kontakt", "@type": "vcard:Organization", **named}}


def _distribution(path: Path) -> dict[str, Any]:
    licence = organisation().oppna_data.licens
    return {
        "@id": f"#{path.suffix[1:]}",
        "@type": "dcat:Distribution",
        "dcterms:title": _swedish(path.suffix[1:].upper()),
        "dcterms:format": MEDIA[path.suffix],
        "dcat:accessURL": {"@id": path.name},
        "dcat:downloadURL": {"@id": path.name},
        **({"dcterms:license": {"@id": licence}} if licence else {}),
    }


def _swedish(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "sv"}


def _day(day: str) -> dict[str, str]:
    return {"@value": day, "@type": "xsd:date"}
