"""The list of packages is the product's: complete, without tests and tools, with licences."""

import re

from genomgang.paths import ROOT
from tools.sbom import LICENCES, licence_table, names_in, only, rooted, with_own_words

BOM = {
    "bomFormat": "CycloneDX",
    "metadata": {"component": {"bom-ref": "root", "name": "genomgang"}},
    "components": [
        {"bom-ref": "a", "name": "Jinja2", "version": "3.1.6", "licenses": [{"license": {"id": "BSD-3-Clause"}}]},
        {"bom-ref": "b", "name": "pytest", "version": "8.0"},
        {"bom-ref": "c", "name": "typing_extensions", "version": "4.1", "licenses": [{"expression": "PSF-2.0"}]},
        {
            "bom-ref": "d",
            "name": "long",
            "version": "1",
            "licenses": [
                {"license": {"name": "License :: OSI Approved :: MIT License"}},
                {"license": {"name": "Text\nof"}},
            ],
        },
        {"bom-ref": "e", "name": "silent", "version": "2"},
    ],
    "dependencies": [{"ref": "root", "dependsOn": ["a", "b"]}, {"ref": "b", "dependsOn": ["c"]}, {"ref": "c"}],
}
NAMES = {"jinja2", "typing-extensions", "long", "silent"}


def test_names_are_read_as_the_registry_spells_them():
    text = (
        "Jinja2==3.1.6 \\\n    --hash=sha256:aa\n    # via x==1\ntyping_extensions==4.1 ; python_version < '3.13' \\\n"
    )
    assert names_in(text) == {"jinja2", "typing-extensions"}
    assert names_in("# What it runs on\njupyter\npypandoc_binary\n") == {"jupyter", "pypandoc-binary"}


def test_what_is_not_pinned_is_left_out_with_its_dependencies():
    bom = only(BOM, NAMES)
    assert [each["name"] for each in bom["components"]] == ["Jinja2", "typing_extensions", "long", "silent"]
    assert bom["dependencies"] == [{"ref": "root", "dependsOn": ["a"]}, {"ref": "c", "dependsOn": []}]


def test_the_product_depends_on_what_it_asks_for_itself():
    bom = rooted(only(BOM, NAMES), {"jinja2", "long"})
    assert bom["dependencies"] == [{"ref": "root", "dependsOn": ["a", "d"]}, {"ref": "c", "dependsOn": []}]


def test_a_licence_in_the_packages_own_words_is_not_lost_and_one_that_is_listed_is_kept():
    jinja, *_, silent = only(BOM, NAMES)["components"]
    assert with_own_words(silent, " Apache 2.0\nwith a text\n")["licenses"] == [{"license": {"name": "Apache 2.0"}}]
    assert with_own_words(jinja, "Apache 2.0") == jinja
    assert with_own_words(silent, "") == silent


def test_licences_are_named_in_one_line_each_and_a_silent_package_is_told():
    rows = licence_table(only(BOM, NAMES)).splitlines()[-4:]
    assert rows == [
        "| jinja2 | 3.1.6 | BSD-3-Clause |",
        "| long | 1 | MIT License, Text |",
        "| silent | 2 | not stated |",
        "| typing-extensions | 4.1 | PSF-2.0 |",
    ]


def test_every_listed_package_is_pinned_and_the_packages_that_the_report_is_built_around_are_listed():
    listed = set(re.findall(r"^\| ([a-z0-9._-]+) \| \d", LICENCES.read_text(encoding="utf-8"), re.MULTILINE))
    names = names_in((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    assert listed - names == set()
    assert listed >= {"great-expectations", "pandas", "matplotlib", "typst", "pikepdf", "cryptography"}
    assert len(listed) > 100
    assert "not stated" not in LICENCES.read_text(encoding="utf-8")


def test_every_pin_has_a_hash():
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-sbom.txt"):
        blocks = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8"))
        pins = [block for block in blocks if "==" in block.split("\n")[0] and not block.startswith("#")]
        assert pins
        assert [block.split("\n")[0] for block in pins if "--hash=sha256:" not in block] == [], name
