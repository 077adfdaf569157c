"""Worklists of information assets: what to classify first, and what lacks in the register of processing."""

from __future__ import annotations

import pandas as pd

from checks import CONTRACTS
from checks.klassning import NIVAER
from genomgang.markdown import Markdown, Table, paragraphs, table
from genomgang.protection import MASKED_ROW
from genomgang.review import Review, once_a_review
from genomgang.show.phrases import masked_note
from genomgang.swedish import counted, in_words, iso_date, sentence_case
from genomgang.topics import klassning as indicators

ROWS = 10
"""A list that is read to the end; the rest is in the inventory."""

_LABELS = CONTRACTS["klassning"].labels


@once_a_review
def assets(review: Review) -> pd.DataFrame:
    """This year's inventory with all levels on the present scale."""
    return indicators.on_present_scale(review.now["klassning"])


def months(review: Review) -> int:
    """How many months a classification is valid, from `mal`."""
    return review.targets.limit("klassning_giltig_manader")


def worklist(review: Review) -> Markdown:
    """The assets to classify first, at most `ROWS`, and how many more there are."""
    inventory, valid = assets(review), months(review)
    if inventory.empty:
        return Markdown("Utan en förteckning går det inte att säga vilka tillgångar som bör klassas först.")
    waiting = indicators.to_classify(inventory, review.delivery.matdatum, valid)
    if waiting.empty:
        return Markdown(f"Alla informationstillgångar är klassade de senaste {valid} månaderna.")
    first = waiting.head(ROWS)
    order = (
        "Oklassade tillgångar står först, därefter de äldsta klassningarna. Inom varje åldersgrupp kommer känsliga "
        "personuppgifter och höga nivåer först."
    )
    content = Table(
        header=("Tillgång", "Högsta nivå", "Personuppgifter", "Klassad", "Nästa översyn", "Objektledare"),
        rows=tuple(_worklist_row(row) for _, row in first.iterrows()),
        align="llllll",
        caption="Tillgångar som bör klassas först",
        id="tbl-klassning-arbetslista",
        note=f"{order} {masked_note(first)}".strip(),
    )
    return paragraphs(f"{_lead(waiting)} behöver klassas eller klassas om.{_more(waiting)}", table(content))


def unregistered(review: Review) -> Markdown:
    """The assets with personal data that lack in the register of processing, at most `ROWS`."""
    inventory = assets(review)
    if inventory.empty:
        return Markdown("Utan en förteckning går det inte att säga vilka tillgångar som har personuppgifter.")
    if not indicators.has_personal_data(inventory).any():
        return Markdown("Ingen informationstillgång innehåller personuppgifter enligt förteckningen.")
    missing = indicators.unregistered(inventory)
    if missing.empty:
        return Markdown("Alla tillgångar med personuppgifter finns i registerförteckningen.")
    first = missing.head(ROWS)
    content = Table(
        header=("Tillgång", "Personuppgifter", "Ägare"),
        rows=tuple(
            (str(row["namn"]), _label("personuppgifter", row), _label("agare_roll", row)) for _, row in first.iterrows()
        ),
        align="lll",
        caption="Tillgångar med personuppgifter som saknas i registerförteckningen",
        id="tbl-klassning-register",
        note=masked_note(first),
    )
    lead = f"{_lead(missing)} med personuppgifter saknas i registerförteckningen.{_more(missing)}"
    return paragraphs(lead, table(content))


def _lead(rows: pd.DataFrame) -> str:
    return sentence_case(counted(len(rows), "tillgång", "tillgångar"))


def _more(rows: pd.DataFrame) -> str:
    """How many rows the table leaves out; empty where it holds all."""
    more = len(rows) - ROWS
    return (
        f" Tabellen visar de {in_words(ROWS)} första; {in_words(more)} till står i förteckningen." if more > 0 else ""
    )


def _worklist_row(row: pd.Series) -> tuple[str, ...]:
    return (
        str(row["namn"]),
        _level(row),
        _label("personuppgifter", row),
        "oklassad" if pd.isna(row["klassad_datum"]) else iso_date(row["klassad_datum"]),
        iso_date(row["nasta_oversyn"]),
        _label("objektledare_roll", row),
    )


def _level(row: pd.Series) -> str:
    level = row[indicators.HIGHEST]
    if pd.notna(level):
        return f"{level} – {NIVAER[int(level)]}"
    return "maskerad" if row[MASKED_ROW] and pd.notna(row["klassad_datum"]) else ""


def _label(column: str, row: pd.Series) -> str:
    return _LABELS(column)[str(row[column])]
