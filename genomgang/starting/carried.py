"""What a new year takes over from the one before: register, mapping, and the actions and decisions that are open."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from checks import CONTRACTS
from genomgang.contracts.template import Row
from genomgang.errors import DataError
from genomgang.reading import read
from genomgang.reading.mapping import FILE as MAPPING
from genomgang.reading.yamlfile import as_yaml, read_yaml
from genomgang.topics.beslut import as_decided

_ENDED = ("klar", "flyttad")
_ASKED_AGAIN = ("status",)
"""What is not taken over of an action: it describes another day."""

_AS_ROWS = ("namnder", "atgarder")
"""What is taken over row by row, into a workbook of our own form."""


@dataclass(frozen=True)
class Carried:
    """Rows for this year's register and action plan, this year's mapping, and what is told of it all."""

    register: list[Row] = field(default_factory=list)
    actions: list[Row] = field(default_factory=list)
    mapping: str = ""
    told: tuple[str, ...] = ()


def carried_from(data: Path, ar: int) -> Carried:
    """What the delivery for `ar` leaves to the next. What cannot be read is told, and is not taken over."""
    told: list[str] = []
    register = _rows(data, ar, "namnder", told)
    register = register[register["giltig_till"].isna()]
    actions = _open_actions(data, ar, told)
    if not register.empty:
        told += [f"Registret har {len(register)} rader från {ar}. Fyll i antal anställda."]
    if not actions.empty:
        told += [f"Åtgärdsplanen har {len(actions)} öppna åtgärder och beslut från {ar}. Fyll i status för varje."]
    mapping = _mapping(data / str(ar) / MAPPING)
    if mapping:
        told += [f"{MAPPING} är densamma som {ar}, utan de besked som gällde det årets filer. Kontrollera filnamnen."]
    return Carried(
        _as_rows(register.drop(columns="antal_anstallda")),
        _as_rows(actions.drop(columns=list(_ASKED_AGAIN))),
        mapping,
        tuple(told),
    )


def _rows(data: Path, ar: int, dataset: str, told: list[str]) -> pd.DataFrame:
    from genomgang.contracts.frames import empty_frame

    try:
        return read(CONTRACTS[dataset], data, ar).frame
    except DataError as error:
        told.append(f"{CONTRACTS[dataset].title} från {ar} kan inte tas över: {error.problem}")
        return empty_frame(CONTRACTS[dataset])


def _open_actions(data: Path, ar: int, told: list[str]) -> pd.DataFrame:
    """The plan as the meeting left it, without what has ended; proposals that were put off are proposed again."""
    actions, decisions = (_rows(data, ar, name, told) for name in ("atgarder", "beslut"))
    plan = as_decided(actions, decisions, ar)
    put_off = actions[actions["atgard_id"].isin(decisions.loc[decisions["utfall"] == "bordlagd", "beslut_id"])]
    again = put_off.assign(beslutat_ar=pd.array([ar + 1] * len(put_off), dtype="Int64"))
    found = pd.concat([plan, again], ignore_index=True) if len(again) else plan
    return found[~found["status"].isin(_ENDED)]


def _as_rows(frame: pd.DataFrame) -> list[Row]:
    found: list[Row] = []
    for row in frame.to_dict("records"):
        known = {str(name): value for name, value in row.items() if not pd.isna(value)}
        found.append(
            {name: value.date() if isinstance(value, pd.Timestamp) else value for name, value in known.items()}
        )
    return found


def _mapping(path: Path) -> str:
    """The year's mapping of what is delivered anew, without its answers, which were about that year's files.

    Empty where there is none.
    """
    if not path.is_file():
        return ""
    datasets = {
        name: {each: value for each, value in fields.items() if each != "besked"}
        for name, fields in read_yaml(path).items()
        if isinstance(fields, dict) and name not in _AS_ROWS
    }
    return as_yaml(datasets) if datasets else ""
