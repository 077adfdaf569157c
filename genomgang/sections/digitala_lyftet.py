"""Digitala lyftet: response, gaps from current to wanted level with the distribution, and the units' response."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from checks.digitala_lyftet import OMRADEN
from genomgang.disclosure import SYMBOL, smallest_for_share
from genomgang.exhibit import Exhibit
from genomgang.markdown import Markdown, Table, escape, paragraphs, table
from genomgang.review import Review, once_a_review
from genomgang.show.phrases import against, hidden_note, last_year_note, no_data, source_line, units_named
from genomgang.swedish import (
    counted,
    in_words,
    listed,
    long_date,
    lower_first,
    number,
    percent,
    percent_text,
    rounded,
    sentence_case,
)
from genomgang.targets import Targets
from genomgang.topics import digitala_lyftet as lift
from genomgang.topics import last_year
from genomgang.topics.digitala_lyftet import Area
from genomgang.topics.group import Group, sharing
from genomgang.topics.keyfigure import KeyFigure, key_figure
from genomgang.topics.share import Share

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

FOLLOWED = "cybersakerhet"
"""The area that the review follows as a key figure."""

FEWEST_FOR_SUPERLATIVE = 10
"""Answers without which no area is called the one with the largest gap or the lowest mean."""

_SECTION = "sec-digitala-lyftet"


def key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """The mean in cyber security and data protection, the share with the wanted level there, and the response."""
    return _level(review), _reached(review), _response(review)


def summary(review: Review) -> Markdown:
    """How many answered, where the gap is largest, and what has changed since last year."""
    group = _invited(review)
    if group is None:
        return no_data(review, "Digitala lyftets kompetenstest")
    if group.share is None:
        return escape(
            f"Färre än {in_words(smallest_for_share(_threshold(review)))} personer är inbjudna till testet. "
            "Siffror om dem visas inte."
        )
    if group.share.part == 0:
        return escape(f"Ingen av {in_words(group.share.whole)} inbjudna har svarat på testet.")
    areas = _areas(review)
    sentences = [
        _response_words(group.share),
        against(_response(review)),
        _caution(group.share),
        _gap_words(areas) if any(area.now is not None for area in areas) else _too_few_words(review, group.share),
        _reached_words(areas),
        _change_words(areas),
        last_year_note(review),
    ]
    return escape(" ".join(sentence for sentence in sentences if sentence))


@once_a_review
def gaps(review: Review) -> Exhibit | Markdown:
    """Every area from now to wanted, the largest gap first; empty where `summary` has said why nothing is shown."""
    areas = _areas(review)
    group = _invited(review)
    if group is None or group.share is None or all(area.now is None for area in areas):
        return Markdown("")
    rows = tuple(_row(area) for area in areas)

    def draw() -> Figure:
        from genomgang.charts.gaps import GapRow, gaps

        return gaps(
            [
                GapRow(area.label, area.now, area.wanted, area.distribution, area.answers, _withheld(area))
                for area in areas
            ],
            show=number,
        )

    return Exhibit(
        id="fig-digitala-lyftet-gap",
        headline=_headline(areas),
        subtitle=f"Medelpoäng nu och önskad nivå per kompetensområde, 0–100 poäng{_drawn_behind(areas)}, "
        f"{long_date(review.delivery.matdatum)}, n\u00a0=\u00a0{number(group.share.part)} svarande.",
        alt="En pil per område från medelpoäng nu till önskad nivå, störst gap först. "
        + " ".join(_alt(area) for area in areas),
        table=Table(
            header=("Område", "Svar", "Nu", "Önskat", "Gap", "I fjol", "Når önskad nivå"),
            rows=rows,
            align="lrrrrrr",
        ),
        source=source_line(review, "digitala_lyftet", "mal"),
        draw=draw,
        note=_note(review, areas) if any(SYMBOL in row for row in rows) else "",
    )


def units(review: Review) -> Markdown:
    """The response in each unit, as a table with a sentence on the lowest."""
    found = lift.response_by_unit(review.now["digitala_lyftet"], _threshold(review))
    if not found:
        return no_data(review, "enheternas svar på kompetenstestet")
    shown = [group for group in found if not group.hidden]
    if not shown:
        return escape(
            "Enheterna är för små för att visas var för sig. Gränsen är "
            f"{in_words(smallest_for_share(_threshold(review)))} inbjudna."
        )
    before = {group.name: group.percent for group in _last_year(review, lift.response_by_unit)}
    return paragraphs(
        escape(_units_words(shown, len(found))),
        table(
            Table(
                header=("Enhet", "Inbjudna", "Svar", "Svarsandel", "I fjol"),
                rows=tuple((group.name, *_response_cells(group), percent(before.get(group.name))) for group in found),
                align="lrrrr",
                caption="Svar på kompetenstestet per enhet",
                id="tbl-digitala-lyftet-svar",
                note=hidden_note(_threshold(review)) if len(shown) < len(found) else "",
            )
        ),
    )


def _level(review: Review) -> KeyFigure:
    area = _followed(review)
    return key_figure(
        review,
        "digitala_lyftet_niva",
        area.now if area else None,
        before=area.before if area else None,
        area=FOLLOWED,
        omrade=_name(FOLLOWED),
        hidden=area is not None and area.now is None,
        coverage=_coverage(review),
    )


def _reached(review: Review) -> KeyFigure:
    area = _followed(review)
    share = area.reached if area else None
    before = next(
        (group.share for group in _last_year(review, partial(_reaching, _wanted(review.targets_before)))), None
    )
    return key_figure(
        review,
        "digitala_lyftet_andel",
        share.percent if share else None,
        before=before.percent if before else None,
        area=FOLLOWED,
        omrade=_name(FOLLOWED),
        part=share.part if share else None,
        whole=share.whole if share else None,
        hidden=area is not None and area.wanted is not None and share is None,
        coverage=_coverage(review),
        break_note=_moved_level(review) if before else "",
    )


@once_a_review
def _response(review: Review) -> KeyFigure:
    now = _invited(review)
    before = next(iter(_last_year(review, _responses)), None)
    share = now.share if now else None
    return key_figure(
        review,
        "digitala_lyftet_svarsandel",
        share.percent if share else None,
        before=before.percent if before else None,
        part=share.part if share else None,
        whole=share.whole if share else None,
        hidden=now is not None and now.hidden,
        coverage=_coverage(review),
    )


@once_a_review
def _invited(review: Review) -> Group | None:
    return lift.response(review.now["digitala_lyftet"], _threshold(review))


@once_a_review
def _areas(review: Review) -> tuple[Area, ...]:
    before = _means_before(review, last_year.each_namnd(review, "digitala_lyftet"))
    return lift.areas(review.now["digitala_lyftet"], before, _wanted(review.targets), _threshold(review))


def _wanted(targets: Targets) -> dict[str, float | None]:
    found = {omrade: targets.find("digitala_lyftet_niva", omrade) for omrade in OMRADEN}
    return {omrade: target.value if target else None for omrade, target in found.items()}


def _threshold(review: Review) -> int:
    return review.targets.limit("smacell_kompetens")


@once_a_review
def _followed(review: Review) -> Area | None:
    """The area that the key figures follow, computed without the others."""
    earlier = [_followed_rows(rows) for rows in last_year.each_namnd(review, "digitala_lyftet")]
    now, before = _followed_rows(review.now["digitala_lyftet"]), _means_before(review, earlier)
    return next(iter(lift.areas(now, before, _wanted(review.targets), _threshold(review))), None)


def _means_before(review: Review, frames: Iterable[pd.DataFrame]) -> dict[str, float]:
    """Last year's means, by last year's wanted levels and limit."""
    return lift.means(frames, _wanted(review.targets_before), last_year.limit(review, "smacell_kompetens"))


def _last_year(review: Review, of: Callable[[pd.DataFrame, int], Iterable[Group]]) -> tuple[Group, ...]:
    return last_year.groups(review, "digitala_lyftet", "smacell_kompetens", of)


def _responses(rows: pd.DataFrame, limit: int) -> Iterator[Group]:
    group = lift.response(rows, limit)
    if group:
        yield group


def _reaching(wanted: Mapping[str, float | None], rows: pd.DataFrame, limit: int) -> Iterator[Group]:
    """Those who reach the wanted level in the followed area, as a group."""
    for area in lift.areas(_followed_rows(rows), {}, wanted, limit):
        yield Group(area.omrade, area.reached)


def _followed_rows(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["omrade"] == FOLLOWED]


def _moved_level(review: Review) -> str:
    now, before = _wanted(review.targets)[FOLLOWED], _wanted(review.targets_before)[FOLLOWED]
    if now == before or now is None or before is None:
        return ""
    return f"önskad nivå är ändrad från {number(before)} till {number(now)} poäng"


def _coverage(review: Review) -> str:
    group = _invited(review)
    if group is None or group.share is None:
        return ""
    share = group.share
    low = " Läs siffran med försiktighet." if _few(share) else ""
    return f"{number(share.part)} av {number(share.whole)} inbjudna svarade ({percent(share.percent)}).{low}"


def _few(share: Share) -> bool:
    """Whether fewer than half have answered, so that those who did may differ from the rest."""
    return 2 * share.part < share.whole


def _caution(share: Share) -> str:
    if not _few(share):
        return ""
    return "Färre än hälften har svarat. Läs resultatet med försiktighet: de som svarade kan skilja sig från de andra."


def _response_words(share: Share) -> str:
    if share.rest == 0:
        return f"Alla {in_words(share.whole)} inbjudna har svarat på testet."
    return (
        f"{sentence_case(in_words(share.part))} av {in_words(share.whole)} inbjudna har svarat på testet. "
        f"Det är {percent_text(share.percent or 0)}."
    )


def _too_few_words(review: Review, share: Share) -> str:
    if share.part >= _threshold(review):
        return "Resultatet visas inte, eftersom de svarande är för få."
    return f"Resultatet visas inte, eftersom färre än {in_words(_threshold(review))} har svarat."


def _headline(areas: tuple[Area, ...]) -> str:
    short = [area for area in areas if area.gap is not None and area.gap > 0]
    known = [area for area in areas if area.gap is not None]
    if short:
        if not _bears_superlative(short[0]):
            return _reaching_words(len(known) - len(short), known, areas)
        lead = "Störst gap i" if _all_shown(areas) else "Störst gap av dem som visas i"
        return f"{lead} {_name(short[0].omrade)}: {number(short[0].gap)} poäng upp till önskad nivå"
    if known:
        return f"{_all_areas(known, areas)} når önskad nivå i medeltal"
    shown = [area for area in areas if area.now is not None]
    lowest = min(shown, key=lambda area: area.now or 0)
    if not _bears_superlative(lowest):
        return f"Medelpoäng i {counted(len(shown), 'område', 'områden', neuter=True)}"
    lead = "Lägst medelpoäng i" if _all_shown(areas) else "Lägst medelpoäng av dem som visas i"
    return f"{lead} {_name(lowest.omrade)}: {number(lowest.now)} poäng"


def _bears_superlative(area: Area) -> bool:
    """Whether so many have answered that one of them more would hardly have made another area the outermost."""
    return area.answers is not None and area.answers >= FEWEST_FOR_SUPERLATIVE


def _reaching_words(reaching: int, known: Sequence[Area], areas: Sequence[Area]) -> str:
    """How many of the areas reach the level wanted."""
    if len(known) == 1:
        return f"Området{_of_the_shown(areas)} når inte önskad nivå i medeltal"
    count = in_words(reaching, neuter=True) if reaching else "inget"
    return f"{sentence_case(count)} av {in_words(len(known))} områden{_of_the_shown(areas)} når önskad nivå i medeltal"


def _gap_words(areas: tuple[Area, ...]) -> str:
    known = [area for area in areas if area.gap is not None]
    short = [area for area in known if area.gap is not None and area.gap > 0]
    if not known:
        return "Ledningen har inte beslutat om någon önskad nivå, så gapen går inte att räkna ut."
    if not short:
        return f"{_all_areas(known, areas)} når önskad nivå i medeltal."
    first = short[0]
    head = f"{_reaching_words(len(known) - len(short), known, areas)}."
    if not _bears_superlative(first):
        return head
    which = "Gapet är" if _all_shown(areas) else "Bland dem är gapet"
    return (
        f"{head} {which} störst i {_name(first.omrade)}: medelvärdet är {number(first.now)} poäng och önskad nivå "
        f"{number(first.wanted)} poäng."
    )


def _reached_words(areas: tuple[Area, ...]) -> str:
    share = next((area.reached for area in areas if area.omrade == FOLLOWED), None)
    if share is None:
        return ""
    count = sentence_case(in_words(share.part)) if share.part else "Ingen"
    who = f"Alla {in_words(share.whole)}" if share.rest == 0 else f"{count} av {in_words(share.whole)}"
    return f"{who} svarande når önskad nivå i {_name(FOLLOWED)}."


def _change_words(areas: tuple[Area, ...]) -> str:
    changed = {area.omrade: area.change for area in areas if area.change is not None}
    if not changed:
        return ""
    up = [omrade for omrade, change in changed.items() if change > 0]
    down = [omrade for omrade, change in changed.items() if change < 0]
    parts = [
        f"{word} i {counted(len(found), 'område', 'områden', neuter=True)}"
        for word, found in (("högre", up), ("lägre", down))
        if found
    ]
    finding = f"Jämfört med i fjol är medelvärdet {listed(parts)}." if parts else "Medelvärdena är desamma som i fjol."
    return f"{finding} Det behöver inte vara samma personer som har svarat båda åren."


def _units_words(shown: Sequence[Group], units: int) -> str:
    """The highest and the lowest response; said of the units that are shown, where some are not."""
    first, last = shown[0].percent or 0, shown[-1].percent or 0
    lowest = units_named(sharing(shown, last))
    if rounded(first) == rounded(last):
        return f"Svarsandelen är {percent_text(first)} på {lowest}."
    highest = units_named(sharing(shown, first))
    lead = "Svarsandelen är" if len(shown) == units else "Bland de enheter som visas är svarsandelen"
    return f"{lead} högst på {highest}, {percent_text(first)}, och lägst på {lowest}, {percent_text(last)}."


def _all_areas(known: Sequence[Area], areas: Sequence[Area]) -> str:
    return f"{f'Alla {in_words(len(known))} områden' if len(known) > 1 else 'Området'}{_of_the_shown(areas)}"


def _of_the_shown(areas: Sequence[Area]) -> str:
    return "" if _all_shown(areas) else " som visas"


def _all_shown(areas: Sequence[Area]) -> bool:
    return all(area.now is not None for area in areas)


def _name(omrade: str) -> str:
    """The area's name inside a sentence."""
    return lower_first(OMRADEN[omrade])


def _alt(area: Area) -> str:
    if area.now is None:
        return f"{area.label}: visas inte."
    wanted = "" if area.wanted is None else f", önskat {number(area.wanted)}"
    return f"{area.label}: {number(area.now)}{wanted}."


def _row(area: Area) -> tuple[str, ...]:
    if area.now is None:
        return (area.label, SYMBOL, SYMBOL, number(area.wanted), SYMBOL, number(area.before), SYMBOL)
    gap = "" if area.gap is None else number(area.gap) if area.gap > 0 else "nått"
    reached = percent(area.reached.percent) if area.reached else "" if area.wanted is None else SYMBOL
    return (
        area.label,
        number(area.answers),
        number(area.now),
        number(area.wanted),
        gap,
        number(area.before),
        reached,
    )


def _drawn_behind(areas: tuple[Area, ...]) -> str:
    return ", med fördelningen bakom" if any(area.distribution for area in areas) else ""


def _note(review: Review, areas: tuple[Area, ...]) -> str:
    meaning = hidden_note(_threshold(review))
    if any(area.now is not None and not area.distribution for area in areas):
        return f"{meaning} Då ritas inte heller fördelningen."
    return meaning


def _withheld(area: Area) -> str:
    return "visas inte" if area.now is None else ""


def _response_cells(group: Group) -> tuple[str, str, str]:
    if group.share:
        return number(group.share.whole), number(group.share.part), percent(group.share.percent)
    return SYMBOL if group.size is None else number(group.size), SYMBOL, SYMBOL
