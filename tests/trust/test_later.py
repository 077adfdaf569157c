"""A library that stands for itself until something in it is asked for."""

import importlib
import sys

import pytest

from genomgang.running.later import Later

NAME = "imported_later"


@pytest.fixture
def library(tmp_path, monkeypatch):
    (tmp_path / f"{NAME}.py").write_text("answer = 42\nasked = []\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    stands_in = Later(NAME)
    monkeypatch.setitem(sys.modules, NAME, stands_in)
    return stands_in


def test_an_import_loads_nothing(library):
    assert importlib.import_module(NAME) is library
    assert "answer" not in vars(library)


def test_what_is_asked_for_comes_from_the_library_loaded_once(library):
    assert library.answer == 42
    library.asked.append(1)
    assert library.asked == sys.modules[NAME].asked == [1]
    assert sys.modules[NAME] is not library


def test_what_the_library_lacks_is_lacking(library):
    with pytest.raises(AttributeError, match="has no attribute 'question'"):
        library.question  # noqa: B018
