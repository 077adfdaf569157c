"""A column that a delivery need not have: absent, empty, or delivered."""

import pytest

from checks import CONTRACTS
from genomgang.errors import DataError
from genomgang.reading.reader import read

REGISTER = CONTRACTS["namnder"]
HEADER = "namnd;namn;forvaltning;typ;antal_anstallda;giltig_fran;giltig_till;foregangare"
ROW = "servicenamnden;Servicenämnden;Serviceförvaltningen;facknamnd;240;2007-01-01;;"


def delivered(folder, header=HEADER, row=ROW):
    (folder / "2024").mkdir(exist_ok=True)
    (folder / "2024" / "namnder.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    return read(REGISTER, folder, 2024)


def test_a_delivery_without_it_is_whole_and_the_column_is_empty(tmp_path):
    reading = delivered(tmp_path)
    assert reading.problems == ()
    assert tuple(reading.frame.columns) == REGISTER.column_names
    assert reading.frame["omfattas"].isna().all()
    assert reading.frame["anmald_datum"].dtype == "datetime64[ns]"


def test_a_delivery_with_it_is_read(tmp_path):
    reading = delivered(tmp_path, f"{HEADER};omfattas;Anmäld till myndigheten", f"{ROW};ja;2026-02-02")
    assert list(reading.frame["omfattas"]) == ["ja"]
    assert str(reading.frame["anmald_datum"].iloc[0].date()) == "2026-02-02"


def test_any_other_column_is_still_needed(tmp_path):
    with pytest.raises(DataError, match="Kolumner saknas: Namn"):
        delivered(tmp_path, HEADER.replace("namn;", "", 1).replace("namn;forv", "forv"), ROW)
