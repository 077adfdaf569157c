"""What differs between two reports: what the reader sees, and the parts of the origin that explain it."""

from dataclasses import replace

import pytest

from genomgang.difference.compare import Report, compare
from genomgang.difference.tell import cause, summary, write_page
from genomgang.evidence.content import Content, Passage, ShownTable
from genomgang.provenance.origin import Provenance, SourceFile, from_json

PARTS = {"data": "d1", "mal": "m1", "text": "t1", "kod": "k1", "mall": "l1"}
ORIGIN = Provenance(
    namnd="servicenamnden",
    ar=2024,
    version="intern",
    matdatum="2023-10-31",
    delivery="f1",
    sources=(SourceFile("utbildning", "utbildning.csv", "u1"), SourceFile("ikp", "ikp.csv", "i1")),
    parts=PARTS,
    versions={"python": "3.11.9"},
)
COURSES = ShownTable(
    "fig-utbildning", "Utbildning", "", ("Kurs", "Gått", "Andel"), (("Båda", "70", "70 %"), ("Dataskydd", "81", "81 %"))
)
PLAN = ShownTable("tbl-atgarder-plan", "Åtgärder", "Plan", ("Id", "Åtgärd"), (("s-1", "Öva"), ("s-2", "Klassa")))
PASSAGES = (
    Passage("ron", "Utbildning", "Sju av tio har gått båda kurserna.", "fig-utbildning"),
    Passage("alt", "Utbildning", "Staplar. Båda: 70 %.", "fig-utbildning"),
    Passage("text", "Utbildning", "Kurserna är obligatoriska."),
)
OLD = Report("före", Content(PASSAGES, (COURSES, PLAN)), ORIGIN)


def new(passages=PASSAGES, tables=(COURSES, PLAN), **origin):
    return Report("nu", Content(passages, tables), replace(ORIGIN, **origin))


def parts(**changed):
    return {"parts": PARTS | changed}


def told(difference):
    return [(change.kind, change.section, change.what, change.before, change.now) for change in difference.changes]


def test_a_report_does_not_differ_from_itself():
    difference = compare(OLD, new())
    assert difference.changes == ()
    assert summary(difference) == "Inget skiljer sig i det som visas."
    assert cause(difference) == "Rapporterna är gjorda av samma uppgifter, mål, texter, program och mall."


def test_a_figure_that_changed_is_named_by_row_and_column_with_its_data_set_as_cause():
    courses = replace(COURSES, rows=(("Båda", "74", "74 %"), ("Dataskydd", "81", "81 %")))
    finding = replace(PASSAGES[0], text="Drygt sju av tio har gått båda kurserna.")
    sources = (SourceFile("utbildning", "utbildning.csv", "u2"), ORIGIN.sources[1])
    difference = compare(OLD, new((finding, *PASSAGES[1:]), (courses, PLAN), sources=sources, **parts(data="d2")))
    assert told(difference) == [
        ("ron", "Utbildning", "Diagrammets rubrik", PASSAGES[0].text, finding.text),
        ("siffror", "Utbildning", "Siffrorna bakom diagrammet: Båda, gått", "70", "74"),
        ("siffror", "Utbildning", "Siffrorna bakom diagrammet: Båda, andel", "70 %", "74 %"),
    ]
    assert summary(difference) == "Ett rön och två siffror skiljer sig."
    assert cause(difference) == "Det som har ändrats är uppgifterna (genomförda utbildningar)."


def test_actions_that_were_added_and_taken_away_are_shown_whole():
    plan = replace(PLAN, rows=(("s-2", "Klassa"), ("s-3", "Kartlägg leverantörer")))
    assert told(compare(OLD, new(tables=(COURSES, plan)))) == [
        ("atgarder", "Åtgärder", "Plan: s-3", "", "s-3 · Kartlägg leverantörer"),
        ("atgarder", "Åtgärder", "Plan: s-1", "s-1 · Öva", ""),
    ]


def test_rows_that_share_their_first_cell_are_told_apart_by_the_next():
    old = replace(PLAN, header=("År", "Åtgärd", "Läge"), rows=(("2024", "Öva", "Pågår"), ("2024", "Klassa", "Pågår")))
    now = replace(old, rows=(("2024", "Öva", "Klar"), ("2024", "Klassa", "Pågår")))
    before = Report("före", Content((), (old,)), ORIGIN)
    assert told(compare(before, new((), (now,)))) == [
        ("atgarder", "Åtgärder", "Plan: 2024, Öva, läge", "Pågår", "Klar")
    ]


def test_rows_that_are_alike_in_every_cell_do_not_hide_a_new_one():
    old = replace(PLAN, rows=(("s-1", "Öva"), ("s-1", "Öva")))
    now = replace(PLAN, rows=(("s-1", "Öva"), ("s-1", "Öva"), ("s-1", "Mäta")))
    before = Report("före", Content((), (old,)), ORIGIN)
    assert told(compare(before, new((), (now,)))) == [("atgarder", "Åtgärder", "Plan: s-1, Mäta", "", "s-1 · Mäta")]


def test_a_row_that_is_shown_once_more_is_found():
    now = replace(PLAN, rows=(*PLAN.rows, PLAN.rows[0]))
    assert told(compare(OLD, new(tables=(COURSES, now)))) == [
        ("atgarder", "Åtgärder", "Plan: antal rader", "2 rader", "3 rader")
    ]


def test_a_new_column_is_named_and_the_shared_ones_are_still_compared():
    plan = ShownTable(
        PLAN.id,
        PLAN.section,
        PLAN.caption,
        ("Id", "Åtgärd", "Läge"),
        (("s-1", "Öva mer", "Klar"), ("s-2", "Klassa", "–")),
    )
    assert told(compare(OLD, new(tables=(COURSES, plan)))) == [
        ("atgarder", "Åtgärder", "Plan: kolumner", "Id, Åtgärd", "Id, Åtgärd, Läge"),
        ("atgarder", "Åtgärder", "Plan: s-1, åtgärd", "Öva", "Öva mer"),
    ]


def test_a_whole_table_that_came_or_went_is_one_change():
    assert told(compare(OLD, new(tables=(COURSES,)))) == [("atgarder", "Åtgärder", "Tabellen Plan", "2 rader", "")]


def test_a_paragraph_that_was_put_in_does_not_make_the_others_differ():
    words = Passage("text", "Utbildning", "Nya chefer går kursen först.")
    difference = compare(OLD, new((PASSAGES[0], PASSAGES[1], words, PASSAGES[2]), **parts(text="t2")))
    assert told(difference) == [("text", "Utbildning", "Stycket är nytt", "", words.text)]
    assert cause(difference) == "Det som har ändrats är samordnarens texter."


@pytest.mark.parametrize(
    ("part", "words"),
    [("mal", "målen"), ("kod", "programmet"), ("mall", "mallen")],
)
def test_each_part_of_the_origin_is_a_cause_of_its_own(part, words):
    assert cause(compare(OLD, new(**parts(**{part: "annan"})))) == f"Det som har ändrats är {words}."


def test_adoption_and_libraries_are_causes_too():
    adoption = {"roll": "forvaltningschef", "datum": "2023-12-05", "diarienummer": "1"}
    difference = compare(OLD, new(adoption=adoption, versions={"python": "3.12.1"}))
    assert cause(difference) == "Det som har ändrats är fastställelsen och programbibliotekens versioner."


def test_the_public_version_does_not_tell_its_cause():
    public = {"kod": "k1", "mall": "l1"}
    difference = compare(replace(OLD, origin=replace(ORIGIN, parts=public)), new(parts=public))
    assert cause(difference).startswith("Orsaken går inte att avgöra")


def test_an_origin_from_before_it_held_the_namnds_name_can_still_be_read():
    fields = ORIGIN.to_json()
    del fields["namn"]
    assert from_json(fields) == ORIGIN


def test_the_page_escapes_what_the_reports_hold(tmp_path):
    hostile = Passage("text", "Utbildning", "<script>alert(1)</script>")
    page = write_page(compare(OLD, new((*PASSAGES, hostile))), tmp_path / "skillnad.html").read_text()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible(browser, tmp_path, scheme):
    from axe_playwright_python.sync_playwright import Axe

    courses = replace(COURSES, rows=(("Båda", "74", "74 %"), ("Dataskydd", "81", "81 %")))
    path = write_page(compare(OLD, new(tables=(courses,))), tmp_path / "skillnad.html")
    page = browser.new_page(color_scheme=scheme)
    page.goto(path.as_uri())
    found = Axe().run(page)
    page.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.browser
def test_on_a_phone_nothing_must_be_scrolled_sideways_and_each_side_is_named(browser, tmp_path):
    path = write_page(compare(OLD, new((*PASSAGES, Passage("text", "Utbildning", "Nytt. " * 40)))), tmp_path / "s.html")
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(path.as_uri())
    widths = page.evaluate("[...document.querySelectorAll('html, .rullbar')].map(e => e.scrollWidth - e.clientWidth)")
    heading = page.evaluate("getComputedStyle(document.querySelector('td'), '::before').content")
    page.close()
    assert max(widths) <= 0
    assert heading == '"Före: "'


def test_what_differs_within_a_text_is_marked_and_nothing_else():
    changed = Passage("text", "Utbildning", "Kurserna är frivilliga.")
    (change,) = compare(OLD, new((*PASSAGES[:2], changed))).changes
    assert change.pieces == (
        (("Kurserna är", False), ("obligatoriska.", True)),
        (("Kurserna är", False), ("frivilliga.", True)),
    )


def test_fingerprints_are_no_differences():
    tables = [
        ShownTable("tbl-kallor", "Källor", "Källor", ("Datamängd", "Rader"), (("Risker", digest),))
        for digest in ("aa", "bb")
    ]
    status = [
        ShownTable(
            "sec-fast-1", "Fastställelse", "", ("Uppgift", "Innehåll"), (("Uppgifternas fingeravtryck", digest),)
        )
        for digest in ("aa", "bb")
    ]
    words = [Passage("text", "Källor", f"Det samlade fingeravtrycket är {digest}.") for digest in ("aa", "bb")]
    before, now = (
        replace(OLD, content=Content((*PASSAGES, word), (COURSES, table, row)))
        for word, table, row in zip(words, tables, status, strict=True)
    )
    assert compare(before, now).changes == ()
