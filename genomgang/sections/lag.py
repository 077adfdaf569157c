"""Appendix: the law's measure areas and its duty to train management, and what the data shows about them."""

from __future__ import annotations

from collections.abc import Mapping

from genomgang.markdown import Markdown, Table, block, escape, paragraphs, table
from genomgang.regler.lagrum import Area, law
from genomgang.review import Review
from genomgang.swedish import in_words, long_date, lower_first, sentence_case
from genomgang.topics.keyfigure import KeyFigure
from genomgang.topics.nyckeltal import all_key_figures

NOT_MEASURED = "Rapporten mäter inte området."
NO_DATA = "Inga uppgifter för perioden."


def introduction(review: Review) -> Markdown:
    """Which law it is, whether it applied when the data was read, and that this is no legal advice."""
    facts = law()
    name = f"{sentence_case(facts.namn)} ({facts.nummer})"
    when = (
        f"{name} gäller från den {long_date(facts.galler_fran)}, efter dagen då uppgifterna lästes. Tabellen visar "
        "hur väl förberedd verksamheten är."
        if review.delivery.matdatum < facts.galler_fran
        else f"{name} gäller sedan den {long_date(facts.galler_fran)}."
    )
    what = (
        f"Den räknar upp tio områden där verksamheten ska vidta åtgärder ({facts.atgarder}) och kräver att ledningen "
        f"utbildar sig ({facts.utbildning}). Områdena bygger på {facts.direktiv}."
    )
    verified = "" if facts.kontrollerad else " Uppgifterna om lagen är ännu inte granskade av en jurist."
    return paragraphs(escape(f"{when} {what}"), block("anmarkning", escape(f"{facts.forbehall}{verified}")))


def measures(review: Review) -> Markdown:
    """The ten areas with what the key figures show, and where to read more."""
    figures = _by_id(review)
    areas = law().omraden
    shown = [_shows(area, figures) for area in areas]
    silent = sum(text in (NOT_MEASURED, NO_DATA) for text in shown)
    content = Table(
        header=("Punkt", "Vad det gäller", "Vad uppgifterna visar", "Läs mer i"),
        rows=tuple(
            (area.bokstav, area.rubrik, text, _read_more(area)) for area, text in zip(areas, shown, strict=True)
        ),
        align="llll",
        caption=f"Lagens tio områden ({law().atgarder}) och vad uppgifterna visar",
        id="tbl-lag-omraden",
    )
    return paragraphs(escape(silent_sentence(silent, len(areas))), table(content))


def management(review: Review) -> Markdown:
    """What the data shows about the duty to train management."""
    duty = law().ledning
    text = _shows(duty, _by_id(review))
    return Markdown(f"{escape(text)} Läs mer i {_read_more(duty)}.")


def silent_sentence(silent: int, total: int) -> str:
    """How many of the areas the data says nothing about."""
    if silent == 0:
        return f"Uppgifterna säger något om alla {in_words(total)} områden."
    if silent == total:
        return f"Uppgifterna säger inget om något av de {in_words(total)} områdena."
    areas = "område" if silent == 1 else "områden"
    return (
        f"Uppgifterna säger något om {in_words(total - silent, neuter=True)} av {in_words(total)} områden. För "
        f"{in_words(silent, neuter=True)} {areas} behövs annat underlag."
    )


def _by_id(review: Review) -> dict[str, KeyFigure]:
    return {figure.id: figure for figure in all_key_figures(review)}


def _shows(area: Area, figures: Mapping[str, KeyFigure]) -> str:
    if not area.nyckeltal:
        return NOT_MEASURED
    known = [figures[name] for name in area.nyckeltal if name in figures and figures[name].value is not None]
    return " ".join(_told(figure) for figure in known) or NO_DATA


def _told(figure: KeyFigure) -> str:
    target = f" (mål {figure.shown_target})" if figure.target else ""
    return f"{sentence_case(lower_first(figure.name))}: {figure.shown}{target}."


def _read_more(area: Area) -> Markdown:
    return Markdown(", ".join(f"@{section}" for section in area.avsnitt))
