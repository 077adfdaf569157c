"""What the reader is told about procurements."""

import pandas as pd
from builders import make_review
from drawn import drawn_words
from readable import plain_lines

from genomgang.show.chapter import run_chapter
from genomgang.show.chapter import summary as summary_of
from genomgang.topics import upphandlingar

TARGETS = {"upphandling_checklista_andel": 90}


def procurement(name, value, *, checklist=True, demands=True, date="2023-05-11", mark="oppen"):
    return {
        "namn": name,
        "varde": value,
        "checklista": checklist,
        "sakerhetskrav": demands,
        "datum": pd.Timestamp(date),
        "skyddsmarkning": mark,
    }


NOW = [
    procurement("Skrivare", 1_000_000.0),
    procurement("Städning", 2_000_000.0, demands=False),
    procurement("Fika", 500_000.0),
    procurement("Livsmedel", 16_500_000.0, checklist=False, mark="intern"),
    procurement("Äldre avtal", 9_000_000.0, checklist=False, date="2021-05-11"),
]
BEFORE = [procurement("Möbler", 1_000_000.0, date="2022-05-11")]


def review(now=NOW, before=BEFORE, **overrides):
    return make_review({"upphandlingar": now}, {"upphandlingar": before}, targets=TARGETS, **overrides)


def plain(text):
    return text.replace("\u00a0", " ").strip()


def summary(of):
    return plain_lines(summary_of("upphandlingar", of))


def shares(of):
    return run_chapter("upphandlingar", of).exhibits["fig-upphandlingar-checklista"]


def worklist(of):
    return plain_lines(run_chapter("upphandlingar", of).under("sec-upphandlingar-lista"))


def test_number_and_value_tell_different_stories():
    assert plain(summary(review())) == (
        "- Andelen upphandlingar där checklistan för informationssäkerhet har använts är tre av fyra. Målet är 90 "
        "procent. I fjol var det en av en.\n"
        "- Räknat på värdet är andelen där checklistan har använts 18 procent (3,5 av 20,0 miljoner kronor).\n"
        "- De upphandlingar som saknar checklistan är i genomsnitt större än de andra.\n"
        "- Andelen upphandlingar med krav på informationssäkerhet är tre av fyra. I fjol var det en av en.\n"
        "- Räknat på värdet är andelen där krav på informationssäkerhet har ställts 90 procent (18,0 av 20,0 miljoner "
        "kronor)."
    )


def test_chart_and_table_show_the_same_four_shares():
    exhibit = shares(review())
    assert plain(exhibit.headline) == "Checklistan har använts i tre av fyra upphandlingar – målet är 90 procent"
    assert [plain(row[1]) for row in exhibit.table.rows] == ["3 av 4", "18 %", "3 av 4", "90 %"]
    for row in exhibit.table.rows:
        assert f"{row[0]}: {row[1]}" in exhibit.alt
        assert plain(f"{row[0]} {row[1]}") in drawn_words(exhibit)


def test_the_public_version_counts_by_number_only_and_says_so():
    public = review(version="offentlig")
    text = plain(summary(public))
    assert "Andelarna räknas bara på antalet, eftersom värdet är maskerat för en upphandling." in text
    assert "kronor" not in text
    exhibit = shares(public)
    assert [plain(row[1]) for row in exhibit.table.rows] == ["3 av 4", "3 av 4"]
    figures = {figure.id: figure for figure in upphandlingar.key_figures(public)}
    assert figures["upphandling_checklista_varde_andel"].value is None
    missing = worklist(public)
    assert "Livsmedel" not in missing
    assert "16" not in missing
    assert "En rad är maskerad i den offentliga versionen. Grund: " in missing


def test_an_unknown_value_in_the_internal_version_is_not_called_masked():
    unknown = [*NOW, procurement("Okänt", None)]
    assert "eftersom värdet är okänt för en upphandling" in summary(review(unknown))


def test_worklist_has_the_largest_first():
    rows = [procurement(f"U{i:02}", i * 1000.0, checklist=False) for i in range(1, 13)]
    text = worklist(review(rows))
    assert text.startswith("Tolv upphandlingar gjordes utan checklistan. Tabellen visar de tio största; två till finns")
    assert text.index("U12") < text.index("U11") < text.index("U03")
    assert "U02" not in text


def test_every_procurement_with_the_checklist():
    good = review(NOW[:3])
    assert worklist(good) == "Checklistan har använts i alla upphandlingar under perioden."
    assert shares(good).headline.startswith("Checklistan har använts i alla upphandlingar")


def test_none_with_the_checklist():
    bad = review([procurement("Skrivare", 1.0, checklist=False)])
    assert shares(bad).headline.startswith("Checklistan har inte använts i någon upphandling")


def test_a_free_procurement_has_no_share_by_value():
    free = review([procurement("Gåva", 0.0)])
    figures = {figure.id: figure for figure in upphandlingar.key_figures(free)}
    assert figures["upphandling_checklista_varde_andel"].value is None
    assert figures["upphandling_checklista_varde_andel"].coverage == "inget känt värde"


def test_no_procurements_is_one_sentence():
    empty = review([], [])
    assert summary(empty) == ("Servicenämnden har inte levererat några uppgifter om upphandlingar för perioden.")
    assert run_chapter("upphandlingar", empty).exhibits == {}
    assert worklist(empty) == "Det finns inga upphandlingar att visa."
