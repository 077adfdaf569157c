"""Classification: how much is classified, how recently, and what the sensitive assets lack."""

from __future__ import annotations

from functools import partial

import pandas as pd

from genomgang.exhibit import Exhibit
from genomgang.markdown import Markdown, bullets, escape, paragraphs
from genomgang.protection import MASKED, MASKED_ROW
from genomgang.review import Review, once_a_review
from genomgang.sections.klassning_diagram import impact_assessments, level_by_age
from genomgang.sections.klassning_listor import assets, months, unregistered, worklist
from genomgang.sections.proportion import figure_alt, figure_bars, figure_table
from genomgang.show.phrases import Noun, finding, last_year_note, masked_note, no_data, source_line, to_target
from genomgang.swedish import counted, in_words, long_date, number, sentence_case
from genomgang.topics import klassning as indicators
from genomgang.topics.keyfigure import KeyFigure, share_figure
from genomgang.topics.share import rests_on

__all__ = ["impact_assessments", "key_figures", "level_by_age", "shares", "summary", "unregistered", "worklist"]

_SECTION = "sec-klassning"
_ASSET = Noun("tillgång", "tillgångar", "tillgångarna")
_TOO_FEW_FOR_CAUSE = 3
"""An object with fewer assets to classify than this explains nothing."""


def key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """Classified, recently classified, action plans, measures done, and personal data in the register.

    Last year's classifications are aged to the same day one year earlier, with this year's validity, so that both years
    are measured alike.
    """
    now, before = assets(review), indicators.on_present_scale(review.before["klassning"])
    valid, matdatum = months(review), review.delivery.matdatum
    year_ago = (pd.Timestamp(matdatum) - pd.DateOffset(years=1)).date()
    classified, current = indicators.classified(now), indicators.current(now, matdatum, valid)
    planned, measures, registered = indicators.planned(now), indicators.measures(now), indicators.registered(now)
    return (
        share_figure(
            review,
            "klassning_andel",
            classified,
            indicators.classified(before),
            rests_on(classified, "tillgång", "tillgångar", "inga tillgångar i förteckningen"),
        ),
        share_figure(
            review,
            "klassning_aktuell_andel",
            current,
            indicators.current(before, year_ago, valid),
            rests_on(current, "tillgång", "tillgångar", "inga tillgångar i förteckningen"),
            manader=valid,
        ),
        share_figure(
            review,
            "handlingsplan_andel",
            planned,
            indicators.planned(before),
            rests_on(planned, "tillgång", "tillgångar", "ingen känd tillgång på de nivåerna") + _left_out(now),
        ),
        share_figure(
            review,
            "klassning_atgarder_andel",
            measures,
            indicators.measures(before),
            rests_on(measures, "åtgärd", "åtgärder", "inga åtgärder i planerna"),
        ),
        share_figure(
            review,
            "registerforteckning_andel",
            registered,
            indicators.registered(before),
            rests_on(
                registered,
                "tillgång med personuppgifter",
                "tillgångar med personuppgifter",
                "ingen tillgång med personuppgifter",
            ),
        ),
    )


def summary(review: Review) -> Markdown:
    """The findings, one a bullet, and the breaks that the reader must know of."""
    inventory = assets(review)
    if inventory.empty:
        return no_data(review, "informationstillgångar och klassning")
    classified, current, planned, measures, registered = key_figures(review)
    findings = [
        finding("Andelen klassade informationstillgångar", classified),
        finding(f"Andelen som är klassad de senaste {months(review)} månaderna", current),
        _pulls_down(review, inventory),
        finding("Andelen med handlingsplan bland tillgångar med hög konfidentialitet (nivå 3 eller 4)", planned),
        finding("Andelen genomförda åtgärder i handlingsplanerna", measures),
        finding("Andelen tillgångar med personuppgifter som finns i registerförteckningen", registered),
    ]
    notes = [_scale_note(inventory), last_year_note(review), masked_note(inventory)]
    return paragraphs(bullets([found for found in findings if found]), escape(" ".join(filter(None, notes))))


@once_a_review
def shares(review: Review) -> Exhibit | Markdown:
    """The key figures as bars against their targets and last year."""
    inventory = assets(review)
    if inventory.empty:
        return Markdown("")
    figures = key_figures(review)
    share = indicators.current(inventory, review.delivery.matdatum, months(review))
    return Exhibit(
        id="fig-klassning-andelar",
        headline=f"{sentence_case(_ASSET.share(share))} har en aktuell klassning{to_target(figures[1])}",
        subtitle=f"Andelar i procent den {long_date(review.delivery.matdatum)}. Aktuell är en klassning som är högst "
        f"{months(review)} månader gammal. Antal tillgångar: {number(len(inventory))}.",
        alt=figure_alt(figures),
        table=figure_table(figures, "Mått"),
        source=source_line(review, "klassning"),
        draw=partial(figure_bars, figures),
    )


def _left_out(inventory: pd.DataFrame) -> str:
    """How many classified assets a figure on levels leaves out, since the public version masks their levels."""
    masked = int((inventory[MASKED_ROW].astype(bool) & indicators.is_classified(inventory)).sum())
    return f"; {counted(masked, 'maskerad tillgång', 'maskerade tillgångar')} ingår inte" if masked else ""


def _pulls_down(review: Review, inventory: pd.DataFrame) -> str:
    """The pm3 object with the most assets to classify, where one alone stands out."""
    waiting = indicators.to_classify(inventory, review.delivery.matdatum, months(review))
    counts = waiting.loc[waiting["pm3_objekt"] != MASKED, "pm3_objekt"].value_counts()
    if counts.empty or counts.iloc[0] < _TOO_FEW_FOR_CAUSE or (counts == counts.iloc[0]).sum() > 1:
        return ""
    worst = str(counts.index[0])
    whole = int((inventory["pm3_objekt"] == worst).sum())
    share = f"{in_words(int(counts.iloc[0]))} av {in_words(whole)}"
    return f"Objektet {worst} har flest tillgångar utan aktuell klassning: {share}."


def _scale_note(inventory: pd.DataFrame) -> str:
    """The break: levels on the older scale are converted and cannot reach the top."""
    done = inventory[indicators.is_classified(inventory)]
    old = int(done[indicators.FROM_OLD_SCALE].sum())
    if old == 0:
        return ""
    lead = sentence_case(counted(old, "klassning", "klassningar"))
    return (
        f"{lead} av {in_words(len(done))} är {'gjord' if old == 1 else 'gjorda'} på den äldre skalan 1–4. Den "
        "numrerade samma ord från 1, så nivåerna är omräknade till 0–4 genom att de har minskats med ett. Den äldre "
        "skalan saknade nivån synnerligen allvarlig, så de nivåerna kan vara för låga."
    )
