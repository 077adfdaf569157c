"""The seeded generator of the synthetic example: the city's nämnder and companies over three review years."""

from __future__ import annotations

from genomgang.example.city import Size
from genomgang.example.write import write_example

__all__ = ["Size", "write_example"]
