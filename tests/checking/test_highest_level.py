"""Assets on the highest level belong to no delivery: critical, and the level is told and written nowhere."""

import pandas as pd
from builders import make_frame

from checks import CONTRACTS
from genomgang.checking.messages import columns_of
from genomgang.checking.rejected import rejected_rows
from genomgang.contract import Severity
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
    header, cells = rejected_rows(reading, {2: [SECRET[0]]})
    written = dict(zip(header, cells, strict=True))
    assert written["konfidentialitet"] == ""
    assert written["riktighet"] == "2"
