"""What every kind of chart has in common: it draws a frame on an Axes, and can say in a word or two what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, Generic, ParamSpec

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from genomgang.charts.axes import new_axes

Settings = ParamSpec("Settings")


@dataclass(frozen=True)
class Chart(Generic[Settings]):
    """A kind of chart, called as `chart(frame, ax, …)`: draws the frame's rows on `ax`.

    It gives the figure of `ax` the height that it needs. An alt text begins with `kind`: "Liggande staplar".
    """

    kind: str
    draw: Callable[Concatenate[pd.DataFrame, Axes, Settings], None]

    def __call__(self, frame: pd.DataFrame, ax: Axes, *args: Settings.args, **settings: Settings.kwargs) -> None:
        self.draw(frame, ax, *args, **settings)


Draw = Callable[Concatenate[pd.DataFrame, Axes, Settings], None]


def kind(words: str) -> Callable[[Draw[Settings]], Chart[Settings]]:
    """Make a function that draws a frame on an Axes a kind of chart, called `words`."""
    return lambda draw: Chart(words, draw)


def drawn(chart: Chart[Any], frame: pd.DataFrame, **settings: Any) -> Figure:
    """The chart alone in a figure as wide as the text."""
    ax = new_axes()
    chart(frame, ax, **settings)
    figure = ax.figure
    assert isinstance(figure, Figure)
    return figure
