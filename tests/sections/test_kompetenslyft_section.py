"""What the chapter on Kompetenslyft says."""

from __future__ import annotations

import pytest
from builders import make_review
from readable import plain_lines

from genomgang.show.chapter import run_chapter
from genomgang.show.chapter import summary as chapter_summary
from genomgang.text.markdown import table
from genomgang.topics import kompetenslyft

VISIT = {
    "slag": "genomforande",
    "text": "Två timmar med två externa konsulter",
    "deltagare": 9,
    "inbjudna": 10,
    "datum": "2023-02-07",
}


def summary(of):
    return plain_lines(chapter_summary("kompetenslyft", of))


def observations(of):
    """What is shown after the summary, above the coordinator's words."""
    return run_chapter("kompetenslyft", of).shown[1][1]


def proposals(of):
    chapter = run_chapter("kompetenslyft", of)
    found = chapter.tables.get("tbl-kompetenslyft-forslag")
    return table(found) if found else plain_lines(chapter.under("sec-kompetenslyft-forslag"))


def proposal(number, status):
    return {"rad_id": f"serv-k-{number}", "slag": "forslag", "text": f"Förslag {number}", "status": status}


def review_with(*rows, before=None, **overrides):
    earlier = None if before is None else {"kompetenslyft": before}
    return make_review({"kompetenslyft": rows}, earlier, **overrides)


def test_the_summary_tells_day_participants_and_how_far_the_proposals_have_come():
    review = review_with(
        VISIT, proposal(1, "pagar"), proposal(2, "ej_paborjad"), proposal(3, "pagar"), proposal(4, "klar")
    )
    assert summary(review) == (
        "Den 7 februari 2023 genomfördes aktiviteten: två timmar med två externa konsulter. "
        "Nio av tio inbjudna deltog. "
        "Arbetet har lett till fyra förslag: ett är klart, två pågår och ett är inte påbörjat."
    )


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        (["klar"], "Arbetet har lett till ett förslag, och det är klart."),
        (["klar", "klar"], "Arbetet har lett till två förslag, och alla är klara."),
        (["avslaget", "klar"], "Arbetet har lett till två förslag: ett är klart och ett är avslaget."),
        (["ej_paborjad"] * 2 + [None], "Arbetet har lett till tre förslag: två är inte påbörjade och ett saknar uppgift om läget."),
        ([], ""),
    ],
)  # fmt: skip
def test_the_proposals_agree_in_number(statuses, words):
    review = review_with(VISIT, *(proposal(number, status) for number, status in enumerate(statuses)))
    assert summary(review) == (
        "Den 7 februari 2023 genomfördes aktiviteten: två timmar med två externa konsulter. "
        f"Nio av tio inbjudna deltog. {words}"
    ).strip()  # fmt: skip


@pytest.mark.parametrize(
    ("came", "invited", "words"),
    [
        (10, 10, " Alla tio inbjudna deltog."),
        (0, 10, " Ingen av tio inbjudna deltog."),
        (13, 14, " 13 av 14 inbjudna deltog."),
        (9, None, " Nio personer deltog."),
        (3, 4, ""),  # too small a group
        (None, 10, ""),
    ],
)
def test_participants_are_told_as_far_as_they_are_known(came, invited, words):
    review = review_with({**VISIT, "deltagare": came, "inbjudna": invited})
    assert summary(review) == (
        f"Den 7 februari 2023 genomfördes aktiviteten: två timmar med två externa konsulter.{words}"
    )


def test_observations_are_a_list_of_harmless_text():
    review = review_with(VISIT, {"slag": "iakttagelse", "text": "Ledningen är *engagerad* <b>"})
    assert observations(review) == ("Iakttagelse från besöket:\n\n- Ledningen är \\*engagerad\\* \\<b\\>")
    assert observations(review_with(VISIT)) == ""


def test_every_proposal_has_symbol_and_word():
    rows = (proposal(1, "pagar"), proposal(2, "avslaget"), proposal(3, None))
    text = plain_lines(proposals(review_with(*rows)))
    assert "| serv-k-1 | Förslag 1 | ◐ Pågår |" in text
    assert "| serv-k-2 | Förslag 2 | – Avslaget |" in text
    assert "| serv-k-3 | Förslag 3 | – Läge saknas |" in text
    assert "{#tbl-kompetenslyft-forslag}" in text


def test_the_key_figure_counts_settled_proposals_this_year_and_last():
    (figure,) = kompetenslyft.key_figures(
        review_with(proposal(1, "klar"), proposal(2, "avslaget"), proposal(3, "pagar"), proposal(4, "pagar"),
                    before=[proposal(1, "pagar"), proposal(2, "klar"), proposal(3, "pagar"), proposal(4, None)])
    )  # fmt: skip
    assert (figure.shown, figure.shown_before, figure.trend) == (
        "2\u00a0av\u00a04",
        "1\u00a0av\u00a04",
        "upp, bättre",
    )
    assert (figure.part, figure.whole, figure.coverage) == (2, 4, "2 av 4 förslag är klara eller avslagna")


def test_no_delivery_is_one_sentence():
    review = make_review()
    assert summary(review) == ("Servicenämnden har inte levererat några uppgifter om Kompetenslyft ledningsgrupp.")
    assert observations(review) == ""
    assert proposals(review) == (
        "Servicenämnden har inte levererat några uppgifter om förslag efter Kompetenslyft ledningsgrupp."
    )
    assert kompetenslyft.key_figures(review) == ()


def test_proposals_without_a_visit_are_still_told():
    assert summary(review_with(proposal(1, "pagar"))) == (
        "Leveransen säger inte när aktiviteten hölls. Arbetet har lett till ett förslag, och det pågår."
    )
