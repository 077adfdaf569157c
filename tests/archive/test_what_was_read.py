"""What is adopted is what was read: whatever the report's key holds counts, in both versions."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from small_delivery import write_delivery

from genomgang.archive.adopt import Place, adopt
from genomgang.archive.draft import draft_as_read
from genomgang.batch.key import PARTS, keys_of, named
from genomgang.checking.run import check_delivery
from genomgang.errors import UserError
from genomgang.paths import EXAMPLE
from genomgang.provenance.origin import origin_of
from genomgang.publish.adoption import Adoption
from genomgang.publish.output import VERSIONS, Target, publish
from genomgang.review.review import load_review

pytestmark = pytest.mark.slow

NAMND, AR = "servicenamnden", 2024
OTHERS = {"kulturnamnden": "Kulturnämnden", "socialnamnden": "Socialnämnden", "idrottsnamnden": "Idrottsnämnden"}
DECISION = Adoption("forvaltningschef", dt.date(2023, 12, 5), "SERV 2023/1187")


class FakeEngine:
    name = "builtin"
    version = "en låtsad motor"


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A checked delivery of two years; folders of its own."""
    base = tmp_path_factory.mktemp("leverans")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("OUTPUT", "WORK", "ARKIV"):
            patch.setenv(f"GENOMGANG_{name}", str(base / name.lower()))
        write_delivery(base / "data")
        targets = (EXAMPLE / "mal.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        of_the_city = [targets[0], *(line for line in targets[1:] if line.split(";")[2] == "")]
        (base / "data" / "mal.csv").write_text("".join(of_the_city), encoding="utf-8")
        with_more_namnder(base / "data")
        with_recent_courses(base / "data")
        with_answers(base / "data")
        check(base / "data")
        yield base / "data"


def with_more_namnder(data: Path) -> None:
    """So many that they are compared with each other."""
    for path in data.glob("*/*.csv"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        of_traffic = [line for line in lines if line.startswith("trafiknamnden")]
        for number, (slug, name) in enumerate(OTHERS.items(), start=5):
            renamed = (line.replace("trafiknamnden", slug).replace("Trafiknämnden", name) for line in of_traffic)
            lines += [line.replace(";p1", f";p{number}") for line in renamed]
        path.write_text("".join(lines), encoding="utf-8")


def with_answers(data: Path) -> None:
    """The check asks why nämnder have each other's rows."""
    for ar in (AR - 1, AR):
        named = [path.stem for path in sorted((data / str(ar)).glob("*.csv")) if path.stem != "namnder"]
        answers = (f"{name}:\n  besked: {{annan_namnds_rader: kopior i ett prov}}\n" for name in named)
        (data / str(ar) / "kallor.yml").write_text("".join(answers), encoding="utf-8")


def with_recent_courses(data: Path) -> None:
    """So many rows are a file of the year only where the newest course was taken not long before `matdatum`."""
    for ar in (AR - 1, AR):
        path = data / str(ar) / "utbildning.csv"
        text = path.read_text(encoding="utf-8")
        assert f";{ar - 1}-02-1" in text
        path.write_text(text.replace(f";{ar - 1}-02-1", f";{ar - 1}-10-1"), encoding="utf-8")


def check(data: Path) -> None:
    for ar in (AR - 1, AR):
        check_delivery(data, ar)


def draft(data: Path, version: str) -> Target:
    """Lay a draft in place whose record is what a real one's would be now; its documents are cheap."""
    target = Target(NAMND, AR, version)
    page = data.parent / "sida.html"
    page.write_text(f"{version}: Utkast")
    engine = FakeEngine()
    key = keys_of(data, AR, (version,), engine.version, ("html",)).of(NAMND, version)
    made_of = origin_of(load_review(NAMND, AR, version, data), data)
    facts = {"harkomst": made_of.to_json(), "motor": engine.version, "underlag": dict(key.parts)}
    publish({"html": page}, target, facts)
    return target


def refusal(data: Path, target: Target) -> str:
    """Why the draft is not adopted. The archive stays as it was: there is none."""
    place = Place(data, FakeEngine(), data.parent / "arkiv")
    with pytest.raises(UserError) as told:
        list(adopt([target], DECISION, place))
    assert not (data.parent / "arkiv" / "kedja.json").exists()
    assert "ör utkastet på nytt, läs det, och fastställ sedan." in told.value.remedy
    return told.value.problem


def in_rows(path: Path, namnd: str, old: str, new: str) -> None:
    """Change a value in the rows of one nämnd."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    changed = [line.replace(old, new) if line.startswith(namnd) else line for line in lines]
    assert changed != lines
    path.write_text("".join(changed), encoding="utf-8")


def own_completions(data):
    in_rows(data / "2024" / "utbildning.csv", NAMND, ";2023-10-12", ";2023-10-13")


def rows_of_other_namnder(data):
    """Their figures stand in the comparison with the others: a median that is another."""
    for namnd in ("trafiknamnden", *OTHERS):
        in_rows(data / "2024" / "klassning.csv", namnd, ";ja;klar;", ";nej;klar;")


def a_target(data):
    path = data / "mal.csv"
    text = path.read_text(encoding="utf-8")
    assert ";95;" in text
    path.write_text(text.replace(";95;", ";90;"), encoding="utf-8")


def the_coordinators_words(data):
    folder = data / "2024" / "texter"
    folder.mkdir()
    (folder / f"{NAMND}.md").write_text("---\nanalytiker_roll: samordnare\n---\n", encoding="utf-8")


def last_years_rows(data):
    in_rows(data / "2023" / "incidenter.csv", NAMND, ";medel;", ";hog;")


CHANGES = {
    own_completions: "genomförda utbildningar",
    rows_of_other_namnder: "stadens jämförelsetal",
    a_target: "mål",
    the_coordinators_words: "texterna",
    last_years_rows: "incidenter",
}


@pytest.mark.timeout(900)
def test_a_change_in_the_delivery_after_the_draft_refuses_the_adoption_of_both_versions(data):
    """One after the other, each after a new draft; the draft itself would be adopted."""
    for change, told_as in CHANGES.items():
        targets = [draft(data, version) for version in VERSIONS]
        assert [draft_as_read(target, FakeEngine(), data).formats for target in targets] == [("html",)] * 2
        change(data)
        check(data)
        for target in targets:
            told = refusal(data, target)
            assert told.startswith("Utkastet är inte längre det som skulle fastställas: ändrat sedan sist: "), change
            assert told_as in told, (change.__name__, told)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_part_of_the_key_counts(data, version):
    """Rules and code are `program`, chapters `kapitel`. A draft that was made when the part was another is not adopted."""
    target = draft(data, version)
    record = json.loads(target.record.read_text(encoding="utf-8"))
    for part in PARTS:
        other = {**record, "underlag": {**record["underlag"], part: "0" * 64}}
        target.record.write_text(json.dumps(other), encoding="utf-8")
        assert refusal(data, target).endswith(f"ändrat sedan sist: {named(part)}.")
    target.record.write_text(json.dumps(record), encoding="utf-8")
    assert draft_as_read(target, FakeEngine(), data).parts == record["underlag"]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_draft_that_cannot_be_compared_is_not_adopted(data, version):
    target = draft(data, version)
    record = json.loads(target.record.read_text(encoding="utf-8"))

    def told(**changed: object) -> str:
        target.record.write_text(json.dumps({**record, **changed}), encoding="utf-8")
        return refusal(data, target)

    emptied = dict.fromkeys(record["underlag"], "0" * 64)
    assert "arbetsmappen är tömd sedan dess" in told(underlag=emptied)
    assert "gjort med en annan motor, men nu används en låtsad motor" in told(motor="en annan motor")
    other_code = {**record["harkomst"], "parts": {**record["harkomst"]["parts"], "kod": "0" * 64}}
    assert "uppgifterna är inte desamma" in told(harkomst=other_code)
    target.record.write_text(json.dumps(record), encoding="utf-8")
    (target.folder / f"{target.stem}.html").write_text("ett annat utkast")
    assert "saknas eller har ändrats för hand" in refusal(data, target)


@pytest.mark.parametrize("content", ["", "[]", "{}", "null", '{"filer": {}}', '{"harkomst": 1}'])
def test_without_a_draft_there_is_nothing_to_adopt(data, content):
    target = Target(NAMND, AR, "intern")
    target.record.parent.mkdir(parents=True, exist_ok=True)
    target.record.write_text(content)
    with pytest.raises(UserError, match="Det finns inget utkast att fastställa") as told:
        draft_as_read(target, FakeEngine(), data)
    assert told.value.remedy == f"Kör genomgang render --namnd {NAMND} --ar {AR} --version intern."
