"""Nothing on a single person passes the last gate, in any format and whoever wrote the cell; ordinary reports do."""

from __future__ import annotations

import io
import json
import re
import zipfile

import nbformat
import pandas as pd
import pikepdf
import pytest
import typst
from builders import make_frame
from hypothesis import given
from hypothesis import strategies as st

from checks import CONTRACTS
from genomgang.document.cells import OWN
from genomgang.errors import RenderError
from genomgang.privacy.finished import check_files, check_notebook
from genomgang.privacy.pdf_text import words_of
from genomgang.privacy.secrets import Secrets, from_frames

PERSON = "p00731"
TRAINING = make_frame(
    "utbildning",
    [
        {"person_id": PERSON, "enhet": "Arkivdepån", "rollgrupp": "chef", "genomford": "2023-02-14"},
        {"person_id": "12", "enhet": "Kök", "anstalld_fran": "2019-03-01"},
        {"person_id": "medarbetare", "enhet": "Kök"},
    ],
)
SECRETS = from_frames([(CONTRACTS["utbildning"], TRAINING)])

ROW = "Arkivdepån | chef | 2023-02-14"
TELLING = {
    "ett id för en person": (
        "Först ut var p00731.",
        "id=P00731",
        "Person\u00ad p00\u00ad731",
        "(p00731)",
        "x;p00731;y",
    ),
    "ett datum för en person, med enhet och roll": (ROW, "arkivdepån 2023-02-14 00:00:00 Chef"),
    "en e-postadress": ("Fråga anna.berg@stockholm.se.", "karin@stockholm.se"),
    "ett personnummer": ("811218-9876", "Se 198112189876.", "1981-12-18-9876", "1981-12-189876"),
}
EACH = [(what, text) for what, texts in TELLING.items() for text in texts]
HARMLESS = (
    "På Kök arbetar 12 personer; 2019-03-01 var en fredag.",
    "Arkivdepån har 14 anställda. Åtgärden ska vara klar 2023-02-14.",
    "Skriv till registrator@stockholm.se eller ring 08-508 00 000.",
    "Fingeravtryck p00731ab1, 2023-02-14, ia-ks-2023-001.",
)


def notebook(*cells):
    book = nbformat.v4.new_notebook(cells=list(cells))
    for number, cell in enumerate(book.cells, start=1):
        cell.metadata[OWN] = {"file": "notebooks/_eget.qmd", "line": 10 * number}
    return book


def showing(**output):
    return nbformat.v4.new_code_cell("visa()", outputs=[nbformat.v4.new_output(**output)])


OUTPUTS = {
    "printed": lambda text: showing(output_type="stream", name="stdout", text=text),
    "warned": lambda text: showing(output_type="stream", name="stderr", text=text),
    "shown": lambda text: showing(output_type="execute_result", data={"text/plain": text}),
    "Markdown": lambda text: showing(output_type="display_data", data={"text/markdown": text}),
    "HTML": lambda text: showing(
        output_type="display_data", data={"text/html": f"<tr><td>{'</td><td>'.join(text.split(' | '))}</td></tr>"}
    ),
    "drawn": lambda text: showing(
        output_type="display_data", data={"image/svg+xml": f"<svg><text>{text}</text></svg>"}
    ),
    "written": nbformat.v4.new_markdown_cell,
}


@pytest.mark.parametrize("way", OUTPUTS)
@pytest.mark.parametrize(("what", "text"), EACH)
def test_a_cell_that_tells_of_a_person_stops_the_document_and_is_named(way, what, text):
    book = notebook(nbformat.v4.new_markdown_cell("Öppet."), OUTPUTS[way](text))
    with pytest.raises(RenderError) as caught:
        check_notebook(book, SECRETS)
    assert caught.value.problem == f"Dokumentet publiceras inte: där står {what}."
    assert "_eget.qmd" in caught.value.where
    assert not any(part in str(caught.value) for part in re.split(r"[ |]+", text) if re.search(r"\d{3}|@", part))


@pytest.mark.parametrize("way", OUTPUTS)
@pytest.mark.parametrize("text", HARMLESS)
def test_counts_dates_and_functions_pass(way, text):
    check_notebook(notebook(OUTPUTS[way](text)), SECRETS)


def test_a_tag_in_markdown_does_not_make_one_row_of_its_lines():
    text = "<details>\n\n| Arkivdepån | 12 |\n\n| Chefer | 3 |\n\nchef, mätdatum 2023-02-14\n\n</details>"
    check_notebook(notebook(OUTPUTS["Markdown"](text)), SECRETS)
    with pytest.raises(RenderError):
        check_notebook(notebook(OUTPUTS["Markdown"](text.replace("| 12", "| <b>chef</b> 2023-02-14"))), SECRETS)


def test_a_row_of_the_data_printed_as_it_is_is_refused_by_its_columns_even_without_an_id():
    book = notebook(OUTPUTS["printed"](str(TRAINING[["enhet", "genomford"]].iloc[2])))
    with pytest.raises(RenderError, match="kolumnen genomford, som gäller enskilda personer"):
        check_notebook(book, SECRETS)


def html(folder, text):
    path = folder / "rapport.html"
    inline = "data:font/woff2;base64," + "A" * 100
    path.write_text(f"<style>@font-face{{src:url({inline})}}</style><table><tr><td>{text}</td></tr></table>")
    return path


def split_html(folder, text):
    path = folder / "rapport.html"
    path.write_text("<p>" + "".join(f"<span>{letter}</span>" for letter in text) + "</p>")
    return path


def hidden_html(folder, text):
    path = folder / "rapport.html"
    path.write_text(f'<p>Öppet.</p><img alt="{text}" src="x">')
    return path


def docx(folder, text):
    path = folder / "rapport.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
    return path


def pdf(folder, text):
    path = folder / "rapport.pdf"
    source = folder / "rapport.typ"
    source.write_text(f"= Öppet\n\n#table(columns: 1, [{text.replace('@', chr(92) + '@')}])", encoding="utf-8")
    typst.compile(source, output=path)
    return path


def attached(folder, text):
    source, path = folder / "rapport.typ", folder / "rapport.pdf"
    (folder / "tabell.csv").write_text(f"Enhet;Värde\n{text}\n", encoding="utf-8")
    source.write_text('#pdf.attach("tabell.csv")\n\nÖppet.', encoding="utf-8")
    typst.compile(source, output=path)
    return path


def ipynb(folder, text):
    path = folder / "rapport.ipynb"
    path.write_text(json.dumps({"cells": [{"outputs": [{"text": ["Öppet.\n", f"{text}\n"]}]}]}))
    return path


@pytest.mark.parametrize("write", [html, split_html, hidden_html, docx, pdf, attached, ipynb])
@pytest.mark.parametrize("text", ["p00731", "811218-9876", "anna.berg@stockholm.se"])
def test_whatever_the_source_a_finished_file_that_tells_of_a_person_is_refused(tmp_path, write, text):
    path = write(tmp_path, text)
    with pytest.raises(RenderError) as caught:
        check_files({"fil": path}, SECRETS)
    assert caught.value.where == path.name
    assert text not in str(caught.value)


@pytest.mark.parametrize("write", [html, split_html, hidden_html, docx, pdf, attached, ipynb])
def test_a_finished_file_without_persons_passes(tmp_path, write):
    check_files({"fil": write(tmp_path, HARMLESS[0])}, SECRETS)


WRAPPED = st.sampled_from(["{}", "({})", "{}.", "id {}", "”{}”", "a;{};b", "{}\u00ad", "\u200b{}"])


@given(st.from_regex(r"\A[a-zåäö]{1,4}[0-9]{3,6}\Z"), WRAPPED, st.booleans())
def test_an_id_is_found_however_it_is_written(identity, wrapped, capital):
    text = wrapped.format(identity.upper() if capital else identity)
    with pytest.raises(RenderError):
        check_notebook(notebook(OUTPUTS["printed"](text)), Secrets(frozenset({identity}), {}))


@given(
    st.lists(st.integers(0, 99_999).map(str) | st.sampled_from(["enhet", "chef", "kurs", "alla", "2023"]), max_size=30)
)
def test_numbers_and_words_are_no_persons_even_where_ids_are_such(words):
    rows = make_frame("utbildning", [{"person_id": word} for word in {*words, "1"}])
    secrets = from_frames([(CONTRACTS["utbildning"], rows)])
    check_notebook(notebook(OUTPUTS["printed"](" ".join(words))), secrets)


def test_dates_of_other_namnder_are_not_looked_for_but_their_ids_are():
    frames = [(CONTRACTS["utbildning"], TRAINING)]
    found = from_frames(frames, ["en-annan"])
    assert (found.ids, dict(found.by_date)) == (frozenset({PERSON}), {})
    assert pd.Timestamp("2023-02-14").strftime("%Y-%m-%d") in SECRETS.by_date


@given(st.text(st.sampled_from("<>= p0731\n"), max_size=12))
def test_what_stands_between_two_signs_of_less_and_greater_is_no_tag_that_hides_it(around):
    text = f"{around} < p00731 > {around}"
    with pytest.raises(RenderError):
        check_notebook(notebook(OUTPUTS["written"](text)), SECRETS)
    with pytest.raises(RenderError):
        check_notebook(notebook(OUTPUTS["HTML"](f"a < {PERSON} > b")), SECRETS)


@pytest.mark.parametrize("end", ["", "\n", "\n\n\u2028x"])
@pytest.mark.parametrize("way", ["printed", "written"])
def test_a_date_is_found_on_the_last_line_and_the_first(way, end):
    with pytest.raises(RenderError, match="ett datum"):
        check_notebook(notebook(OUTPUTS[way](ROW + end)), SECRETS)
    check_notebook(notebook(OUTPUTS[way]("Arkivdepån | chef\u20282023-02-14" + end)), SECRETS)


@pytest.mark.parametrize(
    "text", ["x" * 70 + "anna.berg@stockholm.se", "@@anna.berg@stockholm.se", "info@a@anna@stockholm.se", "ANNA@A.SE"]
)
def test_an_address_is_found_whatever_stands_before_it(text):
    with pytest.raises(RenderError, match="en e-postadress"):
        check_notebook(notebook(OUTPUTS["printed"](text)), SECRETS)
    check_notebook(notebook(OUTPUTS["printed"]("@ x@ @y.se info@stockholm.se anna@ stockholm.se")), SECRETS)


@pytest.mark.parametrize(
    "letters", ["(p00731)", "[(p0)-20(07)4(31)]", "[(p0\\)731)]", "<703030373331>", "[<7030>5(0731)]"]
)
def test_the_words_of_a_page_are_read_however_its_letters_are_written(letters):
    with pikepdf.new() as document:
        document.add_blank_page()
        document.pages[0].Contents = document.make_stream(f"q 0 0 m BT /F0 8 Tf {letters} TJ ET Q".encode())
        content = io.BytesIO()
        document.save(content)
    assert words_of(content.getvalue()).splitlines()[0] == letters_of(letters)


def letters_of(written):
    return "p0)731" if "\\)" in written else PERSON


def test_two_dates_in_cells_side_by_side_are_no_personal_number(tmp_path):
    """2016-03-13 and 2018-03-13, set one after the other, hold 6-03-13 2018, whose last digit happens to fit."""
    path = tmp_path / "tabell.pdf"
    path.write_bytes(typst.compile(b"#table(columns: 2, [2016-03-13], [2018-03-13])"))
    check_files({"pdf": path}, SECRETS)
    path.write_bytes(typst.compile(b"#table(columns: 2, [811218-], [9876])"))
    with pytest.raises(RenderError, match="ett personnummer"):
        check_files({"pdf": path}, SECRETS)
