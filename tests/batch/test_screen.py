"""What the terminal says when a run is over."""

from __future__ import annotations

from genomgang.batch.key import Key
from genomgang.batch.plan import Planned, State
from genomgang.batch.run import Done
from genomgang.batch.screen import explanation, sentence
from genomgang.batch.worker import Outcome
from genomgang.publish.output import Target

CHANGED = "ändrat sedan sist: genomförda utbildningar"


def done(namnd: str, state: State = State.BUILD, *, made: bool = True, version: str = "intern") -> Done:
    target = Target(namnd, 2024, version)
    planned = Planned(target, state, "" if state is State.CURRENT else CHANGED, Key({}))
    return Done(planned, Outcome(target, made, "" if made else "fel") if state is State.BUILD else None)


def test_what_was_made_and_why():
    run = [done("servicenamnden"), *(done(f"n{number}", State.CURRENT) for number in range(43))]
    assert sentence(run) == f"1 av 44 gjordes: servicenamnden ({CHANGED}); 43 aktuella."


def test_many_are_counted_and_what_failed_is_told():
    run = [*(done(f"n{number}") for number in range(5)), done("x", made=False), done("y", State.BLOCKED)]
    assert sentence(run) == (
        f"5 av 7 gjordes: n0 ({CHANGED}), n1 ({CHANGED}), n2 ({CHANGED}) och 2 till; 0 aktuella; 2 blev inte gjorda."
    )


def test_an_adopted_report_is_not_called_current_but_adopted():
    one, two = ([done(f"n{number}", State.ADOPTED) for number in range(count)] for count in (1, 2))
    assert sentence(one) == "0 av 1 gjordes; 0 aktuella; 1 fastställd, görs inte om utan --force."
    assert sentence(two) == "0 av 2 gjordes; 0 aktuella; 2 fastställda, görs inte om utan --force."


def test_only_what_stands_in_its_place_is_well():
    assert [
        each.is_well for each in (done("a"), done("b", made=False), done("c", State.BLOCKED), done("d", State.CURRENT))
    ] == [True, False, False, True]


def test_one_report_is_explained():
    assert explanation(done("servicenamnden", version="offentlig").planned) == (
        f"servicenamnden (offentlig): byggs: {CHANGED}"
    )
