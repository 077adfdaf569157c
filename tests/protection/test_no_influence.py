"""A masked value influences nothing: whatever stands in it, the public version's frames are the same."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from builders import make_frame

from checks import CONTRACTS
from genomgang.contracts.contract import Kind, Protection
from genomgang.privacy.protection import MARK, mask_frames

pytestmark = pytest.mark.slow

OTHER = {
    Kind.TEXT: "något annat",
    Kind.WHOLE: 4,
    Kind.NUMBER: 987_654.0,
    Kind.CATEGORY: "okänd",
    Kind.YESNO: True,
    Kind.DATE: pd.Timestamp(2020, 2, 29),
}
TELLS_ITS_GROUND = {"betydande"}
"""That an incident is significant is itself the ground that its row is masked on, and the ground is told."""

PROTECTED = [
    (contract, column)
    for contract in CONTRACTS.values()
    for column in contract.columns
    if column.protection is Protection.BY_ROW and column.name not in TELLS_ITS_GROUND
]


def masked(name, frame, version="offentlig"):
    frames = {each: make_frame(each) for each in CONTRACTS} | {name: frame}
    shown, _, _ = mask_frames(frames, {each: make_frame(each) for each in CONTRACTS}, version, dt.date(2026, 10, 31))
    return shown[name]


@pytest.mark.parametrize(("contract", "column"), PROTECTED, ids=lambda each: each.name)
def test_a_protected_value_of_a_protected_row(contract, column):
    marks = ("oppen", "intern", "sekretess", None)
    frame = make_frame(contract.name, [{MARK: mark} for mark in marks])
    changed = frame.copy()
    changed.loc[frame[MARK] != "oppen", column.name] = OTHER[column.kind]
    assert not changed[column.name].equals(frame[column.name])
    pd.testing.assert_frame_equal(masked(contract.name, changed), masked(contract.name, frame))
    assert not masked(contract.name, changed, "intern").equals(masked(contract.name, frame, "intern"))
