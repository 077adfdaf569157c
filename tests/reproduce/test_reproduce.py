"""The same inputs give the same bytes, wherever and by whomever."""

import contextlib
import io
import os
import sys

import pytest

from genomgang.errors import RenderError
from tools import reproduce

SUMS = {kind: "a" * 64 for kind in reproduce.FORMATS}


@pytest.fixture(scope="module")
def outcome():
    """The exit code and the lines of a whole run."""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        code = reproduce.main()
    return code, said.getvalue().splitlines()


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_two_unlike_surroundings_give_the_same_bytes(outcome):
    code, (_, *formats, _) = outcome
    assert code == 0
    assert [line.split()[:2] for line in formats] == [[kind, "ja"] for kind in reproduce.FORMATS]


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(not reproduce.another_user()[0], reason="this machine lends nobody another user id")
def test_the_two_were_made_by_unlike_users(outcome):
    assert outcome[1][-1] == f"Rapporterna gjordes med olika användar-id: {os.getuid()} och 12345."


@pytest.fixture
def made(monkeypatch):
    """Gives the two renders' sums and users without rendering."""

    def give(*results):
        left = iter(results)
        monkeypatch.setattr(reproduce, "make", lambda _around, _base: next(left))

    return give


def test_one_format_that_differs_is_shown_with_both_sums_and_ends_with_code_1(made, capsys):
    made(reproduce.Made(SUMS | {"pdf": "e" * 64}, "0"), reproduce.Made(SUMS | {"pdf": "t" * 64}, "12345"))
    assert reproduce.main() == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == f"html    ja    {'a' * 64}"
    assert lines[2:4] == [f"pdf     NEJ   {'e' * 64}", f"{'':<14}{'t' * 64}"]


def test_where_no_other_user_can_be_had_the_bytes_are_compared_and_the_reasons_told(made, monkeypatch, capsys):
    refuses = (sys.executable, "-c", "import sys; sys.exit('Operation not permitted')")
    monkeypatch.setattr(reproduce, "ways", lambda _user: (("finns-inte",), refuses))
    made(reproduce.Made(SUMS, "1000"), reproduce.Made(SUMS, "1000"))
    assert reproduce.main() == 0
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Ett annat användar-id är INTE prövat: datorn tillåter det inte här "
        f"(finns-inte: går inte att köra; {sys.executable}: Operation not permitted)."
    )


def test_a_way_that_changes_nobody_is_not_taken(monkeypatch):
    monkeypatch.setattr(reproduce, "ways", lambda _user: (("env",),))
    assert reproduce.another_user() == ((), "env: ger inget annat id")


def test_a_render_that_fails_is_told_without_a_traceback(monkeypatch, capsys):
    def fail(_around, _base):
        raise RenderError("Rapporten kunde inte göras i provmiljön.")

    monkeypatch.setattr(reproduce, "make", fail)
    assert reproduce.main() == 1
    assert capsys.readouterr().err == "Rapporten kunde inte göras i provmiljön.\n"
