"""One report made without a network and adopted, for the tests of all that readers shall be able to trust."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from isolated import APPROVE, AR, NAMND, RENDER, run_isolated

from genomgang.output import Target
from genomgang.paths import EXAMPLE


@dataclass(frozen=True)
class Place:
    """Where one delivery is turned into reports; `tries` holds every refused try to reach another computer."""

    base: Path

    @property
    def folders(self):
        names = {"DATA": "leverans", "OUTPUT": "ut", "WORK": "arbete", "ARKIV": "arkiv"}
        return {f"GENOMGANG_{name}": str(self.base / folder) for name, folder in names.items()} | {
            "TMPDIR": str(self.base / "temp")
        }

    @property
    def data(self):
        return self.base / "leverans"

    @property
    def archive(self):
        return self.base / "arkiv"

    @property
    def tries(self):
        return self.base / "forsok.txt"

    def document(self, suffix):
        return self.base / "ut" / str(AR) / NAMND / f"{Target(NAMND, AR, 'intern').stem}.{suffix}"

    def run(self, *arguments):
        return run_isolated(arguments, self.folders, self.tries)


@pytest.fixture(scope="session")
def drafted(tmp_path_factory):
    """A place with a draft in all formats, made in isolation."""
    place = Place(tmp_path_factory.mktemp("utkast"))
    (place.base / "temp").mkdir()
    shutil.copytree(EXAMPLE / str(AR), place.data / str(AR))
    shutil.copyfile(EXAMPLE / "mal.csv", place.data / "mal.csv")
    result = place.run(*RENDER)
    assert result.returncode == 0, result.stdout + result.stderr
    return place


@pytest.fixture(scope="session")
def adopted(drafted, tmp_path_factory):
    """Another place, where the draft was adopted."""
    place = Place(tmp_path_factory.mktemp("faststalld"))
    shutil.copytree(drafted.base, place.base, dirs_exist_ok=True)
    # The work folder is named after the delivery's folder, so the copy is checked anew.
    result = place.run(*RENDER)
    assert result.returncode == 0, result.stdout + result.stderr
    result = place.run(*APPROVE)
    assert result.returncode == 0, result.stdout + result.stderr
    return place
