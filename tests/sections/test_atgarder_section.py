"""What the reader is told about actions."""

import pytest
from builders import NAMND, make_review, repeated
from drawn import drawn_words
from readable import plain_lines, readable

from genomgang.charts.stacks import stacks
from genomgang.show import exhibit as make_exhibit
from genomgang.show.chapter import run_chapter
from genomgang.show.chapter import summary as summary_of
from genomgang.text.markdown import table
from genomgang.topics import atgarder


def summary(review):
    return plain_lines(summary_of("atgarder_uppfoljning", review))


def follow_up_chart(review):
    return run_chapter("atgarder_uppfoljning", review).exhibits["fig-atgarder-uppfoljning"]


def follow_up(review):
    return readable(table(run_chapter("atgarder_uppfoljning", review).tables["tbl-atgarder-uppfoljning"]))


def plan(review):
    return run_chapter("atgarder", review).variables["hela_planen"]


def workload(review):
    return plain_lines(run_chapter("atgarder", review).under("sec-atgarder-plan"))


def decisions(review):
    return run_chapter("sammanfattning", review).under("sec-beslut")


def decisions_table(review):
    return run_chapter("atgarder", review).under("sec-atgarder-beslut")


LIMIT = {"atgarder_per_roll_max": 2, "atgarder_klara_andel": 80}
PAGE_ONE = {"bedomning_ja_procent": 80, "bedomning_delvis_procent": 50, "klassning_giltig_manader": 24}


def action(id_, text="Klassa om", *, beslutat=2023, ar=2023, status="ej_paborjad", klar="2023-09-30", **more):
    row = {"atgard_id": id_, "atgard": text, "beslutat_ar": beslutat, "prioriterat_ar": ar, "status": status}
    return {**row, "forfallodatum": klar, "ansvarig_roll": "chefer", **more}


def new(id_, text="Klassa om", *, ar=2024, klar="2024-06-30", **more):
    return action(id_, text, beslutat=2024, ar=ar, klar=klar, **more)


@pytest.fixture
def review():
    rows = (
        action("a1", "Skriva plan", status="klar"),
        action("a2", "Öva plan", status="pagar"),
        action("a3", "Rensa konton", status="flyttad"),
        action("a4", "Utreda stöd", status="pagar", klar="2023-12-15", ansvarig_roll="objektledare"),
        action("a5", "Byta system", status="flyttad"),
        new("n1", "Rensa konton varje månad", overford_fran="a3"),
        new("n2", "Klassa arkivet.", klar="2024-03-31", ansvarig_roll="objektledare"),
        new("n3", "Öva igen", ar=2025, klar="2025-03-31"),
    )
    return make_review(now={"atgarder": rows}, before={}, targets=LIMIT | PAGE_ONE)


def test_summary_tells_done_remaining_late_moved_and_lost(review):
    assert summary(review) == (
        "En av de fem åtgärder som skulle göras 2023 är klar. "
        "Målet är 80 procent. "
        "En åtgärd återstår och ska vara klar senare under året. "
        "En åtgärd är försenad. Ansvarig roll: chefer. "
        "En åtgärd har flyttats till en ny åtgärd. "
        "En åtgärd är märkt som flyttad utan att någon ny åtgärd fortsätter den. "
        "Ledningen behöver ta ställning till om den ska tas upp igen."
    )


@pytest.mark.parametrize(
    ("part", "whole", "sentence"),
    [
        (0, 0, "Inga tidigare beslutade åtgärder skulle göras 2023."),
        (0, 1, "Den enda åtgärd som skulle göras 2023 är inte klar."),
        (1, 1, "Den enda åtgärd som skulle göras 2023 är klar."),
        (2, 2, "Båda åtgärderna som skulle göras 2023 är klara."),
        (0, 3, "Ingen av de tre åtgärder som skulle göras 2023 är klar."),
        (2, 3, "Två av de tre åtgärder som skulle göras 2023 är klara."),
        (14, 14, "Alla 14 åtgärder som skulle göras 2023 är klara."),
    ],
)
def test_done_sentence(part, whole, sentence):
    rows = [action(f"a{i}", status="klar" if i < part else "pagar", klar="2023-12-15") for i in range(whole)]
    rows.append(action("old", beslutat=2022, ar=2022))
    assert summary(make_review(now={"atgarder": rows})).startswith(sentence)


def test_late_actions_in_several_roles_are_told_with_the_most_first():
    rows = [*repeated(2, ansvarig_roll="hr", **LATE), {"ansvarig_roll": "chefer", **LATE}]
    told = summary(make_review(now={"atgarder": rows}))
    assert "Tre åtgärder är försenade: två hos HR och en hos chefer." in told


LATE = {"beslutat_ar": 2023, "prioriterat_ar": 2023, "forfallodatum": "2023-01-31", "status": "pagar"}


def test_follow_up_lists_every_earlier_decision_with_what_continues_it(review):
    told = follow_up(review)
    assert "| a2 | Öva plan | Chefer | 2023-09-30 | ▲ Försenad |" in told
    assert "| Chefer | 2023-09-30 | ➔ Flyttad till n1 |" in told
    assert "| a5 | Byta system | Chefer | 2023-09-30 | ➔ Flyttad utan ny åtgärd |" in told
    assert told.count("\n| a") == 5


def test_the_chart_of_the_follow_up_agrees_with_its_headline(review):
    exhibit = follow_up_chart(review)
    assert exhibit.headline == "Ett av fem tidigare beslut är genomfört – ett är försenat"
    assert exhibit.table.header == ("Ansvarig roll", "● Klar", "➔ Flyttad", "◐ Pågår", "▲ Försenad", "Summa")
    assert exhibit.table.rows == (
        ("Chefer", "1", "2", "0", "1", "4"),
        ("Objektledare", "0", "0", "1", "0", "1"),
        ("Alla roller", "1", "2", "1", "1", "5"),
    )
    assert exhibit.alt == (
        "Staplar delade efter läge, med antal. Chefer: 1 klar, 2 flyttad, 1 försenad. Objektledare: 1 pågår."
    )


def test_the_plan_carries_open_actions_forward(review):
    assert workload(review).startswith(
        "Planen för 2024–2026 har fem åtgärder, flest 2024 (fyra). "
        "Två åtgärder från tidigare år är inte klara och förs över till 2024."
    )
    assert [(row[0], row[2], row[6]) for row in plan(review).rows] == [
        ("2024", "a2", "från 2023"),
        ("2024", "n1", "–"),
        ("2024", "a4", "från 2023"),
        ("2024", "n2", "–"),
        ("2025", "n3", "–"),
    ]


def test_a_role_with_more_than_it_can_carry_is_flagged_in_headline_sentence_and_table():
    review = make_review(now={"atgarder": [new(f"n{i}") for i in range(3)]}, targets=LIMIT)
    shown = workload(review)
    assert shown.startswith("2024 har chefer tre öppna åtgärder – en roll bedöms klara två på ett år.")
    assert (
        "Chefer har tre öppna åtgärder 2024. Gränsen är två per roll och år. "
        "Ledningen behöver stryka, flytta eller fördela om åtgärder, eller ge mer tid."
    ) in shown
    assert "| Chefer | ▲ 3 | 0 | 0 |" in shown
    assert "▲ betyder fler än två, som en roll bedöms klara på ett år." in shown


def test_as_many_actions_as_a_role_can_carry_is_no_overload(review):
    shown = workload(review)
    assert "Ingen roll har fler än två öppna åtgärder något av åren." in shown
    assert "▲ 2" not in shown
    assert "▲ betyder" not in shown


def test_without_a_limit_the_workload_is_not_judged():
    shown = workload(make_review(now={"atgarder": [new("n")]}))
    assert "Ingen gräns är beslutad" in shown


def test_page_one_numbers_the_most_urgent_decisions(review):
    assert decisions(review).replace("\u00a0", " ") == (
        "Genomgången föreslår:\n\n"
        "1. Klassa arkivet. *Objektledare, senast 31 mars 2024.*\n"
        "2. Rensa konton varje månad. *Chefer, senast 30 juni 2024.*\n"
        "3. Öva igen. *Chefer, senast 31 mars 2025.*\n\n"
        "Resurser och effektmått finns i @sec-atgarder."
    )


@pytest.mark.parametrize(("count", "rest"), [(6, "Ytterligare en åtgärd finns"), (8, "Ytterligare tre åtgärder finns")])
def test_page_one_holds_five_decisions_and_counts_the_rest(count, rest):
    shown = decisions(make_review(now={"atgarder": [new(f"n{i}") for i in range(count)]}, targets=PAGE_ONE))
    assert "\n5. " in shown
    assert "\n6. " not in shown
    assert rest in shown


def test_an_action_with_markup_is_shown_as_written():
    review = make_review(now={"atgarder": [new("n", "Byt *allt* <script> | nu")]}, targets=PAGE_ONE)
    assert r"Byt \*allt\* \<script\> \| nu." in decisions(review)


def test_the_key_figure_has_parts_target_and_last_year():
    before = [action("b1", beslutat=2022, ar=2022, status="klar"), action("b2", beslutat=2022, ar=2022)]
    now = [action("a1", status="klar"), *(action(f"a{i}") for i in (2, 3, 4))]
    (figure,) = atgarder.key_figures(make_review({"atgarder": now}, {"atgarder": before}, targets=LIMIT))
    assert (figure.value, figure.part, figure.whole, figure.before) == (25, 1, 4, 50)
    assert figure.meets_target is False
    assert figure.trend == "ned, sämre"


def test_public_version_masks_the_text_and_says_why(review):
    secret = new("n9", "Hemlig åtgärd", skyddsmarkning="sekretess", resurs="Hemlig resurs", effektmatt="Hemligt mått")
    public = make_review(now={"atgarder": [secret, new("n1")]}, version="offentlig", targets=PAGE_ONE)
    for show in (decisions_table, decisions):
        assert "Heml" not in show(public)
    assert "En rad är maskerad i den offentliga versionen. Grund: Säkerhetsåtgärd, 18 kap. 8 § " in (
        decisions_table(public)
    )
    shown = plan(public)
    assert "Heml" not in str(shown.rows)
    assert shown.note.startswith("En rad är maskerad")


@pytest.mark.parametrize("before", [None, {}])
def test_without_data_the_sections_say_so_and_nothing_else(before):
    empty = make_review(before=before, targets=PAGE_ONE)
    plan, earlier = (run_chapter(name, empty) for name in ("atgarder", "atgarder_uppfoljning"))
    nothing = "Servicenämnden har inte levererat några uppgifter om"
    assert earlier.under("sec-atgarder-uppfoljning") == f"{nothing} åtgärder."
    assert plan.under("sec-atgarder-plan") == f"{nothing} åtgärder för 2024–2026."
    assert plan.under("sec-atgarder-beslut") == f"{nothing} nya åtgärder för 2024–2026."
    assert plain_lines(decisions(empty)) == "Inga beslut föreslås i den här genomgången."
    assert plan.exhibits == earlier.exhibits == {}


def test_a_first_review_has_nothing_to_follow_up():
    assert summary(make_review(now={"atgarder": [new("n")]})) == (
        "Leveransen har inga åtgärder från tidigare genomgångar att följa upp."
    )


def test_predecessors_decisions_are_followed_up_and_named():
    review = make_review(
        now={"atgarder": [new("n")]},
        before={
            "atgarder": [action("old", namnd="norrmalm")],
            "namnder": [{"namnd": "norrmalm", "namn": "Norrmalms stadsdelsnämnd"}],
        },
        before_namnder=("norrmalm",),
    )
    told = summary(review)
    assert "En åtgärd från tidigare genomgångar saknas i årets leverans, så läget är inte känt." in told
    assert told.endswith("Förra årets värden gäller Norrmalms stadsdelsnämnd.")
    assert NAMND.slug not in told


def test_the_chart_can_be_drawn(review):
    assert follow_up_chart(review).draw().get_size_inches().min() > 0


def test_sums_that_are_dropped_leave_chart_table_and_alt_text(review):
    frame = run_chapter("atgarder_uppfoljning", review).variables["per_roll"].drop(columns="Summa")
    exhibit = make_exhibit("fig-x", frame, stacks, unit="", headline="", subtitle="", source="")
    assert "Summa" not in str(exhibit.table) + exhibit.alt
    assert "4" not in drawn_words(exhibit)


def test_decisions_that_change_the_management_system_are_told_apart():
    rows = [new("n1", beslutsslag="andring_lis"), new("n2", beslutsslag="forbattring")]
    assert "En ändring i ledningssystemet behövs: n1." in decisions_of(rows)
    assert "Inget förslag ändrar ledningssystemet." in decisions_of(rows[1:])
    assert "ledningssystemet" not in decisions_of([new("n3")])


def decisions_of(rows):
    return plain_lines(run_chapter("atgarder", make_review(now={"atgarder": rows})).under("sec-atgarder-beslut"))
