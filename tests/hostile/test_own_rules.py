"""Rules that somebody has edited: a value of the wrong kind is told with its file, and is no traceback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from genomgang.errors import DataError
from genomgang.regler import maskering, ordlista, regelverk, risk, storlek

pytestmark = pytest.mark.slow

LOADERS: dict[str, Callable[[Path], Any]] = {
    "maskering": maskering.grounds,
    "ordlista": ordlista.glossary,
    "regelverk": regelverk.rulebook,
    "risk": risk.risk_method,
    "storlek": storlek.sizes,
}
WRONG = (None, [], {}, 7, "x", ["x"], {"x": 1})


def changed(value: Any) -> Iterator[Any]:
    """The value with one part after another of a wrong kind, or gone."""
    yield from WRONG
    if isinstance(value, dict):
        for key in value:
            yield {name: each for name, each in value.items() if name != key}
            for other in changed(value[key]):
                yield {**value, key: other}
    elif isinstance(value, list) and value:
        yield from ([other, *value[1:]] for other in changed(value[0]))


@pytest.mark.parametrize("name", LOADERS)
def test_a_rule_of_the_wrong_kind_is_told_with_its_file(tmp_path, name):
    whole = LOADERS[name].__wrapped__.__wrapped__.__defaults__[0]
    path, refused = tmp_path / whole.name, 0
    for number, fields in enumerate(changed(yaml.safe_load(whole.read_text(encoding="utf-8")))):
        if number > 250:
            break
        path.write_text(yaml.safe_dump(fields, allow_unicode=True), encoding="utf-8")
        LOADERS[name].cache_clear()
        try:
            LOADERS[name](path)
        except DataError as problem:
            refused += 1
            assert path.name in problem.where
            assert problem.remedy
    assert refused >= 5
    LOADERS[name].cache_clear()
