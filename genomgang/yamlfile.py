"""Read a YAML file written by hand, and check its fields. The only module that imports PyYAML (safe loading only)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from genomgang.errors import DataError

_YAML_HINT = "Rätta raden: skriv ”fält: värde” och sätt citattecken om värden som innehåller kolon."


def read_yaml(path: Path) -> dict[str, Any]:
    """The file's fields; DataError where it is missing, not UTF-8, not YAML or not a list of fields."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DataError(
            f"Filen {path.name} saknas.", where=str(path), remedy="Lägg filen i mappen eller välj en annan mapp."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            f"Filen {path.name} kan inte läsas ({type(error).__name__}).",
            where=str(path),
            remedy="Kontrollera rättigheterna och spara filen som UTF-8.",
        ) from None
    return parse_yaml(text, where=str(path))


def parse_yaml(text: str, *, where: str, line_offset: int = 0) -> dict[str, Any]:
    """The fields of a YAML text. `line_offset` is added to line numbers, for YAML that stands inside another file."""
    try:
        fields = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = f", rad {error.problem_mark.line + 1 + line_offset}" if error.problem_mark else ""
        raise DataError("YAML-texten går inte att tolka.", where=f"{where}{line}", remedy=_YAML_HINT) from None
    except RecursionError:
        raise DataError(
            "YAML-texten är för djupt nästlad.", where=where, remedy="Ta bort klamrar och hakparenteser som blivit fel."
        ) from None
    except (yaml.YAMLError, ValueError):
        raise DataError("YAML-texten går inte att tolka.", where=where, remedy=_YAML_HINT) from None
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise DataError("YAML-texten har inga fält.", where=where, remedy=_YAML_HINT)
    return {str(name): value for name, value in fields.items()}


def check_names(fields: Mapping[str, Any], known: Iterable[str], *, where: str) -> None:
    """DataError with the nearest match where a field has a name that is not among `known`."""
    known = tuple(known)
    for name in fields:
        if name not in known:
            raise DataError(
                f"Fältet ”{name}” är okänt.{nearest(name, known)}",
                where=where,
                remedy=f"Välj bland: {', '.join(known)}.",
            )


def nearest(name: str, known: Iterable[str]) -> str:
    """A Swedish sentence that proposes the most similar of `known`, or nothing where none is similar."""
    import difflib

    matches = difflib.get_close_matches(name.lower(), list(known), n=1, cutoff=0.5)
    return f" Menade du ”{matches[0]}”?" if matches else ""


def as_date(fields: Mapping[str, Any], name: str, *, where: str) -> dt.date:
    """The field as a date; DataError where it is missing or not an ISO date."""
    value = fields.get(name)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    problem = f"Fältet ”{name}” saknas." if value is None else f"Fältet ”{name}” är inget datum: ”{value}”."
    raise DataError(problem, where=where, remedy=f"Skriv till exempel ”{name}: 2023-10-31”.")


def as_text(fields: Mapping[str, Any], name: str, *, where: str) -> str:
    """The field as text, empty where it is missing; DataError where it is a list or a group of fields."""
    value = fields.get(name)
    if value is None:
        return ""
    if isinstance(value, list | dict):
        raise DataError(f"Fältet ”{name}” ska vara en text.", where=where, remedy=f"Skriv ”{name}: …” på en rad.")
    return str(value).strip()
