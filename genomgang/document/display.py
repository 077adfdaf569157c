"""An extension that every kernel of a document loads: how frames and plain charts are shown there.

Frames keep the HTML that their library gives them, and tell beside it what their columns hold, which HTML cannot
say: `genomgang.document.tables` writes numbers in Swedish from that. Charts get the report's own style.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from itertools import count
from types import ModuleType
from typing import Any

KIND = "genomgang"
"""Key of our own facts in an output's metadata: `kinds`, a letter a column after the index, and `hidden_columns`."""

TEXT, NUMBER, DIGITS = "t", "n", "d"
"""What a column holds: text, numbers, or numbers that are names (years, ids) and take no thousands' space."""

_NAMES = re.compile(r"(?:nr|nummer|kod|år|årtal)$|(?:^|[\W_])(?:id|ar|year)$", re.IGNORECASE)
_COLUMNS = re.compile(r"^#\| *layout-ncol: *([1-9])", re.MULTILINE)
_YEARS = (1900, 2100)
_PYPLOT = "matplotlib.pyplot"
_AS_TABLE = ("display.notebook_repr_html", True, "display.large_repr", "truncate")

Shown = tuple[str, dict[str, Any]]


def load_ipython_extension(shell: Any) -> None:
    """Called by IPython when the kernel starts; imports neither pandas nor matplotlib."""
    html = shell.display_formatter.formatters["text/html"]
    for module, name, shown in formatters():
        html.for_type_by_name(module, name, shown)
    charts = _PlainCharts()
    shell.events.register("pre_run_cell", charts.before_cell)
    _after_import_of_pyplot(charts.begin)


def formatters() -> tuple[tuple[str, str, Callable[[Any], Shown]], ...]:
    """A frame's module and name, and what gives its HTML with our facts beside."""
    return (
        ("pandas", "DataFrame", _frame),
        ("pandas.core.frame", "DataFrame", _frame),
        ("pandas", "Series", _series),
        ("pandas.core.series", "Series", _series),
        ("pandas.io.formats.style", "Styler", _styler_formatter()),
        ("polars.dataframe.frame", "DataFrame", _polars),
    )


def _facts(kinds: Sequence[str], *, hidden_columns: bool = False) -> dict[str, Any]:
    return {KIND: {"kinds": "".join(kinds), "hidden_columns": hidden_columns}}


def _frame(frame: Any) -> Shown:
    import pandas as pd

    with pd.option_context(*_AS_TABLE):
        html = frame._repr_html_()  # a table is shown as one, and passes the rule for such, whatever a chapter has set
    limit = pd.get_option("display.max_columns")
    return html, _facts(_kinds(frame), hidden_columns=bool(limit) and frame.shape[1] > limit)


def _series(series: Any) -> Shown:
    return _frame(series.to_frame(series.name if series.name is not None else ""))


def _styler_formatter() -> Callable[[Any], Shown]:
    # A Styler's HTML is full of an id that it draws by lot; the same document must give the same bytes.
    numbers = count(1)

    def shown(styler: Any) -> Shown:
        styler.set_uuid(f"tabell{next(numbers)}")
        hidden = set(styler.hidden_columns)
        kinds = [kind for position, kind in enumerate(_kinds(styler.data)) if position not in hidden]
        return styler._repr_html_() or styler.to_html(), _facts(kinds)

    return shown


def _polars(frame: Any) -> Shown:
    kinds = [
        _number(str(name), list(frame[name])) if frame[name].dtype.is_numeric() else TEXT for name in frame.columns
    ]
    return frame._repr_html_(), _facts(kinds)


def _kinds(frame: Any) -> list[str]:
    from pandas.api import types

    kinds = []
    for position, name in enumerate(frame.columns):
        column = frame.iloc[:, position]
        numeric = types.is_any_real_numeric_dtype(column.dtype)
        names = [str(part) for part in (name if isinstance(name, tuple) else (name,)) if str(part)]
        kinds.append(_number(names[-1] if names else "", list(column.dropna())) if numeric else TEXT)
    return kinds


def _number(name: str, values: Sequence[Any]) -> str:
    present = [value for value in values if value is not None and value == value]  # noqa: PLR0124  NaN
    whole = all(value == int(value) for value in present if abs(value) != float("inf"))
    years = whole and present and all(_YEARS[0] <= value <= _YEARS[1] for value in present)
    return DIGITS if years or _NAMES.search(name) else NUMBER


class _PlainCharts:
    """Gives plain charts the report's style, and a size that keeps their letters as large side by side."""

    def __init__(self) -> None:
        self._columns = 1
        self._size: tuple[float, ...] = ()

    def begin(self, _: ModuleType) -> None:
        """pyplot is here."""
        import matplotlib

        from genomgang.charts.finish import AS_IT_COMES
        from genomgang.charts.style import PLAIN_CHARTS

        matplotlib.rcParams.update({**AS_IT_COMES, **PLAIN_CHARTS})
        self._size = tuple(matplotlib.rcParams["figure.figsize"])
        self._fit()

    def before_cell(self, info: Any) -> None:
        """A cell is about to run."""
        found = _COLUMNS.search(info.raw_cell or "")
        self._columns = int(found[1]) if found else 1
        if self._size:
            self._fit()

    def _fit(self) -> None:
        import matplotlib

        from genomgang.charts.style import plain_size

        if tuple(matplotlib.rcParams["figure.figsize"]) == self._size:  # else the chapter has chosen its own
            self._size = plain_size(self._columns)
            matplotlib.rcParams["figure.figsize"] = self._size


def _after_import_of_pyplot(act: Callable[[ModuleType], None]) -> None:
    """Act when pyplot has been imported and before anybody has used it, so that what a chapter sets itself holds."""
    if _PYPLOT in sys.modules:
        act(sys.modules[_PYPLOT])
    else:
        sys.meta_path.insert(0, _Once(act))


class _Once(MetaPathFinder):
    def __init__(self, act: Callable[[ModuleType], None]) -> None:
        self._act = act

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if fullname != _PYPLOT:
            return None
        sys.meta_path.remove(self)
        spec = find_spec(fullname)
        if spec and spec.loader:
            spec.loader = _Acting(spec.loader, self._act)
        return spec


class _Acting(Loader):
    def __init__(self, loader: Loader, act: Callable[[ModuleType], None]) -> None:
        self._loader, self._act = loader, act

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._loader.exec_module(module)
        self._act(module)
