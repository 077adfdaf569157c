"""Phrases that every section needs, so that they read the same everywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from checks import CONTRACTS
from genomgang.privacy.disclosure import SYMBOL, smallest_for_share
from genomgang.privacy.protection import GROUND, MASKED_ROW
from genomgang.regler.maskering import grounds
from genomgang.review.review import Review
from genomgang.text.markdown import Markdown, block, escape, restricted
from genomgang.text.swedish import (
    NBSP,
    CountedOut,
    counted,
    genitive,
    in_words,
    iso_date,
    listed,
    long_date,
    number,
    percent_text,
    rounded,
    sentence_case,
    share_words,
)
from genomgang.topics.keyfigure import Better, KeyFigure
from genomgang.topics.share import Share

_MARK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\{data-nyckeltal=[^}]*\}")


def source_line(review: Review, *datasets: str) -> str:
    """Where an exhibit's figures come from: "Åtgärdsplan (atgarder.csv), mätdatum 2023-10-31"."""
    names = []
    for name in datasets:
        check = review.check.datasets.get(name)
        file = check.source.file if check and check.source else CONTRACTS[name].file
        names.append(f"{CONTRACTS[name].title} ({file})")
    return f"{listed(names)}, mätdatum {iso_date(review.delivery.matdatum)}"


def no_data(review: Review, subject: str) -> Markdown:
    """The one sentence that stands where there is nothing to show: `subject` is what the data would be about."""
    return escape(f"{review.namnd.namn} har inte levererat några uppgifter om {subject}.")


def masked_note(frame: pd.DataFrame) -> str:
    """How many of a table's rows are masked and on what grounds; empty where none is."""
    masked = Counter(map(str, frame.loc[frame[MASKED_ROW].astype(bool), GROUND]))
    if not masked:
        return ""
    untold = [ground.name for ground in grounds().by_id.values() if ground.id in masked and not ground.antal_visas]
    if untold:
        return f"Hur många rader som är maskerade visas efter prövning. Grund: {'; '.join(untold)}."
    rows = masked.total()
    lead = sentence_case(
        f"{counted(rows, 'rad', 'rader')} är {'maskerad' if rows == 1 else 'maskerade'} i den offentliga versionen."
    )
    names = {ground.id: ground.name for ground in grounds().by_id.values()}
    if len(masked) == 1:
        return f"{lead} Grund: {names[next(iter(masked))]}."
    told = [f"{names[ground]} ({counted(n, 'rad', 'rader')})" for ground, n in masked.most_common()]
    return f"{lead} Grunder: {'; '.join(told)}."


def last_year_note(review: Review) -> str:
    """Whose values last year's are, where they are not the nämnd's own; empty where they are."""
    if review.before_namnder == (review.namnd.slug,):
        return ""
    if not review.before_namnder:
        return f"{_beginning(review)}Värden från förra året saknas."
    names = dict(zip(review.before["namnder"]["namnd"], review.before["namnder"]["namn"], strict=True))
    return f"Förra årets värden gäller {listed([str(names.get(slug, slug)) for slug in review.before_namnder])}."


def _beginning(review: Review) -> str:
    """How a nämnd that has taken over a part of another's work began; empty for others."""
    rows = review.now["namnder"]
    parts = rows["foregangare_till_del"].dropna()
    if parts.empty:
        return ""
    others = listed([genitive(name.strip()) for name in str(parts.iloc[0]).split("|")])
    began = rows.loc[parts.index[0], "giltig_fran"]
    since = "" if pd.isna(began) else f" den {long_date(began)}"
    return f"{review.namnd.namn} bildades{since} och har tagit över en del av {others} uppdrag. "


def against(figure: KeyFigure) -> str:
    """A share against its target and last year, as sentences: "Målet är 90 procent. I fjol var andelen 60 procent."

    Empty where neither is known, or where the share itself is.
    """
    if figure.value is None:
        return ""
    sentences = []
    if figure.target is not None:
        reached = ", och det är nått" if figure.meets_target else ""
        limit = "högst " if figure.better is Better.LOWER else ""
        sentences.append(f"Målet är {limit}{percent_text(figure.target.value, figure.decimals)}{reached}.")
    if figure.before is not None and not figure.break_note:
        same = rounded(figure.before, figure.decimals) == rounded(figure.value, figure.decimals)
        before = percent_text(figure.before, figure.decimals)
        was = "det" if isinstance(figure.before, CountedOut) else "andelen"
        sentences.append("Andelen är densamma som i fjol." if same else f"I fjol var {was} {before}.")
    return " ".join(sentences)


def hidden_note(threshold: int) -> str:
    """What the symbol for a hidden figure means, where groups below `threshold` are hidden."""
    return (
        f"{sentence_case(SYMBOL)} betyder att gruppen är för liten: antal visas för minst {in_words(threshold)} "
        f"personer och andelar för minst {in_words(smallest_for_share(threshold))}. Fler grupper kan vara dolda, så "
        "att ingen liten grupp går att räkna ut."
    )


def too_small(threshold: int) -> str:
    """Why no group's share is shown, where the smallest group of which a number is shown has `threshold` persons."""
    smallest = in_words(smallest_for_share(threshold))
    return (
        f"Grupperna är för små för att visas. Andelar visas för grupper med minst {smallest} personer, "
        "eftersom en andel av en mindre grupp kan avslöja vad var och en har gjort."
    )


def units_named(names: Sequence[str]) -> str:
    """Units inside a sentence: by name up to three, otherwise how many they are ("fyra enheter")."""
    return listed(names) if len(names) <= 3 else f"{in_words(len(names))} enheter"


@dataclass(frozen=True)
class Noun:
    """A thing that is counted, in the forms that a share needs: "tillgång", "tillgångar", "tillgångarna"."""

    one: str
    many: str
    the_many: str

    def share(self, share: Share) -> str:
        """The share with its noun: "sju av tio tillgångar", "hälften av tillgångarna". It must have a whole."""
        words = share_words(share.part, share.whole)
        if words.endswith("hälften"):
            return f"{words} av {self.the_many}"
        return f"{words} {self.one if words == 'ingen' else self.many}"


def part_of_all(share: Share, *, neuter: bool = False) -> str:
    """How many of all, as a sentence begins: "Alla tolv", "Sju av tolv", "Ingen av tolv" ("Inget" in the neuter).

    Two of two are no "alla", and what is called "båda" stands in its definite form.
    """
    if share.rest == 0 and share.whole > 2:
        return f"Alla {in_words(share.whole)}"
    none = "inget" if neuter else "ingen"
    part = in_words(share.part, neuter=neuter) if share.part else none
    return f"{sentence_case(part)} av {in_words(share.whole)}"


def observations(count: int) -> str:
    """The number of observations, as a subtitle states it: "n = 40", on one line."""
    return f"n{NBSP}={NBSP}{number(count)}"


def stated(figure: KeyFigure) -> str:
    """A known share as part of a sentence: "71 procent (34 av 48)"; of few "två av tre"."""
    assert figure.value is not None and figure.part is not None and figure.whole is not None
    if isinstance(figure.value, CountedOut):
        return percent_text(figure.value)
    return f"{percent_text(figure.value, figure.decimals)} ({number(figure.part)}{NBSP}av{NBSP}{number(figure.whole)})"


def marked(figure: KeyFigure) -> Markdown:
    """As `stated`, with the figure's id and year for whoever compares all mentions of it, or wants to know more."""
    return _mark(figure, stated(figure))


def value_marked(figure: KeyFigure, words: str = "") -> Markdown:
    """The value alone in words, "75 procent" or "6,7", marked as in `marked`; or the `words` that say it."""
    assert figure.value is not None
    shown = percent_text if figure.unit == "procent" else number
    return _mark(figure, words or shown(figure.value, figure.decimals))


def shown_marked(figure: KeyFigure) -> Markdown:
    """The value as a table shows it, "75 %" or "12 dagar", marked as in `marked`."""
    return _mark(figure, figure.shown)


def _mark(figure: KeyFigure, words: str) -> Markdown:
    return Markdown(f'[{escape(words)}]{{data-nyckeltal="{figure.id}@{figure.ar}"}}')


def unmarked(words: Markdown) -> Markdown:
    """Words without the marks of `marked` and `value_marked`, for documents that know nothing of key figures."""
    return Markdown(_MARK.sub(r"\1", words))


def texts_block(review: Review, key: str) -> Markdown:
    """What the coordinator has written in the section `key` (one of `texts.SECTIONS`), made harmless; else empty."""
    words = review.texts.sections.get(key, "")
    return block("kommentar", restricted(words)) if words.strip() else Markdown("")


def to_target(figure: KeyFigure) -> str:
    """A headline's second half: " – målet är 95 procent"; empty without a target."""
    return "" if figure.target is None else f" – målet är {percent_text(figure.target.value, figure.decimals)}"
