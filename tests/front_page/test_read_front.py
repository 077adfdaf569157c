"""Where every report stands, from its record and what it would be made from now."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from builders import make_check, make_delivery

from genomgang.archive.adopt import freeze
from genomgang.archive.writing import locked
from genomgang.batch.key import PARTS, Key
from genomgang.batch.ledger import open_ledger
from genomgang.checking.page import write_quality
from genomgang.city.model import CityFigures, Member
from genomgang.paths import archive_dir, output_dir
from genomgang.publish import front_page
from genomgang.publish.front_page import State, read_front, write_front_page
from genomgang.publish.output import Target, mark_stale, publish

NOW = Key({name: "a" * 64 for name in PARTS})
NAMES = ("kulturnamnden", "servicenamnden", "stokab", "trafiknamnden", "valnamnden", "aldrenamnden")


@pytest.fixture
def made(monkeypatch, tmp_path):
    """Makes reports in a city where the election board is blocked; gives each one's target."""
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(tmp_path / "ut"))
    monkeypatch.setenv("GENOMGANG_ARKIV", str(tmp_path / "arkiv"))
    check = replace(make_check(make_delivery(2024), {}), blocked={"valnamnden": ("fel i utbildning",)})
    members = tuple(Member(slug, slug.title(), "facknamnd", 100, blocked=slug == "valnamnden") for slug in NAMES)
    monkeypatch.setattr(front_page, "load_check", lambda _data, _ar: check)
    monkeypatch.setattr(front_page, "city_figures", lambda *_: CityFigures(2024, "intern", members, ()))

    def make(slug: str, version: str = "intern", **facts: object) -> Target:
        target = Target(slug, 2024, version)
        page = tmp_path / "sida.html"
        page.write_text(slug)
        publish({"html": page}, target, {"underlag": NOW.parts, **facts})
        return target

    return make


ADOPTED = {
    "namnd": "kulturnamnden",
    "ar": 2024,
    "version": "intern",
    "matdatum": "2023-10-31",
    "delivery": "",
    "adoption": {"roll": "forvaltningschef", "datum": "2023-12-05", "diarienummer": "KULN 2023/1"},
}


def archived(target: Target) -> None:
    """Put a report's documents in the archive, as adopted."""
    with locked(archive_dir()):
        page = target.folder / f"{target.stem}.html"
        freeze({"html": page}, target, {"harkomst": ADOPTED, "motor": ""}, archive=archive_dir())


def state_of_culture() -> tuple[State, str, str]:
    front = read_front(
        2024, {Target(slug, 2024, version): NOW for slug in NAMES for version in ("intern", "offentlig")}
    )
    edition = next(entry.editions[0] for entry in front.entries if entry.slug == "kulturnamnden")
    return edition.state, edition.reason, edition.words


def test_only_what_the_archive_holds_is_called_adopted(made):
    target = made("kulturnamnden", harkomst=ADOPTED)
    lacking = "står som fastställd, men arkivet har ingen sådan fastställelse"
    assert state_of_culture() == (State.STALE, lacking, "inaktuell")
    archived(target)
    assert state_of_culture() == (State.ADOPTED, "", "fastställd")
    page = target.folder / f"{target.stem}.html"
    page.write_text("bättre")
    assert state_of_culture()[:2] == (State.STALE, f"{page.name} saknas eller har ändrats för hand")
    page.write_text("kulturnamnden")
    assert state_of_culture()[0] is State.ADOPTED
    (archive_dir() / "kedja.json").write_text("[[[")
    broken = "står som fastställd, men arkivet går inte att lita på: Arkivets kedja är ändrad eller skadad."
    assert state_of_culture()[:2] == (State.STALE, broken)


def test_an_adoption_that_another_took_the_place_of_is_not_called_adopted(made):
    target = made("kulturnamnden", harkomst=ADOPTED)
    archived(target)
    later = {**ADOPTED, "adoption": {**ADOPTED["adoption"], "datum": "2024-01-10"}}
    with locked(archive_dir()):
        page = target.folder / f"{target.stem}.html"
        freeze({"html": page}, target, {"harkomst": later, "motor": ""}, archive=archive_dir())
    assert state_of_culture()[:2] == (State.STALE, "ersatt av den som fastställdes den 10\u00a0januari 2024")


def test_a_report_stands_where_its_record_says(made, monkeypatch):
    def nobody_asks(*_: object) -> None:
        raise AssertionError("the run has told every key")

    monkeypatch.setattr(front_page, "keys_of", nobody_asks)
    archived(made("kulturnamnden", harkomst=ADOPTED))
    made("servicenamnden", underlag={**NOW.parts, "motor": "b" * 64, "format": "b" * 64})
    made("stokab", underlag={**NOW.parts, "utbildning": "b" * 64})
    mark_stale(made("trafiknamnden"), "Leveransen hade fel.")
    made("valnamnden")
    front = read_front(2024, {Target(slug, 2024, "intern"): NOW for slug in NAMES})
    assert {entry.slug: (entry.editions[0].state, entry.editions[0].reason) for entry in front.entries} == {
        "kulturnamnden": (State.ADOPTED, ""),
        "servicenamnden": (State.CURRENT, ""),
        "stokab": (State.STALE, "ändrat sedan sist: genomförda utbildningar"),
        "trafiknamnden": (State.STALE, "Leveransen hade fel."),
        "valnamnden": (State.BLOCKED, "fel i utbildning"),
        "aldrenamnden": (State.MISSING, ""),
    }


def test_what_a_run_does_not_tell_is_worked_out_for_the_versions_that_exist(made, monkeypatch):
    class Keys:
        def of(self, _namnd: str, _version: str) -> Key:
            return Key({**NOW.parts, "texter": "b" * 64})

    asked = []
    monkeypatch.setattr(front_page, "keys_of", lambda _data, _ar, versions, *_: asked.append(versions) or Keys())
    made("servicenamnden")
    made("servicenamnden", "offentlig")
    made("stokab", "offentlig")
    front = read_front(2024, {Target("servicenamnden", 2024, "intern"): NOW})
    states = {entry.slug: [each.state for each in entry.editions] for entry in front.entries}
    assert states["servicenamnden"] == [State.CURRENT, State.STALE]
    assert states["stokab"] == [State.MISSING, State.STALE]
    assert asked == [("offentlig",)]


def links_from(path):
    """The files that a page leads to."""
    found = re.findall(r'href="(?!#|data:)([^"]+)"', path.read_text(encoding="utf-8"))
    return {(path.parent / address).resolve() for address in found}


def figures_in(page: str) -> set[str]:
    """The numbers that a reader of the page sees."""
    shown = re.sub(r"<(script|style|title)\b.*?</\1>|<[^>]*>", " ", page[page.index("<body") :], flags=re.DOTALL)
    return set(re.findall(r"\d+", html.unescape(shown)))


def test_what_a_run_tells_of_the_delivery_lies_among_what_is_internal(tmp_path, monkeypatch):
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(tmp_path))
    open_ledger(2024, "motor").say("servicenamnden/intern: misslyckad: utbildning: 3 rader saknar kurs")
    written = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert written == ["2024/intern/korning.txt"]


def test_nothing_internal_can_be_reached_from_the_public_front_page(made, monkeypatch):
    class Keys:
        def of(self, _namnd: str, _version: str) -> Key:
            return NOW

    monkeypatch.setattr(front_page, "keys_of", lambda *_: Keys())
    for slug in NAMES:
        made(slug)
    made("servicenamnden", "offentlig")
    mark_stale(made("stokab", "offentlig"), "utbildning: 3 rader saknar kurs")
    check = replace(make_check(make_delivery(2024), {}), blocked={"valnamnden": ("fel i utbildning",)})
    quality = write_quality(check)
    internal = write_front_page(2024)
    public = internal.parent.parent / "index.html"
    reachable = {public.resolve()}
    while more := {link for page in reachable if page.suffix == ".html" for link in links_from(page)} - reachable:
        reachable |= more
    assert {path.name for path in reachable} == {
        "index.html",
        "ledningens-genomgang-servicenamnden-2024-offentlig.html",
    }
    text = public.read_text(encoding="utf-8")
    assert "fel i utbildning" not in text
    assert "3 rader" not in text
    how_many = map(str, range(len(NAMES) + 1))
    assert figures_in(text) <= {"2023", "2024", "31", *how_many}  # the day, and the reports: nothing to solve with
    assert {quality.resolve(), Target("stokab", 2024, "intern").record.with_suffix(".html").resolve()} <= links_from(
        internal
    )
    assert all(link.is_file() for link in links_from(internal) | links_from(public))


def test_a_former_data_quality_page_beside_the_public_reports_is_removed(made):
    check = make_check(make_delivery(2024), {})
    former = output_dir() / "2024" / "datakvalitet"
    former.mkdir(parents=True)
    for name in ("index.html", "datakvalitet.json"):
        (former / name).write_text("gammal")
    page = write_quality(check)
    assert not former.exists()
    assert page.parent.parent.name == "intern"
