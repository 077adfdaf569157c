"""YAML that is small and endless, or huge, is refused at once, with its place and a short message."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checks import CONTRACTS
from genomgang.errors import DataError
from genomgang.reading.delivery import load_delivery
from genomgang.reading.mapping import read_mapping
from genomgang.reading.yamlfile import LARGEST, LONGEST_QUOTE, parse_yaml, quoted
from genomgang.review.texts import load_texts

pytestmark = pytest.mark.slow

LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
REFERENCE = (
    "Värdet börjar med * eller &, som i YAML är en hänvisning till ett annat ställe. Sådana läses inte.\n"
    "  Var: {where}, rad {line}\n"
    "  Gör så här: Skriv ut värdet, och sätt citattecken om det om tecknet ska vara med."
)


def as_delivery(folder: Path, text: str) -> Path:
    path = folder / "2024" / "leverans.yml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    load_delivery(folder, 2024)
    return path


def as_mapping(folder: Path, text: str) -> Path:
    (folder / "kallor.yml").write_text(text, encoding="utf-8")
    read_mapping(CONTRACTS["utbildning"], folder)
    return folder / "kallor.yml"


def as_text(folder: Path, text: str) -> Path:
    (folder / "x.md").write_text(f"---\n{text}\n---\n\n## inledning\n\nOrd.\n", encoding="utf-8")
    load_texts(folder / "x.md")
    return folder / "x.md"


READERS: dict[Callable[[Path, str], Path], tuple[str, int]] = {
    as_delivery: ("2024/leverans.yml", 0),
    as_mapping: ("kallor.yml", 0),
    as_text: ("x.md", 1),
}


def refusal(read: Callable[[Path, str], Path], folder: Path, text: str) -> str:
    with pytest.raises(DataError) as refused:
        read(folder, text)
    assert len(str(refused.value)) < 700 + len(str(folder))
    return str(refused.value)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    ("text", "line"),
    [
        (LAUGHS, 1),
        ("ar: 2024\na: &x 1\nb: *x\n", 2),
        ("diarienummer: *viktigt*\n", 1),
        ("a: {<<: *b}\n", 1),
        ("a: &a [*a]\n", 1),
        ("- &a\n- *a\n", 1),
    ],
)
def test_references_are_refused_wherever_yaml_is_read(tmp_path, read, text, line):
    name, offset = READERS[read]
    assert refusal(read, tmp_path, text) == REFERENCE.format(where=tmp_path / name, line=line + offset)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "text",
    [
        "x" * 150_000 + ": 1\n",
        "ar: " + "9" * 100_000 + "\n",
        "matdatum: " + "å" * 100_000 + "\n",
        "bedomning: {lamplighet: {bedomning: " + "ja" * 100_000 + "}}\n",
        "utbildning: {kodning: " + "u" * 100_000 + "}\n",
        "utbildning: {fasta: {kurs: " + "k" * 100_000 + "}}\n",
        "utbildning: {varden: {kurs: {a: " + "k" * 100_000 + "}}}\n",
        "bedomning: [" + "a, " * 30_000 + "]\n",
        "diarienummer: [" + "[" * 5_000 + "\n",
        "a: 1\n" * 5_000,
        "a: " + "x" * LARGEST,
        "ar: !!set {a, b}\n",
        "beskrivning: !!binary aGVq\n",
        "ar: 2024\nar: 2023\n",
    ],
    ids=range(14),
)
def test_a_huge_or_odd_value_is_told_in_short(tmp_path, read, text):
    told = refusal(read, tmp_path, text)
    assert "xxxxx" * 30 not in told
    assert "\n  Gör så här: " in told


def test_a_field_that_stands_twice_is_told_and_not_lost(tmp_path):
    with pytest.raises(DataError) as refused:
        parse_yaml("ar: 2024\nmatdatum: 2023-10-31\nar: 2023\n", where="leverans.yml")
    assert str(refused.value) == (
        "Fältet ”ar” står två gånger.\n  Var: leverans.yml, rad 3\n  Gör så här: Behåll det som gäller."
    )


def test_values_are_quoted_on_one_line_and_cut():
    assert quoted("kort\nvärde") == "kort värde"
    assert quoted("x" * 61) == "x" * (LONGEST_QUOTE - 1) + "…"
    assert quoted([1] * 10) == "en lista"
    assert quoted({"a": 1}) == "en grupp av fält"


def test_signs_that_mean_references_may_stand_in_quotes_or_within_words():
    assert parse_yaml('a: "*viktigt*"\nb: Drift & stöd\nc: 2*3\n', where="x") == {
        "a": "*viktigt*",
        "b": "Drift & stöd",
        "c": "2*3",
    }
