"""Rows of `dataskydd`: the data protection officer's report in six areas, and what became of earlier advice."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import numpy as np

from checks.dataskydd import OMRADEN
from genomgang.example.calendar import YEARS, matdatum
from genomgang.example.chance import happens, shuffled, stream, weighted
from genomgang.example.city import Body, holders
from genomgang.example.traits import LOSES_TRACK, SHOWCASE, traits

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


_NEXT = {
    "oppen": {"genomford": 0.45, "pagar": 0.35, "oppen": 0.2},
    "pagar": {"genomford": 0.7, "pagar": 0.3},
}
"""A year later, an open recommendation is in one of these states, as likely as the number says."""


def rows(body: Body, ar: int) -> Iterator[dict[str, Any]]:
    """The newest report at review year `ar`, and the recommendations that were open a year before."""
    followed_up = list(_followed_up(body, ar))
    yield from _report(body, ar, {row["rekommendation"] for row in followed_up})
    yield from followed_up


def _followed_up(body: Body, ar: int) -> Iterator[dict[str, Any]]:
    """Last year's open recommendations as they stand now; a merged body answers for those that it took over."""
    if ar < YEARS[0]:
        return  # the officer's first report
    earlier = [
        row for holder in holders(body, matdatum(ar - 1)) for row in rows(holder, ar - 1) if row["status"] in _NEXT
    ]
    for row in earlier[1:] if body.slug in LOSES_TRACK else earlier:
        chance = stream(row["rad_id"], "uppföljning", ar)
        yield row | {"namnd": body.slug, "status": weighted(chance, _NEXT[row["status"]])}


def _report(body: Body, ar: int, given: Collection[str]) -> Iterator[dict[str, Any]]:
    """The officer's report about the year two years before, which repeats nothing of what is `given` already."""
    year = ar - 2
    number = 0
    for omrade in OMRADEN:
        for bedomning, rekommendation, status in _area(body, year, omrade, given):
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


def _area(body: Body, year: int, omrade: str, given: Collection[str]) -> Iterator[tuple[str, str | None, str | None]]:
    if body.slug == SHOWCASE and year == 2022:
        yield from _SHOWCASE_2022[omrade]
        return
    rng = stream(body.slug, "dso", year, omrade)
    mark = traits(body, f"dso {omrade}").level(year + 2) + float(rng.uniform(-0.15, 0.15))
    bedomning = "god" if mark > 0.62 else "delvis" if mark > 0.28 else "brister"
    number = {"god": int(happens(rng, 0.25)), "delvis": 1, "brister": 2}[bedomning]
    texts = [text for text in shuffled(rng, _RECOMMENDATIONS[omrade]) if text not in given][:number]
    if not texts:
        yield bedomning, None, None
    for text in texts:
        yield bedomning, text, _status(rng, mark)


def _status(rng: np.random.Generator, mark: float) -> str:
    draw = float(rng.random()) + 0.3 * (mark - 0.5)
    return "genomford" if draw > 0.6 else "pagar" if draw > 0.25 else "oppen"
