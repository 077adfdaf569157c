"""States as tables and charts show them: word, symbol and tone, from `regler/begrepp.yml`."""

from __future__ import annotations

from genomgang.charts.marks import Status, Symbol, Tone
from genomgang.regler.begrepp import begrepp
from genomgang.text.swedish import is_missing, sentence_case

_TONES = {
    "bra": Tone.ACCENT,
    "bra_ljus": Tone.SOFT_ACCENT,
    "pa_vag": Tone.SOFT_ACCENT,
    "lugn": Tone.QUIET,
    "obs": Tone.SOFT_CONTRAST,
    "illa": Tone.CONTRAST,
    "gra": Tone.GREY,
}


def state(name: object) -> Status:
    """The state called `name` ("pagar") as it is shown: "◐ Pågår"; "– Läge saknas" where it is missing.

    >>> print(state("pagar"))
    ◐ Pågår

    KeyError where `begrepp.yml` has no such state.
    """
    found = begrepp().lagen["lage_saknas" if is_missing(name) else str(name)]
    return Status(sentence_case(found.ord), Symbol(found.tecken), _TONES[found.ton])
