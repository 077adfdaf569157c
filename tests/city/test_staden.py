"""The city's own report in words and tables, from a small city counted by hand."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from builders import make_check, make_delivery
from readable import plain_lines
from test_city_comparison import figure, member

from genomgang.city.model import CityFigures, Member, Standing
from genomgang.city.review import City
from genomgang.city.standing import verdicts
from genomgang.regler.bedomning import CRITERIA
from genomgang.show.chapter import run_city
from genomgang.topics.bedomning import Limits

ACTIONS = ["namnd", "atgard_id", "beslutat_ar", "prioriterat_ar", "ansvarig_roll", "status", "iso_ref"]
RISKS = ["namnd", "risk_id", "kalla", "ansvarig_roll", "kontinuitetsplan"]


LIMITS = Limits(yes=80, partly=50)


def standing(namnd, *verdict, needs=None, linked=True, risks=(), actions=()) -> Standing:
    return Standing(namnd, dict(zip(CRITERIA, verdict, strict=True)), needs or {}, linked, tuple(risks), tuple(actions))


def make_city(members=(), figures=(), actions=(), blocked=None, standings=()) -> City:
    return City(
        ar=2024,
        version="intern",
        check=make_check(make_delivery(), {}, blocked),
        figures=CityFigures(2024, "intern", tuple(members), tuple(figures), tuple(standings)),
        actions=pd.DataFrame(actions, columns=ACTIONS),
        risks=pd.DataFrame([{"namnd": each.namnd} for each in standings if each.risks], columns=RISKS),
        limits=LIMITS,
        verdicts=verdicts(standings, Path("finns-inte")),
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


def _multiples(city):
    return [each for id, each in run_city(city).exhibits.items() if id.startswith("fig-staden-facknamnd")]


def test_the_summary_says_who_is_part_who_is_blocked_and_how_far_the_city_has_come():
    assert under(six(), "korthet").startswith(
        "Genomgången omfattar fem facknämnder och ett bolag, tillsammans 6. Uppgifter från 5 ingår. En är blockerad och "
        "saknar nyckeltal."
    )


def test_the_blocked_stand_with_their_reasons():
    assert "AB Bolaget | Utbildning: 3 rader saknar kurs" in under(six(), "blockerade")
    assert under(make_city([member("a")]), "blockerade") == (
        "Ingen nämnd och inget bolag är blockerat. Alla kan få sin genomgång."
    )


def test_totals_medians_and_ranges():
    assert "| Utbildade | 70 % | 70 % | 50–90 % | 2 av 5 | 5 |" in under(six(), "korthet")


def test_what_is_farthest_from_its_target_for_the_whole_city_stands_first():
    assert under(six(), "gap") == (
        "1. **Utbildade: 70 procent, mål 80 procent.** Tre av fem når inte sitt mål. "
        "Minst hälften av de 15 som saknas finns hos A och B."
    )
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


def test_everybody_stands_in_one_chart_the_highest_share_first_and_the_hidden_last():
    city = make_city(
        [member("a"), member("b"), member("c")],
        [figure("a", 50.0, before=40.0), figure("b", None, hidden=True), figure("c", 96.0)],
    )
    exhibit = run_city(city).exhibits["fig-staden-utbildning"]
    assert [tuple(map(plain, row[:2])) for row in exhibit.table.rows] == [("C", "96 %"), ("A", "50 %"), ("B", "dolt")]
    assert exhibit.headline == "En av två når målet"


def judged(**verdicts: str) -> City:
    return make_city(
        [member(slug) for slug in verdicts],
        standings=[standing(slug, verdict, verdict, "ja") for slug, verdict in verdicts.items()],
    )


def test_the_citys_verdict_follows_from_all_verdicts_by_the_same_limits_and_each_is_told():
    found = under(judged(a="ja", b="delvis", c="nej", d="nej"), "bedomning")
    assert "◐ Lämplighet: delvis. Ja i 1, delvis i 1 och nej i 2 av 4 genomgångar." in found.replace("**", "")
    assert "● Verkan: ja. Ja i 4 av 4 genomgångar." in found.replace("**", "")
    assert "| B | ◐ delvis | ◐ delvis | ● ja |" in under(judged(a="ja", b="delvis"), "bedomningar")


def test_a_city_where_more_than_half_are_nej_is_nej():
    assert "▲ Lämplighet: nej." in under(judged(a="delvis", b="nej", c="nej"), "bedomning").replace("**", "")


def test_what_lacks_a_decision_is_counted_kind_by_kind_where_the_plans_tell():
    city = make_city(
        [member("a"), member("b"), member("c")],
        standings=[
            standing("a", "ja", "ja", "ja", needs={"risk": (3, 2), "mal": (4, 0)}),
            standing("b", "ja", "ja", "ja", needs={"risk": (1, 1)}),
            standing("c", "ja", "ja", "ja", needs={"risk": (9, 9)}, linked=False),
        ],
    )
    found = under(city, "utan-beslut")
    assert found.startswith(
        "3 av 8 saker som kräver beslut möts inte av någon åtgärd:\n\n- 3 av 4 risker, hos 2 nämnder och"
    )
    assert "En plan säger inte vad åtgärderna möter, och ingår inte." in found
    assert "När de två som har höga eller obehandlade risker utan beslut ska ha beslutat om dem (tre risker)." in under(
        city, "beslut"
    )


def test_risks_and_actions_that_several_have_in_the_same_words_are_told_together():
    city = make_city(
        [member("a"), member("b")],
        standings=[
            standing("a", "ja", "ja", "ja", risks=[("Nätfiske", 12), ("Egen", 25)], actions=["Öva"]),
            standing("b", "ja", "ja", "ja", risks=[("Nätfiske", 16)], actions=["Öva", "Klassa"]),
        ],
    )
    assert run_city(city).tables["tbl-staden-risker"].rows == (("Nätfiske", "2", "16"),)
    assert run_city(city).tables["tbl-staden-atgarder-lika"].rows == (("Öva", "2"),)


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
