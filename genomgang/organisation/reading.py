"""`organisation.yml` → `Organisation`, checked like a delivery: everything that is wrong is told at once.

The only module that imports pydantic, which compares the file with the fields of `model`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError

from genomgang.organisation import model
from genomgang.organisation.colours import READABLE, contrast
from genomgang.organisation.faults import Fault, refuse
from genomgang.organisation.logotype import faults_of_logotype
from genomgang.organisation.model import Organisation, Slag
from genomgang.reading.yamlfile import RepeatedFields, nearest, quoted, read_yaml

_SMALLEST_LIMIT = 3
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SHORT_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_GENITIVE = ("s", "x", "z")
_EXAMPLES = {
    "den": "Skriv ordet i bestämd form, till exempel ”den: kommunen”.",
    "dess": "Skriv ordet i genitiv, till exempel ”dess: kommunens”.",
}

for _each in vars(model).values():
    if is_dataclass(_each):
        setattr(_each, "__pydantic_config__", ConfigDict(extra="forbid", str_strip_whitespace=True))  # noqa: B010


def read_organisation(path: Path) -> Organisation:
    """Read and check the file. DataError that lists every fault: the field, what is wrong, what to write."""
    repeated: list[Fault] = []
    try:
        given = read_yaml(path)
    except RepeatedFields as found:
        given = dict(found.fields)
        repeated = [
            Fault(f"rad {line}, {quoted(name)}", "står redan i samma grupp.", "Behåll det som gäller.")
            for name, line in found.repeated
        ]
    try:
        read = TypeAdapter(Organisation).validate_python(given)
    except ValidationError as error:
        refuse([*repeated, *_of_shape(error, given), *_of_content(given, path)], path)
        raise AssertionError("an error without faults") from error
    refuse([*repeated, *_of_content(given, path)], path)
    return read


def _of_shape(error: ValidationError, given: Mapping[str, Any]) -> Iterator[Fault]:
    for each in error.errors(include_url=False, include_input=True):
        place = [str(part) for part in each["loc"]]
        yield _told(each["type"], place, each.get("input"), each.get("ctx") or {})


def _told(kind: str, place: list[str], value: object, details: Mapping[str, Any]) -> Fault:
    where, name = ".".join(place), place[-1]
    match kind:
        case "missing" | "missing_argument":
            return Fault(where, "saknas.", _EXAMPLES.get(name, f"Lägg till raden ”{name}: …”."))
        case "unexpected_keyword_argument" | "extra_forbidden":
            known = _known_at(place[:-1])
            return Fault(where, f"är okänt.{nearest(name, known)}", f"Fält som finns här: {', '.join(known)}.")
        case "enum":
            return Fault(where, f"är ”{quoted(value)}”.", f"Skriv ett av {', '.join(Slag)}.")
        case "bool_type" | "bool_parsing":
            return Fault(where, f"är ”{quoted(value)}”.", "Skriv true eller false.")
        case "int_type" | "int_parsing" | "int_from_float":
            return Fault(where, f"är ”{quoted(value)}”.", "Skriv ett heltal.")
        case "string_type":
            return Fault(
                where, f"är {quoted(value)} och ingen text.", "Skriv en text, med citattecken om den är ett tal."
            )
        case "dict_type" | "mapping_type" | "dataclass_type":
            return Fault(where, f"är ”{quoted(value)}” och ingen grupp av fält.", "Skriv ett fält per rad, indraget.")
        case _:
            return Fault(where, f"har fel slags värde, {quoted(value)}.", "Jämför med filen som följer med programmet.")


def _known_at(place: list[str]) -> list[str]:
    """The fields that the model has at a place of the file."""
    kind: Any = Organisation
    for part in place:
        hints = get_type_hints(kind) if is_dataclass(kind) else {}
        kind = hints.get(part) or next((each for each in reversed(get_args(kind)) if is_dataclass(each)), kind)
        if not is_dataclass(kind):
            kind = next((each for each in get_args(kind) if is_dataclass(each)), kind)
    return [each.name for each in fields(kind)] if is_dataclass(kind) else []


def _of_content(given: Mapping[str, Any], path: Path) -> Iterator[Fault]:
    """What the fields' kinds do not say, of those parts that are there."""
    for name in ("enheter", "roller", "beslutande", "kurser"):
        yield from _short_names(_group(given, name), name)
    yield from _short_names(_group(_group(given, "arbetssatt"), "obligatoriska"), "arbetssatt.obligatoriska")
    yield from _short_names(_group(_group(given, "kompetenstest"), "omraden"), "kompetenstest.omraden")
    yield from _genitives(given)
    yield from _followed_area(_group(given, "kompetenstest"))
    yield from _courses(_group(given, "kurser"))
    yield from _limits(_group(given, "gransvarden"))
    yield from _open_data(_group(given, "oppna_data"))
    yield from _colours(_group(given, "farger"))
    yield from faults_of_logotype(_group(given, "logotyp"), path.parent)


def _group(given: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = given.get(name)
    return found if isinstance(found, dict) else {}


def _short_names(found: Mapping[str, Any], where: str) -> Iterator[Fault]:
    """Short names stand in deliveries; two that say the same thing to a reader are one too many."""
    said: dict[str, str] = {}
    for name, each in found.items():
        if not _SHORT_NAME.fullmatch(str(name)):
            yield Fault(
                f"{where}.{quoted(name)}",
                "är inget kortnamn.",
                "Börja med en bokstav a–z och använd bara a–z, siffror och understreck, högst 40 tecken.",
            )
        label = each.get("namn" if where == "kurser" else "sort") if isinstance(each, dict) else each
        if not isinstance(label, str):
            continue
        if label.casefold() in said:
            yield Fault(
                f"{where}.{name}",
                f"heter ”{quoted(label)}”, precis som {said[label.casefold()]}.",
                "Ge dem olika namn, eller ta bort den ena.",
            )
        said.setdefault(label.casefold(), str(name))


def _genitives(given: Mapping[str, Any]) -> Iterator[Fault]:
    places = {"kallas": _group(given, "kallas"), "kompetenstest": _group(given, "kompetenstest")}
    places |= {f"enheter.{name}": each for name, each in _group(given, "enheter").items() if isinstance(each, dict)}
    for place, found in places.items():
        said = found.get("dess")
        if isinstance(said, str) and not said.strip().endswith(_GENITIVE):
            yield Fault(f"{place}.dess", f"är ”{quoted(said)}”, som ingen genitiv slutar.", _EXAMPLES["dess"])


def _followed_area(found: Mapping[str, Any]) -> Iterator[Fault]:
    areas = _group(found, "omraden")
    if found and not areas:
        yield Fault("kompetenstest.omraden", "har inga områden.", "Skriv ett område per rad: ”kortnamn: Namn”.")
    elif areas and "foljt" in found and found["foljt"] not in areas:
        yield Fault(
            "kompetenstest.foljt",
            f"är ”{quoted(found['foljt'])}”, som inte är något av områdena.",
            f"Välj bland {', '.join(map(str, areas))}.",
        )


def _courses(found: Mapping[str, Any]) -> Iterator[Fault]:
    courses = [each for each in found.values() if isinstance(each, dict)]
    if found and not any(each.get("obligatorisk") is True for each in courses):
        yield Fault("kurser", "har ingen obligatorisk kurs.", "Skriv ”obligatorisk: true” på minst en kurs.")
    if sum(each.get("ledning") is True for each in courses) > 1:
        yield Fault("kurser", "har mer än en kurs för ledningen.", "Skriv ”ledning: true” på högst en kurs.")


def _limits(found: Mapping[str, Any]) -> Iterator[Fault]:
    for name, value in found.items():
        if isinstance(value, int) and not isinstance(value, bool) and value < _SMALLEST_LIMIT:
            yield Fault(
                f"gransvarden.{name}",
                f"är {value}. Då visas uppgifter om enskilda personer.",
                f"Skriv minst {_SMALLEST_LIMIT}.",
            )


def _open_data(found: Mapping[str, Any]) -> Iterator[Fault]:
    for name, pattern, example in (
        ("licens", r"https?://\S+", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("kontakt", r"[^@\s]+@[^@\s]+\.\w+", "oppnadata@exempel.se"),
    ):
        value = found.get(name)
        if isinstance(value, str) and not re.fullmatch(pattern, value):
            yield Fault(
                f"oppna_data.{name}", f"är ”{quoted(value)}”.", f"Skriv adressen hel, till exempel ”{example}”."
            )


def _colours(found: Mapping[str, Any]) -> Iterator[Fault]:
    for name, value in found.items():
        if name not in ("accent", "kontrast") or not isinstance(value, str):
            continue
        if not _COLOUR.fullmatch(value):
            yield Fault(
                f"farger.{name}", f"är ”{quoted(value)}”.", "Skriv färgen som ”#rrggbb”, till exempel ”#1f5f8b”."
            )
        elif (ratio := contrast(value, "#ffffff")) < READABLE:
            shown = f"{ratio:.1f}".replace(".", ",")
            yield Fault(
                f"farger.{name}",
                f"{value} har kontrasten {shown}:1 mot vitt.",
                "Välj en mörkare färg: text och diagram behöver minst 4,5:1.",
            )
