"""An attacker with an integer solver and every table of a report cannot tell how large a hidden group is."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from attacker import Attack
from builders import LIMITS, make_review
from drawn import drawn_words
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from checks import CONTRACTS
from genomgang.contracts.contract import Protection
from genomgang.document.exhibit import Exhibit
from genomgang.organisation import organisation
from genomgang.privacy.disclosure import SYMBOL
from genomgang.show.chapter import run_chapter
from genomgang.text.markdown import Table, table
from genomgang.topics import utbildning
from genomgang.topics.nyckeltal import all_key_figures
from genomgang.topics.utbildning import mandatory

pytestmark = pytest.mark.slow

T_TRAINING, T_SKILLS, T_OTHER = (LIMITS[f"smacell_{name}"] for name in ("utbildning", "kompetens", "ovrigt"))


def attempts(count):
    """So many random nämnder; a failing one is shown as it is, since a review takes long to make anew."""
    return settings(
        max_examples=count,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


@dataclass(frozen=True)
class Unit:
    """Employees in a unit, how many of them have taken both courses, and how many have answered the test."""

    size: int
    done: int
    answered: int


UNITS = st.integers(1, 14).flatmap(
    lambda size: st.builds(Unit, st.just(size), st.integers(0, size), st.integers(0, size))
)
NAMNDER = st.lists(UNITS, min_size=1, max_size=6)


def people(units):
    for number, unit in enumerate(units):
        for person in range(unit.size):
            yield f"Enhet {number}", f"p{number}{person:03}", person < unit.done, person < unit.answered


def review_of(units, *, consultants=0, version="intern", **more):
    training = [
        {"enhet": enhet, "person_id": person, "kurs": kurs, "genomford": "2023-02-14" if done else None}
        for enhet, person, done, _ in people(units)
        for kurs in mandatory()
    ]
    training += [
        {"enhet": "Enhet 0", "person_id": f"k{number}", "kurs": kurs, "rollgrupp": "konsult"}
        for number in range(consultants)
        for kurs in mandatory()
    ]
    skills = [
        {"enhet": enhet, "person_id": person, "omrade": omrade, "poang": 50.0 if answered else None}
        for enhet, person, _, answered in people(units)
        for omrade in organisation().kompetenstest.omraden
    ]
    now = {"utbildning": training, "digitala_lyftet": skills, **more}
    return make_review(now=now, version=version, targets={"klassning_giltig_manader": 24})


def exhibit(chapter, name, review):
    """What a chapter draws under this name; None where it says why nothing is drawn."""
    return run_chapter(chapter, review).exhibits.get(name)


def courses(review):
    return exhibit("utbildning", "fig-utbildning-kurser", review)


def units_of(review):
    return exhibit("utbildning", "fig-utbildning-enheter", review)


def cells(part):
    """Label → the row's other cells: of an exhibit's table, of a table, or of a pipe table."""
    if part is None:
        return {}
    if isinstance(part, Exhibit):
        return {row[0]: row[1:] for row in part.table.rows}
    if isinstance(part, Table):
        return cells(table(part))
    rows = [line.strip("| \n").split(" | ") for line in part.splitlines() if line.startswith("| ")][1:]
    return {row[0].replace("\\", ""): tuple(cell.replace("\\", "").strip() for cell in row[1:]) for row in rows}


def whole(text):
    return int(text.replace("\u00a0", "").replace("\u202f", ""))


def solve_partition(shown, totals):
    """The attack on one table: label → one count a column (None where hidden), with the columns' published totals.

    The first column is the group's size; everybody in the others is among those in the first. A named group holds
    somebody.
    """
    attack = Attack()
    for column, total in enumerate(totals):
        attack.equals({f"{label}/{column}": 1 for label in shown}, total)
    for label, counts in shown.items():
        attack.between({f"{label}/0": 1}, 1)
        for column, count in enumerate(counts):
            if count is not None:
                attack.equals({f"{label}/{column}": 1}, count)
            if column:
                attack.between({f"{label}/0": 1, f"{label}/{column}": -1}, 0)
    return attack


def counts_of(row, places):
    return tuple(None if row[place] == SYMBOL else whole(row[place]) for place in places)


def assert_hidden(attack, shown, truth, threshold):
    """Every small group may, for all that the attacker knows, have any size from 1 to the threshold less one."""
    for label, counts in shown.items():
        if counts[0] is None and truth[label] < threshold:
            low, high = attack.interval(f"{label}/0")
            assert low == 1
            assert high >= threshold - 1
        elif counts[0] is not None:
            assert truth[label] >= threshold


@given(NAMNDER)
@attempts(15)
def test_no_small_unit_can_be_computed_from_the_training_tables(units):
    review = review_of(units)
    total, by_unit = courses(review), units_of(review)
    if total is None or by_unit is None:
        return  # nothing is shown: neither total nor units
    total = counts_of(cells(total)["Båda kurserna"], (0, 1))
    shown = _with_done(cells(by_unit), units)
    truth = {f"Enhet {number}": unit.size for number, unit in enumerate(units)}
    assert_hidden(solve_partition(shown, total), shown, truth, T_TRAINING)


def _with_done(rows, units):
    """Size and number done: the table shows the share, from which whoever knows the size has the number.

    Where only the share is withheld the size is known and the number is not.
    """
    done = {f"Enhet {number}": unit.done for number, unit in enumerate(units)}
    return {label: (*counts_of(row, (0,)), None if row[3] == SYMBOL else done[label]) for label, row in rows.items()}


@given(NAMNDER)
@attempts(15)
def test_no_small_unit_can_be_computed_from_the_answers_to_the_test(units):
    review = review_of(units)
    rows = cells(run_chapter("digitala_lyftet", review).tables.get("tbl-digitala-lyftet-svar"))
    if not rows:
        return
    total = (sum(unit.size for unit in units), sum(unit.answered for unit in units))
    shown = {label: counts_of(row, (0, 1)) for label, row in rows.items()}
    truth = {f"Enhet {number}": unit.size for number, unit in enumerate(units)}
    assert_hidden(solve_partition(shown, total), shown, truth, T_SKILLS)


def kinds_of_incidents(review):
    return run_chapter("incidenter", review).under("sec-incidenter-orsaker")


@given(st.lists(st.integers(0, 9), min_size=3, max_size=3), st.integers(0, 9))
@attempts(15)
def test_no_small_kind_of_incident_can_be_computed_from_the_total_and_what_imy_was_told(counts, reported):
    labels = CONTRACTS["incidenter"].labels("slag")
    kinds = dict(zip(labels, counts, strict=True))
    rows = [
        {"slag": kind, "handelsedatum": "2023-03-01", "anmald_imy": kind == "personuppgift" and number < reported}
        for kind, count in kinds.items()
        for number in range(count)
    ]
    rows = cells(kinds_of_incidents(review_of([Unit(20, 10, 10)], incidenter=rows)))
    shown = {label: counts_of(row, (0,)) for label, row in rows.items() if label != "Alla"}
    if not shown:
        return
    attack = solve_partition(shown, (sum(counts),))
    told = min(reported, kinds["personuppgift"])
    if told:
        attack.between({"Personuppgift/0": 1}, told)
    for kind, count in kinds.items():
        label = labels[kind][:1].upper() + labels[kind][1:]
        if 0 < count < T_OTHER:
            assert shown[label] == (None,)
            low, high = attack.interval(f"{label}/0")
            assert high - low >= T_OTHER - 2


@given(NAMNDER, st.integers(0, T_TRAINING - 1))
@attempts(6)
def test_few_consultants_cannot_be_computed_from_the_number_of_rows(units, consultants):
    review = review_of(units, consultants=consultants)
    with pytest.MonkeyPatch.context() as patch:  # the origin rests on a whole delivery
        patch.setattr("genomgang.provenance.origin.keep_origin", lambda _: None)
        rows = cells(run_chapter("underlag", review).tables["tbl-datakvalitet"])
    for name in ("utbildning", "digitala_lyftet"):
        contract = CONTRACTS[name]
        assert any(column.protection is Protection.PERSON for column in contract.columns)
        assert rows[contract.title][:2] == (SYMBOL, SYMBOL)
    groups = exhibit("utbildning", "fig-utbildning-grupper", review)
    if consultants and groups:
        assert cells(groups)["Konsulter"][:2] == (SYMBOL, SYMBOL)


@given(NAMNDER)
@attempts(6)
def test_the_versions_differ_in_nothing_about_persons(units):
    """Then one cannot be subtracted from the other."""
    internal, public = (review_of(units, version=version) for version in ("intern", "offentlig"))
    for chapter in ("utbildning", "digitala_lyftet"):
        shown = [run_chapter(chapter, each).shown for each in (internal, public)]
        assert [(heading, said(part)) for heading, part in shown[0]] == [
            (heading, said(part)) for heading, part in shown[1]
        ]
    assert all_key_figures(internal) == all_key_figures(public)


@given(NAMNDER)
@attempts(4)
def test_charts_draw_nothing_for_a_hidden_unit(units):
    shown = units_of(review_of(units))
    if shown is None:
        return
    hidden = [label for label, row in cells(shown).items() if row[3] == SYMBOL]
    assert drawn_words(shown).count("dolt") == len(hidden)
    assert not any(label in f"{shown.alt} {shown.headline}" for label in hidden)


def said(part):
    if not isinstance(part, Exhibit):
        return part
    return part.headline, part.subtitle, part.alt, part.table, part.note


def test_an_attacker_wins_where_only_the_small_unit_is_hidden():
    """Without secondary suppression the solver finds the unit, so the tests above can fail."""
    attack = solve_partition({"A": (40,), "B": (None,), "C": (12,)}, (55,))
    assert attack.interval("B/0") == (3, 3)


def test_an_attacker_wins_where_each_hidden_unit_must_hold_one():
    attack = solve_partition({"A": (None,), "B": (None,), "C": (9,)}, (11,))
    assert attack.interval("A/0") == (1, 1)


def test_too_few_for_a_total_show_nothing_at_all():
    review = review_of([Unit(3, 1, 2)])
    assert courses(review) is None
    assert units_of(review) is None
    assert not any(figure.value for figure in utbildning.key_figures(review))
