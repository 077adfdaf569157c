"""Kompetenslyft ledningsgrupp: the visit, what was seen, and what has become of the proposals."""

from __future__ import annotations

from genomgang.charts.marks import Status, Symbol, Tone
from genomgang.markdown import Markdown, Table, bullets, escape, paragraphs, table
from genomgang.protection import MASKED
from genomgang.review import Review, once_a_review
from genomgang.show.phrases import masked_note, no_data
from genomgang.swedish import counted, in_words, listed, long_date, part_of, sentence_case
from genomgang.topics import kompetenslyft as lift
from genomgang.topics.keyfigure import KeyFigure, key_figure
from genomgang.topics.kompetenslyft import Visit

STATES = {
    "klar": Status("Klar", Symbol.FULL, Tone.ACCENT),
    "pagar": Status("Pågår", Symbol.HALF, Tone.SOFT_ACCENT),
    "ej_paborjad": Status("Ej påbörjad", Symbol.EMPTY, Tone.QUIET),
    "avslaget": Status("Avslaget", Symbol.DASH, Tone.GREY),
    lift.UNKNOWN: Status("Läge saknas", Symbol.DASH, Tone.SOFT_CONTRAST),
}
"""How each state of a proposal is shown."""

_STATE_WORDS = {
    "klar": ("är klart", "är klara"),
    "pagar": ("pågår", "pågår"),
    "ej_paborjad": ("är inte påbörjat", "är inte påbörjade"),
    "avslaget": ("är avslaget", "är avslagna"),
    lift.UNKNOWN: ("saknar uppgift om läget", "saknar uppgift om läget"),
}


def key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """The share of the proposals that management has settled; none where there are no proposals."""
    now = lift.settled(review.now["kompetenslyft"])
    before = lift.settled(review.before["kompetenslyft"])
    if not now.whole:
        return ()
    return (
        key_figure(
            review,
            "kompetenslyft_forslag_andel",
            now.percent,
            before=before.percent,
            part=now.part,
            whole=now.whole,
            coverage=part_of(now.part, now.whole, "förslag är klart eller avslaget", "förslag är klara eller avslagna"),
        ),
    )


def summary(review: Review) -> Markdown:
    """When the management group met, who came, and how far the proposals have come."""
    frame = review.now["kompetenslyft"]
    if frame.empty:
        return no_data(review, "Kompetenslyft ledningsgrupp")
    held = lift.visits(frame, review.targets.limit("smacell_ovrigt"))
    sentences = [_visit_words(visit) for visit in held] or ["Leveransen säger inte när aktiviteten hölls."]
    return escape(" ".join([*sentences, _proposals_words(review)]).strip())


def observations(review: Review) -> Markdown:
    """What the visitors saw, as a list; empty where nothing was noted."""
    seen = lift.observations(review.now["kompetenslyft"])
    if not seen:
        return Markdown("")
    return paragraphs("Iakttagelse från besöket:" if len(seen) == 1 else "Iakttagelser från besöket:", bullets(seen))


@once_a_review
def proposals(review: Review) -> Markdown:
    """Every proposal with what has become of it."""
    frame = review.now["kompetenslyft"]
    found = lift.proposals(frame)
    if not found:
        return no_data(review, "förslag efter Kompetenslyft ledningsgrupp")
    return table(
        Table(
            header=("Id", "Förslag", "Läge"),
            rows=tuple(
                (proposal.id, proposal.text, f"{STATES[proposal.state].symbol} {STATES[proposal.state].word}")
                for proposal in found
            ),
            align="lll",
            caption="Förslag efter Kompetenslyft ledningsgrupp",
            id="tbl-kompetenslyft-forslag",
            note=masked_note(frame[frame["slag"] == "forslag"]),
        )
    )


def _visit_words(visit: Visit) -> str:
    when = f"Den {long_date(visit.day)} genomfördes aktiviteten" if visit.day else "Aktiviteten har genomförts"
    what = "" if visit.text in {"", MASKED} else f": {visit.text[:1].lower()}{visit.text[1:].rstrip('.')}"
    return f"{when}{what}.{_present_words(visit)}"


def _present_words(visit: Visit) -> str:
    if visit.present is None:
        return ""
    if visit.invited is None:
        return f" {sentence_case(in_words(visit.present))} personer deltog."
    if visit.present == visit.invited:
        return f" Alla {in_words(visit.invited)} inbjudna deltog."
    count = in_words(visit.present) if visit.present else "ingen"
    return f" {sentence_case(count)} av {in_words(visit.invited)} inbjudna deltog."


def _proposals_words(review: Review) -> str:
    states = lift.by_state(review.now["kompetenslyft"])
    total = sum(states.values())
    if not total:
        return ""
    head = f"Arbetet har lett till {counted(total, 'förslag', 'förslag', neuter=True)}"
    if len(states) == 1:
        return f"{head}, och {_all_words(next(iter(states)), total)}."
    parts = [f"{in_words(count, neuter=True)} {_STATE_WORDS[state][count > 1]}" for state, count in states.items()]
    return f"{head}: {listed(parts)}."


def _all_words(state: str, total: int) -> str:
    """What holds of all proposals; what holds of none is said of none."""
    if total == 1:
        return f"det {_STATE_WORDS[state][0]}"
    return "inget av dem är påbörjat" if state == "ej_paborjad" else f"alla {_STATE_WORDS[state][1]}"
