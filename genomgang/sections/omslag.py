"""The document's own facts for its cover and headers, as a YAML block that both engines read."""

from __future__ import annotations

import json

from genomgang.markdown import Markdown
from genomgang.review import Review
from genomgang.swedish import long_date

STATUS = {"utkast": "Utkast", "faststalld": "Fastställd"}
VERSION = {"intern": "Intern version", "offentlig": "Offentlig version"}


def metadata(review: Review) -> Markdown:
    """Title, status, version and dates. Every value is quoted as JSON, which YAML reads, so no text can break out."""
    front = review.texts.front
    facts = {
        "title": f"Ledningens genomgång {review.ar}",
        "subtitle": "Informationssäkerhet och dataskydd",
        "namnd": review.namnd.namn,
        "forvaltning": review.namnd.forvaltning,
        "ar": str(review.ar),
        "version": VERSION[review.version],
        "status": STATUS[front.status],
        "datum": long_date(front.faststalld_datum or review.delivery.matdatum),
        "matdatum": long_date(review.delivery.matdatum),
        "diarienummer": front.diarienummer,
        "syntetisk": review.delivery.syntetisk,
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items() if value != ""]
    return Markdown("\n".join(["---", *lines, "---"]))
