"""What the chapter on training says, for small reviews counted by hand."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pandas as pd
import pytest
from builders import NAMND, make_delivery, make_frame, make_review
from drawn import drawn_words
from readable import plain_lines

from genomgang.charts.bars import Roles, bars
from genomgang.document.exhibit import Exhibit
from genomgang.show import exhibit as make_exhibit
from genomgang.show.chapter import run_chapter
from genomgang.show.chapter import summary as chapter_summary
from genomgang.text.markdown import escape
from genomgang.text.swedish import MISSING
from genomgang.topics import utbildning

TARGETS = {
    ("utbildning_andel", "informationssakerhet"): 95,
    ("utbildning_andel", "dataskydd"): 95,
    "ledning_utbildning_andel": 100,
}
DONE = "2023-02-14"


def staff(unit, both, only_first=0, none=0, *, role="medarbetare", since="2019-03-01"):
    """Rows of persons of one unit: so many with both courses, with the first alone, with none."""
    rows = []
    for first, second, count in ((DONE, DONE, both), (DONE, None, only_first), (None, None, none)):
        for number in range(count):
            person = {
                "person_id": f"{unit}-{role}-{since}-{first}-{second}-{number}",
                "enhet": unit,
                "rollgrupp": role,
                "anstalld_fran": since,
            }
            rows += [
                {**person, "kurs": "informationssakerhet", "genomford": first},
                {**person, "kurs": "dataskydd", "genomford": second},
            ]
    return rows


def management_rows(done, all_of_them):
    return [
        {
            "person_id": f"l{number}",
            "rollgrupp": "ledningsgrupp",
            "kurs": "cybersakerhet_ledning",
            "genomford": DONE if number < done else None,
        }
        for number in range(all_of_them)
    ]


# Lager: 20 employees, 8 with both, 4 with the first. Kök: 10, 9 with both. Stab: 10, all; consultants: 12, 6 with both.
NOW = [
    *staff("Lager", 8, 4, 8),
    *staff("Kök", 9, 0, 1),
    *staff("Stab", 10, role="chef"),
    *staff("Stab", 6, 6, role="konsult"),
]
# Last year 20 employees in Lager, 5 with both; 10 in Kök, 7.
BEFORE = [*staff("Lager", 5, 5, 10), *staff("Kök", 7, 0, 3)]


def summary(of):
    return plain_lines(chapter_summary("utbildning", of))


def shown(of, exhibit, section):
    """The exhibit with this id, or what stands in its place in the section."""
    chapter = run_chapter("utbildning", of)
    return chapter.exhibits.get(exhibit) or plain_lines(chapter.under(section))


def courses(of):
    return run_chapter("utbildning", of).exhibits.get("fig-utbildning-kurser", "")


def groups(of):
    return shown(of, "fig-utbildning-grupper", "sec-utbildning-grupper")


def units(of):
    return shown(of, "fig-utbildning-enheter", "sec-utbildning-enheter")


def management(of):
    return plain_lines(run_chapter("utbildning", of).under("sec-utbildning-ledning")).replace("\\", "")


@pytest.fixture
def review():
    return make_review({"utbildning": NOW}, {"utbildning": BEFORE}, targets=TARGETS)


def test_the_summary_tells_share_target_last_year_what_remains_and_where(review):
    assert summary(review) == (
        "27 av 40 anställda har gått båda de obligatoriska kurserna, Informationssäkerhet och Dataskydd. "
        "Det är 68 procent. Målet är 95 procent. I fjol var andelen 40 procent. "
        "Ytterligare elva behöver gå kurserna för att målet ska nås. "
        "Av de 13 som inte har gått båda arbetar tolv på Lager."
    )


def test_the_courses_have_one_row_each_with_both_first(review):
    exhibit = courses(review)
    assert exhibit.headline == "Sju av tio anställda har gått båda kurserna – målet är 95\u00a0procent"
    assert (
        exhibit.subtitle
        == "Andel av de anställda som har gått kursen, procent, 31\u00a0oktober 2023, n\u00a0=\u00a040."
    )
    assert exhibit.table.rows == (
        ("Båda kurserna", "40", "27", "68\u00a0%", "95\u00a0%", "40\u00a0%", "11"),
        ("Informationssäkerhet", "40", "31", "78\u00a0%", "95\u00a0%", "57\u00a0%", "7"),
        ("Dataskydd", "40", "27", "68\u00a0%", "95\u00a0%", "40\u00a0%", "11"),
    )
    assert exhibit.alt == (
        "Liggande staplar i procent. Båda kurserna: 68\u00a0% (i fjol 40\u00a0%). "
        "Informationssäkerhet: 78\u00a0% (i fjol 57\u00a0%). Dataskydd: 68\u00a0% (i fjol 40\u00a0%). Mål: 95\u00a0%."
    )
    assert exhibit.source == "Genomförda utbildningar (utbildning.csv), mätdatum 2023-10-31"


def test_the_groups_name_the_one_that_lies_lowest(review):
    exhibit = groups(review)
    assert exhibit.headline == "Konsulter ligger lägst: 50\u00a0procent har gått båda kurserna"
    assert exhibit.table.rows == (
        ("Alla anställda", "40", "27", "68\u00a0%", "95\u00a0%", "40\u00a0%"),
        ("Chefer och ledningsgrupp", "10", "10", "100\u00a0%", "95\u00a0%", "–"),
        ("Konsulter", "12", "6", "50\u00a0%", "95\u00a0%", "–"),
    )


def test_a_group_that_lies_above_is_set_against_all_employees():
    review = make_review({"utbildning": [*staff("Lager", 12, 0, 8), *staff("Stab", 10, role="chef")]})
    assert groups(review).headline == (
        "Chefer och ledningsgrupp: 100\u00a0procent har gått båda kurserna, mot 73\u00a0procent av alla anställda"
    )


def test_new_employees_stand_apart_and_are_not_compared_with_last_year():
    rows = [*staff("Lager", 15, 0, 5), *staff("Lager", 4, 0, 8, since="2023-09-01")]
    exhibit = groups(make_review({"utbildning": rows}, {"utbildning": rows}))
    assert exhibit.headline == "Nyanställda ligger lägst: 33\u00a0procent har gått båda kurserna"
    assert exhibit.table.rows[1] == ("Nyanställda (högst 90 dagar)", "12", "4", "33\u00a0%", "–", "–")


def test_the_units_stand_highest_first_with_each_course(review):
    exhibit = units(review)
    assert exhibit.headline == "En av tre enheter når målet 95\u00a0procent – lägst ligger Lager med 40\u00a0procent"
    assert exhibit.table.rows == (
        ("Stab", "10", "100\u00a0%", "100\u00a0%", "100\u00a0%", "95\u00a0%", "–"),
        ("Kök", "10", "90\u00a0%", "90\u00a0%", "90\u00a0%", "95\u00a0%", "70\u00a0%"),
        ("Lager", "20", "60\u00a0%", "40\u00a0%", "40\u00a0%", "95\u00a0%", "25\u00a0%"),
    )


def test_small_units_are_hidden_and_the_reader_is_told_why():
    rows = [*NOW, *staff("Arkiv", 1, 0, 1), *staff("Vakt", 8)]
    exhibit = units(make_review({"utbildning": rows}, targets=TARGETS))
    hidden = ("dolt",) * 4
    assert exhibit.headline == (
        "En av två enheter som visas når målet 95\u00a0procent – lägst ligger Lager med 40\u00a0procent"
    )
    assert [row[0] for row in exhibit.table.rows[:2]] == ["Stab", "Lager"]
    withheld = {row[0]: row[1:5] for row in exhibit.table.rows[2:]}
    assert withheld["Arkiv"] == hidden
    assert withheld["Vakt"][1:] == withheld["Kök"][1:] == hidden[1:]
    assert exhibit.alt.endswith("Dolt: tre av fem.")
    assert not any(name in exhibit.alt for name in ("Arkiv", "Vakt", "Kök"))
    assert exhibit.note == (
        "Dolt betyder att gruppen är för liten: antal visas för minst fem personer och andelar för minst tio. "
        "Fler grupper kan vara dolda, så att ingen liten grupp går att räkna ut."
    )


@pytest.mark.parametrize(
    ("rows", "targets", "headline"),
    [
        (staff("Lager", 10), TARGETS, "Lager: 100\u00a0procent har gått båda kurserna"),
        (
            [*staff("Lager", 10), *staff("Kök", 10)],
            TARGETS,
            "Två av två enheter når målet 95\u00a0procent",
        ),
        (
            [*staff("Lager", 4, 0, 6), *staff("Kök", 5, 0, 5)],
            TARGETS,
            "Ingen av två enheter når målet 95\u00a0procent – lägst ligger Lager med 40\u00a0procent",
        ),
        (
            [*staff("Lager", 4, 0, 6), *staff("Kök", 10), *staff("Stab", 4, 0, 6)],
            TARGETS,
            "En av tre enheter når målet 95\u00a0procent – lägst ligger Lager och Stab med 40\u00a0procent",
        ),
        (
            [*staff("Lager", 4, 0, 6), *staff("Kök", 5, 0, 5)],
            {},
            "Andelen går från 50\u00a0procent (Kök) ned till Lager med 40\u00a0procent",
        ),
    ],
)
def test_the_units_headline_follows_from_target_and_number(rows, targets, headline):
    assert units(make_review({"utbildning": rows}, targets=targets)).headline == headline


@pytest.mark.parametrize(
    ("rows", "headline"),
    [
        (staff("Lager", 20), "Alla anställda har gått båda kurserna – målet 95\u00a0procent är nått"),
        (staff("Lager", 0, 0, 20), "Ingen anställd har gått båda kurserna – målet är 95\u00a0procent"),
        (staff("Lager", 10, 0, 10), "Hälften av de anställda har gått båda kurserna – målet är 95\u00a0procent"),
        (
            staff("Lager", 11, 0, 10),
            "Ungefär hälften av de anställda har gått båda kurserna – målet är 95\u00a0procent",
        ),
        (staff("Lager", 39, 0, 1), "Nästan alla anställda har gått båda kurserna – målet 95\u00a0procent är nått"),
    ],
)
def test_the_courses_headline_says_the_share_and_whether_the_target_is_reached(rows, headline):
    assert courses(make_review({"utbildning": rows}, targets=TARGETS)).headline == headline


def test_all_who_have_taken_both_need_no_more_words():
    review = make_review({"utbildning": staff("Lager", 20)}, {}, targets=TARGETS)
    assert summary(review) == (
        "Alla 20 anställda har gått båda de obligatoriska kurserna, Informationssäkerhet och Dataskydd. "
        "Det är 100 procent. Målet är 95 procent, och det är nått."
    )


def test_the_lower_of_the_courses_targets_holds_for_both_together():
    targets = {("utbildning_andel", "informationssakerhet"): 95, ("utbildning_andel", "dataskydd"): 90}
    (both, _) = utbildning.key_figures(make_review({"utbildning": NOW}, targets=targets))
    assert both.target.value == 90
    (both, _) = utbildning.key_figures(
        make_review({"utbildning": NOW}, targets={**targets, ("utbildning_andel", "bada"): 85})
    )
    assert both.target.value == 85
    (both, _) = utbildning.key_figures(
        make_review({"utbildning": NOW}, targets={("utbildning_andel", "dataskydd"): 90})
    )
    assert both.target is None


def test_the_key_figures_carry_part_whole_target_and_last_year(review):
    both, management = utbildning.key_figures(review)
    assert (both.id, both.shown, both.shown_before, both.shown_target) == (
        "utbildning_andel",
        "68\u00a0%",
        "40\u00a0%",
        "95\u00a0%",
    )
    assert (both.part, both.whole, both.coverage) == (27, 40, "27 av 40 anställda. Konsulter räknas för sig.")
    assert both.trend == "upp 28\u00a0procentenheter, bättre"
    assert (management.id, management.value, management.hidden, management.coverage) == (
        "ledning_utbildning_andel",
        None,
        False,
        "",
    )


def test_managements_training_is_told_with_the_duty_in_law():
    review = make_review({"utbildning": management_rows(2, 8)}, targets=TARGETS)
    assert management(review) == (
        "Två av åtta i ledningsgruppen har gått kursen Cybersäkerhet för ledningen. "
        "Målet är 100 procent.\n\n"
        "Siffran räknar ledningsgruppen, inte nämndens ledamöter."
    )


def member_rows(done, count, role="namndledamot"):
    return [
        {
            "person_id": f"n{number}",
            "rollgrupp": role,
            "kurs": "cybersakerhet_ledning",
            "genomford": "2023-05-11" if number < done else None,
        }
        for number in range(count)
    ]


HEAD = {"person_id": "f1", "rollgrupp": "forvaltningschef", "kurs": "cybersakerhet_ledning", "genomford": "2023-05-11"}


def test_members_of_the_namnd_are_counted_apart_and_the_head_with_management():
    review = make_review({"utbildning": [*management_rows(2, 8), HEAD, *member_rows(3, 13)]}, targets=TARGETS)
    assert management(review) == (
        "Tre av nio i ledningsgruppen har gått kursen Cybersäkerhet för ledningen. "
        "Målet är 100 procent.\n\n"
        "Tre av 13 ledamöter har gått kursen. Det är 23 procent.\n\n"
        "Siffran räknar ledningsgruppen, där förvaltningschefen ingår; nämndens ledamöter räknas för sig."
    )
    assert [figure.id for figure in utbildning.key_figures(review)][2:] == ["ledamoter_utbildning_andel"]


def test_members_are_no_employees():
    rows = [*staff("Lager", 20, 0, 0), *member_rows(3, 13)]
    assert utbildning.staff(make_review({"utbildning": rows})).size == 20


def test_a_small_board_is_not_shown():
    board = make_review({"utbildning": member_rows(1, 4, "styrelse")}, namnd=dataclasses.replace(NAMND, typ="bolag"))
    assert "Bolaget har färre än fem ledamöter i underlaget." in management(board)
    assert utbildning.key_figures(board)[2].shown == "dolt"


def test_after_the_day_the_law_is_in_force():
    later = dataclasses.replace(make_delivery(2027), matdatum=dt.date(2026, 10, 31))
    text = management(make_review(delivery=later))
    assert "Cybersäkerhetslagen (2025:1506) gäller sedan den 15 januari 2026 och säger att" in text
    assert "gällde alltså inte" not in text


def test_a_small_management_group_is_not_shown():
    review = make_review({"utbildning": management_rows(2, 4)})
    assert management(review).startswith(
        "Ledningsgruppen har färre än fem personer. Hur många som har gått kursen visas därför inte."
    )
    assert utbildning.key_figures(review)[1].shown == "dolt"


def test_three_employees_are_never_shown():
    review = make_review({"utbildning": staff("Lager", 2, 0, 1)}, targets=TARGETS)
    assert summary(review) == (
        "Servicenämnden har färre än tio anställda i underlaget. "
        "Hur många av dem som har gått kurserna visas därför inte."
    )
    too_small = (
        "Grupperna är för små för att visas. Andelar visas för grupper med minst tio personer, "
        "eftersom en andel av en mindre grupp kan avslöja vad var och en har gjort."
    )
    assert courses(review) == ""
    assert groups(review) == units(review) == too_small
    assert utbildning.key_figures(review)[0].shown == "dolt"


def test_no_delivery_is_one_sentence():
    review = make_review()
    assert summary(review) == "Servicenämnden har inte levererat några uppgifter om anställdas utbildning."
    assert courses(review) == ""
    for section in (groups, units, management):
        assert section(review).startswith("Servicenämnden har inte levererat några uppgifter om")
    assert [figure.value for figure in utbildning.key_figures(review)] == [None, None]


def test_forty_units_stand_in_one_exhibit():
    rows = [row for number in range(40) for row in staff(f"Enhet {number:02}", number % 8, 0, 12 - number % 8)]
    exhibit = units(make_review({"utbildning": rows}, targets=TARGETS))
    assert len(exhibit.table.rows) == 40
    assert exhibit.headline.startswith("Ingen av 40 enheter når målet")
    assert exhibit.subtitle.endswith("Diagrammet visar de tolv enheter som har lägst andel, tabellen alla 40.")
    drawn = [row[0] for row in exhibit.table.rows if row[0] in drawn_words(exhibit)]
    assert drawn == [row[0] for row in exhibit.table.rows[-12:]]


def test_a_merged_namnd_says_whose_values_last_years_are():
    names = make_frame(
        "namnder",
        [
            {"namnd": "norrmalm", "namn": "Norrmalms stadsdelsnämnd"},
            {"namnd": "ostermalm", "namn": "Östermalms stadsdelsnämnd"},
        ],
    )
    review = make_review(
        {"utbildning": NOW}, {"utbildning": BEFORE, "namnder": names}, before_namnder=("norrmalm", "ostermalm")
    )
    assert summary(review).endswith("Förra årets värden gäller Norrmalms stadsdelsnämnd och Östermalms stadsdelsnämnd.")


def test_last_year_shows_no_unit_that_a_merged_namnd_hid_in_its_own_report():
    stab, kok = staff("Stab", 3, 1), staff("Kök", 9)
    norr = make_frame("utbildning", [*stab, *kok, *staff("Lager", 6, 6)], namnd="norrmalm")
    oster = make_frame("utbildning", [*staff("Stab", 2, 1), *kok, *staff("Lager", 5, 15)], namnd="ostermalm")
    oster["person_id"] = "o" + oster["person_id"]
    review = make_review(
        {"utbildning": [*staff("Stab", 6), *kok, *staff("Lager", 20)]},
        {"utbildning": pd.concat([norr, oster])},
        before_namnder=("norrmalm", "ostermalm"),
    )
    rows = {row[0]: row for row in units(review).table.rows}
    assert rows["Lager"][6] == "34\u00a0%"  # 11 of 32
    assert (rows["Stab"][6], rows["Kök"][6]) == (MISSING, MISSING)


def test_last_year_is_hidden_by_last_years_limit():
    persons = {"utbildning": [*staff("Stab", 5, 1), *staff("Kök", 9), *staff("Lager", 20)]}
    review = make_review(persons, persons, targets_before={"smacell_utbildning": 7})
    rows = {row[0]: row for row in units(review).table.rows}
    assert rows["Stab"][1] == "6"
    assert rows["Stab"][4] == "dolt"  # too few for a share
    assert (rows["Stab"][6], rows["Kök"][6]) == (MISSING, MISSING)


def test_hostile_unit_names_come_out_as_text():
    name = "Lager <script>| *x* {{< include y >}}"
    review = make_review(
        {"utbildning": [*staff(name, 1, 0, 9), *staff("Kök", 10), *staff("Stab", 10)]}, targets=TARGETS
    )
    assert escape("<script>| *x* {{< include y >}}") in summary(review)
    assert units(review).headline.endswith(f"lägst ligger {escape(name)} med 10\u00a0procent")


@pytest.mark.parametrize("version", ["intern", "offentlig"])
def test_the_public_version_shows_the_same_counts(version):
    review = make_review({"utbildning": NOW}, targets=TARGETS, version=version)
    assert courses(review).table.rows[0][:3] == ("Båda kurserna", "40", "27")


def test_every_exhibit_draws_its_chart(review):
    for exhibit in (courses(review), groups(review), units(review)):
        assert isinstance(exhibit, Exhibit)
        texts = {text.get_text() for text in exhibit.draw().findobj(match=lambda artist: hasattr(artist, "get_text"))}
        shares = {row[3 if exhibit.id != "fig-utbildning-enheter" else 4] for row in exhibit.table.rows}
        assert shares <= texts


def test_the_namnds_name_takes_its_place():
    other = dataclasses.replace(NAMND, namn="Stokab")
    assert units(make_review(namnd=other)).startswith("Stokab har inte levererat")


@pytest.mark.parametrize(
    ("column", "words", "drawn"), [("I fjol", "i fjol", "förra året"), ("Mål", "Mål: ", "mål 95\u00a0%")]
)
def test_a_column_that_is_taken_out_of_the_frame_leaves_chart_table_and_alt_text(review, column, words, drawn):
    whole = utbildning.course_frame(review)
    roles = Roles(value="Andel", n="Anställda")
    with_it, without = (
        make_exhibit("fig-x", frame, bars, headline="", subtitle="", source="", roles=roles)
        for frame in (whole, whole.drop(columns=column))
    )
    assert (column in with_it.table.header, column in without.table.header) == (True, False)
    assert (words in with_it.alt, words in without.alt) == (True, False)
    plain = drawn.replace("\u00a0", " ")
    assert (plain in drawn_words(with_it), plain in drawn_words(without)) == (True, False)


def test_a_long_chart_is_told_by_its_ends():
    rows = [row for number in range(14) for row in staff(f"Enhet {number:02}", number, 0, 14 - number)]
    exhibit = units(make_review({"utbildning": rows}, targets=TARGETS))
    assert exhibit.alt == (
        "Liggande staplar i procent. Högst, Enhet 13: 93\u00a0%. Lägst, Enhet 00: 0\u00a0%. Mål: 95\u00a0%."
    )


def test_of_a_management_group_that_is_not_shown_no_figure_is_said_to_tell_anything():
    review = make_review({"utbildning": management_rows(2, 4)})
    assert "siffran" not in management(review)


def test_the_share_carries_its_id_and_year(review):
    assert '[68\u00a0procent]{data-nyckeltal="utbildning_andel@2024"}' in chapter_summary("utbildning", review)
