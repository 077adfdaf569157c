"""`approve` is stopped before every single thing that it does to a disk: by a kill, by Ctrl-C, by a full disk.

Whatever says "Fastställd" then, document, record or front page, the archive holds; and the next run ends what was begun.
The reports are cheap ones, but what makes them adopted is the program's own.
"""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from archived import SERVICE, origin
from builders import make_check, make_delivery
from forged import write_keys

from genomgang import render
from genomgang.archive import adopt as adopting
from genomgang.archive.adopt import Place, adopt
from genomgang.archive.draft import Draft, undecided
from genomgang.archive.finding import Trust
from genomgang.archive.publishing import finish
from genomgang.archive.signing import Ed25519
from genomgang.archive.verify import verify
from genomgang.batch.key import PARTS, Key
from genomgang.batch.plan import make_plan, read_record
from genomgang.city.model import CityFigures, Member
from genomgang.document.handover import Handover
from genomgang.errors import UserError
from genomgang.provenance.origin import from_json
from genomgang.publish import front_page
from genomgang.publish.adoption import Adoption
from genomgang.publish.front_page import State, read_front
from genomgang.publish.output import publish

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")]

DECISION = Adoption("forvaltningschef", dt.date(2023, 12, 5), "SERV 2023/1187")
KEY = Key({name: "a" * 64 for name in PARTS})
CHANGES = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "os.link", "shutil.copyfile", "shutil.rmtree"}
STOPS = {
    "dödad": lambda: os._exit(9),
    "avbruten": lambda: (_ for _ in ()).throw(KeyboardInterrupt()),
    "full disk": lambda: (_ for _ in ()).throw(OSError(errno.ENOSPC, "Enheten är full")),
}


class FakeEngine:
    name = "builtin"
    version = "en låtsad motor"


def drafted(decision: Adoption | None) -> dict:
    return {**origin(), "adoption": decision.to_json() if decision else None}


def make_cheaply(target, formats, engine, told, staging, *, start):
    """Stands in for the making of a report: files whose words depend on the decision, as the real ones' do."""
    adoption = told.adoption
    files = {}
    for kind in (*formats, "ipynb"):
        files[kind] = staging / f"{target.stem}.{kind}"
        files[kind].write_text(f"{kind}: {'Fastställd' if adoption else 'Utkast'}")
    return files, from_json(drafted(adoption)), {"datum": "x"}


@dataclass(frozen=True)
class Trial:
    """Where one adoption is tried: its folders, and what they say."""

    base: Path

    @property
    def archive(self) -> Path:
        return self.base / "arkiv"

    @property
    def place(self) -> Place:
        signer = Ed25519(self.base.parent / "nyckel-hemlig.pem")
        return Place(self.base / "data", FakeEngine(), self.archive, signer)

    def adopt(self) -> list[Path]:
        return list(adopt([SERVICE], DECISION, self.place))

    def held(self) -> bool:
        """Whether the archive, and nothing else than the archive, confirms the adoption."""
        if not (self.archive / "kedja.json").exists():
            return False
        found = verify(self.archive, Trust(self.archive))
        return any(each.manifest for each in found) and all(each.holds for each in found if each.manifest is not None)

    def says(self) -> dict[str, bool]:
        record = read_record(SERVICE) or {}
        (entry,) = read_front(
            2024, {replace(SERVICE, version=version): KEY for version in ("intern", "offentlig")}
        ).entries
        return {
            "dokument": any(
                "Fastställd" in path.read_text()
                for path in SERVICE.folder.glob(f"{SERVICE.stem}.*")
                if path != SERVICE.record
            ),
            "uppgift": bool((record.get("harkomst") or {}).get("adoption")),
            "startsida": entry.editions[0].state is State.ADOPTED,
        }


@pytest.fixture
def start(tmp_path, monkeypatch):
    """A draft of Servicenämnden, ready to be adopted; the folders' variables follow `use`."""
    write_keys(tmp_path, "nyckel")

    def use(base: Path) -> Trial:
        monkeypatch.setenv("GENOMGANG_OUTPUT", str(base / "ut"))
        monkeypatch.setenv("GENOMGANG_WORK", str(base / "arbete"))
        monkeypatch.setenv("GENOMGANG_ARKIV", str(base / "arkiv"))
        return Trial(base)

    def read(target, _engine, _data) -> Draft:
        record = read_record(target)
        if record is None:
            raise UserError("Det finns inget utkast att fastställa.")
        return Draft(("html", "pdf"), record["underlag"], undecided(record["harkomst"]))

    members = (Member("servicenamnden", "Servicenämnden", "facknamnd", 100, blocked=False),)
    monkeypatch.setattr(render, "_make", make_cheaply)
    monkeypatch.setattr(adopting, "draft_as_read", read)
    monkeypatch.setattr(front_page, "load_check", lambda _data, _ar: make_check(make_delivery(2024), {}))
    monkeypatch.setattr(front_page, "city_figures", lambda *_: CityFigures(2024, "intern", members, ()))
    origin_base = tmp_path / "start"
    use(origin_base)
    (origin_base / "data" / "2024").mkdir(parents=True)
    (origin_base / "data" / "2024" / "leverans.yml").write_text(
        "ar: 2024\nmatdatum: 2023-10-31\nperiod_fran: 2022-11-01\nperiod_till: 2023-10-31\nsyntetisk: true\nbeskrivning: prov\n"
    )
    staging = tmp_path / "bygge"
    staging.mkdir()
    files, _, cover = make_cheaply(SERVICE, ("html", "pdf"), None, Handover(tmp_path), staging, start=None)
    facts = {"harkomst": drafted(None), "motor": "m", "forsattsblad": cover, "underlag": dict(KEY.parts)}
    publish(files, SERVICE, facts)

    def begin(name: str) -> Trial:
        shutil.copytree(origin_base, tmp_path / name)
        return use(tmp_path / name)

    begin.use = use
    return begin


def in_child(act) -> int:
    """Run in a forked process; its exit code."""
    pid = os.fork()
    if pid == 0:
        code = 70
        try:
            code = act()
        except BaseException:
            code = 71
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def watch(base: Path, on_change) -> None:
    """Call before everything that changes something below `base`."""

    def hook(event: str, arguments: tuple) -> None:
        writes = (
            event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        )
        if (event in CHANGES or writes) and any(str(part).startswith(str(base)) for part in arguments):
            on_change()

    sys.addaudithook(hook)


def stopped_at(place: Trial, number: int, stop) -> int:
    def act() -> int:
        left = iter(range(number, -1, -1))

        def on_change() -> None:
            if next(left, None) == 0:
                stop()

        watch(place.base, on_change)
        try:
            place.adopt()
        except (KeyboardInterrupt, UserError, OSError):
            return 1
        return 0

    return in_child(act)


@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS)
def test_what_says_faststalld_is_in_the_archive_and_the_next_run_ends_what_was_begun(start, stop):
    number, codes = 0, set()
    while True:
        place = start(f"forsok-{number}")
        code = stopped_at(place, number, stop)
        codes.add(code)
        held, says = place.held(), place.says()
        assert held or not any(says.values()), (number, says)

        rendered = start.use(Path(shutil.copytree(place.base, f"{place.base}-render", symlinks=True)))
        relocate_note(rendered)
        finish(SERVICE, rendered.archive)  # what render does first
        assert set(rendered.says().values()) == {held}, number

        again = start.use(place.base)
        (folder,) = again.adopt()
        assert set(again.says().values()) == {True}, number
        assert folder == again.archive / "2024" / "servicenamnden" / "intern" / "2023-12-05-1"
        found = verify(again.archive, Trust(again.archive))
        assert [each.path.name for each in found if not each.holds] == [], number
        assert len(found) == 3
        assert not list((again.base / "ut").rglob(".*"))
        shutil.rmtree(rendered.base)
        if code == 0 and number > 20:
            break
        number += 1
    assert number > 20
    assert codes >= ({9, 0} if stop is STOPS["dödad"] else {1, 0})


def relocate_note(place: Trial) -> None:
    """The copy lies elsewhere, as a moved folder would not."""
    for note in (place.base / "ut").rglob(".*.faststalls.json"):
        fields = json.loads(note.read_text())
        note.write_text(json.dumps({**fields, "archive": str(place.archive)}))


def test_documents_that_cannot_be_laid_in_place_are_told_of_as_archived(start, monkeypatch):
    trial = start("låst")
    with monkeypatch.context() as patch:
        patch.setattr(render, "publish", lambda *_: (_ for _ in ()).throw(OSError(errno.EACCES, "Åtkomst nekad")))
        with pytest.raises(UserError, match="Fastställelsen är arkiverad, men allt efter det blev inte gjort") as told:
            trial.adopt()
    assert "kör samma genomgang approve igen" in str(told.value)
    assert trial.held()
    assert not trial.says()["dokument"]
    (folder,) = trial.adopt()
    assert folder.name == "2023-12-05-1"
    assert set(trial.says().values()) == {True}


def test_an_archive_that_signs_takes_nothing_unsigned(start):
    trial = start("underskrivet")
    trial.adopt()
    with pytest.raises(UserError, match="Arkivet är underskrivet"):
        list(adopt([SERVICE], DECISION, replace(trial.place, signer=None)))


def test_the_same_decision_twice_is_one_and_another_is_a_second(start):
    trial = start("två gånger")
    first = trial.adopt()
    assert trial.adopt() == first
    (second,) = adopt([SERVICE], replace(DECISION, diarienummer="SERV 2024/1"), trial.place)
    assert [path.name for path in (*first, second)] == ["2023-12-05-1", "2023-12-05-2"]
    assert set(trial.says().values()) == {True}


def test_a_document_changed_by_hand_is_laid_anew_and_until_then_not_called_adopted(start):
    trial = start("ändrad")
    trial.adopt()
    page = SERVICE.folder / f"{SERVICE.stem}.html"
    page.write_text("html: Fastställd och bättre")
    assert not trial.says()["startsida"]
    finish(SERVICE, trial.archive)
    assert page.read_text() == "html: Fastställd"
    assert trial.says()["startsida"]


def test_a_change_while_it_is_made_stops_the_adoption(start, monkeypatch):
    trial = start("medan")
    read, asked = adopting.draft_as_read, []

    def changes(*given) -> Draft:
        asked.append(given)
        draft = read(*given)
        return draft if len(asked) == 1 else replace(draft, parts={**KEY.parts, "texter": "b" * 64})

    monkeypatch.setattr(adopting, "draft_as_read", changes)
    with pytest.raises(UserError, match="Uppgifterna ändrades medan genomgången fastställdes"):
        trial.adopt()
    assert not trial.held()
    assert set(trial.says().values()) == {False}


def cut_off(trial: Trial) -> list[dict[str, str]]:
    """A second adoption is made, and then taken out of the chain. Returns the links that are left."""
    trial.adopt()
    list(adopt([SERVICE], replace(DECISION, diarienummer="SERV 2024/1"), trial.place))
    links = json.loads((trial.archive / "kedja.json").read_text())
    (trial.archive / "kedja.json").write_text(json.dumps(links[:1]))
    return links[:1]


def test_a_chain_whose_end_is_cut_off_is_not_signed_anew(start):
    trial = start("kapat")
    cut_off(trial)
    with pytest.raises(UserError, match="Arkivets slut är borta eller utbytt"):
        trial.adopt()


def test_nor_where_its_signed_end_was_taken_away_or_exchanged(start):
    trial = start("kapat och rensat")
    trial.adopt()
    list(adopt([SERVICE], replace(DECISION, diarienummer="SERV 2024/1"), trial.place))
    end = trial.archive / "kedjans-slut.json"
    (trial.base / "slut.json").write_bytes(end.read_bytes())
    end.unlink()
    with pytest.raises(UserError, match="Arkivets slut är inte underskrivet"):
        trial.adopt()
    fields = json.loads((trial.base / "slut.json").read_bytes())
    end.write_text(json.dumps({**fields, "datum": "2020-01-01"}))
    with pytest.raises(UserError, match="inte gjord med den nyckeln"):
        trial.adopt()


def test_a_new_key_takes_over_where_the_earlier_is_given(start, tmp_path):
    trial = start("nyckelbyte")
    trial.adopt()
    write_keys(tmp_path, "ny")
    new = replace(trial.place, signer=Ed25519(tmp_path / "ny-hemlig.pem"))
    later = replace(DECISION, diarienummer="SERV 2024/1")
    with pytest.raises(UserError, match="inte gjord med den nyckeln") as told:
        list(adopt([SERVICE], later, new))
    assert "--tidigare-nyckel" in str(told.value)
    old = Ed25519(tmp_path / "nyckel.pem")
    list(adopt([SERVICE], later, replace(new, earlier=(old,))))
    both = Trust(trial.archive, (old, Ed25519(tmp_path / "ny.pem")))
    assert all(each.holds for each in verify(trial.archive, both))


@pytest.mark.parametrize("lost", ["kedja.json", "båda"])
def test_nothing_adopted_is_ever_removed_as_unfinished(start, lost):
    """Not even where the chain is gone, or the locked file is made to name it."""
    trial = start("borttagen kedja")
    (folder,) = trial.adopt()
    (link,) = json.loads((trial.archive / "kedja.json").read_text())
    (trial.archive / ".las").write_text(json.dumps({**link, "before": "b" * 64}))
    if lost == "båda":
        (trial.archive / "kedjans-slut.json").unlink()
        (trial.archive / ".las").write_text("")
    (trial.archive / "kedja.json").unlink()
    with suppress(UserError):
        trial.adopt()
    assert (folder / "manifest.json").exists()


class KeysAsRead:
    """Keys for `make_plan`: nothing has changed since the draft."""

    check = make_check(make_delivery(2024), {})

    def of(self, _namnd: str, _version: str) -> Key:
        return KEY


def planned():
    (only,) = make_plan([SERVICE], KeysAsRead(), rebuild=False)
    return only.state.value, only.reason


def test_render_leaves_what_the_archive_holds_and_makes_a_draft_of_what_it_does_not(start, monkeypatch):
    trial = start("planerad")
    assert planned() == ("aktuell", "")
    trial.adopt()
    assert planned() == ("fastställd", "fastställd, görs inte om utan --force")
    monkeypatch.setenv("GENOMGANG_ARKIV", str(trial.base / "ett annat"))
    assert planned() == ("byggs", "står som fastställd, men arkivet har ingen sådan fastställelse")
    monkeypatch.setenv("GENOMGANG_ARKIV", str(trial.archive))
    record = SERVICE.record.read_bytes()
    list(adopt([SERVICE], replace(DECISION, datum=dt.date(2024, 1, 10)), trial.place))
    SERVICE.record.write_bytes(record)
    assert planned() == (
        "fastställd",
        "fastställd, ersatt av den som fastställdes den 10\u00a0januari 2024, görs inte om utan --force",
    )


def test_render_stops_where_the_archive_does_not_hold_rather_than_replace_the_last_good_copy(start):
    trial = start("trasigt arkiv")
    trial.adopt()
    (trial.archive / "kedja.json").write_text("[")
    with pytest.raises(UserError, match="Arkivets kedja är ändrad eller skadad"):
        planned()
    assert trial.says()["dokument"]
    assert not trial.says()["startsida"]
