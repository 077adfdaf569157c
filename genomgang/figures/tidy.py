"""Every nämnd's key figures in one long frame."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from genomgang.city.figures import city_figures
from genomgang.city.model import CityFigure, Member
from genomgang.organisation import organisation
from genomgang.reading.delivery import Delivery, load_delivery
from genomgang.regler.nyckeltal import definitions

HIDDEN = "för liten grupp"
NO_VALUE = "inga uppgifter"
BLOCKED = "blockerad leverans"

COLUMNS: dict[str, str] = {
    "organisation": "Vems nyckeltal det är",
    "version": "intern eller offentlig",
    "namnd": "{{ org.enhetens | versal }} kortnamn",
    "namn": "{{ org.enhetens | versal }} namn",
    "slag": "Vad för slag: {{ org.enheter | join(', ') }}",
    "ar": "Genomgångens år",
    "matdatum": "Dagen som uppgifterna avser",
    "period_fran": "Första dagen som det som händer under året räknas från",
    "period_till": "Sista dagen som det räknas till",
    "nyckeltal": "Nyckeltalets kortnamn",
    "nyckeltal_namn": "Nyckeltalets namn",
    "enhet": "Värdets enhet; tom där namnet säger den",
    "varde": "Värdet, avrundat som i rapporten; tomt där det saknas eller inte visas",
    "n": "Det som värdet är en andel av, i antal eller kronor; tomt där det inte är en andel, eller inte visas",
    "mal": "Målet i samma enhet; tomt där inget är beslutat",
    "forra_aret": "Förra årets värde, som årets rapport visar det",
    "visas_inte": "Varför det inte finns något värde",
    "raknas": "Vad som räknas",
    "datamangd": "Datamängden som värdet kommer ur",
}
"""The columns and what they mean, with the organisation's words to be filled in."""

DAYS = ("matdatum", "period_fran", "period_till")
WHOLE = ("ar", "n")
NUMBERS = ("ar", "varde", "n", "mal", "forra_aret")


def tidy_figures(data: Path, ar: int, version: str) -> pd.DataFrame:
    """A row for each nämnd and key figure, in the register's and the report's order, with the columns `COLUMNS`.

    A blocked nämnd has no figures; it has one row, without a key figure, that says so. DataError where the delivery has
    not been checked, or has changed since.
    """
    city = city_figures(data, ar, version)
    delivery = load_delivery(data, ar)
    rows = []
    for member in city.members:
        if member.blocked:
            rows.append(_facts(member, delivery) | {"visas_inte": BLOCKED})
        rows += [_row(member, delivery, figure) for figure in city.of(member.slug)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).assign(organisation=organisation().namn, version=version)
    numbers = {
        name: pd.to_numeric(frame[name]).astype("Int64" if name in ("ar", "n") else "Float64") for name in NUMBERS
    }
    texts = {name: frame[name].astype("string") for name in COLUMNS if name not in NUMBERS}
    return frame.assign(**numbers, **texts)


def _facts(member: Member, delivery: Delivery) -> dict[str, object]:
    return {
        "namnd": member.slug,
        "namn": member.namn,
        "slag": member.typ,
        "ar": delivery.ar,
        **{name: getattr(delivery, name).isoformat() for name in DAYS},
    }


def _row(member: Member, delivery: Delivery, figure: CityFigure) -> dict[str, object]:
    defined = definitions().by_id[figure.id]
    return _facts(member, delivery) | {
        "nyckeltal": figure.id,
        "nyckeltal_namn": figure.name,
        "enhet": figure.unit,
        "varde": figure.value,
        "n": figure.whole if figure.value is not None and figure.unit == "procent" else None,
        "mal": figure.target,
        "forra_aret": figure.before,
        "visas_inte": None if figure.value is not None else HIDDEN if figure.hidden else NO_VALUE,
        "raknas": defined.counts,
        "datamangd": defined.topic,
    }
