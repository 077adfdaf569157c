"""What a reading says besides the cells: sources, totals, what was left out; and the example delivery."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import delivered as d
import pandas as pd
import pytest

from checks import CONTRACTS
from genomgang.contracts.frames import DTYPES, ROW, empty_frame
from genomgang.errors import DataError
from genomgang.paths import EXAMPLE
from genomgang.reading import TotalsRow, read

YEARS = sorted(int(folder.name) for folder in EXAMPLE.iterdir() if folder.name.isdigit())


@pytest.mark.parametrize("ar", YEARS)
@pytest.mark.parametrize("name", CONTRACTS)
def test_the_example_delivery_is_read_without_problems(name: str, ar: int) -> None:
    contract = CONTRACTS[name]
    reading = read(contract, EXAMPLE, ar)
    assert reading.problems == ()
    assert reading.ignored_columns == ()
    assert list(reading.frame.columns) == list(contract.column_names)
    assert reading.frame.dtypes.astype(str).to_dict() == {one.name: DTYPES[one.kind] for one in contract.columns}
    assert reading.frame.index.name == ROW
    if reading.source is not None:
        assert reading.source.rows_in == len(reading.frame)


def test_the_source_says_which_bytes_were_read(tmp_path: Path) -> None:
    content = d.text(d.NAMES, d.FIRST, d.SECOND)
    source = d.deliver(tmp_path, {"upphandlingar.csv": content}).source
    assert source is not None
    assert (source.file, source.sheet, source.encoding, source.rows_in) == ("upphandlingar.csv", "", "utf-8", 2)
    assert source.sha256 == hashlib.sha256(content).hexdigest()


def test_an_optional_data_set_may_be_missing_and_a_required_one_not(tmp_path: Path) -> None:
    reading = d.deliver(tmp_path, {})
    assert reading.source is None
    pd.testing.assert_frame_equal(reading.frame, empty_frame(d.CONTRACT))
    with pytest.raises(DataError, match="Datamängden Register över nämnder och bolag saknas"):
        read(CONTRACTS["namnder"], tmp_path, 2024)


def _folder(path: Path) -> None:
    path.mkdir(parents=True)


def _dangling_link(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(path.with_name("flyttad.csv"))


@pytest.mark.parametrize(
    ("lay", "found"), [(_folder, "en mapp"), (_dangling_link, "en länk som inte leder till någon fil")]
)
@pytest.mark.parametrize("name", ["upphandlingar.csv", "upphandlingar.xlsx", "kallor.yml"])
def test_what_lies_in_a_files_place_and_is_none_is_told_not_taken_for_missing(
    tmp_path: Path, lay: Callable[[Path], None], found: str, name: str
) -> None:
    path = tmp_path / "2024" / name
    lay(path)
    with pytest.raises(DataError) as told:
        d.deliver(tmp_path, {})
    assert str(told.value) == (
        f"{name} ska vara en fil men är {found}, och kan inte läsas.\n"
        f"  Var: {path}\n"
        "  Gör så här: Lägg filen där, eller ta bort det som ligger där om den inte ska levereras."
    )


def test_a_folder_that_the_mapping_names_as_the_file_is_told(tmp_path: Path) -> None:
    _folder(tmp_path / "2024" / "Export.csv")
    with pytest.raises(DataError, match=r"Export\.csv ska vara en fil men är en mapp"):
        d.deliver(tmp_path, {"kallor.yml": "upphandlingar: {fil: Export.csv}"})


def test_totals_are_kept_out_and_offered_for_reconciliation(tmp_path: Path) -> None:
    total = ["Summa:", "", "", "", "1 250 300,50", "", "", ""]
    count = ["Antal rader: 2", "", "", "", "", "", "", ""]
    reading = d.deliver(tmp_path, {"upphandlingar.csv": d.text(d.LABELS, d.FIRST, d.SECOND, total, [], count)})
    pd.testing.assert_frame_equal(reading.frame, d.expected(2, 3))
    assert reading.totals == (TotalsRow(4, "Summa:", {"varde": 1250300.5}), TotalsRow(6, "Antal rader: 2", {}))


def test_a_row_named_like_a_total_is_told_and_not_left_out_when_it_is_complete(tmp_path: Path) -> None:
    row = d.replaced(d.SECOND, namnd="Totalt")
    reading = d.deliver(tmp_path, {"upphandlingar.csv": d.text(d.LABELS, d.FIRST, row)})
    assert reading.totals == ()
    assert reading.frame["namnd"].fillna("").tolist() == ["servicenamnden", ""]
    assert [(one.row, one.column, one.value) for one in reading.problems] == [(3, "namnd", "Totalt")]


def test_other_columns_are_listed_and_kept_for_the_privacy_check(tmp_path: Path) -> None:
    header = [*d.LABELS, "Kommentar", "", "Kommentar"]
    rows = [[*d.FIRST, "bra", "", "x"], [*d.SECOND, "", "lös text", ""]]
    reading = d.deliver(tmp_path, {"upphandlingar.csv": d.text(header, *rows)})
    assert reading.ignored_columns == ("Kommentar", "kolumn 10", "Kommentar (kolumn 11)")
    assert reading.ignored["kolumn 10"].dropna().to_dict() == {3: "lös text"}


def test_a_known_column_is_not_listed_but_still_checked(tmp_path: Path) -> None:
    files = {
        "upphandlingar.csv": d.text([*d.LABELS, "Kommentar"], [*d.FIRST, "811218-9876"]),
        "kallor.yml": "upphandlingar: {ignorera: [Kommentar]}",
    }
    reading = d.deliver(tmp_path, files)
    assert reading.ignored_columns == ()
    assert reading.ignored["Kommentar"].tolist() == ["811218-9876"]


def test_hostile_text_comes_through_as_it_is(tmp_path: Path) -> None:
    texts = [
        "<script>alert(1)</script>",
        "=1+1",
        "{{< include x >}}",
        "```{python}",
        "#set text()",
        "\u202eabc",
        "å" * 10_000,
    ]
    rows = [d.replaced(d.FIRST, upphandling_id=str(at), namn=text) for at, text in enumerate(texts)]
    reading = d.deliver(tmp_path, {"upphandlingar.csv": d.text(d.LABELS, *rows)})
    assert reading.frame["namn"].tolist() == texts
    assert reading.problems == ()


def test_a_row_in_a_text_file_counts_as_in_a_spreadsheet(tmp_path: Path) -> None:
    first = d.replaced(d.FIRST, namn="två\nrader")
    reading = d.deliver(tmp_path, {"upphandlingar.csv": d.text(d.LABELS, first, d.replaced(d.SECOND, datum="?"))})
    assert [problem.row for problem in reading.problems] == [3]
