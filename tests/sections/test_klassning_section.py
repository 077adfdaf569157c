"""What the reader is told about classification."""

import pandas as pd
import pytest
from builders import NAMND, make_review, repeated
from drawn import drawn_words
from readable import plain_lines

from genomgang.show.chapter import run_chapter
from genomgang.show.chapter import summary as summary_of
from genomgang.topics import klassning

TARGETS = {"klassning_giltig_manader": 24, "klassning_aktuell_andel": 80, "klassning_andel": 90}
LEVELS = ("konfidentialitet", "riktighet", "tillganglighet", "sparbarhet")


def asset(name, classified=None, level=3, **columns):
    return {
        "namn": name,
        "tillgang_id": name,
        "klassad_datum": pd.Timestamp(classified) if classified else None,
        **dict.fromkeys(LEVELS, level if classified else None),
        **columns,
    }


NOW = [
    asset("Lönesystemet", "2023-03-01", 3),
    asset("Ärendesystemet", "2019-05-02", 3, objekt="Ärenden", i_registerforteckning=False, handlingsplan="saknas"),
    asset("Diariet", "2021-06-01", 2, objekt="Ärenden", skala_version="1-4"),
    asset("Blankettarkivet", objekt="Ärenden", personuppgifter="kansliga", konsekvensbedomning="saknas"),
]
BEFORE = [asset("Lönesystemet", "2022-03-01", 3), asset("Ärendesystemet", "2019-05-02", 3)]


def review(now=NOW, before=BEFORE, **overrides):
    return make_review({"klassning": now}, {"klassning": before}, targets=TARGETS, **overrides)


def plain(text):
    return text.replace("\u00a0", " ").strip()


def summary(of):
    return plain_lines(summary_of("klassning", of))


def figure(of, name):
    return run_chapter("klassning", of).exhibits[f"fig-klassning-{name}"]


def worklist(of):
    return plain_lines(run_chapter("klassning", of).under("sec-klassning-arbetslista"))


def unregistered(of):
    return plain_lines(run_chapter("klassning", of).under("sec-klassning-personuppgifter"))


def test_summary_tells_shares_cause_and_break():
    assert summary(review()) == (
        "- Andelen klassade informationstillgångar är tre av fyra. Målet är 90 procent. "
        "I fjol var det två av två.\n"
        "- Andelen som är klassad de senaste 24 månaderna är en av fyra. Målet är 80 procent. "
        "I fjol var det en av två.\n"
        "- Objektet Ärenden har flest tillgångar utan aktuell klassning: tre av tre.\n"
        "- Andelen med handlingsplan bland tillgångar med hög konfidentialitet (nivå 3) är en av två. "
        "I fjol var det två av två.\n"
        "- Andelen genomförda åtgärder i handlingsplanerna är 63 procent (20 av 32). Andelen är densamma som i fjol.\n"
        "- Andelen tillgångar med personuppgifter som finns i registerförteckningen är tre av fyra. I fjol var "
        "det två av två.\n\n"
        "En klassning av tre är gjord på den äldre skalan 1–4. Den numrerade samma ord från 1, så nivåerna är omräknade "
        "till 0–4 genom att de har minskats med ett. Den äldre skalan saknade nivån synnerligen allvarlig, så de "
        "nivåerna kan vara för låga."
    )


@pytest.mark.parametrize(
    ("current", "headline"),
    [
        (0, "Ingen tillgång har en aktuell klassning – målet är 80 procent"),
        (1, "En av tio tillgångar har en aktuell klassning – målet är 80 procent"),
        (5, "Hälften av tillgångarna har en aktuell klassning – målet är 80 procent"),
        (7, "Sju av tio tillgångar har en aktuell klassning – målet är 80 procent"),
        (10, "Alla tillgångar har en aktuell klassning – målet är 80 procent"),
    ],
)
def test_headline_in_words(current, headline):
    rows = [asset(f"a{i}", "2023-01-01" if i < current else "2015-01-01") for i in range(10)]
    assert plain(figure(review(rows), "andelar").headline) == headline


def test_bars_table_and_alt_tell_the_same_shares():
    exhibit = figure(review(), "andelar")
    figures = klassning.key_figures(review())
    for each, row in zip(figures, exhibit.table.rows, strict=True):
        assert row[:2] == (each.name, each.shown)
        assert f"{each.name}: {each.shown}" in exhibit.alt
        assert plain(f"{each.name} {each.shown}") in drawn_words(exhibit)


def test_matrix_headline_counts_what_its_table_shows():
    exhibit = figure(review(), "niva-alder")
    assert exhibit.headline == "En tillgång på den högsta nivån har en klassning som är äldre än 24 månader"
    assert plain(exhibit.subtitle).endswith("Antal: 3. En oklassad tillgång ingår inte.")
    assert exhibit.table.rows[0] == ("3 – allvarlig", "1", "0", "0", "1", "2")
    assert exhibit.table.rows[2] == ("1 – måttlig", "0", "0", "1", "0", "1")  # 2 on the older scale
    assert sum(int(row[-1]) for row in exhibit.table.rows) == 3
    for row in exhibit.table.rows:
        assert " ".join(row[:-1]) in drawn_words(exhibit)


def test_worklist_is_cut_at_ten_and_says_how_many_more():
    text = worklist(review([asset(f"Tillgång {i:02}") for i in range(12)]))
    assert text.startswith(
        "Tolv tillgångar behöver klassas eller klassas om. Tabellen visar de tio första; två till står"
    )
    assert text.count("oklassad |") == 10


def test_worklist_begins_with_the_unclassified():
    lines = [line for line in worklist(review()).splitlines() if line.startswith("| ")]
    assert [line.split(" | ")[0] for line in lines[1:]] == ["| Blankettarkivet", "| Ärendesystemet", "| Diariet"]


def test_assets_missing_from_the_register_are_listed():
    text = unregistered(review())
    assert text.startswith("En tillgång med personuppgifter saknas i registerförteckningen.")
    assert "| Ärendesystemet | ja | chefer |" in text


def test_impact_assessments_headline_agrees_with_the_table():
    exhibit = figure(review(), "konsekvensbedomning")
    assert exhibit.headline == "En tillgång med känsliga personuppgifter saknar konsekvensbedömning"
    assert exhibit.table.rows == (
        ("Känsliga personuppgifter", "0", "0", "1", "0", "1"),
        ("Övriga personuppgifter", "3", "0", "0", "0", "3"),
    )


def test_the_public_version_masks_names_and_levels_and_says_so():
    rows = [{**row, "skyddsmarkning": "sekretess" if row["namn"] == "Ärendesystemet" else "oppen"} for row in NOW]
    public = review(rows, version="offentlig")
    everything = summary(public) + worklist(public) + unregistered(public)
    assert "Ärendesystemet" not in everything
    assert "En rad är maskerad i den offentliga versionen" in everything
    figures = {figure.id: figure for figure in klassning.key_figures(public)}
    assert figures["klassning_andel"].part == 3  # dates are not masked
    assert figures["handlingsplan_andel"].whole == 1
    assert figures["handlingsplan_andel"].coverage == "1 av 1 tillgång; en maskerad tillgång ingår inte"
    exhibit = figure(public, "niva-alder")
    assert exhibit.table.rows[-1][0] == "Nivån är maskerad"
    assert exhibit.subtitle.endswith("Nivån visas inte för en tillgång.")


def test_predecessors_are_named():
    register = [
        {"namnd": "norrmalm", "namn": "Norrmalms stadsdelsnämnd"},
        {"namnd": "ostermalm", "namn": "Östermalms stadsdelsnämnd"},
    ]
    merged = make_review(
        {"klassning": NOW},
        {"klassning": BEFORE, "namnder": register},
        targets=TARGETS,
        before_namnder=("norrmalm", "ostermalm"),
    )
    assert "Förra årets värden gäller Norrmalms stadsdelsnämnd och Östermalms stadsdelsnämnd." in summary(merged)


def test_no_inventory_is_one_sentence():
    empty = review([], [])
    assert summary(empty) == (
        "Servicenämnden har inte levererat några uppgifter om informationstillgångar och klassning."
    )
    chapter = run_chapter("klassning", empty)
    assert chapter.exhibits == chapter.tables == {}
    assert plain_lines(chapter.under("sec-klassning-alder")) == "Utan en förteckning finns det inga nivåer att visa."
    assert worklist(empty) == "Utan en förteckning går det inte att säga vilka tillgångar som bör klassas först."
    assert unregistered(empty) == "Utan en förteckning går det inte att säga vilka tillgångar som har personuppgifter."
    assert all(figure.value is None for figure in klassning.key_figures(empty))


EXTREMES = {
    "nothing classified": [asset(f"a{i}") for i in range(5)],
    "one asset": [asset("a", "2023-01-01")],
    "no personal data": [asset("a", "2023-01-01", personuppgifter="nej")],
    "no levels known": repeated(3, klassad_datum=pd.Timestamp("2023-01-01"), **dict.fromkeys(LEVELS)),
    "long names": [asset("Å" * 60, "2016-01-01", objekt="Ö" * 60)],
}


@pytest.mark.parametrize("rows", EXTREMES.values(), ids=EXTREMES.keys())
def test_extremes_are_told_and_drawn(rows):
    chapter = run_chapter("klassning", review(rows, [], before_namnder=(), namnd=NAMND))
    assert all(drawn_words(each) for each in chapter.exhibits.values())
    words = " ".join(map(str, (part for _, part in chapter.shown)))
    assert "nan" not in words.lower().split()


def test_the_chart_of_levels_flags_what_its_headline_counts():
    drawn = figure(review(), "niva-alder").draw()
    assert len([part for part in drawn.findobj() if part.get_label() == "symbol"]) == 2  # one cell, and the key
