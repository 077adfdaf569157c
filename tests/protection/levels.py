"""What an attacker concludes from the chart and the table of competence areas, as equations on who has how many points.

Whole points are assumed, as the test gives them. All that this program does with points before it shows them is known.
"""

from __future__ import annotations

import math
import re
from itertools import groupby, pairwise

from attacker import Attack
from seen import Gap, Seen, drawn_gaps

from genomgang.privacy.disclosure import SYMBOL
from genomgang.topics.digitala_lyftet import CLASSES

GAPS, SHARE = "fig-digitala-lyftet-gap", "Når önskad nivå"
RULER = 0.001
"""Points by which a mean in a drawing may be wrong."""


def withheld(seen: Seen) -> list[str]:
    """The areas whose mean is shown, and not how many reach the level wanted."""
    means = seen.column(GAPS, "Nu")
    return [area for area, cell in seen.column(GAPS, SHARE).items() if cell == SYMBOL != means[area]]


def possible_reaching(seen: Seen, area: str, threshold: int) -> list[int]:
    """How many may reach the level wanted in an area where that is withheld, for all that the report says of it."""
    answers, wanted = (_whole(seen.column(GAPS, heading)[area]) for heading in ("Svar", "Önskat"))
    attack = Attack()
    _learn(attack, _drawn(seen)[area], answers, wanted, threshold)
    candidates = [count for count in range(1, answers) if count < threshold or answers - count < threshold]
    return attack.possible("når", candidates)


def _drawn(seen: Seen) -> dict[str, Gap]:
    shown = [area for area, cell in seen.column(GAPS, "Nu").items() if cell != SYMBOL]
    return dict(zip(shown, drawn_gaps(seen.charts[GAPS], CLASSES), strict=True))


def _learn(attack: Attack, drawn: Gap, answers: int, wanted: int, threshold: int) -> None:
    """Cells of points, parted by the classes and by the level wanted; how many are in each adds up to what is shown."""
    width = 100 // CLASSES
    edges = sorted({*range(0, 100, width), wanted, 101})
    cells = {low: high - 1 for low, high in pairwise(edges)}
    attack.equals({f"från {low}": 1 for low in cells}, answers)
    attack.equals({"når": -1, **{f"från {low}": 1 for low in cells if low >= wanted}}, 0)
    attack.between({f"från {low}": low for low in cells}, -math.inf, answers * (drawn.now + RULER))
    attack.between({f"från {low}": high for low, high in cells.items()}, answers * (drawn.now - RULER))

    def persons(numbers: list[int]) -> dict[str, float]:
        return {f"från {low}": 1 for low in cells if min(low // width, CLASSES - 1) in numbers}

    groups = _groups(drawn, answers)
    for numbers, count in groups:
        attack.equals(persons(numbers), count)
    joined = [(numbers, count) for numbers, count in groups if count]
    for numbers, count in joined:
        attack.between(persons(numbers[:1]), 1)
        attack.between(persons(numbers[-1:]), 1)
        # Classes are joined until they hold enough, so what stands before the last is too little; what is left over
        # joins the last group, and two groups may look like one.
        if numbers != joined[-1][0] and len(numbers) > 1 and count < 2 * threshold:
            attack.between(persons(numbers[:-1]), 0, threshold - 1)


def _groups(drawn: Gap, answers: int) -> list[tuple[list[int], int]]:
    """Adjacent classes of the same height, with the persons that they stand for; none where nothing is drawn."""
    whole = sum(drawn.classes)
    if not whole:
        return []
    runs = groupby(range(CLASSES), key=lambda number: round(drawn.classes[number], 3))
    found = [list(numbers) for _, numbers in runs]
    return [(numbers, round(answers * sum(drawn.classes[n] for n in numbers) / whole)) for numbers in found]


def _whole(shown: str) -> int:
    return int(re.sub(r"\D", "", shown))
