"""Rules that somebody has edited: a value of the wrong kind is told with its file, and is no traceback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import yaml

from genomgang.errors import DataError
from genomgang.regler import SHIPPED, maskering, ordlista, regelverk, risk, storlek

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
    whole, refused = yaml.safe_load((SHIPPED / f"{name}.yml").read_text(encoding="utf-8")), 0
    for number, fields in enumerate(islice(changed(whole), 250)):
        path = tmp_path / f"{name}-{number}.yml"  # a new file each time: what is read of a path is kept
        path.write_text(yaml.safe_dump(fields, allow_unicode=True), encoding="utf-8")
        try:
            LOADERS[name](path)
        except DataError as problem:
            refused += 1
            assert path.name in problem.where
            assert problem.remedy
    assert refused >= 5
