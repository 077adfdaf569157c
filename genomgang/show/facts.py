"""The document's own facts for its cover and headers, as a YAML block that both engines read."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from genomgang.city.review import City
from genomgang.document.conditions import WITHOUT_DATA
from genomgang.document.exhibit import FIGURES
from genomgang.organisation import organisation
from genomgang.organisation.colours import own_palette
from genomgang.organisation.current import own_folder
from genomgang.paths import document_dir
from genomgang.reading.delivery import Delivery
from genomgang.review.review import Review
from genomgang.text.markdown import Markdown, escape
from genomgang.text.swedish import long_date
from genomgang.topics import bedomning, underlag

DRAFT, ADOPTED = "Utkast", "Fastställd"
VERSION = {"intern": "Intern version", "offentlig": "Offentlig version"}


def status(review: Review) -> str:
    """A review is a draft until it is adopted, whatever the texts say."""
    return ADOPTED if review.adoption else DRAFT


def registry_number(review: Review) -> str:
    """The decision's registry number, before it the one that the texts propose."""
    return review.adoption.diarienummer if review.adoption else review.texts.front.diarienummer


def metadata(review: Review) -> Markdown:
    """Title, status, version and dates.

    Engines read the values as Markdown, so texts from data are escaped; each is quoted as JSON, which YAML reads.
    """
    adoption, delivery = review.adoption, review.delivery
    facts = {
        **_common(delivery, review.version, "Informationssäkerhet och dataskydd"),
        **_logotype(),
        "namnd": escape(review.namnd.namn),
        "forvaltning": escape(review.namnd.forvaltning),
        "organisation": review.namnd.slag.organisation,
        "status": status(review),
        "utkast": adoption is None,
        "datum": long_date(adoption.datum if adoption else delivery.matdatum),
        "diarienummer": escape(registry_number(review)),
        "uppgifter": {
            "bedomning": {name: str(found) for name, found in bedomning.settled(review).items()},
            WITHOUT_DATA: " ".join(underlag.chapters_without_data(review)),
        },
    }
    return header(facts)


def meeting_metadata(review: Review, title: str, day: Any, **more: str) -> Markdown:
    """The same of a document that the meeting has beside the report; `day` is its own, and so is what `more` says."""
    facts = {
        **_common(review.delivery, review.version, "Informationssäkerhet och dataskydd"),
        "title": f"{title} {review.ar}",
        "namnd": escape(review.namnd.namn),
        "forvaltning": escape(review.namnd.forvaltning),
        "organisation": review.namnd.slag.organisation,
        "datum": long_date(day),
        "diarienummer": escape(registry_number(review)),
        **more,
    }
    return header(facts)


def city_metadata(city: City) -> Markdown:
    """The same of the whole city's review, which is a draft as long as it cannot be adopted."""
    delivery = city.check.delivery
    facts = {
        **_common(delivery, city.version, f"Informationssäkerhet och dataskydd i hela {organisation().den}"),
        **_logotype(),
        "namnd": organisation().kallas.samlat,
        "status": DRAFT,
        "utkast": True,
        "datum": long_date(delivery.matdatum),
    }
    return header(facts)


def _logotype() -> dict[str, dict[str, str]]:
    """The organisation's picture for the cover, laid where the document's pictures are, and what it shows in words."""
    picture = organisation().logotyp
    if picture is None:
        return {}
    path = FIGURES / f"logotyp{Path(picture.fil).suffix.lower()}"
    (document_dir() / FIGURES).mkdir(exist_ok=True)
    shutil.copyfile(own_folder() / picture.fil, document_dir() / path)
    return {"logotyp": {"fil": path.as_posix(), "alt": escape(picture.alt)}}


def _colours() -> dict[str, dict[str, str]]:
    """The organisation's colours for the templates, as rrggbb: accent, accent-mork, tint-accent …"""
    found: dict[str, str] = {}
    for name, modes in own_palette(organisation().farger).items():
        found |= {name: modes["light"][1:], f"{name}-mork": modes["dark"][1:]}
    return {"farger": found} if found else {}


def _common(delivery: Delivery, version: str, subtitle: str) -> dict[str, Any]:
    return {
        "title": f"Ledningens genomgång {delivery.ar}",
        "subtitle": subtitle,
        "ar": str(delivery.ar),
        "version": VERSION[version],
        "matdatum": long_date(delivery.matdatum),
        "syntetisk": delivery.syntetisk,
        **_colours(),
    }


def header(facts: Mapping[str, Any]) -> Markdown:
    """Facts as the document's metadata; empty ones are left out."""
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items() if value not in ("", False)
    ]
    return Markdown("\n".join(["---", *lines, "---"]))
