"""What a risk's value is out of follows the organisation's scale."""

from __future__ import annotations

from dataclasses import replace

from builders import make_review

from genomgang.regler.risk import risk_method
from genomgang.topics import beslutsbehov


def test_the_highest_value_is_the_scales(monkeypatch):
    four = replace(risk_method(), sannolikhet=("a", "b", "c", "d"), konsekvens=("a", "b", "c", "d"), hog_fran=9)
    monkeypatch.setattr(beslutsbehov, "risk_method", lambda: four)
    row = {"risk_id": "R1", "risk": "Avbrott", "sannolikhet": 3, "konsekvens": 4, "behandling": None}
    (need,) = beslutsbehov._risks(make_review(now={"risker": [row]}))
    assert need.siffra == "12 av 16, utan behandling"
