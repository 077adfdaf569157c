"""The report's parameters, as they were given: what is misspelt or contradicts itself is refused, never left out.

Quarto passes any `-P name:value` on to the notebook, in a cell of its own after the one tagged `parameters`. A name
that no cell reads changes nothing, and the reader would get another nämnd's report than was asked for.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Any

from genomgang.errors import RenderError, UnknownChoice, UserError
from genomgang.plain import beginning, surroundings
from genomgang.publish.output import VERSIONS, Target, check_version
from genomgang.reading.yamlfile import nearest

NAMES = ("namnd", "ar", "version")
"""The parameters of `report.qmd`."""

_INJECTED = ("# Injected Parameters", "# Parameters")
"""First line of the cell that Quarto, or papermill, adds."""


def settled(namnd: Any, ar: Any, version: Any) -> tuple[str, int, str]:
    """The parameters that hold, for the document's first own cell. A profile named as a version stands for it.

    UnknownChoice for a parameter that does not exist, a value of the wrong kind, or a profile that says otherwise.
    RenderError for a format of Quarto's that the report has no template for.
    """
    quarto = surroundings.is_quarto()
    if quarto:
        _tell_errors_without_traceback()
    given = injected(_cells())
    _check_names(given)
    if quarto:
        _check_format(surroundings.wanted_format())
        version = _with_profile(version, given, surroundings.profiles())
    if isinstance(ar, bool) or not isinstance(ar, int):
        raise UnknownChoice(f"Året ”{ar}” är inget årtal.", remedy="Skriv året med fyra siffror, till exempel ar:2024.")
    target = Target(str(namnd), ar, check_version(str(version)))
    if quarto:
        beginning.begin(target)
        _load_display()
    return target.namnd, target.ar, target.version


def _load_display() -> None:
    """What chapters show looks as in our own kernel."""
    from IPython import get_ipython

    from genomgang.plain import display

    shell = get_ipython()
    if shell:
        display.load(shell, surroundings.wanted_format())


def injected(cells: Sequence[str]) -> tuple[str, ...]:
    """The names that were set from outside, given the source of the cells run so far (as IPython's `In` has them)."""
    found = [source for source in cells[2:] if _first_line(source) in _INJECTED]
    if not found:
        return ()
    tree = ast.parse(found[-1])
    targets = [target for each in tree.body if isinstance(each, ast.Assign) for target in each.targets]
    return tuple(target.id for target in targets if isinstance(target, ast.Name))


def _cells() -> Sequence[str]:
    from IPython import get_ipython

    shell = get_ipython()
    return [str(source) for source in shell.user_ns.get("In", [])] if shell else []


def _first_line(source: str) -> str:
    lines = (line.strip() for line in source.splitlines())
    return next((line for line in lines if line and not line.startswith("#|")), "")


def _check_names(given: Sequence[str]) -> None:
    for name in given:
        if name not in NAMES:
            raise UnknownChoice(
                f"Dokumentet har ingen parameter som heter {name}.{nearest(name, list(NAMES))}",
                remedy=f"Parametrar som finns: {', '.join(NAMES)}. Inget dokument har gjorts.",
            )


def _check_format(name: str) -> None:
    if name in ("html", "typst", "docx"):
        return
    if name in ("pdf", "latex", "beamer"):
        raise RenderError(
            f"Formatet {name} görs med LaTeX, som rapporten inte har någon mall för.",
            remedy="Skriv --to typst: då blir det en PDF.",
        )
    raise RenderError(f"Rapporten har ingen mall för formatet {name}.", remedy="Välj --to html, typst eller docx.")


def _with_profile(version: Any, given: Sequence[str], profiles: Sequence[str]) -> Any:
    """The version that the profile names; where a parameter names another, neither can be right."""
    named = [profile for profile in profiles if profile in VERSIONS]
    said = {*named, *([str(version)] if "version" in given else [])}
    if len(said) > 1:
        raise UnknownChoice(
            f"Profilen och parametern säger olika: {' och '.join(sorted(said))}.",
            remedy="Ange versionen på ett av sätten: --profile offentlig eller -P version:offentlig.",
        )
    return named[0] if named else version


def _tell_errors_without_traceback() -> None:
    """A user's mistake is told by its own words; Quarto prints whatever traceback the kernel gives."""
    from IPython import get_ipython

    def told(shell: Any, kind: Any, error: BaseException, _traceback: Any, tb_offset: Any = None) -> list[str]:
        lines = ["", str(error), ""]
        shell._showtraceback(kind, error, lines)  # IPython leaves the telling to whoever handles the error
        return lines

    shell = get_ipython()
    if shell:
        shell.set_custom_exc((UserError,), told)
