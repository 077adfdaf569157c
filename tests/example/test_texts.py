"""The coordinator's texts: front matter, sections, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genomgang.errors import DataError
from genomgang.reading.glyphs import with_glyphs
from genomgang.review.texts import SECTIONS, Front, Texts, Verdict, load_texts

WHOLE = """\
---
beslutande_roll: förvaltningschef
diarienummer: "SERV 2023/1187"
analytiker_roll: samordnare
bedomning:
  verkan: {bedomning: delvis, motivering: "Kunskapen behöver öka."}
---

## inledning

Först *ett* stycke.

::: {.intern reason="OSL 18 kap. 8 §"}
Hemligt.
:::

## utbildning

### Nya medarbetare

```
## inte ett avsnitt
```

## ovrigt
"""


def read(folder, text):
    path = folder / "servicenamnden.md"
    path.write_text(text, encoding="utf-8")
    return load_texts(path)


def message(folder, text):
    with pytest.raises(DataError) as caught:
        read(folder, text)
    return str(caught.value).replace(str(folder), "<texter>")


def test_no_file_gives_empty_texts(tmp_path):
    assert load_texts(tmp_path / "finns-inte.md") == Texts(Front(), {})


def test_a_link_that_leads_nowhere_is_not_taken_for_no_texts(tmp_path):
    path = tmp_path / "servicenamnden.md"
    path.symlink_to(tmp_path / "flyttad.md")
    with pytest.raises(DataError, match="ska vara en fil men är en länk som inte leder till någon fil"):
        load_texts(path)


def test_front_matter_is_typed(tmp_path):
    front = read(tmp_path, WHOLE).front
    assert front.beslutande_roll == "förvaltningschef"
    assert front.diarienummer == "SERV 2023/1187"
    assert front.granskare_roll == ""
    assert front.bedomning == {"verkan": Verdict("delvis", "Kunskapen behöver öka.")}


def test_sections_keep_their_markdown_and_empty_ones_are_left_out(tmp_path):
    sections = read(tmp_path, WHOLE).sections
    assert sections == {
        "inledning": 'Först *ett* stycke.\n\n::: {.intern reason="OSL 18 kap. 8 §"}\nHemligt.\n:::',
        "utbildning": "### Nya medarbetare\n\n```\n## inte ett avsnitt\n```",
    }


def test_front_matter_may_be_left_out(tmp_path):
    texts = read(tmp_path, "## lis\n\nText")
    assert (texts.front, texts.sections) == (Front(), {"lis": "Text"})


def test_texts_cannot_be_changed(tmp_path):
    with pytest.raises(TypeError):
        read(tmp_path, WHOLE).sections["lis"] = "annat"


LIST = ", ".join(SECTIONS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## utbildningar\n", "Avsnittet ”utbildningar” är okänt. Menade du ”utbildning”?\n"
         f"  Var: <texter>/servicenamnden.md, rad 1\n  Gör så här: Välj bland: {LIST}."),
        ("## lis\n\nA\n\n## lis\n", "Avsnittet ”lis” finns två gånger.\n"
         "  Var: <texter>/servicenamnden.md, rad 5\n  Gör så här: Slå ihop texterna under en rubrik."),
        ("---\ndiarienummer: 1\n---\nText\n", "Text står före den första rubriken.\n"
         "  Var: <texter>/servicenamnden.md, rad 4\n"
         "  Gör så här: Skriv en rubrik ovanför, till exempel ”## inledning”."),
        ("---\ndiarienummer: 1\n", "Inledningens fält slutar aldrig.\n"
         "  Var: <texter>/servicenamnden.md, rad 1\n  Gör så här: Avsluta fälten med en rad ”---”."),
        ("---\nstatus: faststalld\n---\n", "Fältet ”status” är okänt.\n"
         "  Var: <texter>/servicenamnden.md\n  Gör så här: Välj bland: beslutande_roll, diarienummer, analytiker_roll, "
         "granskare_roll, bedomning."),
        ("---\nbedomning:\n  verkan: {bedomning: kanske}\n---\n",
         "Fältet ”bedomning” har det okända värdet ”kanske”.\n"
         "  Var: <texter>/servicenamnden.md, bedomning, verkan\n  Gör så här: Välj bland: ja, delvis, nej."),
        ("---\ndiarienr: 1\n---\n", "Fältet ”diarienr” är okänt. Menade du ”diarienummer”?\n"
         "  Var: <texter>/servicenamnden.md\n  Gör så här: Välj bland: beslutande_roll, diarienummer, analytiker_roll, "
         "granskare_roll, bedomning."),
        ("---\ndiarienummer: a: b\n---\n", "YAML-texten går inte att tolka.\n"
         "  Var: <texter>/servicenamnden.md, rad 2\n"
         "  Gör så här: Rätta raden: skriv ”fält: värde” och sätt citattecken om värden som innehåller kolon."),
    ],
)  # fmt: skip
def test_a_mistake_is_shown_with_its_place(tmp_path, text, expected):
    assert message(tmp_path, text) == expected


def test_yaml_cannot_make_python_objects(tmp_path):
    assert "går inte att tolka" in message(tmp_path, "---\ndiarienummer: !!python/object/apply:os.getcwd []\n---\n")


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20)
LINES = st.lists(WORDS.filter(lambda text: "<!--" not in text), max_size=6)
"""A comment is the coordinator's own note, and does not come back."""


@settings(deadline=None)  # every example writes a file, which takes long on a busy disk
@given(words=st.dictionaries(st.sampled_from(SECTIONS), LINES, max_size=4))
def test_any_paragraphs_come_back_as_they_were_written(tmp_path_factory, words):
    # Indented, so that no line is a heading or a fence.
    bodies = {key: "\n".join(f"x {line}" for line in lines).strip() for key, lines in words.items()}
    text = "\n".join(f"## {key}\n\n{body}\n" for key, body in bodies.items())
    folder = tmp_path_factory.mktemp("texter")
    assert read(folder, text).sections == {
        key: with_glyphs(body).strip() for key, body in bodies.items() if with_glyphs(body).strip()
    }
