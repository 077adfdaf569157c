"""Reads deliveries: forgiving of form, strict on meaning."""

from genomgang.reading.model import Problem, Reading, Source, TotalsRow
from genomgang.reading.reader import read

__all__ = ["Problem", "Reading", "Source", "TotalsRow", "read"]
