"""`leverans.yml`: read as it is meant, refused with a sentence that says what to do."""

from __future__ import annotations

import datetime as dt

import pytest

from genomgang.errors import DataError, UnknownChoice
from genomgang.reading.delivery import load_delivery, years

RIGHT = """\
ar: 2024
matdatum: 2023-10-31
period_fran: 2022-11-01
period_till: 2023-10-31
syntetisk: false
beskrivning: Skarp leverans
"""


def deliver(folder, text, ar=2024):
    (folder / str(ar)).mkdir()
    (folder / str(ar) / "leverans.yml").write_text(text, encoding="utf-8")
    return folder


def message(folder, ar=2024):
    with pytest.raises((DataError, UnknownChoice)) as caught:
        load_delivery(folder, ar)
    return str(caught.value).replace(str(folder), "<data>")


def test_a_delivery_is_read(tmp_path):
    delivery = load_delivery(deliver(tmp_path, RIGHT), 2024)
    assert delivery.matdatum == dt.date(2023, 10, 31)
    assert (delivery.period_fran, delivery.period_till) == (dt.date(2022, 11, 1), dt.date(2023, 10, 31))
    assert delivery.syntetisk is False
    assert delivery.beskrivning == "Skarp leverans"


def test_years_are_the_folders_with_a_delivery(tmp_path):
    deliver(tmp_path, RIGHT)
    (tmp_path / "2023").mkdir()
    assert years(tmp_path) == (2024,)


def test_an_unknown_year_lists_those_that_exist(example):
    assert message(example, 2025) == (
        "Det finns ingen leverans för 2025. Menade du ”2027”?\n"
        "  Var: <data>\n  Gör så här: Välj bland: 2022, 2023, 2024, 2027."
    )


def test_an_empty_folder_says_what_to_put_there(tmp_path):
    assert "Lägg varje års filer i en mapp som heter som året, med en fil leverans.yml." in message(tmp_path)


@pytest.mark.parametrize(
    ("wrong", "right", "expected"),
    [
        ("matdatum: 2023-10-31\n", "", "Fältet ”matdatum” saknas.\n  Var: <data>/2024/leverans.yml\n"
         "  Gör så här: Skriv till exempel ”matdatum: 2023-10-31”."),
        ("2023-10-31\nsyntetisk", "31 oktober\nsyntetisk", "Fältet ”period_till” är inget datum: ”31 oktober”.\n"
         "  Var: <data>/2024/leverans.yml\n  Gör så här: Skriv till exempel ”period_till: 2023-10-31”."),
        ("syntetisk: false", "syntetisk: kanske", "Fältet ”syntetisk” ska vara true eller false.\n"
         "  Var: <data>/2024/leverans.yml\n  Gör så här: Skriv ”syntetisk: false” för riktiga uppgifter."),
        ("ar: 2024", "ar: 2023", "Leveransen säger att den gäller 2023 men ligger i mappen för 2024.\n"
         "  Var: <data>/2024/leverans.yml\n  Gör så här: Rätta fältet ”ar” eller flytta filerna till rätt mapp."),
        ("ar: 2024", "ar: i år", "Fältet ”ar” ska vara ett årtal.\n"
         "  Var: <data>/2024/leverans.yml\n  Gör så här: Skriv till exempel ”ar: 2024”."),
        ("period_fran: 2022-11-01", "period_fran: 2023-12-01",
         "Perioden 2023-12-01 till 2023-10-31 går inte ihop med mätdatum 2023-10-31.\n"
         "  Var: <data>/2024/leverans.yml\n"
         "  Gör så här: Perioden ska börja före den slutar och sluta senast på mätdatum."),
        ("matdatum:", "mätdatum: 2023-10-31\nmatdatum:", "Fältet ”mätdatum” är okänt. Menade du ”matdatum”?\n"
         "  Var: <data>/2024/leverans.yml\n"
         "  Gör så här: Välj bland: ar, matdatum, period_fran, period_till, syntetisk, beskrivning."),
        ("ar: 2024", "ar: [2024", "YAML-texten går inte att tolka.\n  Var: <data>/2024/leverans.yml, rad 2\n"
         "  Gör så här: Rätta raden: skriv ”fält: värde” och sätt citattecken om värden som innehåller kolon."),
    ],
)  # fmt: skip
def test_a_wrong_field_is_refused(tmp_path, wrong, right, expected):
    assert wrong in RIGHT
    assert message(deliver(tmp_path, RIGHT.replace(wrong, right))) == expected


def test_a_file_that_is_not_utf8_is_refused(tmp_path):
    deliver(tmp_path, RIGHT)
    (tmp_path / "2024" / "leverans.yml").write_bytes("beskrivning: Åtgärder".encode("latin-1"))
    assert "spara filen som UTF-8" in message(tmp_path)
