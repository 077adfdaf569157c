"""The answer of a check, as a person sees it in the terminal and on the page."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.console import Console

from genomgang.checking.model import CheckResult, DatasetCheck, DeliveryCheck, NamndRows
from genomgang.checking.page import write_page
from genomgang.checking.table import print_check
from genomgang.contracts.contract import Severity
from genomgang.reading import Source
from genomgang.reading.delivery import Delivery

HOSTILE = "rad 5, Namn: ”<script>alert(1)</script>[red]{{ 1 }}”"

RESULT = CheckResult(
    dataset="klassning",
    expectation="ExpectRowsToBeFilled",
    column="namn",
    severity=Severity.CRITICAL,
    passed=False,
    failed_rows=2,
    rows_by_namnd={"trafiknamnden": 2},
    description="Namn är ifyllt.",
    reason="Uppgiften behövs.",
    remedy="Fyll i namnet.",
    effect="",
    effect_template="",
    examples=(HOSTILE,),
)
CHECK = DeliveryCheck(
    delivery=Delivery(2024, dt.date(2023, 10, 31), dt.date(2022, 11, 1), dt.date(2023, 10, 31), True, "Exempel."),
    datasets={
        "klassning": DatasetCheck(
            name="klassning",
            title="Klassning",
            source=Source("klassning.csv", "", "ab12", 9, "utf-8"),
            fingerprint="cd34",
            checked_at="2023-11-01T09:30+01:00",
            rows_in=1300,
            rows_used=1298,
            rows_rejected=2,
            rows_before=1250,
            namnder={"trafiknamnden": NamndRows(1300, 1298, 1250, None, None)},
            results=(RESULT,),
        ),
        "namnder": DatasetCheck(
            "namnder",
            "Register",
            Source("namnder.csv", "", "ab13", 1, "utf-8"),
            "cd35",
            "2023-11-01T09:30+01:00",
            1,
            1,
            0,
            None,
            {},
            (),
        ),
        "risker": DatasetCheck("risker", "Risker", None, "ef56", "2023-11-01T09:30+01:00", 0, 0, 0, None, {}, ()),
    },
    blocked={"trafiknamnden": ("Klassning: inte uppfyllt: Namn är ifyllt. (2 rader underkända)",)},
    fingerprint="0123",
)


def printed(check: DeliveryCheck) -> str:
    out = io.StringIO()
    print_check(check, Console(file=out, width=110))
    return out.getvalue()


def test_the_terminal_says_what_is_wrong_where_and_what_to_do() -> None:
    lines = printed(CHECK).replace("\N{NO-BREAK SPACE}", " ").splitlines()
    rows = [line.split() for line in lines]
    assert ["Klassning", "1", "300", "2", "0/1", "1", "0"] in rows
    assert ["Risker", "saknas", "–", "0/0", "0", "0"] in rows
    assert lines[lines.index("✗ Kritiskt Klassning: inte uppfyllt: Namn är ifyllt. (två rader)") :] == [
        "✗ Kritiskt Klassning: inte uppfyllt: Namn är ifyllt. (två rader)",
        f"    Var: {HOSTILE}",
        "    Nämnder: trafiknamnden",
        "    Gör så här: Fyll i namnet.",
        "✗ Blockerade: trafiknamnden. Deras rapporter görs inte förrän felen är rättade.",
    ]


WITHOUT_REGISTER = replace(
    CHECK,
    datasets={**CHECK.datasets, "namnder": replace(CHECK.datasets["namnder"], rows_used=0, rows_rejected=1)},
    blocked={},
)


def test_without_a_register_nobody_is_said_to_be_let_through(tmp_path: Path) -> None:
    said = "Ingen rapport kan göras: registret över nämnder går inte att använda."
    assert printed(WITHOUT_REGISTER).splitlines()[-1] == f"✗ {said}"
    page = write_page(WITHOUT_REGISTER, tmp_path).read_text(encoding="utf-8")
    assert said in re.sub(r"<[^>]+>", "", page)
    assert "Ingen nämnd är blockerad" not in page


class Outline(HTMLParser):
    """Collects what the page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = write_page(CHECK, tmp_path / "datakvalitet")
    assert sorted(file.name for file in path.parent.iterdir()) == ["datakvalitet.json", "index.html"]
    assert json.loads((path.parent / "datakvalitet.json").read_text())["datasets"]["klassning"]["rows_rejected"] == 2
    return path.read_text(encoding="utf-8")


def test_the_page_shows_hostile_text_as_text_and_needs_no_network(page: str) -> None:
    outline = Outline()
    outline.feed(page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;[red]{{ 1 }}" in page
    assert not [tag for tag, _ in outline.tags if tag in ("script", "link", "img", "iframe")]
    assert "http" not in page.replace("http-equiv", "")


def test_the_page_can_be_used_without_sight(page: str) -> None:
    outline = Outline()
    outline.feed(page)
    ids = {attrs["id"] for _, attrs in outline.tags if "id" in attrs}
    assert ("html", {"lang": "sv-SE"}) in outline.tags
    assert [tag for tag, _ in outline.tags if tag in ("h1", "h2", "h3")] == ["h1", "h2", "h2", "h2", "h2"]
    for tag, attrs in outline.tags:
        if tag == "th":
            assert attrs["scope"] in ("col", "row")
        if href := attrs.get("href"):
            assert href.removeprefix("#") in ids
        if label := attrs.get("aria-labelledby"):
            assert label in ids
    assert "1\N{NO-BREAK SPACE}300 = 1\N{NO-BREAK SPACE}298 använda + 2 avvisade" in page.replace(
        "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
    )
