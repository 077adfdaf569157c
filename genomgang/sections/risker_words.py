"""The sentences on risks and continuity, each by its own rule."""

from __future__ import annotations

import pandas as pd

from genomgang.swedish import counted, in_words, listed, part_of, sentence_case
from genomgang.topics.risker import Continuity, RiskCount


def total_sentence(namnd: str, count: RiskCount, high: int) -> str:
    """How many risks there are, and how many are high."""
    first = f"{namnd} har bedömt {counted(count.total, 'risk', 'risker')}."
    if count.valued == 0:
        return f"{first} Riskvärdena visas inte i den här versionen."
    if count.high == 0:
        return f"{first} {_none(count)} har värdet {high} eller högre."
    if count.high == count.total == 1:
        return f"{first} Den har värdet {high} eller högre."
    who = "Alla" if count.high == count.total else f"{sentence_case(in_words(count.high))} av dem"
    return f"{first} {who} har värdet {high} eller högre."


def movement_sentence(count: RiskCount) -> str:
    """Which way the risks have moved since last year; empty where no value is known."""
    if count.valued == 0:
        return ""
    if count.new == count.valued:
        return "Inget riskvärde finns från i fjol att jämföra med."
    if count.same == count.valued > 1:
        return "Alla värden är oförändrade jämfört med i fjol."
    same = "är oförändrad" if count.same == 1 else "är oförändrade"
    told = [
        f"{in_words(n)} {word}"
        for n, word in ((count.rose, "har stigit"), (count.fell, "har sjunkit"), (count.same, same))
        if n
    ]
    new = f" {sentence_case(in_words(count.new))} är {'ny' if count.new == 1 else 'nya'}." if count.new else ""
    return f"{sentence_case(listed(told))} jämfört med i fjol.{new}"


def matrix_headline(count: RiskCount, high: int) -> str:
    """The matrix's finding: high risks, and whether more have risen than fallen."""
    if count.high:
        first = f"{sentence_case(counted(count.high, 'risk', 'risker'))} har värdet {high} eller högre"
    else:
        first = f"{_none(count)} har värdet {high} eller högre"
    moves = [f"{in_words(n)} har {word}" for n, word in ((count.rose, "stigit"), (count.fell, "sjunkit")) if n]
    return f"{first} – {listed(moves)} sedan i fjol" if moves else first


def moved(change: object) -> str:
    """A risk's movement in words: "upp 4", "ned 2", "oförändrad", "ny"."""
    if pd.isna(change):  # type: ignore[call-overload]
        return "ny"
    steps = int(change)  # type: ignore[call-overload]
    if steps == 0:
        return "oförändrad"
    return f"upp {steps}" if steps > 0 else f"ned {-steps}"


def hidden_note(count: RiskCount) -> str:
    """How many risks the matrix leaves out because they are masked; empty where none is."""
    hidden = count.total - count.valued
    if not hidden:
        return ""
    return sentence_case(
        f"{counted(hidden, 'risk', 'risker')} visas inte i den offentliga versionen, "
        f"eftersom {'den är märkt' if hidden == 1 else 'de är märkta'} intern eller sekretess."
    )


def coverage(count: RiskCount) -> str:
    """How many of the risks the figures rest on."""
    return f"{part_of(count.valued, count.total, 'risk', 'risker')} har ett värde." if count.valued else ""


def step_coverage(step: str, part: int, whole: int, months: int) -> str:
    """What a share of the ladder rests on; `step` is a field of `Continuity`. Empty where it rests on nothing."""
    if not whole:
        return ""
    if step == "exercised":
        plans = part_of(part, whole, "plan", "planer")
        return f"{plans} för risker ur risk- och sårbarhetsanalysen (RSA), övade på {months} månader."
    return f"{part_of(part, whole, 'risk', 'risker')} ur risk- och sårbarhetsanalysen (RSA) där en plan är aktuell."


def planned_sentence(steps: Continuity) -> str:
    """How many of the RSA risks that need a continuity plan have one."""
    need = counted(steps.relevant, "risk", "risker")
    first = f"Risk- och sårbarhetsanalysen (RSA) har {need} där en kontinuitetsplan behövs."
    if steps.relevant == 1:
        return f"{first} Planen {'finns' if steps.planned else 'saknas'}."
    if steps.planned == 0:
        return f"{first} Ingen av dem har en plan."
    who = "Alla" if steps.planned == steps.relevant else f"{sentence_case(in_words(steps.planned))} av dem"
    return f"{first} {who} har en plan."


def exercised_sentence(steps: Continuity, months: int) -> str:
    """How many of the plans were exercised within the months; empty where there is no plan."""
    if steps.planned == 0:
        return ""
    when = f"de senaste {months} månaderna"
    if steps.planned == 1:
        return f"Planen har {'övats' if steps.exercised else 'inte övats'} {when}."
    if steps.exercised == 0:
        earlier = f", men {_plans(steps.ever)} har övats tidigare" if steps.ever else ""
        return f"Ingen av planerna har övats {when}{earlier}."
    return f"{_of(steps.exercised, steps.planned, 'planer', 'planerna')} har övats {when}."


def ladder_headline(steps: Continuity, months: int) -> str:
    """The ladder's finding: plans that exist, and plans that were exercised."""
    first = f"{_of(steps.planned, steps.relevant, 'RSA-risker', 'RSA-riskerna')} har en kontinuitetsplan"
    if steps.relevant == 1:
        first = f"Den enda RSA-risken {'har' if steps.planned else 'saknar'} kontinuitetsplan"
    if steps.planned == 0:
        return first
    done = _plans(steps.exercised) if steps.exercised else "ingen plan"
    return f"{first} – {done} har övats på {months} månader"


def _of(part: int, whole: int, plural: str, definite: str) -> str:
    """ "Tre av fyra planer", "Båda planerna", "Alla fyra planer", "Ingen av fyra planer"."""
    if part == whole:
        return f"Båda {definite}" if whole == 2 else f"Alla {in_words(whole)} {plural}"
    return f"{sentence_case(in_words(part)) if part else 'Ingen'} av {in_words(whole)} {plural}"


def _none(count: RiskCount) -> str:
    # What is masked may be high: the words claim nothing about it.
    return "Ingen risk" if count.valued == count.total else "Ingen av de risker som visas"


def _plans(count: int) -> str:
    return counted(count, "plan", "planer")
