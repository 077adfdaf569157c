"""One report made without a network, decided at a meeting and adopted, for the tests of what readers shall be able to
trust."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from held import confirm_verdict, hold_meeting, sign_off, succeeded
from isolated import APPROVE, AR, NAMND, RENDER, run_isolated

from genomgang.paths import EXAMPLE
from genomgang.publish.output import Target


@dataclass(frozen=True)
class Place:
    """Where reports are made from the delivery and the work folder below `source`; `tries` holds every refused try to
    reach another computer."""

    base: Path
    source: Path

    @property
    def folders(self):
        folders = {"DATA": self.data, "WORK": self.source / "arbete", "OUTPUT": self.base / "ut", "ARKIV": self.archive}
        return {f"GENOMGANG_{name}": str(folder) for name, folder in folders.items()} | {
            "TMPDIR": str(self.base / "temp")
        }

    @property
    def data(self):
        return self.source / "leverans"

    @property
    def archive(self):
        return self.base / "arkiv"

    @property
    def tries(self):
        return self.base / "forsok.txt"

    def document(self, kind):
        return self.base / "ut" / str(AR) / NAMND / Target(NAMND, AR, "intern").path_of(kind).name

    def run(self, *arguments):
        return run_isolated(arguments, self.folders, self.tries)


@pytest.fixture(scope="session")
def drafted(tmp_path_factory):
    """A place with a draft in all formats, made in isolation after its meeting, and signed off."""
    base = tmp_path_factory.mktemp("utkast")
    place = Place(base, base)
    (place.base / "temp").mkdir()
    shutil.copytree(EXAMPLE / str(AR), place.data / str(AR))
    shutil.copyfile(EXAMPLE / "mal.csv", place.data / "mal.csv")
    confirm_verdict(place.data / str(AR) / "texter" / f"{NAMND}.md")
    hold_meeting(
        place.run,
        NAMND,
        AR,
        place.document("html").parent / "mote" / f"beslutsblankett-{NAMND}-{AR}.xlsx",
        "2021-12-07",
    )
    succeeded(place.run(*RENDER))
    sign_off(place.run, NAMND, AR, "2021-12-07")
    return place


@pytest.fixture(scope="session")
def adopted(drafted, tmp_path_factory):
    """Another place, where the draft was adopted."""
    place = Place(tmp_path_factory.mktemp("faststalld"), drafted.source)
    for name in ("ut", "temp"):
        shutil.copytree(drafted.base / name, place.base / name)
    succeeded(place.run(*APPROVE))
    return place
