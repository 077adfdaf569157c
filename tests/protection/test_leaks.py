"""Canaries in every protected place: none of them is anywhere in what the public version writes or prints."""

from __future__ import annotations

import base64
import io
import shutil
import zipfile

import pikepdf
import pytest
from artefacts import CANARY, search
from canaries import Planted

from genomgang.cli import run

pytestmark = pytest.mark.slow

NOT_SHOWN_INTERNALLY = {
    "klassning.tillgang_id",
    "klassning.leverantor",
    "klassning.objekt",  # named where several assets share it, and every canary is its own
    "upphandlingar.upphandling_id",
    "incidenter.incident_id",
}
"""Protected places that the internal version has no use for; all others it must show, or the search finds nothing."""


def flat(*planted: Planted) -> list[str]:
    return [canary for each in planted for canaries in each.values() for canary in canaries]


def test_every_kind_of_file_is_made_and_searched(case):
    for made in (case.public, case.internal):
        assert {path.suffix for path in made.files} >= {".html", ".pdf", ".docx", ".pptx", ".ipynb", ".json"}
        assert {path.name for path in made.files} >= {"index.html", "korning.json"}


def test_no_canary_is_anywhere_in_the_public_version(case):
    found = search(case.public.files, case.public.said, flat(case.protected, case.never, case.names))
    assert found == {}


def test_every_canary_has_the_form_that_is_searched_for_and_one_place(case):
    canaries = flat(case.protected, case.never, case.names)
    assert all(CANARY.fullmatch(canary) for canary in canaries)
    assert set(flat(case.protected)).isdisjoint(flat(case.never, case.names))


def test_every_protected_place_is_found_in_the_internal_version(case):
    found = search(case.internal.files, case.internal.said, flat(case.protected, case.names))
    missed = {place for place, canaries in {**case.protected, **case.names}.items() if not found.keys() & set(canaries)}
    assert missed == NOT_SHOWN_INTERNALLY


@pytest.mark.parametrize("suffix", [".html", ".pdf", ".docx", ".ipynb"])
def test_the_search_reads_each_kind_of_file(case, suffix):
    found = search([path for path in case.internal.files if path.suffix == suffix], "", flat(case.protected))
    assert found


def test_neither_persons_nor_other_namnder_are_in_the_internal_version_either(case):
    assert search(case.internal.files, case.internal.said, flat(case.never)) == {}


def test_after_clean_nothing_about_persons_is_left_anywhere(case, tmp_path, monkeypatch):
    """The outputs were searched above; this is the user's home, and whatever else was written."""
    shutil.copytree(case.work, tmp_path / "_arbete")
    (tmp_path / "_arbete").chmod(0o700)
    assert list((tmp_path / "_arbete").rglob("utbildning*.parquet"))
    monkeypatch.setenv("GENOMGANG_WORK", str(tmp_path / "_arbete"))
    assert run(["clean"]) == 0
    assert list(tmp_path.iterdir()) == []
    left = [path for path in case.base.rglob("*") if path.is_file()]
    known = {case.data.name, case.work.name, "intern", "offentlig"}
    outside = [path for path in left if path.relative_to(case.base).parts[0] not in known]
    assert search(outside, "", flat(case.never)) == {}
    assert list((case.base / "temp").iterdir()) == []


def archive(text: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", f"<w:t>zq7x</w:t><w:t>{text[4:]}</w:t>")
    return made.getvalue()


def pdf(text: str) -> bytes:
    made = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/Subject"] = text
        document.attachments["a.csv"] = pikepdf.AttachedFileSpec(document, text.encode("utf-16"), filename="a.csv")
        document.save(made, compress_streams=True, encryption=False)
    return made.getvalue()


@pytest.mark.parametrize(
    "hide",
    [
        lambda text: text.encode(),
        lambda text: text.upper().encode("utf-16-le"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        lambda text: text.encode("utf-16-be").hex().encode(),
        lambda text: b"x" + text.encode("utf-16-le"),
        lambda text: base64.b64encode(f"<svg><text>{text}</text></svg>".encode()),
        lambda text: base64.encodebytes(f"<svg><text>{'.' * 30}{text}</text></svg>".encode()),
        lambda text: base64.urlsafe_b64encode(f"ÿÿÿ<svg><text>{text}</text>".encode("latin-1")),
        lambda text: "".join(f"&#{ord(letter)};" for letter in text).encode(),
        lambda text: "".join(f"%{ord(letter):02x}" for letter in text).encode(),
        lambda text: f"{text[:5]}&shy;\n  {text[5:]}".encode(),
        lambda text: f"{text[:5]}</tspan><tspan>{text[5:]}".encode(),
        archive,
        pdf,
    ],
)
def test_the_search_finds_a_canary_however_it_is_written(hide, tmp_path):
    path = tmp_path / "fil.bin"
    path.write_bytes(b"innan " + hide("zq7xk0042w") if hide not in (archive, pdf) else hide("zq7xk0042w"))
    assert search([path], "", ["zq7xk0042w"]) == {"zq7xk0042w": {"fil.bin"}}
