"""`genomgang ny`: a folder to begin with, and the next year's from the one before."""

from __future__ import annotations

import csv
import datetime as dt
import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from checks import CONTRACTS
from checks.mal import INDICATORS
from genomgang.cli import run
from genomgang.contracts.template import FIRST_ROW
from genomgang.errors import DataError, UserError
from genomgang.organisation.current import working_for
from genomgang.organisation.model import Slag
from genomgang.organisation.reading import read_organisation
from genomgang.paths import EXAMPLE
from genomgang.reading import read
from genomgang.reading.delivery import load_delivery
from genomgang.regler.start import start
from genomgang.review.texts import ALSO, SECTIONS, Texts, load_texts
from genomgang.starting.laying import lay
from genomgang.starting.words import short_name
from genomgang.starting.year import Wish, make_year

KOPING = ("Socialnämnden", "Bygg- och miljönämnden")
STOCKHOLM = [
    line
    for line in Path(__file__).parents[1].joinpath("organisation/stockholms_ord.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    make_year(Wish(folder, 2027, "Exempelköpings kommun", "kommun", KOPING))
    with working_for(folder):
        yield folder


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def fill(path, sheet, columns, rows):
    """Type rows on the template's sheet, below its header, in the columns of these names."""
    book = openpyxl.load_workbook(path)
    for number, row in enumerate(rows, start=FIRST_ROW):
        for name, value in row.items():
            book[sheet].cell(number, columns.index(name) + 1, value)
    book.save(path)


def test_a_new_folder_has_all_that_a_first_year_needs(data):
    assert set(contents(data)) == {
        "organisation.yml",
        "mal.csv",
        "2027/leverans.yml",
        "2027/LAS-MIG.md",
        "2027/namnder.xlsx",
        "2027/mallar/utbildning.xlsx",
        "2027/mallar/klassning.xlsx",
        "2027/mallar/ikp.xlsx",
        "2027/texter/socialnamnden.md",
        "2027/texter/bygg-och-miljonamnden.md",
    }
    delivery = load_delivery(data, 2027)
    assert (delivery.period_fran, delivery.matdatum) == (dt.date(2025, 11, 1), dt.date(2026, 10, 31))
    register = read(CONTRACTS["namnder"], data, 2027).frame
    assert list(register["namn"]) == list(KOPING)
    assert list(register["typ"]) == ["namnd", "namnd"]
    assert register["antal_anstallda"].isna().all()


@pytest.mark.parametrize("kind", Slag)
def test_each_kind_of_organisation_is_without_faults_and_without_stockholms_words(kind, tmp_path):
    make_year(Wish(tmp_path / "data", 2027, "Exempel", kind))
    assert read_organisation(tmp_path / "data" / "organisation.yml").slag is kind
    for path in (tmp_path / "data").rglob("*.*"):
        if path.suffix in (".md", ".csv", ".yml"):
            text = re.sub(r"[a-z]+(?:_[a-z0-9]+)+", "", path.read_text("utf-8"))  # ids of indicators
            assert [word for word in STOCKHOLM if re.search(word, text, 0 if "IA" in word else re.IGNORECASE)] == []


def test_every_target_and_limit_stands_in_the_file_with_its_meaning(data):
    rows = list(csv.DictReader((data / "mal.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert {row["indikator"] for row in rows} == set(INDICATORS)
    assert [row["indikator"] for row in rows if len(row["betyder"]) < 20] == []
    valued = {row["indikator"] for row in rows if row["varde"]}
    assert {name for name, one in INDICATORS.items() if one.limit} <= valued
    assert set(start().limits) | set(start().by_law) == valued
    assert {row["kalla"] for row in rows if not row["varde"]} == {"Inte beslutat"}
    assert {row["omrade"] for row in rows if row["indikator"] == "utbildning_andel"} == {
        "informationssakerhet",
        "dataskydd",
    }


def test_the_texts_explain_every_section_and_hold_nothing_yet(data):
    path = data / "2027" / "texter" / "socialnamnden.md"
    assert all(
        f"## {ALSO.get(key, key)}\n\n<!-- {start().sections[key]} -->" in path.read_text("utf-8") for key in SECTIONS
    )
    read_now = load_texts(path)
    assert (read_now.front, read_now.sections) == (Texts().front, {})


def test_a_second_call_adds_what_lacks_and_touches_nothing(data):
    fill(
        data / "2027" / "namnder.xlsx",
        "namnder",
        list(CONTRACTS["namnder"].column_names),
        [
            *({"antal_anstallda": 100, "forvaltning": "X"} for _ in KOPING),
            {"namnd": "valnamnden", "namn": "Valnämnden"},
        ],
    )
    before = contents(data)
    made = make_year(Wish(data, 2027, datasets=("risker",)))
    assert sorted(path.name for path in made.new) == ["risker.xlsx", "valnamnden.md"]
    assert {name: each for name, each in contents(data).items() if name in before} == before


def test_the_next_year_takes_over_register_mapping_and_open_actions(tmp_path):
    data = tmp_path / "data"
    shutil.copytree(EXAMPLE / "2024", data / "2024")
    shutil.copy(EXAMPLE / "mal.csv", data)
    (data / "2024" / "kallor.yml").write_text(
        "utbildning:\n  kolumner: {kurs: Kursnamn}\n  besked: {storlek: HR har bekräftat antalet}\n"
        "namnder: {fil: namnder.csv}\n",
        "utf-8",
    )
    targets = (data / "mal.csv").read_bytes()
    made = make_year(Wish(data, 2025))
    now, before = (read(CONTRACTS["namnder"], data, year).frame for year in (2025, 2024))
    assert list(now["namnd"]) == list(before[before["giltig_till"].isna()]["namnd"])
    assert now["antal_anstallda"].isna().all(), "last year's number would look like this year's"
    plans = [read(CONTRACTS["atgarder"], data, year).frame for year in (2025, 2024)]
    open_then = plans[1][~plans[1]["status"].isin(["klar", "flyttad"])]
    assert sorted(plans[0]["atgard_id"]) == sorted(open_then["atgard_id"])
    assert plans[0]["status"].isna().all()
    assert (data / "2025" / "kallor.yml").read_text("utf-8") == "utbildning:\n  kolumner:\n    kurs: Kursnamn\n"
    assert (data / "mal.csv").read_bytes() == targets
    assert not (data / "organisation.yml").exists()
    told = (data / "2025" / "LAS-MIG.md").read_text("utf-8")
    assert [sentence for sentence in made.told if f"- {sentence}" not in told] == []
    assert len(made.told) == 3


def test_decisions_are_taken_over_as_they_were_decided(tmp_path):
    data = tmp_path / "data"
    shutil.copytree(EXAMPLE / "2024", data / "2024")
    shutil.copy(EXAMPLE / "mal.csv", data)
    plan = read(CONTRACTS["atgarder"], data, 2024).frame
    mine = plan[(plan["namnd"] == "servicenamnden") & (plan["status"] == "ej_paborjad")]
    decided, put_off, refused = mine["atgard_id"][:3]
    given = {
        "namnd": "servicenamnden", "galler": "forslag", "motesdatum": "2023-12-05", "foreslaget": "Förslag",
        "iso_ref": "d2", "skyddsmarkning": "oppen", "motivering": "Budget",
    }  # fmt: skip
    changed = {
        "utfall": "andrad",
        "lydelse": "Som mötet sade",
        "ansvarig_roll": "chefer",
        "forfallodatum": "2025-03-01",
    }
    rows = [
        given | {"beslut_id": decided, "svarar_mot": decided} | changed,
        given | {"beslut_id": put_off, "svarar_mot": put_off, "utfall": "bordlagd"},
        given | {"beslut_id": refused, "svarar_mot": refused, "utfall": "avslagen"},
    ]
    with (data / "2024" / "beslut.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, CONTRACTS["beslut"].column_names, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    make_year(Wish(data, 2025))
    now = read(CONTRACTS["atgarder"], data, 2025).frame.set_index("atgard_id")
    assert now.loc[decided, "atgard"] == "Som mötet sade"
    assert now.loc[decided, "forfallodatum"].date() == dt.date(2025, 3, 1)
    assert now.loc[put_off, "beslutat_ar"] == 2025
    assert refused not in now.index


def test_a_stop_half_way_leaves_nothing(tmp_path, monkeypatch):
    moved, replace = [], Path.replace

    def full(self, target):
        if len(moved) == 4 and "mallar" not in str(target):
            raise OSError(28, "No space left on device", str(target))
        moved.append(target)
        return replace(self, target)

    data = tmp_path / "data"
    monkeypatch.setattr("genomgang.starting.year.lay", lambda *given: _with(monkeypatch, full, *given))
    with pytest.raises(UserError, match=r"Inget är ändrat\."):
        make_year(Wish(data, 2027, "Exempelköpings kommun", "kommun", KOPING))
    assert contents(tmp_path) == {}


def _with(monkeypatch, replace, *given):
    monkeypatch.setattr(Path, "replace", replace)
    return lay(*given)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ([], "Ange --ar ÅR."),
        (["--ar", "2027"], "Ange --organisation NAMN."),
        (["--ar", "2027", "--organisation", "X"], "Ange --slag SLAG."),
        (["--ar", "2027", "--organisation", "X", "--slag", "by"], "Det finns inget slag ”by”."),
        (["--ar", "2027", "--organisation", "X", "--slag", "region", "--dataset", "risk"], "Menade du ”risker”?"),
    ],
)
def test_what_a_call_lacks_is_told_and_nothing_is_made(said, told, tmp_path, capsys):
    assert run(["ny", "--data", str(tmp_path / "data"), *said]) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_a_terminal_is_asked_few_questions(tmp_path, monkeypatch, capsys):
    answers = iter(["2027", "Region Exempel", "region", "Kulturnämnden, Vårdnämnden"])
    asked = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda text: asked.append(text) or next(answers))
    assert run(["ny", "--data", str(tmp_path / "data")]) == 0
    assert len(asked) == 4
    assert (tmp_path / "data" / "2027" / "texter" / "vardnamnden.md").exists()


def test_stockholm_needs_no_file_of_its_own(tmp_path):
    assert run(["ny", "--data", str(tmp_path / "data"), "--ar", "2027", "--organisation", "Stockholms stad"]) == 0
    assert not (tmp_path / "data" / "organisation.yml").exists()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Miljö- och hälsoskyddsnämnden", "miljo-och-halsoskyddsnamnden"),
        ("S:t Erik AB", "st-erik-ab"),
        ("A/B & C", "a-b-och-c"),
    ],
)
def test_short_names(name, short):
    assert short_name(name) == short


def test_notes_in_comments_stand_in_no_text(tmp_path):
    path = tmp_path / "x.md"
    path.write_text(
        "<!--\n## lis\n-->\n## inledning\n\nEtt <!-- nej --> två `<!-- ja -->`.\n\n## ledningsbesok\n\n<!-- x -->\n",
        "utf-8",
    )
    assert load_texts(path).sections == {"inledning": "Ett  två `<!-- ja -->`."}
    path.write_text("## lis\n\nText <!-- utan slut\n", "utf-8")
    with pytest.raises(DataError, match=r"tar inte slut(.|\n)*x.md, rad 3"):
        load_texts(path)
