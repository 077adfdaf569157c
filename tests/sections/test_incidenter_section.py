"""What the reader is told about incidents."""

import dataclasses

import pandas as pd
import pytest
from builders import NAMND, make_review
from drawn import drawn_words
from readable import plain_lines

from genomgang.show.chapter import run_chapter
from genomgang.show.chapter import summary as summary_of
from genomgang.topics import incidenter

TARGETS = {"incident_72h_andel": 100, "incident_avslut_dagar": 30}


def incidents(prefix, count, happened="2023-04-18", days=10, **columns):
    start = pd.Timestamp(happened)
    return [
        {
            "incident_id": f"{prefix}-{i}",
            "handelsedatum": start,
            "registrerad": start,
            "avslutad": None if days is None else start + pd.Timedelta(days=days),
            "anmald_imy": False,
            "inom_72_timmar": "ej_aktuell",
            **columns,
        }
        for i in range(count)
    ]


NOW = [
    *incidents("a", 7, "2022-12-01"),
    *incidents("b", 5, "2023-05-02", orsak="natfiske", slag="informationssakerhet"),
    *incidents("c", 3, "2023-09-01", days=40, orsak="tekniskt_fel", anmald_imy=True, inom_72_timmar="ja"),
    *incidents("d", 1, "2023-10-01", days=None, anmald_imy=True, inom_72_timmar="nej"),
]
BEFORE = incidents("e", 12, "2022-02-01")
REGISTER = [{"namnd": NAMND.slug, "namn": NAMND.namn, "antal_anstallda": 240}]


def review(now=NOW, before=BEFORE, register=REGISTER, **overrides):
    return make_review({"incidenter": now}, {"incidenter": before, "namnder": register}, targets=TARGETS, **overrides)


def plain(text):
    return text.replace("\u00a0", " ").strip()


def summary(of):
    return plain_lines(summary_of("incidenter", of))


def trend(of):
    return run_chapter("incidenter", of).exhibits["fig-incidenter-utveckling"]


def causes(of):
    return run_chapter("incidenter", of).exhibits["fig-incidenter-orsaker"]


def by_group(of):
    return plain_lines(run_chapter("incidenter", of).under("sec-incidenter-orsaker"))


def test_more_reports_are_not_called_worse():
    assert summary(review()) == (
        "- 16 incidenter inträffade från den 1 november 2022 till den 31 oktober 2023. Det är 6,7 per 100 anställda. "
        "Året före var det 5,0.\n"
        "- Fler rapporter kan vara bra: det kan betyda att fler upptäcker och anmäler det som händer. Ökningen räknas "
        "därför inte som en försämring.\n"
        "- Ingen av incidenterna rör inhyrda konsulter.\n"
        "- Andelen avslutade incidenter är 94 procent. Mediantiden från registrering till avslut är tio dagar. Målet är "
        "högst 30 dagar, och det är nått. Den äldsta som pågår har pågått i 30 dagar.\n"
        "- Fyra incidenter har anmälts till Integritetsskyddsmyndigheten (IMY). Andelen som anmäldes inom 72 timmar är "
        "tre av fyra. Målet är 100 procent."
    )


def test_the_rate_has_no_better_direction():
    rate, days, within = incidenter.key_figures(review())
    assert plain(rate.trend) == "upp 1,7"
    assert rate.improved is None
    assert days.meets_target and not within.meets_target


def test_fewer_reports_are_not_called_better():
    text = summary(review(now=NOW[:3]))
    assert "Färre rapporter kan betyda att mindre har hänt, men också att färre anmäler." in text


def test_a_rate_that_falls_only_because_the_staff_grew_is_read_neutrally():
    grown = dataclasses.replace(NAMND, antal_anstallda=300)
    text = summary(review(now=incidents("a", 12), namnd=grown))
    assert "Antalet säger inte ensamt om läget är bra eller dåligt: fler rapporter kan vara bra." in text


def test_trend_headline_table_and_alt_agree():
    exhibit = trend(review())
    assert exhibit.headline == "Incidenterna per 100 anställda och år ökade från 5,0 till 6,7"
    assert [tuple(map(plain, row)) for row in exhibit.table.rows] == [
        ("nov 2021–feb 2022", "5,0", "12"),
        ("mars–juni 2022", "0,0", "0"),
        ("juli–okt 2022", "0,0", "0"),
        ("nov 2022–feb 2023", "2,9", "7"),
        ("mars–juni 2023", "2,1", "5"),
        ("juli–okt 2023", "1,7", "4"),
        ("Summa nov 2021–okt 2022", "5,0", "12"),
        ("Summa nov 2022–okt 2023", "6,7", "16"),
    ]
    assert "mars–juni 2023: 2,1." in plain(exhibit.alt)
    assert drawn_words(exhibit).endswith("Summa nov 2022–okt 2023 6,7")


def test_predecessors_employees_are_added():
    register = [
        {"namnd": "a", "namn": "A", "antal_anstallda": 100},
        {"namnd": "b", "namn": "B", "antal_anstallda": 140},
    ]
    rate, *_ = incidenter.key_figures(review(register=register, before_namnder=("a", "b")))
    assert rate.before == 5.0


def test_small_causes_are_hidden_and_cannot_be_computed():
    some = [*incidents("a", 24), *incidents("b", 3, orsak="tekniskt_fel"), *incidents("c", 5, orsak="natfiske")]
    exhibit = causes(review(some))
    assert plain(exhibit.headline) == "Fel mottagare är vanligast av orsakerna som visas – 75 procent av incidenterna"
    assert exhibit.table.rows[0] == ("Fel mottagare", "24", "75\u00a0%")
    assert [row[1:] for row in exhibit.table.rows[1:]] == [
        ("dolt", "dolt")
    ] * 2  # tekniskt fel, and nätfiske as its cover
    assert "färre än fem incidenter" in exhibit.note
    assert "Dolt: två av tre." in exhibit.alt
    assert drawn_words(exhibit) == "Fel mottagare 24 Tekniskt fel dolt Nätfiske dolt"


def test_causes_that_are_all_small_are_not_divided():
    spread = [*incidents("a", 4), *incidents("b", 4, orsak="ovrigt"), *incidents("c", 4, orsak="natfiske")]
    assert by_group(review(spread)).startswith("Incidenterna är för få för att delas upp efter orsak")


def test_kinds_add_up_to_the_total():
    text = by_group(review())
    assert "| Personuppgift | 11 | 69 % |" in text
    assert "| Informationssäkerhet | 5 | 31 % |" in text
    assert "| Alla | 16 | 100 % |" in text


def test_few_contractors_are_not_counted_out_loud():
    some = [*incidents("a", 20), *incidents("k", 2, konsult=True)]
    assert "Hur många incidenter som rör inhyrda konsulter visas inte" in summary(review(some))
    many = [*incidents("a", 20), *incidents("k", 6, konsult=True)]
    assert "Sex av incidenterna rör inhyrda konsulter. De ingår i antalet." in summary(review(many))


def test_incidents_outside_the_period_are_said_to_count_elsewhere():
    late = [*NOW, *incidents("f", 1, "2022-10-30")]
    text = summary(review(late))
    assert "En incident i leveransen hände utanför perioden och räknas till det år då den hände." in text
    assert "Året före var det 5,4." in text  # 13 of 240: the late one is last year's


def test_a_tiny_namnd_is_told_with_care():
    tiny = dataclasses.replace(NAMND, antal_anstallda=3)
    text = summary(review(incidents("a", 1), namnd=tiny))
    assert "per 100 anställda" not in text
    assert trend(review(incidents("a", 1), namnd=tiny)).headline == "En incident det senaste året, tolv året före"
    assert "Incidenten är avslutad." in text
    assert by_group(review(incidents("a", 1), namnd=tiny)) == (
        "Incidenterna är för få för att delas upp efter orsak utan att någon kan pekas ut.\n\n"
        "Incidenterna är för få för att delas upp efter slag utan att någon kan pekas ut."
    )


def test_nothing_delivered_is_not_nought():
    empty = review([], [])
    assert summary(empty) == (
        "Servicenämnden har inte levererat några uppgifter om incidenter för perioden.\n\n"
        "Det kan betyda att inget har hänt, men också att det som hänt inte är rapporterat."
    )
    chapter = run_chapter("incidenter", empty)
    assert chapter.exhibits == chapter.tables == {}
    assert by_group(empty) == "Det finns inga incidenter att dela upp efter orsak och slag."
    assert [figure.value for figure in incidenter.key_figures(empty)] == [None] * 3


def test_a_year_without_incidents_after_one_with_them_is_nought():
    text = summary(review(now=[]))
    assert "Ingen incident inträffade från den 1" in text.replace("\u00a0", " ")
    assert incidenter.key_figures(review(now=[]))[0].value == 0


EXTREMES = {
    "first year": {"before": [], "register": []},
    "no register last year": {"register": []},
    "nothing this year": {"now": []},
    "no employees": {"namnd": dataclasses.replace(NAMND, antal_anstallda=0)},
    "all small": {"now": [*incidents("a", 2), *incidents("b", 2, orsak="ovrigt", slag="it")]},
    "many": {"now": incidents("a", 400), "namnd": dataclasses.replace(NAMND, antal_anstallda=15_000)},
}


@pytest.mark.parametrize("given", EXTREMES.values(), ids=EXTREMES.keys())
def test_extremes_are_told_and_drawn(given):
    chapter = run_chapter("incidenter", review(**given))
    assert all(drawn_words(each) for each in chapter.exhibits.values())
    words = " ".join(str(part) for _, part in chapter.shown)
    assert "nan" not in words.lower().split()
