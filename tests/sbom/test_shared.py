"""What public bodies expect of software that they share: licence, description, and a way to report a weakness."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml

from genomgang import __version__
from genomgang.paths import ROOT
from tools.sbom import _INTRODUCTION, LICENCES

WEIGHED = {
    "MIT", "MIT-0", "MIT-CMU", "BSD License", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "Zlib", "CC0-1.0", "PSF-2.0",
    "Python-2.0", "CNRI-Python", "Apache-2.0", "Apache 2.0", "Apache Software License", "Apache License, Version 2.0",
    "MPL-1.1", "MPL-2.0", "Mozilla Public License 2.0 (MPL 2.0)",
    "GPL-2.0-or-later", "GNU Lesser General Public License v2 or later (LGPLv2+)",
}  # fmt: skip
"""Licences of packages that a program under the EUPL may rest on; GPL only where another may be chosen."""


@pytest.fixture(scope="module")
def described():
    return yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))


def rows():
    return [line.split("|")[1:4] for line in LICENCES.read_text("utf-8").split("\n") if re.match(r"\| [a-z0-9]", line)]


def parts(licence):
    whole = licence.strip()
    return [whole] if whole in WEIGHED else re.split(r", | AND | OR ", whole)


def test_every_package_is_under_a_licence_that_has_been_weighed():
    assert len(rows()) > 100
    assert [(name, part) for name, _, licence in rows() for part in parts(licence) if part not in WEIGHED] == []
    assert [name.strip() for name, _, licence in rows() if "GPL" in licence and "MPL" not in licence] == []


def test_the_program_says_everywhere_that_it_is_under_the_eupl(described):
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["license"] == "EUPL-1.2"
    assert described["legal"]["license"] == "EUPL-1.2"
    assert LICENCES.read_text("utf-8").startswith(_INTRODUCTION)
    assert "EUPL" in (ROOT / "README.md").read_text("utf-8")


def test_the_description_has_what_the_standard_requires(described):
    needed = {"publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus", "softwareType"}
    needed |= {"description", "legal", "maintenance", "localisation"}
    assert needed <= set(described)
    assert described["developmentStatus"] in ("concept", "development", "beta", "stable", "obsolete")
    assert described["softwareType"] == "standalone/other"
    assert described["maintenance"] == {"type": "none"}, "any other type needs contractors or contacts"
    assert isinstance(described["localisation"]["localisationReady"], bool)
    assert described["softwareVersion"] == __version__


def test_the_descriptions_have_the_lengths_that_catalogues_show(described):
    for text in described["description"].values():
        assert len(text["shortDescription"]) <= 150
        assert 150 <= len(text["longDescription"]) <= 10_000
        assert 5 <= len(text["features"]) <= 20


def test_what_the_documents_point_to_is_there():
    for page in ("SECURITY.md", "docs/licences.md"):
        text = (ROOT / page).read_text("utf-8")
        assert [name for name in re.findall(r"`([\w/-]+\.(?:md|yml|py))`", text) if not (ROOT / name).exists()] == []
