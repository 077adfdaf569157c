"""What keeps a review from being adopted, and who has signed off what."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from builders import make_review
from forms import PROPOSALS, TARGETS

from genomgang.archive import ready
from genomgang.errors import DataError, UnknownChoice, UserError
from genomgang.meeting.signoffs import (
    FILE,
    SignOff,
    checked_step,
    mark_of_draft,
    sign,
    sign_offs,
    steps_of,
    told_missing,
)
from genomgang.publish.adoption import STEPS, Adoption, Step, from_json
from genomgang.review.texts import VERDICT_PARTS, Front, Texts, Verdict

DAY = dt.date(2023, 12, 5)
ADOPTION = Adoption("forvaltningschef", dt.date(2023, 12, 8), "SERV 2023/1187")
TAKEN = (
    Step("analytiker", "samordnare", dt.date(2023, 12, 6)),
    Step("granskare", "dataskydd", dt.date(2023, 12, 7)),
    Step("beslutande", "forvaltningschef", dt.date(2023, 12, 8)),
)
CONFIRMED = Texts(Front(bedomning={part: Verdict("ja", "Arbetet följer processerna.") for part in VERDICT_PARTS}))
DECISIONS = [
    {
        "beslut_id": each["atgard_id"], "svarar_mot": each["atgard_id"], "motesdatum": "2023-12-05", "utfall": "beslutad",
        "lydelse": each["atgard"], "ansvarig_roll": each["ansvarig_roll"], "forfallodatum": each["forfallodatum"],
        "foreslaget": each["atgard"], "foreslagen_roll": each["ansvarig_roll"],
        "foreslaget_datum": each["forfallodatum"], "effektmatt": each["effektmatt"], "iso_ref": each["iso_ref"],
        "skyddsmarkning": "oppen",
    }
    for each in PROPOSALS
]  # fmt: skip
MEETING = {"motesdatum": "2023-12-05", "nasta_genomgang": "2024-12-03"}


def review_of(decisions=DECISIONS, meetings=(MEETING,), texts=CONFIRMED):
    return make_review(
        {"atgarder": PROPOSALS, "beslut": decisions, "moten": list(meetings)}, targets=TARGETS, texts=texts
    )


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A year's folder; `given` says which review lies there and which steps its draft has."""
    (tmp_path / "2024").mkdir()
    monkeypatch.setattr(ready, "origin_of", lambda review, _data: FakeOrigin())

    def given(review, steps=TAKEN, mark=None):
        monkeypatch.setattr(ready, "load_review", lambda *_args, **_named: review)
        for step in steps:
            sign(SignOff("servicenamnden", step, mark or mark_of_draft(FakeOrigin().to_json())), tmp_path / "2024")
        return tmp_path

    return given


class FakeOrigin:
    def to_json(self):
        return {"namnd": "servicenamnden", "adoption": None}


def refusal(data, adoption=ADOPTION):
    with pytest.raises(UserError) as told:
        ready.ready_adoption(adoption, "servicenamnden", 2024, data)
    return str(told.value).replace("\N{NO-BREAK SPACE}", " ")


def test_decided_judged_and_signed_off_it_can_be_adopted(place):
    found = ready.ready_adoption(ADOPTION, "servicenamnden", 2024, place(review_of()))
    assert found == replace(ADOPTION, steg=TAKEN)
    assert from_json(found.to_json()) == found
    assert from_json(ADOPTION.to_json()) == ADOPTION
    assert "steg" not in ADOPTION.to_json()


def test_everything_that_lacks_is_told_at_once(place, snapshot):
    half = Texts(Front(bedomning={"verkan": Verdict("ja", "Det fungerar.")}))
    assert refusal(place(review_of(DECISIONS[:1], texts=half), TAKEN[:1])) == snapshot


def test_before_the_meeting_it_cannot_be_adopted(place):
    assert "Mötets beslut är inte inlästa." in refusal(place(review_of([], [])))


def test_a_sign_off_of_another_draft_does_not_hold(place):
    told = refusal(place(review_of(), mark="0" * 16))
    assert told.count("godkände ett tidigare utkast, inte det som gäller nu") == 3


@pytest.mark.parametrize(
    ("adoption", "steps", "said"),
    [
        (replace(ADOPTION, datum=dt.date(2023, 12, 4)), TAKEN, "den 4 december 2023 ligger före mötet den 5 december 2023."),
        (replace(ADOPTION, datum=dt.date(2023, 12, 7)), TAKEN, "ligger före den 8 december 2023, då den beslutande godkände"),
        (ADOPTION, (*TAKEN[:1], replace(TAKEN[1], datum=DAY), TAKEN[2]), "granskaren godkände den 5 december 2023, före analytikern"),
        (replace(ADOPTION, roll="namnd"), TAKEN, "Den beslutande är förvaltningschef, men --roll säger nämnden."),
    ],
)  # fmt: skip
def test_days_and_roles_that_do_not_agree_are_told(place, adoption, steps, said):
    assert said in refusal(place(review_of(), steps), adoption)


def test_a_step_signed_off_again_takes_the_place_of_the_first_and_a_new_draft_of_all(tmp_path):
    first, second = (SignOff("servicenamnden", step, "a" * 16) for step in TAKEN[:2])
    other = SignOff("valnamnden", TAKEN[0], "b" * 16)
    again = replace(first, step=replace(TAKEN[0], datum=DAY))
    for each in (first, other, second, again):
        sign(each, tmp_path)
    assert sign_offs(tmp_path) == (again, second, other)
    anew = replace(first, mark="c" * 16)
    sign(anew, tmp_path)
    assert sign_offs(tmp_path) == (anew, other)
    assert told_missing(steps_of(sign_offs(tmp_path), "servicenamnden", "c" * 16)) == (
        "Återstår: granskaren och den beslutande."
    )


def test_the_file_holds_roles_and_days_and_nothing_else(tmp_path):
    path = sign(SignOff("servicenamnden", TAKEN[0], "a" * 16), tmp_path)
    assert path.read_text().splitlines()[1:] == [f"servicenamnden;analytiker;samordnare;2023-12-06;{'a' * 16}"]


@pytest.mark.parametrize(
    "change", ["namnd;steg\n", "", "namnd;steg;roll;datum;underlag\na;analytiker;Åsa Berg;2023-12-06;x\n"]
)
def test_a_file_changed_by_hand_is_refused(tmp_path, change):
    (tmp_path / FILE).write_text(change)
    with pytest.raises(DataError, match="är ändrad för hand") as told:
        sign_offs(tmp_path)
    assert "Berg" not in str(told.value)


@pytest.mark.parametrize(
    ("steg", "roll", "said"),
    [
        ("granskning", "dataskydd", "Steget ”granskning” finns inte här. Menade du ”granskare”?"),
        ("granskare", "dataskyd", "Rollen ”dataskyd” finns inte här. Menade du ”dataskydd”?"),
        ("beslutande", "samordnare", "Rollen ”samordnare” finns inte här."),
    ],
)
def test_an_unknown_step_or_role_is_told(steg, roll, said):
    with pytest.raises(UnknownChoice) as told:
        checked_step(steg, roll, DAY)
    assert said in str(told.value)


def test_a_manifest_cannot_hold_a_step_that_is_none():
    for step in ({"steg": "x", "roll": "hr"}, {"steg": "granskare", "roll": "Åsa Berg"}):
        with pytest.raises(ValueError, match="step"):
            from_json({**ADOPTION.to_json(), "steg": [{**step, "datum": "2023-12-05"}]})
    assert list(STEPS) == [step.steg for step in TAKEN]
