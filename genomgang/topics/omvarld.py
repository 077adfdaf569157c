"""What changes around the nämnd: external and internal questions, stakeholders, feedback and audits.

Frames follow the contract `omvarld`; rows of "staden" concern every nämnd.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from genomgang.contracts.contract import CITY

EXTERNAL_AND_INTERNAL = ("budgetuppdrag", "lag", "styrdokument", "organisation")
"""The kinds that answer to ISO/IEC 27001:2022, 9.3.2 b."""


@dataclass(frozen=True)
class AuditCount:
    """Audit findings: how many (`total`), how many closed, and how many of unknown status (counted as open)."""

    total: int
    closed: int
    unknown: int

    @property
    def open(self) -> int:
        return self.total - self.closed


def of_kinds(frame: pd.DataFrame, kinds: tuple[str, ...]) -> pd.DataFrame:
    """The rows of some kinds, in the order of `kinds`, the newest first within each; adds `galler_staden` (boolean)."""
    chosen = frame[frame["slag"].isin(kinds)]
    return (
        chosen.assign(galler_staden=chosen["namnd"] == CITY, _order=chosen["slag"].map(kinds.index))
        .sort_values(["_order", "datum", "handelse_id"], ascending=[True, False, True], kind="stable")
        .drop(columns="_order")
        .reset_index(drop=True)
    )


def audits(frame: pd.DataFrame) -> pd.DataFrame:
    """The audit findings: open ones first, then the oldest."""
    chosen = frame[frame["slag"] == "revision"]
    closed = (chosen["status"] == "stangd").fillna(value=False)
    return (
        chosen.assign(_closed=closed)
        .sort_values(["_closed", "datum", "handelse_id"], kind="stable")
        .drop(columns="_closed")
        .reset_index(drop=True)
    )


def audit_count(frame: pd.DataFrame) -> AuditCount:
    """Count the audit findings by status."""
    status = frame.loc[frame["slag"] == "revision", "status"]
    return AuditCount(len(status), int((status == "stangd").sum()), int(status.isna().sum()))
