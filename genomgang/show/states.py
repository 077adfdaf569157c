"""How a state is shown: its word, its symbol and its tone, the same in every table and chart."""

from __future__ import annotations

from genomgang.charts.marks import Status, Symbol, Tone

STATES = {
    "klar": Status("Klar", Symbol.FULL, Tone.ACCENT),
    "pagar": Status("Pågår", Symbol.HALF, Tone.SOFT_ACCENT),
    "ej_paborjad": Status("Ej påbörjad", Symbol.EMPTY, Tone.QUIET),
    "forsenad": Status("Försenad", Symbol.TRIANGLE, Tone.CONTRAST),
    "flyttad": Status("Flyttad", Symbol.ARROW, Tone.GREY),
    "saknas": Status("Saknas", Symbol.TRIANGLE, Tone.CONTRAST),
    "ej_aktuell": Status("Ej aktuell", Symbol.DASH, Tone.QUIET),
}
"""By the state's value in the contracts."""
