"""Charts of many nämnder and of many years, from the objects that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from genomgang.text.swedish import percent
from genomgang.topics.jamforelse import SCALES, missing

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from genomgang.city.comparison import Compared


def small_multiples(series: Sequence[Any], periods: Sequence[str]) -> Figure:
    """Shares over the years, a panel for each series (`figure`, a key figure, and `values`), from 0 to 100 per cent."""
    from genomgang.charts.panels import Panel, panels

    rows = [
        Panel(each.figure.name, each.values, each.figure.target.value if each.figure.target else None)
        for each in series
    ]
    return panels(rows, periods, show=percent, maximum=100)


def peers_chart(rows: Sequence[Compared], *, own_label: str, range_label: str, median_label: str) -> Figure:
    """Key figures beside the city's median and the range of the peers, each on its unit's scale."""
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
                maximum=SCALES[each.own.unit],
                note=missing(each.own) or each.own.told,
            )
            for each in rows
        ],
        own_label=own_label,
        range_label=range_label,
        median_label=median_label,
    )


def everybody(rows: Sequence[tuple[Any, Sequence[float], float]], *, others_label: str) -> Figure:
    """Everybody's value of each key figure as dots: a figure's total, the values, and the end of its scale."""
    from genomgang.charts.spread import SpreadRow, spread

    found = [
        SpreadRow(
            label=each.example.name, others=tuple(sorted(values)), own=None, show=each.example.shows, maximum=maximum
        )
        for each, values, maximum in rows
    ]
    return spread(found, own_label="", others_label=others_label)
