"""The same inputs give the same bytes, wherever and by whomever."""

import pytest

from genomgang import reproduce


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_two_unlike_surroundings_give_the_same_bytes(capsys):
    assert reproduce.main() == 0
    shown = capsys.readouterr().out
    assert [line.split()[:2] for line in shown.splitlines()[1:]] == [[kind, "ja"] for kind in reproduce.FORMATS]


def test_one_format_that_differs_is_shown_with_both_sums_and_ends_with_code_1(monkeypatch, capsys):
    def made(around, _base):
        return {kind: "a" * 64 for kind in reproduce.FORMATS} | {"pdf": around.folder[:1] * 64}

    monkeypatch.setattr(reproduce, "digests", made)
    assert reproduce.main() == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == f"html    ja    {'a' * 64}"
    assert lines[2:4] == [f"pdf     NEJ   {'e' * 64}", f"{'':<14}{'t' * 64}"]
