"""The nämnd in the city: its key figures beside the city's median and the range of its peers. Names no other nämnd."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from genomgang.city.comparison import CitySlice, Compared
from genomgang.disclosure import SYMBOL
from genomgang.exhibit import Exhibit
from genomgang.markdown import Markdown, Table, escape, paragraphs, table
from genomgang.regler.begrepp import begrepp
from genomgang.regler.nyckeltal import definitions
from genomgang.regler.storlek import sizes
from genomgang.review import Review
from genomgang.show.phrases import the_body
from genomgang.swedish import MISSING, NBSP, genitive, in_words, iso_date, listed, lower_first, number, sentence_case
from genomgang.topics.keyfigure import Better

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_SCALES = {"procent": 100.0, "poäng": 100.0}
"""Units whose values have an end, and so can be drawn on a scale from zero."""


def summary(review: Review, city: CitySlice) -> Markdown:
    """Who is compared with whom, and on which side of the median the nämnd stands."""
    if not city.figures:
        return escape(f"{review.namnd.namn} har inga nyckeltal att jämföra.")
    compared = [each for each in city.figures if _side(each) is not None]
    if not compared:
        return Markdown("För få har lämnat uppgifter för att någon jämförelse ska kunna göras.")
    sides = [_side(each) for each in compared]
    better, worse = (
        [lower_first(each.own.name) for each, side in zip(compared, sides, strict=True) if side == wanted]
        for wanted in (1, -1)
    )
    head = (
        f"{review.namnd.namn} jämförs med medianen för alla nämnder och bolag i staden, och med spridningen bland "
        f"{peers_words(city)}."
    )
    return paragraphs(escape(head), escape(_sides_words(len(compared), better, worse)))


def spread(review: Review, city: CitySlice) -> Exhibit | Markdown:
    """The key figures of page one that have a scale; nothing where no median can be shown."""
    rows = [each for each in _ordered(city) if each.own.unit in _SCALES and each.median is not None]
    if not rows:
        return Markdown("")

    def draw() -> Figure:
        from genomgang.charts.span import SpanRow, span

        return span(
            [
                SpanRow(
                    label=each.own.name,
                    own=each.own.value,
                    median=each.median,
                    low=each.peers.low if each.peers else None,
                    high=each.peers.high if each.peers else None,
                    show=each.own.shows,
                    maximum=_SCALES[each.own.unit],
                    note=_missing(each),
                )
                for each in rows
            ],
            own_label=review.namnd.namn,
            range_label=f"lägst till högst bland {_short_peers(city)}",
            median_label="Stadens median",
        )

    return Exhibit(
        id="fig-jamforelse",
        headline=_headline(review, rows),
        subtitle=f"{sentence_case(genitive(the_body(review)))} värde, "
        f"stadens median och spridningen bland {peers_words(city)}, "
        f"{iso_date(review.delivery.matdatum)}.",
        alt="En rad per nyckeltal, från noll till hundra. " + " ".join(_words(each) for each in rows),
        table=_table(rows, the_body(review)),
        source=f"Alla nämnders och bolags leveranser, mätdatum {iso_date(review.delivery.matdatum)}",
        draw=draw,
    )


def every_figure(review: Review, city: CitySlice) -> Markdown:
    """All key figures in a table, the same way; empty where there are none."""
    if not city.figures:
        return Markdown("")
    content = _table(city.figures, the_body(review))
    few = in_words(sizes().minst_jamforbara)
    hidden = f" {SYMBOL} betyder att gruppen är för liten för att visas." if _any_hidden(city.figures) else ""
    note = (
        "Liknande: lägst till högst. Antal: hur många som har ett värde som får visas, inom parentes liknande. "
        f"Medianen och spridningen visas när minst {few} har det.{hidden}"
    )
    return table(
        Table(
            header=content.header,
            rows=content.rows,
            align=content.align,
            caption=f"{review.namnd.genitiv} nyckeltal och stadens",
            id="tbl-jamforelse",
            note=note,
        )
    )


def peers_words(city: CitySlice) -> str:
    """Who the peers are: "andra facknämnder med 50–249 anställda"."""
    return f"andra {begrepp().slag[city.typ].flera} med {city.size}"


def _short_peers(city: CitySlice) -> str:
    return f"liknande {begrepp().slag[city.typ].flera}"


def _ordered(city: CitySlice) -> list[Compared]:
    by_id = {each.own.id: each for each in city.figures}
    return [by_id[name] for name in definitions().page_one if name in by_id]


def _side(each: Compared) -> int | None:
    """1 where the own value is better than the median, -1 where it is worse, 0 where they are equal."""
    if each.own.value is None or each.median is None or each.own.better == Better.NEITHER:
        return None
    difference = each.own.value - each.median
    sign = (difference > 0) - (difference < 0)
    return -sign if each.own.better == Better.LOWER else sign


def _sides_words(count: int, better: Sequence[str], worse: Sequence[str]) -> str:
    if count == 1:
        side = "bättre än" if better else "sämre än" if worse else "lika med"
        return (
            f"Ett nyckeltal går att jämföra. Det är {side} medianen{''.join(f': {name}' for name in better or worse)}."
        )
    same = count - len(better) - len(worse)
    return (
        f"Av {in_words(count, neuter=True)} nyckeltal som går att jämföra är {_many(better)} bättre än medianen, "
        f"{_many(worse)} sämre och {in_words(same, neuter=True) if same else 'inget'} lika med den."
        f"{_named('Bättre', better)}{_named('Sämre', worse)}"
    )


def _many(names: Sequence[str]) -> str:
    return in_words(len(names), neuter=True) if names else "inget"


def _named(word: str, names: Sequence[str]) -> str:
    return f" {word}: {listed(names)}." if 0 < len(names) <= 3 else ""


def _headline(review: Review, rows: Sequence[Compared]) -> str:
    sides = [side for each in rows if (side := _side(each)) is not None]
    if not sides:
        return f"{review.namnd.genitiv} egna värden saknas eller får inte visas"
    below = sides.count(-1)
    if below:
        which = f"{in_words(below, neuter=True)} av {in_words(len(sides), neuter=True)} jämförda mått"
        return f"{review.namnd.namn} ligger sämre än stadens median i {which}"
    which = "det enda jämförda måttet" if len(sides) == 1 else f"alla {in_words(len(sides))} jämförda mått"
    return f"{review.namnd.namn} ligger bättre än eller lika med stadens median i {which}"


def _table(rows: Sequence[Compared], body: str) -> Table:
    return Table(
        header=("Nyckeltal", sentence_case(body), "Stadens median", "Liknande", "Antal"),
        rows=tuple(
            (
                each.own.name,
                SYMBOL if each.own.hidden else each.own.shows(each.own.value),
                each.own.shows(each.median),
                _range_words(each),
                f"{number(each.count)} ({number(each.peers.count)})" if each.peers else number(each.count),
            )
            for each in rows
        ),
        align="lrrrr",
    )


def _range_words(each: Compared) -> str:
    if each.peers is None:
        return MISSING
    return ends(each.own.shows(each.peers.low), each.own.shows(each.peers.high))


def ends(low: str, high: str) -> str:
    """Two values as a range with one unit: "47–78 %", or one value where they are equal."""
    unit = low.rpartition(NBSP)[2].lstrip("0123456789,")
    return high if low == high else f"{low.removesuffix(unit).rstrip()}–{high}"


def _words(each: Compared) -> str:
    own = _missing(each) or each.own.shows(each.own.value)
    peers = f", liknande {_range_words(each)}" if each.peers else ""
    return f"{each.own.name}: {own}, stadens median {each.own.shows(each.median)}{peers}."


def _missing(each: Compared) -> str:
    if each.own.value is not None:
        return ""
    return "visas inte" if each.own.hidden else "uppgift saknas"


def _any_hidden(rows: Sequence[Compared]) -> bool:
    return any(each.own.hidden for each in rows)


def source_sentence(review: Review) -> Markdown:
    """How the comparison is made, with the source of the size classes."""
    names = listed([each.namn for each in sizes().klasser])
    labels = listed([slag.flera for slag in begrepp().slag.values()])
    return escape(
        f"{sentence_case(labels)} jämförs var för sig, i storleksklasserna {names} ({sizes().kalla}). Spridningen "
        f"visas när minst {in_words(sizes().minst_jamforbara)} liknande har ett värde. Ingen annan nämnd och inget "
        "annat bolag namnges, och det finns ingen rangordning: uppdrag och förutsättningar skiljer sig åt."
    )
