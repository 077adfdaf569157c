"""The pre-render script, run as Quarto runs it: by its path, with whatever Python there is."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from genomgang.paths import ROOT
from genomgang.plain.prerender import VERSIONS, activation
from genomgang.publish import output

SCRIPT = ROOT / "genomgang" / "plain" / "prerender.py"


def run(*options: str, profile: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *options, str(SCRIPT)],
        env={**os.environ, "QUARTO_PROFILE": profile},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_python_without_the_packages_is_told_how_to_activate_the_environment():
    result = run("-I", "-S")
    assert result.returncode == 1
    assert result.stderr == (
        "Quarto använder en Python som saknar rapportens paket (click, great_expectations, ipykernel med flera).\n"
        f"  Var: {sys.executable}\n"
        f"  Gör så här: aktivera miljön och kör quarto render igen:\n    {activation(ROOT)}\n"
    )


def test_where_there_is_no_environment_it_is_made_first(tmp_path):
    assert activation(tmp_path).startswith("python run.py report\n")


@pytest.mark.parametrize("profile", ["offentig", "intern,offentig"])
def test_an_unknown_profile_is_an_error(profile):
    result = run(profile=profile)
    assert result.returncode == 1
    assert result.stderr == ("Det finns ingen profil ”offentig”.\n  Gör så här: Välj bland: intern, offentlig.\n")


def test_the_versions_are_the_reports():
    assert VERSIONS == output.VERSIONS
