"""Where this very report answers to ISO/IEC 27001:2022, 9.3.2 and 9.3.3, by what it has data for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from checks import CONTRACTS
from checks.atgarder import ISO_9_3_2
from genomgang.organisation import organisation
from genomgang.organisation.words import filled
from genomgang.review.review import Review
from genomgang.show.chapter import run_chapter
from genomgang.show.page import on_page
from genomgang.text.swedish import counted
from genomgang.topics import beslut
from genomgang.topics.nyckeltal import all_key_figures
from genomgang.topics.omvarld import EXTERNAL_AND_INTERNAL


@dataclass(frozen=True)
class Evidence:
    """One thing that answers to an input of the standard.

    `section` is where it stands, `subject` what it is about (as in "uppgifter om …"), `rows` picks the rows of
    `dataset` that count as evidence, and `shown` is the figure or table that a reader should look at.
    """

    ref: str
    section: str
    subject: str
    dataset: str
    rows: Callable[[pd.DataFrame, Review], pd.DataFrame]
    shown: ShownIn


@dataclass(frozen=True)
class ShownIn:
    """The figure or table with an id in a chapter."""

    chapter: str
    id: str

    def ids(self, review: Review) -> list[str]:
        """Its id, where it is shown. On a page that has the chapters before this one, the page itself tells."""
        shown = on_page() or run_chapter(self.chapter, review).ids
        return [self.id] if self.id in shown else []


def _all(frame: pd.DataFrame, _: Review) -> pd.DataFrame:
    return frame


def _kinds(*kinds: str) -> Callable[[pd.DataFrame, Review], pd.DataFrame]:
    return lambda frame, _: frame[frame["slag"].isin(kinds)]


def _decided_earlier(frame: pd.DataFrame, review: Review) -> pd.DataFrame:
    return frame[frame["beslutat_ar"] < review.ar]


def _proposed(frame: pd.DataFrame, review: Review) -> pd.DataFrame:
    return frame[frame["beslutat_ar"] == review.ar]


EVIDENCE = (
    Evidence(
        "a",
        "sec-atgarder-uppfoljning",
        "tidigare åtgärder",
        "atgarder",
        _decided_earlier,
        ShownIn("atgarder_uppfoljning", "tbl-atgarder-uppfoljning"),
    ),
    Evidence(
        "b",
        "sec-omvarld",
        "uppdrag, lagar och förändringar",
        "omvarld",
        _kinds(*EXTERNAL_AND_INTERNAL),
        ShownIn("omvarld", "tbl-omvarld-forandringar"),
    ),
    Evidence(
        "c",
        "sec-intressenter",
        "intressenters ändrade behov",
        "omvarld",
        _kinds("intressent"),
        ShownIn("omvarld", "tbl-omvarld-intressent"),
    ),
    Evidence("d1", "sec-ikp", "internkontroll", "ikp", _all, ShownIn("ikp", "fig-ikp-arbetssatt")),
    Evidence(
        "d1", "sec-incidenter", "incidenter", "incidenter", _all, ShownIn("incidenter", "fig-incidenter-utveckling")
    ),
    Evidence("d2", "sec-utbildning", "utbildning", "utbildning", _all, ShownIn("utbildning", "fig-utbildning-kurser")),
    Evidence(
        "d2", "sec-klassning", "informationsklassning", "klassning", _all, ShownIn("klassning", "fig-klassning-andelar")
    ),
    Evidence(
        "d2",
        "sec-digitala-lyftet",
        "{{ org.kompetenstest.namn }}",
        "digitala_lyftet",
        _all,
        ShownIn("digitala_lyftet", "fig-digitala-lyftet-gap"),
    ),
    Evidence(
        "d3", "sec-revision", "revision", "omvarld", _kinds("revision"), ShownIn("omvarld", "tbl-omvarld-revision")
    ),
    Evidence(
        "d3",
        "sec-dataskydd",
        "dataskyddsombudets granskning",
        "dataskydd",
        _all,
        ShownIn("dataskydd", "fig-dataskydd-omraden"),
    ),
    Evidence(
        "e",
        "sec-aterkoppling",
        "återkoppling",
        "omvarld",
        _kinds("aterkoppling"),
        ShownIn("omvarld", "tbl-omvarld-aterkoppling"),
    ),
    Evidence(
        "e",
        "sec-dataskydd",
        "dataskyddsombudets rekommendationer",
        "dataskydd",
        _all,
        ShownIn("dataskydd", "tbl-dataskydd-rekommendationer"),
    ),
    Evidence("f", "sec-risker", "risker", "risker", _all, ShownIn("risker", "fig-risker-matris")),
    Evidence(
        "g",
        "sec-atgarder-beslut",
        "förslag till åtgärder",
        "atgarder",
        _proposed,
        ShownIn("atgarder", "tbl-atgarder-beslut"),
    ),
    Evidence(
        "g",
        "sec-kompetenslyft",
        "förslag från {{ org.ledningsbesok.kort }}",
        "kompetenslyft",
        _kinds("forslag"),
        ShownIn("kompetenslyft", "tbl-kompetenslyft-forslag"),
    ),
)
"""All inputs but d4, which the key figures answer to."""

TRENDS = ("d1", "d2", "d3", "d4")
"""The inputs of which the standard asks for trends."""


@dataclass(frozen=True)
class Answer:
    """How the report answers to one reference: what it calls for, where it stands, and what is lacking."""

    ref: str
    label: str
    places: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def status(self) -> str:
        if not self.lacking:
            return "● Finns"
        return "◐ Delvis" if self.places else "▲ Saknas"


def answers(review: Review) -> tuple[Answer, ...]:
    """The inputs a–g of 9.3.2 in order, then the result of 9.3.3."""
    inputs = [_goals(review) if ref == "d4" else _input(review, ref, _label(ref)) for ref in ISO_9_3_2]
    return (*inputs, _result(review))


def _label(ref: str) -> str:
    label = ISO_9_3_2[ref].partition(" – ")[2]
    return f"{label} (utveckling)" if ref in TRENDS else label


def _input(review: Review, ref: str, label: str) -> Answer:
    places: list[str] = []
    lacking: list[str] = []
    for evidence in (each for each in EVIDENCE if each.ref == ref):
        if evidence.rows(review.now[evidence.dataset], review).empty:
            lacking.append(_reason(review, evidence))
        else:
            places += [evidence.section, *evidence.shown.ids(review)]
    if ref in TRENDS and places:
        places.append("sec-nyckeltal-utveckling")
        lacking += _no_trend(review)
    return Answer(f"9.3.2 {ref}", label, tuple(dict.fromkeys(places)), tuple(lacking))


def _no_trend(review: Review) -> list[str]:
    """What lacks where there is no year to compare with."""
    return [] if review.before_namnder else ["värden från förra året saknas, så utvecklingen visas inte"]


def _goals(review: Review) -> Answer:
    judged = any(figure.meets_target is not None for figure in all_key_figures(review))
    places = ("sec-nyckeltal", "tbl-nyckeltal", "sec-nyckeltal-utveckling") if judged else ()
    lacking = _no_trend(review) if judged else ["inget nyckeltal har både värde och mål"]
    return Answer("9.3.2 d4", _label("d4"), places, tuple(lacking))


def _result(review: Review) -> Answer:
    proposed = _proposed(review.now["atgarder"], review)
    asked = not proposed.empty
    decided = beslut.meeting(review) is not None
    lacking = [] if asked else ["genomgången har inga beslut"]
    if asked and not decided:
        lacking.append("mötet har inte fattat besluten ännu")
    open_ones = beslut.unanswered(proposed, review.now["beslut"]) if decided else proposed.iloc[:0]
    if not open_ones.empty:
        lacking.append(f"{counted(len(open_ones), 'förslag väntar', 'förslag väntar', neuter=True)} på beslut")
    if asked and proposed["beslutsslag"].isna().all():
        lacking.append("det är inte angivet om något beslut ändrar ledningssystemet")
    if review.adoption is None:
        lacking.append("genomgången är inte fastställd ännu")
    places = ("sec-atgarder-beslut", "tbl-atgarder-beslut", "sec-faststallelse") if asked else ("sec-faststallelse",)
    return Answer(
        "9.3.3", "Dokumenterade beslut om förbättringar och om ändringar i ledningssystemet", places, tuple(lacking)
    )


def _reason(review: Review, evidence: Evidence) -> str:
    check = review.check.datasets.get(evidence.dataset)
    if check is None or check.source is None:
        return f"datamängden ”{CONTRACTS[evidence.dataset].title}” är inte levererad"
    return f"leveransen har inga uppgifter om {filled(evidence.subject, organisation())}"
