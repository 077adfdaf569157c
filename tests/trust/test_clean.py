"""Nothing of a delivery outlives `genomgang clean`."""

import pytest

from genomgang.cli import run
from genomgang.errors import UserError
from genomgang.running.private_files import private, write_private
from genomgang.running.workfolder import Removed, clean


@pytest.fixture
def work(tmp_path, monkeypatch):
    monkeypatch.setenv("GENOMGANG_WORK", str(tmp_path / "arbete"))
    folder = private(tmp_path / "arbete" / "abc-2024" / "rader")
    private(folder.parent)
    write_private(folder / "utbildning.parquet", b"x" * 1_500_000)
    return tmp_path / "arbete"


def test_everything_is_removed_and_the_user_is_told_how_much(work, capsys):
    assert run(["clean"]) == 0
    assert capsys.readouterr().out == f"1 fil (1,5 MB) är borttagen ur {work}.\n"
    assert not work.exists()


def test_an_empty_place_is_no_fault(tmp_path):
    assert clean(tmp_path / "finns-inte") == Removed(0, 0)


def test_a_folder_that_others_may_read_is_not_ours_to_empty(work):
    (work / "semesterbilder").mkdir(mode=0o755)
    with pytest.raises(UserError, match="annat än programmets egna filer"):
        clean(work)
    assert (work / "abc-2024" / "rader" / "utbildning.parquet").exists()
