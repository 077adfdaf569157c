"""Assets on the highest level belong to no delivery: critical, and the level is told and written nowhere."""

import pandas as pd
from builders import make_frame

from checks import CONTRACTS
from genomgang.checking.messages import columns_of
from genomgang.checking.rejected_cells import handed_back
from genomgang.contracts.contract import Severity
from genomgang.reading.model import Reading

CONTRACT = CONTRACTS["klassning"]
SECRET = [check for check in CONTRACT.checks if check.secret]


def test_every_aspect_has_a_critical_check_on_the_present_scale():
    assert [columns_of(check)[0] for check in SECRET] == [
        "konfidentialitet",
        "riktighet",
        "tillganglighet",
        "sparbarhet",
    ]
    assert {check.severity for check in SECRET} == {Severity.CRITICAL}
    assert {check.arguments["max_value"] for check in SECRET} == {3}
    assert all(check.arguments["row_condition"] == ("skala_version", "==", "0-4") for check in SECRET)


def test_a_rejected_row_does_not_repeat_the_level():
    row = {"konfidentialitet": 4, "riktighet": 2, "tillganglighet": 2, "skala_version": "0-4"}
    frame = make_frame("klassning", [row])
    reading = Reading(CONTRACT, frame, (), None, pd.DataFrame(index=frame.index))
    cells = dict(zip(CONTRACT.column_names, handed_back(reading, [2])[2], strict=True))
    assert cells["konfidentialitet"] == ""
    assert cells["riktighet"] == "2"
    older = Reading(CONTRACT, frame.assign(skala_version="1-4"), (), None, pd.DataFrame(index=frame.index))
    assert "4" in handed_back(older, [2])[2]
    without_scale = Reading(CONTRACT, frame.assign(skala_version=pd.NA), (), None, pd.DataFrame(index=frame.index))
    assert "4" not in handed_back(without_scale, [2])[2]
