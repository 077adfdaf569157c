"""Read a YAML file written by hand, and check its fields. The only module that imports PyYAML (safe loading only)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from genomgang.errors import DataError
from genomgang.reading import moment

LONGEST_QUOTE = 60
"""Characters of a value that a message quotes; what is longer is cut before anything is done with it."""

LARGEST = 200_000
"""Characters of a YAML text that are read at all."""

MOST_REPEATED = 20
"""Fields that stand twice, of which so many are told."""

_YAML_HINT = "Rätta raden: skriv ”fält: värde” och sätt citattecken om värden som innehåller kolon."
_LONGEST_NUMBER = 30


class _Refused(yaml.MarkedYAMLError):
    """A part of YAML that nothing written by hand needs, and that can make a small file endless or ambiguous."""

    def __init__(self, problem: str, remedy: str, mark: yaml.Mark | None) -> None:
        super().__init__(problem=problem, problem_mark=mark)
        self.said = problem
        self.remedy = remedy


class RepeatedFields(DataError):
    """Fields that stand twice: each with its line; `fields` holds all that was read, of such the last."""

    def __init__(self, repeated: Sequence[tuple[str, int]], fields: Mapping[str, Any], where: str) -> None:
        self.repeated, self.fields = tuple(repeated), fields
        first, line = repeated[0]
        super().__init__(
            f"Fältet ”{quoted(first)}” står två gånger.",
            where=f"{where}, rad {line}",
            remedy="Behåll det som gäller.",
        )


class _Plain(yaml.SafeLoader):
    """Safe YAML without references from one place to another; fields that stand twice are remembered by line."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.repeated: list[tuple[str, int]] = []

    def fetch_alias(self) -> None:
        self._refuse_reference()

    def fetch_anchor(self) -> None:
        self._refuse_reference()

    def _refuse_reference(self) -> None:
        raise _Refused(
            "Värdet börjar med * eller &, som i YAML är en hänvisning till ett annat ställe. Sådana läses inte.",
            "Skriv ut värdet, och sätt citattecken om det om tecknet ska vara med.",
            self.get_mark(),
        )

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        seen: set[str] = set()
        for key, _ in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name and name in seen and len(self.repeated) < MOST_REPEATED:
                self.repeated.append((name, key.start_mark.line + 1))
            seen.add(name)
        return super().construct_mapping(node, deep=deep)

    def number(self, node: yaml.ScalarNode) -> Any:
        """A whole number; what is too long to be one that anybody means stays text."""
        text = str(self.construct_scalar(node))
        return text if len(text) > _LONGEST_NUMBER else self.construct_yaml_int(node)


_Plain.add_constructor("tag:yaml.org,2002:int", _Plain.number)


def read_yaml(path: Path) -> dict[str, Any]:
    """The file's fields; DataError where it is missing, not UTF-8, not YAML or not a list of fields."""
    try:
        text = moment.read_bytes(path).decode("utf-8-sig")
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
    if len(text) > LARGEST:
        raise DataError(
            f"YAML-texten är längre än {LARGEST} tecken och läses inte.",
            where=where,
            remedy="Ta bort det som blivit fel.",
        )
    try:
        loader = _Plain(text)  # a safe one
        fields = loader.get_single_data()
    except _Refused as refused:
        at = refused.problem_mark.line + 1 + line_offset if refused.problem_mark else 1
        raise DataError(refused.said, where=f"{where}, rad {at}", remedy=refused.remedy) from None
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
    named = {str(name): value for name, value in fields.items()}
    if loader.repeated:
        raise RepeatedFields([(name, line + line_offset) for name, line in loader.repeated], named, where)
    return named


def as_yaml(fields: Mapping[str, Any]) -> str:
    """The fields as a YAML text that `parse_yaml` reads, in their order."""
    return yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False, width=120)


def with_field(text: str, group: str, name: str, value: str, *, where: str) -> str:
    """The YAML text with one field of a group set, and everything else, comments too, as it was.

    The group is added last where it is missing. DataError where the text does not then say just that.
    """
    before = parse_yaml(text, where=where)
    fields = before.get(group) or {}
    changed = _with_field(text, group, name, json.dumps(value, ensure_ascii=False))
    if not isinstance(fields, dict) or parse_yaml(changed, where=where) != {**before, group: {**fields, name: value}}:
        raise DataError(
            f"Fältet ”{name}” under ”{group}” kan inte ändras för sig.",
            where=where,
            remedy=f"Skriv själv {name}: {json.dumps(value, ensure_ascii=False)} under {group}, med ett fält per rad.",
        )
    return changed


def _with_field(text: str, group: str, name: str, value: str) -> str:
    line_end = "\r\n" if "\r\n" in text else "\n"
    root = yaml.compose(text, _Plain)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    key, block = next(((key, block) for key, block in pairs if key.value == group), (None, None))
    if key is None:
        gap = "" if not text or text.endswith(("\n", "\r")) else line_end
        return f"{text}{gap}{group}:{line_end}  {name}: {value}{line_end}"
    if isinstance(block, yaml.MappingNode) and block.value:
        for inner, old in block.value:
            if inner.value == name:
                space = "" if old.start_mark.index > inner.end_mark.index + 1 else " "
                return f"{text[: old.start_mark.index]}{space}{value}{text[old.end_mark.index :]}"
        first = block.value[0][0].start_mark
        between = ", " if block.flow_style else f"{line_end}{' ' * first.column}"
        return f"{text[: first.index]}{name}: {value}{between}{text[first.index :]}"
    after = text.index(":", key.end_mark.index) + 1
    return f"{text[:after]}{line_end}  {name}: {value}{text[after:]}"


def check_names(fields: Mapping[str, Any], known: Iterable[str], *, where: str) -> None:
    """DataError with the nearest match where a field has a name that is not among `known`."""
    known = tuple(known)
    for name in fields:
        if name not in known:
            raise DataError(
                f"Fältet ”{quoted(name)}” är okänt.{nearest(name, known)}",
                where=where,
                remedy=f"Välj bland: {', '.join(known)}.",
            )


def nearest(name: str, known: Iterable[str]) -> str:
    """A Swedish sentence that proposes the most similar of `known`, or nothing where none is similar."""
    import difflib

    matches = difflib.get_close_matches(name[:LONGEST_QUOTE].lower(), list(known), n=1, cutoff=0.5)
    return f" Menade du ”{matches[0]}”?" if matches else ""


def quoted(value: object) -> str:
    """A value as a message quotes it: on one line, cut to `LONGEST_QUOTE`, a list or a group of fields by its kind."""
    if isinstance(value, list | tuple | set):
        return "en lista"
    if isinstance(value, dict):
        return "en grupp av fält"
    text = " ".join(str(value)[: LONGEST_QUOTE * 4].split())
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"


def as_date(fields: Mapping[str, Any], name: str, *, where: str) -> dt.date:
    """The field as a date; DataError where it is missing or not an ISO date."""
    value = fields.get(name)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    problem = f"Fältet ”{name}” saknas." if value is None else f"Fältet ”{name}” är inget datum: ”{quoted(value)}”."
    raise DataError(problem, where=where, remedy=f"Skriv till exempel ”{name}: 2023-10-31”.")


def as_text(fields: Mapping[str, Any], name: str, *, where: str) -> str:
    """The field as text, empty where it is missing; DataError where it is a list or a group of fields."""
    value = fields.get(name)
    if value is None:
        return ""
    if not isinstance(value, str | int | float | dt.date):
        raise DataError(f"Fältet ”{name}” ska vara en text.", where=where, remedy=f"Skriv ”{name}: …” på en rad.")
    return str(value).strip()
