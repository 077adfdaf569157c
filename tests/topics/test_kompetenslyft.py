"""Kompetenslyft: the visit, what was seen, and the proposals."""

from __future__ import annotations

import datetime as dt

from builders import make_frame

from genomgang.topics.kompetenslyft import Proposal, Visit, by_state, observations, proposals, settled, visits
from genomgang.topics.share import Share

EMPTY = make_frame("kompetenslyft")


def visit(**columns):
    return make_frame("kompetenslyft", [{"slag": "genomforande", "deltagare": 9, "inbjudna": 10, **columns}])


def with_states(*states):
    rows = [{"rad_id": f"k{n}", "slag": "forslag", "text": f"Förslag {n}", "status": s} for n, s in enumerate(states)]
    return make_frame("kompetenslyft", rows)


def test_a_visit_has_its_day_words_and_participants():
    assert visits(visit(), 5) == (Visit(dt.date(2023, 2, 7), "Två timmar med externa konsulter", 9, 10),)


def test_participants_of_a_small_group_are_not_shown():
    (small,) = visits(visit(deltagare=3, inbjudna=4), 5)
    assert (small.present, small.invited) == (None, None)
    (unknown,) = visits(visit(deltagare=3, inbjudna=None), 5)
    assert (unknown.present, unknown.invited) == (None, None)


def test_participants_are_shown_without_the_number_invited():
    (held,) = visits(visit(inbjudna=None), 5)
    assert (held.present, held.invited) == (9, None)


def test_visits_come_in_order_of_time():
    rows = [{"slag": "genomforande", "datum": day} for day in ("2023-05-02", "2023-02-07")]
    assert [held.day.month for held in visits(make_frame("kompetenslyft", rows), 5)] == [2, 5]


def test_observations_are_told_from_proposals():
    rows = [{"slag": "iakttagelse", "text": "Sedd"}, {"slag": "forslag", "text": "Föreslagen", "status": "klar"}]
    frame = make_frame("kompetenslyft", rows)
    assert observations(frame) == ("Sedd",)
    assert [proposal.text for proposal in proposals(frame)] == ["Föreslagen"]


def test_proposals_stand_by_state_and_one_without_state_last():
    assert proposals(with_states(None, "ej_paborjad", "klar", "pagar", "avslaget")) == (
        Proposal("k2", "Förslag 2", "klar"),
        Proposal("k3", "Förslag 3", "pagar"),
        Proposal("k1", "Förslag 1", "ej_paborjad"),
        Proposal("k4", "Förslag 4", "avslaget"),
        Proposal("k0", "Förslag 0", "lage_saknas"),
    )


def test_a_proposal_is_settled_when_it_is_done_or_turned_down():
    assert settled(with_states("klar", "avslaget", "pagar", "ej_paborjad", None)) == Share(2, 5)


def test_states_are_counted_in_reading_order():
    assert by_state(with_states("pagar", "klar", "pagar")) == {"klar": 1, "pagar": 2}


def test_nothing_is_found_in_nothing():
    assert (visits(EMPTY, 5), observations(EMPTY), proposals(EMPTY)) == ((), (), ())
    assert settled(EMPTY) == Share(0, 0)
