"""What a review rests on: rows delivered and used, what the checks found, and what was masked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from checks import CONTRACTS
from genomgang.checking.model import CheckResult, DatasetCheck, effect_for
from genomgang.contracts.contract import Protection, Severity
from genomgang.privacy.disclosure import SYMBOL
from genomgang.regler.maskering import Ground, grounds
from genomgang.regler.nyckeltal import definitions
from genomgang.review.review import Review
from genomgang.topics.keyfigure import KeyFigure


@dataclass(frozen=True)
class Rules:
    """How many data sets were delivered and how many not, and by how many rules they were checked."""

    delivered: int
    missing: int
    rules: int
    critical: int


def rules(review: Review) -> Rules:
    """The rules that the delivered data sets were checked by."""
    delivered = [check for check in review.check.datasets.values() if check.source]
    results = [result for check in delivered for result in check.results]
    critical = sum(result.severity is Severity.CRITICAL for result in results)
    return Rules(len(delivered), len(review.check.datasets) - len(delivered), len(results), critical)


def not_delivered(review: Review) -> list[str]:
    """The titles of what nobody delivered. What a meeting leaves behind is not among it: no one delivers that."""
    return [
        check.title
        for name, check in review.check.datasets.items()
        if check.source is None and not CONTRACTS[name].of_meeting
    ]


_CHAPTERS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "sec-omvarld": (("omvarld",), ("budget",)),
    "sec-kompetenslyft": (("kompetenslyft",), ("kompetenslyft",)),
    "sec-digitala-lyftet": (("digitala_lyftet",), ("digitala-lyftet",)),
    "sec-incidenter": (("incidenter",), ("incidenter",)),
    "sec-dataskydd": (("dataskydd",), ("dataskydd",)),
    "sec-risker": (("risker",), ("risk-och-sarbarhet",)),
    "sec-kontinuitet": (("risker",), ("risk-och-sarbarhet",)),
    "sec-upphandlingar": (("upphandlingar",), ("upphandlingar",)),
    "sec-atgarder": (("atgarder",), ("atgarder", "forbattringar")),
}
"""A chapter's heading → the data sets that it rests on, and what the coordinator may have written in it."""


def chapters_without_data(review: Review) -> list[str]:
    """The chapters of which nobody has delivered anything, this year or last, nor the coordinator written."""
    return [
        heading
        for heading, (datasets, texts) in _CHAPTERS.items()
        if all(_lacks(review, name) and review.before[name].empty for name in datasets)
        and not any(name in review.texts.sections for name in texts)
    ]


def delivered_figures(review: Review, figures: Iterable[KeyFigure]) -> list[KeyFigure]:
    """The key figures whose data set somebody has delivered: the others stand in the list of what was not."""
    known = definitions().by_id
    return [
        each
        for each in figures
        if each.value is not None or each.hidden or not _lacks(review, known[each.id].topic if each.id in known else "")
    ]


def _lacks(review: Review, dataset: str) -> bool:
    check = review.check.datasets.get(dataset)
    return check is not None and check.source is None


def quality(review: Review) -> pd.DataFrame:
    """A row for each delivered data set (`titel`): its rows `in` and `anvanda`, rules and warnings.

    Rows are the nämnd's own, `dolt` where they are persons: how many there are would give a small group away, as
    the rest of a known total.
    """
    return pd.DataFrame(
        [_quality(review, check) for check in review.check.datasets.values() if check.source],
        columns=["titel", "in", "anvanda", "regler", "varningar"],
    ).astype(object)


def _quality(review: Review, check: DatasetCheck) -> tuple[object, ...]:
    warnings = sum(result.severity is Severity.WARNING for result in check.failures)
    if _about_persons(check):
        return (check.title, SYMBOL, SYMBOL, len(check.results), warnings)
    own = check.namnder.get(review.namnd.slug)
    return (check.title, own.rows_in if own else 0, own.rows_used if own else 0, len(check.results), warnings)


def warnings(review: Review) -> Iterator[tuple[str, str]]:
    """The data set and the effect of each warning that touches the nämnd's figures."""
    for check in review.check.datasets.values():
        for result in check.failed(Severity.WARNING):
            effect = _effect(review, check, result)
            if effect:
                yield check.title, effect


def _about_persons(check: DatasetCheck) -> bool:
    return any(column.protection is Protection.PERSON for column in CONTRACTS[check.name].columns)


def _effect(review: Review, check: DatasetCheck, result: CheckResult) -> str:
    """What a warning does to the nämnd's figures; without numbers where the rows are persons."""
    if not _about_persons(check) or not result.rows_by_namnd:
        return effect_for(check, result, review.namnd.slug)
    if review.namnd.slug not in result.rows_by_namnd:
        return ""
    return result.effect_template.format(rader="Några", alla=review.namnd.slag.dess)


def masked_rows(review: Review) -> pd.DataFrame:
    """This year's masked rows: how many (`antal`) by data set, their masked columns' labels (a tuple) and ground.

    `antal` is missing where it may not be told before somebody has decided it.
    """
    counted = Counter((row.dataset, row.columns, row.ground.id) for row in review.masking.rows if row.year == 0)
    known = grounds().by_id
    return pd.DataFrame(
        [
            (
                CONTRACTS[dataset].title,
                tuple(CONTRACTS[dataset].column(name).label.lower() for name in columns),
                known[ground].name,
                count if known[ground].antal_visas else None,
            )
            for (dataset, columns, ground), count in counted.items()
        ],
        columns=["titel", "kolumner", "grund", "antal"],
    )


def masked_passages(review: Review) -> pd.DataFrame:
    """Masked passages of the coordinator's words: how many (`antal`) by section (`avsnitt`) and ground (`grund`)."""
    counted = Counter((passage.section, passage.reason) for passage in review.masking.passages)
    return pd.DataFrame(
        [(section, ground, count) for (section, ground), count in counted.items()],
        columns=["avsnitt", "grund", "antal"],
    )


def used_grounds(review: Review) -> list[Ground]:
    """The configured grounds that something is masked on, in the configured order."""
    used = {row.ground.id for row in review.masking.rows if row.year == 0}
    named = {passage.reason for passage in review.masking.passages}
    return [ground for ground in grounds().by_id.values() if ground.id in used or ground.name in named]
