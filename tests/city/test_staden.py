"""The city's own report in words and tables, from a small city counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest
from builders import make_check, make_delivery
from readable import plain_lines
from test_city_comparison import figure, member

from genomgang.city.model import CityFigures, Member
from genomgang.city.review import City
from genomgang.show.chapter import run_city

ACTIONS = ["namnd", "atgard_id", "beslutat_ar", "prioriterat_ar", "ansvarig_roll", "status", "iso_ref"]
RISKS = ["namnd", "risk_id", "kalla", "ansvarig_roll", "kontinuitetsplan"]


def make_city(members=(), figures=(), actions=(), blocked=None) -> City:
    return City(
        ar=2024,
        version="intern",
        check=make_check(make_delivery(), {}, blocked),
        figures=CityFigures(2024, "intern", tuple(members), tuple(figures)),
        actions=pd.DataFrame(actions, columns=ACTIONS),
        risks=pd.DataFrame([], columns=RISKS),
    )


def six() -> City:
    """Five facknämnder with 50 to 90 procent of ten persons each, and a company that is blocked."""
    slugs = "edcba"
    return make_city(
        [*(member(slug) for slug in slugs), Member("bolaget", "AB Bolaget", "bolag", 20, blocked=True)],
        [
            figure(slug, 50.0 + 10 * place, part=5 + place, whole=10, target=80.0)
            for place, slug in enumerate(sorted(slugs))
        ],
        blocked={"bolaget": ("Utbildning: 3 rader saknar kurs",)},
    )


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def under(city, section: str) -> str:
    return plain_lines(run_city(city).under(f"sec-staden-{section}"))


def multiples(city):
    return [each for id, each in run_city(city).exhibits.items() if id.startswith("fig-staden-facknamnd")]


def test_the_summary_says_who_is_part_who_is_blocked_and_how_far_the_city_has_come():
    assert under(six(), "korthet").startswith(
        "Genomgången omfattar fem facknämnder och ett bolag, tillsammans 6. Uppgifter från 5 ingår. En är blockerad och "
        "saknar nyckeltal.\n\n- Utbildade: 70 procent (35 av 50). Två av fem med uppgift når sitt mål.\n"
    )


def test_the_blocked_stand_with_their_reasons():
    assert "AB Bolaget | Utbildning: 3 rader saknar kurs" in under(six(), "blockerade")
    assert under(make_city([member("a")]), "blockerade") == (
        "Ingen nämnd och inget bolag är blockerat. Alla kan få sin genomgång."
    )


def test_totals_medians_and_ranges():
    assert "| Utbildade | 70 % | 70 % | 50–90 % | 2 av 5 | 5 |" in under(six(), "korthet")


def test_what_is_farthest_from_its_target_for_the_whole_city_stands_first():
    assert under(six(), "gap") == "1. **Utbildade: 70 procent, mål 80 procent.** Tre av fem når inte sitt mål."
    reached = make_city([member("a")], [figure("a", 90.0, part=9, whole=10, target=80.0)])
    assert under(reached, "gap") == "Inget mål är missat för staden som helhet."


def test_groups_with_fewer_than_five_are_not_shown_as_groups():
    found = under(six(), "grupper")
    assert "Facknämnder, 50–249 anställda (5)" in found
    assert "olag, färre än 50 anställda" not in found.split("|--")[0]


def test_everybody_stands_in_the_order_of_the_alphabet_within_their_kind_and_the_table_can_be_sorted():
    found = under(six(), "alla")
    order = [found.index(f"| {name} |") for name in ("A", "B", "C", "D", "E", "AB Bolaget")]
    assert order == sorted(order)
    assert "| AB Bolaget | Bolag | 20 | ✗ blockerad |" in found
    assert "::: {.sorterbar}" in found


@pytest.mark.parametrize(("count", "lengths"), [(1, [1]), (12, [12]), (13, [7, 6]), (18, [9, 9]), (25, [9, 9, 7])])
def test_small_multiples_are_divided_evenly_at_most_twelve_to_a_figure(count, lengths):
    slugs = [f"n{number:02}" for number in range(count)]
    city = make_city([member(slug) for slug in slugs], [figure(slug, 50.0, before=40.0) for slug in slugs])
    found = multiples(city)
    assert [len(exhibit.table.rows) for exhibit in found] == lengths
    assert len({exhibit.id for exhibit in found}) == len(found)


def test_a_hidden_value_is_hidden_in_the_small_multiples_too():
    city = make_city([member("a")], [figure("a", None, hidden=True, before=40.0)])
    (exhibit,) = multiples(city)
    assert plain(exhibit.table.rows[0][2]) == "dolt"
    assert "A: visas inte." in exhibit.alt


def test_the_headline_of_the_actions_names_the_largest_theme():
    rows = [("a", f"x{n}", 2024, 2024, "chefer", "ej_paborjad", "d2" if n < 12 else "g") for n in range(20)]
    old = [("a", "gammal", 2023, 2023, "chefer", "klar", "a")]
    found = run_city(make_city([member("a")], actions=[*rows, *old])).exhibits["fig-staden-atgarder"]
    assert found.headline == "Flest åtgärder svarar mot övervakning och mätning: 12 av 20"
    assert found.table.rows == (
        ("d2 – Övervakning och mätning", "12", "1"),
        ("g – Möjligheter till ständig förbättring", "8", "1"),
    )


def test_an_empty_city_gives_sentences_and_no_exception():
    city = make_city()
    nothing = "Ingen nämnd har lämnat uppgifter till nyckeltalen."
    assert under(city, "korthet") == f"Registret har inga nämnder eller bolag för året.\n\n{nothing}"
    assert under(city, "totaler") == nothing
    assert run_city(city).exhibits == {}
    assert run_city(city).tables == {}
    assert under(city, "alla") == ""
    assert "Inga åtgärder är levererade." in under(city, "atgarder")
    assert "Inga risker är levererade." in under(city, "risker")
    assert "Inget värde är dolt." in under(city, "metod")
