"""Cases from the field through the whole check: what is told, what is used, and who is blocked."""

from __future__ import annotations

import meaning as m
import pytest
from test_delivered_values import CASES

from genomgang.checking.run import check_delivery

TOLD = {
    "05 förvaltning": ("namnd_kand_igen", "”FÖRVALTNINGEN 1” i kolumnen Nämnd räknas till servicenamnden (en rad)"),
    "06 versaler": ("namnd_kand_igen", "”SERVICENAMNDEN” i kolumnen Nämnd räknas till servicenamnden (en rad)"),
    "12 trasiga tecken": (
        "trasiga_tecken",
        "Upphandling: två rader, först rad 2, till exempel ”MÃ¶bler till fÃ¶rskola”",
    ),
    "16 emoji": ("tecken_utan_form", "Upphandling: tecknet U+1F600 på rad 2 ersätts med ▢"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", TOLD)
def test_the_rows_are_told_of_and_used(name, data) -> None:
    dataset, files = CASES[name]
    m.lay(data, files)
    check = check_delivery(data, m.AR)
    results = {one.expectation.removeprefix("fil: "): one for one in check.datasets[dataset].results}
    wanted, words = TOLD[name]
    assert not results[wanted].passed
    assert words in results[wanted].examples
    used = check.datasets[dataset].namnder["servicenamnden"].rows_used
    assert used == check.datasets[dataset].rows_in == 2
