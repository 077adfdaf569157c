"""Who can hold the meeting and adopt the review: in each organisation its own roles."""

from __future__ import annotations

import pytest

from checks.moten import meeting_roles
from genomgang.errors import UnknownChoice
from genomgang.organisation import organisation
from genomgang.organisation.current import working_for
from genomgang.paths import ROOT
from genomgang.publish.adoption import Adoption, checked_role, deciders, from_json

INVENTED = ROOT / "data" / "organisationer"


def test_the_shipped_organisations_heads_and_boards_can_adopt():
    assert list(deciders()) == ["forvaltningschef", "bolagschef", "namnd", "styrelse"]


def test_an_agency_has_neither_namnder_nor_boards():
    with working_for(INVENTED / "myndighet"):
        assert dict(deciders()) == {"avdelningschef": "avdelningschef", "avdelning": "avdelningen"}
        words = " ".join(meeting_roles(organisation()).values())
        assert "avdelningen" in words
        assert not {"nämnden", "styrelsen", "bolagschef"} & set(words.split())
        with pytest.raises(UnknownChoice, match="Välj bland: avdelningschef, avdelning"):
            checked_role("forvaltningschef")


def test_an_organisation_can_name_its_own():
    with working_for(INVENTED / "region"):
        assert deciders()[checked_role("vd")] == "verkställande direktören"


def test_what_another_organisation_adopted_can_still_be_read():
    with working_for(INVENTED / "myndighet"):
        told = {"roll": "avdelningschef", "datum": "2023-12-05", "diarienummer": "EX 2023/1"}
    assert from_json(told).role_name == "avdelningschef"


@pytest.mark.parametrize("role", ["Åsa Berg", "", "a" * 41])
def test_an_adoption_holds_a_role_and_never_a_name(role):
    with pytest.raises(ValueError, match="role"):
        from_json({"roll": role, "datum": "2023-12-05", "diarienummer": "EX 2023/1"})
    assert (
        Adoption("vd2", from_json({"roll": "vd", "datum": "2023-12-05", "diarienummer": "1"}).datum, "1").roll == "vd2"
    )
