"""A faulty `organisation.yml` is told whole: every fault, where it is, and what to write."""

from __future__ import annotations

import pytest

from genomgang.errors import DataError
from genomgang.organisation.current import SHIPPED
from genomgang.organisation.reading import read_organisation

FAULTS = {
    "an unknown field": ("lansstyrelse:", "lanstyrelse:", "lanstyrelse: är okänt. Menade du ”lansstyrelse”?"),
    "a missing genitive": ("  dess: stadens  ", "  # ", "kallas.dess: saknas. Skriv ordet i genitiv"),
    "a genitive that is none": ("dess: bolagets,", "dess: bolaget,", "enheter.bolag.dess: är ”bolaget”"),
    "two methods of one name": (
        "Implementering av lokal anvisning",
        "Behörighetshantering",
        "arbetssatt.obligatoriska.lokal_anvisning: heter ”Behörighetshantering”, precis som behorighetshantering.",
    ),
    "a limit that lacks": ("smacell_kompetens: 7, ", "", "gransvarden.smacell_kompetens: saknas."),
    "a limit that shows single persons": (
        "smacell_ovrigt: 5",
        "smacell_ovrigt: 1",
        "gransvarden.smacell_ovrigt: är 1.",
    ),
    "a followed area that is not there": ("foljt: cybersakerhet", "foljt: moln", "kompetenstest.foljt: är ”moln”"),
    "no word for the kind": ("slag: kommun ", "slag: by ", "slag: är ”by”. Skriv ett av kommun, region, statlig."),
    "a number where words are meant": ("namn: Stockholms stad", "namn: 4", "namn: är 4 och ingen text."),
}
"""What is wrong → what is changed in the shipped file, into what, and the words that tell it."""

PICTURE = """
oppna_data: {licens: cc0}
farger: {accent: "#ffee00", kontrast: röd}
logotyp: {fil: BILD, alt: Ett vapen}
"""


def told(path):
    with pytest.raises(DataError) as raised:
        read_organisation(path)
    return str(raised.value)


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "organisation.yml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_the_shipped_one_has_no_fault():
    assert read_organisation(SHIPPED).den == "staden"


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_told(fault, written):
    before, after, words = FAULTS[fault]
    shipped = SHIPPED.read_text(encoding="utf-8")
    assert before in shipped
    assert words in told(written(shipped.replace(before, after)))


def test_all_faults_are_told_at_once(written):
    text = SHIPPED.read_text(encoding="utf-8")
    for before, after, _ in FAULTS.values():
        text = text.replace(before, after)
    method = "    incidenthantering: Incidenthantering\n"
    text = text.replace(method, method + method.replace("Incident", "Annan "))
    said = told(written(text + PICTURE.replace("BILD", "finns-inte.svg")))
    assert [words for *_, words in FAULTS.values() if words not in said] == []
    assert "farger.accent: #ffee00 har kontrasten 1,2:1 mot vitt." in said
    assert "farger.kontrast: är ”röd”." in said
    assert "incidenthantering: står redan i samma grupp." in said
    assert "oppna_data.licens: är ”cc0”." in said
    assert "logotyp.fil: ”finns-inte.svg” finns inte." in said


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<svg>" + b" " * 40_000_000 + b"</svg>", "är 40,0 MB."),
        (b"<svg><script>alert(1)</script></svg>", "har skript, eller hämtar något utifrån."),
        (b"<svg><rect onload='x()'/></svg>", "har skript, eller hämtar något utifrån."),
        (b"<svg><image href='https://example.org/x.png'/></svg>", "har skript, eller hämtar något utifrån."),
        (b"GIF89a", "är ingen SVG-bild."),
    ],
)
def test_a_picture_that_may_not_stand_on_a_cover(content, words, written, tmp_path):
    (tmp_path / "vapen.svg").write_bytes(content)
    text = SHIPPED.read_text(encoding="utf-8") + "logotyp: {fil: vapen.svg, alt: Ett vapen}\n"
    assert words in told(written(text))
