"""An adopted review in the archive: whole, read-only, in a chain, and any change to it is found."""

import json
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from archived import CONTENT, adopt, manifest_fields
from hypothesis import given, settings
from hypothesis import strategies as st

from genomgang.archive import chain
from genomgang.archive.finding import Outcome, Trust
from genomgang.archive.manifest import digest
from genomgang.archive.signing import Ed25519, open_key
from genomgang.archive.verify import verify
from genomgang.archive.writing import locked
from genomgang.cli import run
from genomgang.errors import RenderError, UnknownChoice, UserError

STEM = "ledningens-genomgang-servicenamnden-2024"


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(tmp_path / "ut"))
    monkeypatch.setenv("GENOMGANG_ARKIV", str(tmp_path / "arkiv"))
    return tmp_path / "arkiv"


@pytest.fixture
def adopted(archive, tmp_path):
    return adopt(tmp_path, archive)


@pytest.fixture
def keys(tmp_path):
    """A private key and its public one, as openssl writes them."""
    private, public = tmp_path / "hemlig.pem", tmp_path / "oppen.pem"
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", private], check=True)
    subprocess.run(["openssl", "pkey", "-in", private, "-pubout", "-out", public], check=True)
    return private, public


def outcomes(path, trust):
    return {finding.path.name: finding.outcome for finding in verify(path, trust)}


def overwrite(path, content):
    path.chmod(0o644)
    path.write_bytes(content)


def test_the_folder_is_named_after_the_decision_and_holds_every_file(adopted, archive):
    assert adopted.relative_to(archive).as_posix() == "2024/servicenamnden/intern/2023-12-05-1"
    names = sorted(path.name for path in adopted.iterdir())
    assert names == [f"{STEM}.html", f"{STEM}.ipynb", f"{STEM}.pdf", "manifest.json"]


def test_nobody_may_write_in_it(adopted):
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (adopted, *adopted.iterdir())}
    assert modes == {0o555, 0o444}


def test_another_adoption_the_same_day_gets_a_folder_of_its_own_and_leaves_the_first(adopted, archive, tmp_path):
    before = {path: path.read_bytes() for path in adopted.iterdir()}
    second = adopt(tmp_path, archive, content={"html": b"<p>Nytt beslut</p>"})
    assert second.name == "2023-12-05-2"
    assert {path: path.read_bytes() for path in adopted.iterdir()} == before


def test_each_manifest_holds_the_hash_of_the_one_before(adopted, archive, tmp_path):
    second = adopt(tmp_path, archive, datum="2024-01-10")
    first_hash = digest((adopted / "manifest.json").read_bytes())
    assert manifest_fields(adopted)["before"] == ""
    assert manifest_fields(second)["before"] == first_hash
    assert [(link.manifest, link.before) for link in chain.read_chain(archive)] == [
        (first_hash, ""),
        (digest((second / "manifest.json").read_bytes()), first_hash),
    ]


def test_a_copy_anywhere_is_recognised_by_its_bytes(adopted, archive, tmp_path):
    copy = tmp_path / "skickad i e-post.html"
    shutil.copyfile(adopted / f"{STEM}.html", copy)
    (finding,) = verify(copy, Trust(archive))
    assert finding.holds
    assert finding.confirmed_by == f"arkivet {archive}"
    assert finding.manifest.origin["delivery"] == "ab" * 32


def test_the_whole_archive_holds_after_two_adoptions(adopted, archive, tmp_path):
    adopt(tmp_path, archive, datum="2024-01-10")
    findings = verify(archive, Trust(archive))
    assert [finding.outcome for finding in findings] == [Outcome.SUPERSEDED] * 3 + [Outcome.ADOPTED] * 3
    assert all(finding.holds for finding in findings)


def test_a_copy_of_the_whole_archive_is_confirmed_by_the_true_one_but_not_by_its_own_chain(adopted, archive, tmp_path):
    copy = tmp_path / "säkerhetskopia"
    shutil.copytree(archive, copy)
    folder = copy / adopted.relative_to(archive)
    assert set(outcomes(copy, Trust(archive)).values()) == {Outcome.ADOPTED}
    assert verify(folder / f"{STEM}.pdf", Trust(archive))[0].holds
    for path in (copy, folder, folder / f"{STEM}.pdf"):
        found = verify(path, Trust(tmp_path / "inget"))
        assert {finding.outcome for finding in found} == {Outcome.UNCONFIRMED}
        assert "Stämmer med en kedja som följde med filen. Den bekräftar ingenting." in found[0].notes
    assert verify(copy, Trust(copy))[0].holds  # whoever trusts the copy says so


@settings(max_examples=60, deadline=None)
@given(kind=st.sampled_from(sorted(CONTENT)), place=st.integers(0, 10_000), flip=st.integers(1, 255))
def test_any_byte_that_is_changed_is_found(tmp_path_factory, kind, place, flip):
    folder = tmp_path_factory.mktemp("prov")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GENOMGANG_OUTPUT", str(folder / "ut"))
        adopted = adopt(folder, folder / "arkiv")
    path = adopted / f"{STEM}.{kind}"
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= flip
    overwrite(path, bytes(content))
    assert verify(path, Trust(folder / "arkiv"))[0].outcome is Outcome.CHANGED
    assert outcomes(adopted, Trust(folder / "arkiv"))[path.name] is Outcome.CHANGED


@pytest.mark.slow
def test_every_single_byte_of_the_manifest_is_guarded(adopted, archive, tmp_path):
    path = adopted / "manifest.json"
    whole = path.read_bytes()
    copy = tmp_path / "kopia"  # away from the archive, so that its own checksum alone must tell
    shutil.copytree(adopted, copy)
    missed = []
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1
        overwrite(copy / "manifest.json", bytes(changed))
        if set(outcomes(copy, Trust(tmp_path / "inget arkiv")).values()) != {Outcome.BROKEN}:
            missed.append(place)
    assert missed == []


def test_a_file_that_is_missing_or_added_is_found(adopted, archive):
    adopted.chmod(0o755)
    (adopted / f"{STEM}.pdf").unlink()
    (adopted / "tillägg.txt").write_text("x")
    found = outcomes(adopted, Trust(archive))
    assert found[f"{STEM}.pdf"] is Outcome.MISSING
    assert found["tillägg.txt"] is Outcome.FOREIGN


def forge(folder):
    """Change a document and make its manifest anew, checksum and all, as somebody who knows the program could."""
    fields = manifest_fields(folder)
    (folder / f"{STEM}.html").chmod(0o644)
    (folder / f"{STEM}.html").write_bytes(b"<p>Alla har g\xc3\xa5tt utbildningen.</p>")
    fields["files"][f"{STEM}.html"] = digest((folder / f"{STEM}.html").read_bytes())
    del fields["checksum"]
    fields["checksum"] = digest((json.dumps(fields, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())
    content = (json.dumps(fields, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    overwrite(folder / "manifest.json", content)


def test_a_manifest_made_anew_breaks_the_chain(adopted, archive):
    forge(adopted)
    assert set(outcomes(archive, Trust(archive)).values()) == {Outcome.BROKEN}
    assert not any(finding.holds for finding in verify(adopted, Trust(archive)))


def test_a_forged_copy_is_refused_where_the_archive_is_at_hand_and_unconfirmed_where_not(adopted, archive, tmp_path):
    copy = tmp_path / "kopia"
    shutil.copytree(adopted, copy)
    forge(copy)
    (told,) = verify(copy, Trust(archive))
    assert told.outcome is Outcome.BROKEN
    assert f"Arkivet {archive} har ett annat manifest för samma fastställelse." in told.problem
    assert set(outcomes(copy, Trust(tmp_path / "inget")).values()) == {Outcome.UNCONFIRMED}


def test_the_checksum_in_the_registry_confirms_a_true_copy_and_refuses_a_forged_one(adopted, archive, tmp_path):
    noted = digest((adopted / "manifest.json").read_bytes())
    copy = tmp_path / "kopia"
    shutil.copytree(adopted, copy)
    trust = Trust(tmp_path / "inget", checksum=noted)
    assert {finding.confirmed_by for finding in verify(copy, trust)} == {"kontrollsumman"}
    forge(copy)
    assert set(outcomes(copy, trust).values()) == {Outcome.BROKEN}


def test_an_adoption_taken_out_of_the_archive_is_missed(adopted, archive, tmp_path):
    adopt(tmp_path, archive, datum="2024-01-10")
    links = json.loads((archive / "kedja.json").read_text())
    (archive / "kedja.json").write_text(json.dumps(links[1:]))
    assert set(outcomes(archive, Trust(archive)).values()) == {Outcome.BROKEN}


def test_a_signed_copy_is_confirmed_by_the_public_key_alone(archive, tmp_path, keys):
    private, public = keys
    adopted = adopt(tmp_path, archive, signer=Ed25519(private))
    copy = tmp_path / "kopia"
    shutil.copytree(adopted, copy)
    trust = Trust(tmp_path / "inget", signers=(open_key("ed25519", public),))
    assert {finding.confirmed_by for finding in verify(copy, trust)} == {"underskriften"}
    forge(copy)
    assert {finding.outcome for finding in verify(copy, trust)} == {Outcome.UNSIGNED}


def test_a_signature_that_was_taken_away_is_missed(archive, tmp_path, keys):
    adopted = adopt(tmp_path, archive, signer=Ed25519(keys[0]))
    adopted.chmod(0o755)
    (adopted / "manifest.json.sig").unlink()
    told = verify(adopted, Trust(archive, signers=(Ed25519(keys[1]),)))
    assert {finding.outcome for finding in told} == {Outcome.UNSIGNED, Outcome.MISSING}
    assert (
        "Underskriften saknas eller är inte gjord med den nyckeln (enligt manifestet på sättet ed25519)."
        in told[0].problem
    )


def test_a_public_key_cannot_sign(keys):
    with pytest.raises(UserError, match="öppen nyckel"):
        Ed25519(keys[1]).sign(b"x")


def test_a_file_that_is_no_key_is_told_so(tmp_path):
    (tmp_path / "brev.txt").write_text("hej")
    with pytest.raises(UserError, match="ingen Ed25519-nyckel"):
        Ed25519(tmp_path / "brev.txt")


def test_an_unknown_method_is_told_which_there_are(tmp_path):
    with pytest.raises(UnknownChoice, match="Välj bland: ed25519"):
        open_key("vaxsigill", tmp_path)


def test_two_adoptions_at_once_are_refused(archive):
    with locked(archive), pytest.raises(UserError, match="En annan fastställelse pågår"), locked(archive):
        pass
    with locked(archive):
        pass


def test_an_archive_that_cannot_be_written_leaves_nothing_half_made(archive, tmp_path, monkeypatch):
    def full(*_args, **_named):
        raise OSError(28, "Enheten är full")

    monkeypatch.setattr("pathlib.Path.rename", full)
    with pytest.raises(RenderError, match="full"):
        adopt(tmp_path, archive)
    monkeypatch.undo()
    assert [path.name for path in archive.rglob("*") if path.is_file()] == [".las"]
    assert not list(archive.glob("*/*/*/.*"))


def test_the_commands_answer(adopted, archive, capsys):
    assert run(["verify", str(adopted)]) == 0
    shown = capsys.readouterr().out
    assert f"✓ {STEM}.html: fastställd och oförändrad (Servicenämnden 2024, intern version)." in shown
    assert (
        "Servicenämnden 2024, intern version: fastställd av förvaltningschef den 5\u00a0december 2023, diarienummer SERV 2023/1187."
        in shown
    )
    assert f"Bekräftad av arkivet {archive}." in shown
    overwrite(adopted / f"{STEM}.html", b"x")
    assert run(["verify", str(adopted / f"{STEM}.html")]) == 1
    assert f"✗ {STEM}.html: inte den fastställda handlingen: innehållet är ett annat." in capsys.readouterr().out


def test_a_file_that_nobody_adopted_is_called_so(adopted, tmp_path, capsys):
    (tmp_path / "brev.html").write_text("<p>hej</p>")
    assert run(["verify", str(tmp_path / "brev.html")]) == 1
    assert "✗ brev.html: inte en fastställd handling." in capsys.readouterr().out


def test_a_path_to_nothing_ends_with_code_2(capsys):
    assert run(["verify", os.fspath(Path("finns") / "inte")]) == 2
    assert "Det finns inget på finns/inte." in capsys.readouterr().err
