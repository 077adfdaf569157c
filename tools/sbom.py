"""The bill of materials: which packages a report is made with, in which versions and under which licences.

`python run.py sbom` has CycloneDX list the installed environment; here the list is cut down to what requirements.txt
pins, so that tests and tools are not taken for part of the product, completed with what CycloneDX leaves out, and the
licences are written for people to read.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from genomgang.paths import ROOT
from genomgang.publish.output import write_atomically

_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*", re.MULTILINE)
LICENCES = ROOT / "docs" / "licences.md"
_INTRODUCTION = """\
# Licences

The program itself is licensed under the European Union Public Licence, version 1.2 (`LICENSE`), the licence that the
EU has made for what public bodies share. None of the packages below forbids it: most are permissive, and the others
(MPL, LGPL, and Pyphen, which lets its user choose between GPL, LGPL and MPL) are used unchanged and installed as their
own packages. A test fails for a package under a licence that nobody has weighed (`tests/sbom/test_shared.py`).

The packages that a report is made with, as `requirements.txt` pins them. Written by `python run.py sbom`, which also
writes them as a CycloneDX bill of materials to `_output/sbom.cdx.json`. Fonts have their licences in `assets/fonts`.

| Package | Version | Licence |
|---|---|---|
"""


def names_in(requirements: str) -> set[str]:
    """The packages that a requirements file names, pinned or not, in the registry's spelling."""
    return {_spelled(name) for name in _NAME.findall(requirements)}


def only(bom: Mapping[str, Any], names: set[str]) -> dict[str, Any]:
    """The bill of materials with the components called `names`, and the dependencies between them."""
    components = [each for each in bom["components"] if _spelled(each["name"]) in names]
    kept = {each["bom-ref"] for each in components} | {bom["metadata"].get("component", {}).get("bom-ref")}
    dependencies = [
        {**each, "dependsOn": [ref for ref in each.get("dependsOn", []) if ref in kept]}
        for each in bom.get("dependencies", [])
        if each["ref"] in kept
    ]
    return {**bom, "components": components, "dependencies": dependencies}


def rooted(bom: Mapping[str, Any], direct: set[str]) -> dict[str, Any]:
    """The bill of materials where the product itself depends on the components called `direct`.

    CycloneDX would take that from pyproject.toml, where nothing stands: the packages are named in requirements.in.
    """
    root = bom["metadata"]["component"]["bom-ref"]
    needed = [each["bom-ref"] for each in bom["components"] if _spelled(each["name"]) in direct]
    others = [each for each in bom["dependencies"] if each["ref"] != root]
    return {**bom, "dependencies": [{"ref": root, "dependsOn": needed}, *others]}


def with_own_words(component: Mapping[str, Any], licence: str) -> dict[str, Any]:
    """The component with the licence that the package states in words of its own, where the list has none.

    CycloneDX leaves such words out, since they may be a whole text; their first line names the licence.
    """
    first = licence.strip().split("\n")[0]
    if component.get("licenses") or not first:
        return dict(component)
    return {**component, "licenses": [{"license": {"name": first}}]}


def licence_table(bom: Mapping[str, Any]) -> str:
    """The components with version and licence, as Markdown. A package that does not tell its licence says so."""
    rows = sorted((_spelled(each["name"]), each["version"], _licence(each)) for each in bom["components"])
    return _INTRODUCTION + "".join(f"| {name} | {version} | {licence} |\n" for name, version, licence in rows)


def main(listed: Path, target: Path) -> None:
    """Cut the environment's list in `listed` down to the product, and write it to `target` and to the licences."""
    pinned, direct = (
        names_in((ROOT / name).read_text(encoding="utf-8")) for name in ("requirements.txt", "requirements.in")
    )
    bom = rooted(only(json.loads(listed.read_text(encoding="utf-8")), pinned), direct)
    bom["components"] = [with_own_words(each, _stated_licence(each["name"])) for each in bom["components"]]
    write_atomically(target, (json.dumps(bom, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())
    write_atomically(LICENCES, licence_table(bom).encode())


def _stated_licence(package: str) -> str:
    """The licence in an installed package's own words; "" where it has none."""
    stated = metadata.metadata(package).get_all("License")
    return stated[0] if stated else ""


def _licence(component: Mapping[str, Any]) -> str:
    found = []
    for each in component.get("licenses", []):
        licence = each.get("license", {})
        # A whole licence text under "name" says nothing in a table; its first line names it.
        name = each.get("expression") or licence.get("id") or str(licence.get("name", "")).strip().split("\n")[0]
        found.append(name.removeprefix("License :: ").removeprefix("OSI Approved :: "))
    return ", ".join(dict.fromkeys(name for name in found if name)) or "not stated"


def _spelled(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
