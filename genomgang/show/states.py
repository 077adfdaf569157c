"""How a state is shown: its word, its symbol and its tone, the same in every table and chart."""

from __future__ import annotations

from genomgang.charts.marks import Status, Symbol, Tone
from genomgang.regler.begrepp import Lage, begrepp
from genomgang.swedish import sentence_case

_TONES = {
    "bra": Tone.ACCENT,
    "pa_vag": Tone.SOFT_ACCENT,
    "lugn": Tone.QUIET,
    "obs": Tone.SOFT_CONTRAST,
    "illa": Tone.CONTRAST,
    "gra": Tone.GREY,
}


def _status(state: Lage) -> Status:
    return Status(sentence_case(state.ord), Symbol(state.tecken), _TONES[state.ton])


STATES = {name: _status(state) for name, state in begrepp().lagen.items()}
"""By the state's name in `regler/begrepp.yml`: "klar" → ● Klar."""
