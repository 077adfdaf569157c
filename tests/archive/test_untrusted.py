"""JSON that only a forger would write is refused, wherever we read what others may have written."""

import json

import pikepdf
import pytest

from genomgang.archive.untrusted import DEEPEST, printable, read_json
from genomgang.difference.load import load_report
from genomgang.errors import DataError
from genomgang.evidence.attachments import CONTENT, ORIGIN

NESTED = ["[" * 100_000, "[" * 100_000 + "]" * 100_000, '{"a":' * 900 + "1" + "}" * 900, "[" * 60 + "]" * 60]
STRANGE = [*NESTED, '{"a": 1, "a": 2}', "[NaN]", "[-Infinity]", '["\\ud800"]', '{"\\udfff": 1}', "", "[1,", "9" * 5_000]


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_it_is_a_value_error_and_nothing_else(text):
    with pytest.raises(ValueError):
        read_json(text)


def test_what_ours_look_like_is_read():
    value = {"å": [1, 2.5, None, True, "\U0001f600", {"b": []}], "ä": {}}
    assert read_json(json.dumps(value).encode()) == value
    deepest = "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)
    assert json.dumps(read_json(deepest)) == deepest


@pytest.mark.parametrize("text", NESTED, ids=range(len(NESTED)))
@pytest.mark.parametrize("name", [CONTENT, ORIGIN])
def test_a_pdf_with_such_an_attachment_is_no_report(tmp_path, name, text):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for each in (CONTENT, ORIGIN):
            pdf.attachments[each] = text.encode() if each == name else b"{}"
        pdf.save(tmp_path / "x.pdf")
    with pytest.raises(DataError, match="bär inte med sig sitt underlag"):
        load_report(tmp_path / "x.pdf")


@pytest.mark.parametrize("text", [*NESTED, "[]", "1", '{"metadata": 1}'], ids=range(len(NESTED) + 3))
def test_a_notebook_of_such_json_is_no_report(tmp_path, text):
    (tmp_path / "x.ipynb").write_text(text)
    with pytest.raises(DataError, match="är ingen genomgångs anteckningsbok"):
        load_report(tmp_path / "x.ipynb")


def test_what_is_shown_keeps_to_its_line():
    assert printable("a\n✓ b\x1b[2K\u202ec\u00a0d") == "a�✓ b�[2K�c\u00a0d"
