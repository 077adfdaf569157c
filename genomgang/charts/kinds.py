"""What every kind of chart has in common: it draws a frame on an Axes, and can say in a word or two what it is."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Concatenate, Generic, ParamSpec

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from genomgang.charts.axes import new_axes
from genomgang.charts.telling import Tell, value_first

Settings = ParamSpec("Settings")
Draws = Callable[[Mapping[str, Any]], Sequence[str]]
"""A chart's settings → the columns that it draws with them."""


@dataclass(frozen=True)
class Chart(Generic[Settings]):
    """A kind of chart, called as `chart(frame, ax, …)`: draws the frame's rows on `ax`.

    It gives the figure of `ax` the height that it needs. An alt text begins with `kind` ("Liggande staplar") and goes
    on with each row as `tell` puts it. `draws` names the columns that are drawn, the most important first, from the
    settings; what is not drawn is not told. Without it every column is drawn.
    """

    kind: str
    draw: Callable[Concatenate[pd.DataFrame, Axes, Settings], None]
    tell: Tell
    draws: Draws | None = None

    def __call__(self, frame: pd.DataFrame, ax: Axes, *args: Settings.args, **settings: Settings.kwargs) -> None:
        self.draw(frame, ax, *args, **settings)

    def drawn_columns(self, frame: pd.DataFrame, settings: Mapping[str, Any]) -> list[int]:
        """The places in the frame of the columns that are drawn, the most important first."""
        if self.draws is None:
            return list(range(frame.shape[1]))
        return [list(frame.columns).index(name) for name in self.draws(settings) if name in frame.columns]

    def understood(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        """Those of the settings that this kind of chart has: one with words alone knows nothing of units."""
        return {name: value for name, value in settings.items() if name in inspect.signature(self.draw).parameters}


Draw = Callable[Concatenate[pd.DataFrame, Axes, Settings], None]


def kind(
    words: str, tell: Tell = value_first, draws: Draws | None = None
) -> Callable[[Draw[Settings]], Chart[Settings]]:
    """Make a function that draws a frame on an Axes a kind of chart: it is called `words`, `tell` tells its rows, and
    `draws` which columns are drawn."""
    return lambda draw: Chart(words, draw, tell, draws)


def drawn(chart: Chart[Any], frame: pd.DataFrame, **settings: Any) -> Figure:
    """The chart alone in a figure as wide as the text."""
    ax = new_axes()
    chart(frame, ax, **settings)
    figure = ax.figure
    assert isinstance(figure, Figure)
    return figure
