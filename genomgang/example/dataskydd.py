"""Rows of `dataskydd`: the data protection officer's report for the year before, six areas with recommendations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from checks.dataskydd import OMRADEN
from genomgang.example.chance import happens, shuffled, stream
from genomgang.example.city import Body
from genomgang.example.traits import SHOWCASE, traits

_RECOMMENDATIONS = {
    "registerforteckning": (
        "Komplettera förteckningen med gallringsfrister",
        "Utse en ansvarig roll för varje behandling",
        "Gå igenom förteckningen minst en gång om året",
        "Ta med behandlingar i samarbetsytor och e-tjänster",
    ),
    "styrdokument": (
        "Uppdatera den lokala rutinen för dataskydd",
        "Samla rutinerna på ett ställe som alla hittar",
        "Beskriv ansvaret för gemensamma behandlingar",
    ),
    "atgarder": (
        "Dokumentera riskanalyser på samma sätt i hela verksamheten",
        "Följ upp åtkomstloggar i system med känsliga uppgifter",
        "Koppla klassningen till registerförteckningen",
        "Inför rutin för säker e-post med känsligt innehåll",
    ),
    "konsekvensbedomningar": (
        "Gör konsekvensbedömning innan nya e-tjänster tas i drift",
        "Se över konsekvensbedömningar som är äldre än tre år",
        "Dokumentera varför en konsekvensbedömning inte behövs",
    ),
    "rattigheter": (
        "Ta fram en mall för svar på begäran om registerutdrag",
        "Gör informationen till de registrerade lättare att läsa",
        "Mät hur lång tid svaren tar",
    ),
    "incidenter": (
        "Dokumentera bedömningen även när incidenten inte anmäls",
        "Öva på att bedöma incidenter inom 72 timmar",
        "Återkoppla orsaker till berörda enheter",
    ),
}
# The reference document: what the officer proposed for the nämnd in the report for 2022, and how far it has come.
_SHOWCASE_2022 = {
    "registerforteckning": (
        ("delvis", "Komplettera förteckningen med fler kolumner", "genomford"),
        ("delvis", "Pröva om ett systemstöd kan ersätta dagens förteckning", "pagar"),
    ),
    "styrdokument": (("god", None, None),),
    "atgarder": (
        ("delvis", "Dokumentera informationsklassningar och riskanalyser på samma sätt", "pagar"),
        ("delvis", "Dokumentera konsekvensanalyser så att de kan följas upp", "pagar"),
        ("delvis", "Ta in uppgifter om tekniska och organisatoriska åtgärder i behandlingsregistret", "oppen"),
    ),
    "konsekvensbedomningar": (("delvis", "Ange i registret om en konsekvensbedömning är gjord", "oppen"),),
    "rattigheter": (("god", None, None),),
    "incidenter": (("god", "Sprid arbetssättet med en tvärsammansatt grupp", "genomford"),),
}  # fmt: skip


def rows(body: Body, ar: int) -> Iterator[dict[str, Any]]:
    """The officer's report that is known at review year `ar`: it is about the year two years before."""
    year = ar - 2
    number = 0
    for omrade in OMRADEN:
        for bedomning, rekommendation, status in _area(body, year, omrade):
            number += 1
            yield {
                "namnd": body.slug,
                "rad_id": f"{body.prefix}-dso-{year}-{number:02d}",
                "ar": year,
                "omrade": omrade,
                "bedomning": bedomning,
                "rekommendation": rekommendation,
                "status": status,
                "skyddsmarkning": "intern" if omrade == "atgarder" and rekommendation and number % 4 == 0 else "oppen",
            }


def _area(body: Body, year: int, omrade: str) -> Iterator[tuple[str, str | None, str | None]]:
    if body.slug == SHOWCASE and year == 2022:
        yield from _SHOWCASE_2022[omrade]
        return
    rng = stream(body.slug, "dso", year, omrade)
    mark = traits(body, f"dso {omrade}").level(year + 2) + float(rng.uniform(-0.15, 0.15))
    bedomning = "god" if mark > 0.62 else "delvis" if mark > 0.28 else "brister"
    number = {"god": int(happens(rng, 0.25)), "delvis": 1, "brister": 2}[bedomning]
    if not number:
        yield bedomning, None, None
    for text in shuffled(rng, _RECOMMENDATIONS[omrade])[:number]:
        yield bedomning, text, _status(rng, mark)


def _status(rng: np.random.Generator, mark: float) -> str:
    draw = float(rng.random()) + 0.3 * (mark - 0.5)
    return "genomford" if draw > 0.6 else "pagar" if draw > 0.25 else "oppen"
