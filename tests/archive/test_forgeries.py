"""The forger's turn. Each row hands over a file or changes the archive; none may pass for an adopted document.

In every row the true archive is the configured one. `KEYED` rows give the true public key too. What happens where there
is nothing to trust, or where the forger can write everywhere, stands last, exactly as it is.
"""

from __future__ import annotations

import base64
import json
import shutil
from pathlib import Path

import pikepdf
import pytest
from archived import SERVICE, adopt
from forged import (
    BETTER,
    ELECTION,
    LAST_YEAR,
    PUBLIC,
    World,
    as_json,
    build,
    remade,
    with_better_page,
    with_checksum,
    writable,
)

from genomgang.archive.manifest import digest
from genomgang.archive.signing import Ed25519
from genomgang.cli import run

STEM = SERVICE.stem
KEYED = ("--nyckel",)


@pytest.fixture(scope="module")
def true_world(tmp_path_factory):
    base = tmp_path_factory.mktemp("sant")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GENOMGANG_OUTPUT", str(base / "ut"))
        build(base)
    return base


@pytest.fixture
def world(true_world, tmp_path, monkeypatch):
    base = tmp_path / "värld"
    shutil.copytree(true_world, base)
    monkeypatch.setenv("GENOMGANG_ARKIV", str(base / "arkiv"))
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(base / "ut"))
    return World(writable(base))


# --- What is handed over -------------------------------------------------------------------------------------------


def own_archive_around(world: World, /, **changed: object) -> Path:
    """A changed report in an archive of the forger's own, chain and all."""
    folder = world.desk / "arkiv" / world.folder().relative_to(world.archive)
    writable(Path(shutil.copytree(world.folder(), folder)))
    (folder / "manifest.json.sig").unlink()
    place = folder.relative_to(world.desk / "arkiv").as_posix()
    content = with_better_page(folder, **{"before": "", "signed_with": "", **changed})
    link = {"folder": place, "manifest": digest(content), "before": ""}
    (world.desk / "arkiv" / "kedja.json").write_bytes(as_json([link]))
    return folder


def own_archive(world):
    return own_archive_around(world) / f"{STEM}.html"


def own_archive_with_a_new_day(world):
    """So that the true archive has no manifest of that name to set against it."""
    fields = json.loads((world.folder() / "manifest.json").read_bytes())
    adoption = {**fields["origin"]["adoption"], "datum": "2024-02-01"}
    folder = own_archive_around(
        world, folder="2024/servicenamnden/intern/2024-02-01-1", origin={**fields["origin"], "adoption": adoption}
    )
    new = folder.with_name("2024-02-01-1")
    folder.rename(new)
    link = {
        "folder": "2024/servicenamnden/intern/2024-02-01-1",
        "manifest": digest((new / "manifest.json").read_bytes()),
        "before": "",
    }
    (world.desk / "arkiv" / "kedja.json").write_bytes(as_json([link]))
    return new / f"{STEM}.html"


def own_archive_whole(world):
    own_archive_with_a_new_day(world)
    return world.desk / "arkiv"


def chain_beside_the_file(world):
    folder = own_archive_with_a_new_day(world).parent
    shutil.copyfile(world.desk / "arkiv" / "kedja.json", folder / "kedja.json")
    return folder / f"{STEM}.html"


def own_archive_signed_by_another(world):
    archive = world.desk / "arkiv"
    folder = adopt(world.base, archive, datum="2024-02-01", signer=world.forger_signs(), content={"html": BETTER})
    return folder / f"{STEM}.html"


def empty_chain_beside_a_forged_page(world):
    (world.desk / "kedja.json").write_text("[]")
    (world.desk / f"{STEM}.html").write_bytes(BETTER)
    return world.desk


def stripped_of_signature(world):
    copy = world.copied(world.folder())
    (copy / "manifest.json.sig").unlink()
    remade(copy, signed_with="")
    return copy


def signature_of_another_adoption(world):
    folder = own_archive_with_a_new_day(world).parent
    remade(folder, signed_with="ed25519")
    shutil.copyfile(world.folder() / "manifest.json.sig", folder / "manifest.json.sig")
    return folder / f"{STEM}.html"


def empty_signature(world):
    folder = own_archive_with_a_new_day(world).parent
    remade(folder, signed_with="ed25519")
    (folder / "manifest.json.sig").write_bytes(b"")
    return folder


def endless_signature(world):
    folder = own_archive_with_a_new_day(world).parent
    remade(folder, signed_with="ed25519")
    with (folder / "manifest.json.sig").open("wb") as file:
        file.truncate(1 << 34)
    return folder


def one_byte_of_the_page(world):
    page = world.copied(world.folder()) / f"{STEM}.html"
    content = bytearray(page.read_bytes())
    content[-10] ^= 1
    page.write_bytes(content)
    return page


def one_byte_of_a_page_alone(world):
    page = world.desk / f"{STEM}.html"
    page.write_bytes(world.folder().joinpath(page.name).read_bytes() + b"\n")
    return page


def draft_under_an_adopted_name(world):
    (world.desk / f"{STEM}.pdf").write_bytes(b"%PDF-1.7 utkast")
    return world.desk / f"{STEM}.pdf"


def under_the_name(world, source, name):
    shutil.copyfile(source, world.desk / name)
    return world.desk / name


def another_namnd(world):
    return under_the_name(world, world.folder(ELECTION, "2023-12-05") / f"{ELECTION.stem}.html", f"{STEM}.html")


def another_namnd_as_a_second_download(world):
    return under_the_name(world, world.folder(ELECTION, "2023-12-05") / f"{ELECTION.stem}.pdf", f"{STEM} (1).pdf")


def another_namnd_in_capitals(world):
    source = world.folder(ELECTION, "2023-12-05") / f"{ELECTION.stem}.pdf"
    return under_the_name(world, source, f"{STEM}.PDF".upper()).parent


def another_namnd_with_accents(world):
    source = world.folder(ELECTION, "2023-12-05") / f"{ELECTION.stem}.pdf"
    return under_the_name(world, source, "Kopia av Ledningens genomga\u030ang \u2013 Servicena\u0308mnden 2024.pdf")


def with_a_cyrillic_letter(world):
    name = f"{ELECTION.stem}.html".replace("valnamnden", "v\u0430lnamnden")
    return under_the_name(world, world.folder(ELECTION, "2023-12-05") / f"{ELECTION.stem}.html", name)


def with_an_invisible_letter(world):
    name = f"{STEM}.html".replace("service", "ser\u200bvice")
    return under_the_name(world, world.folder(ELECTION, "2023-12-05") / f"{ELECTION.stem}.html", name)


def internal_as_public(world):
    return under_the_name(world, world.folder() / f"{STEM}.html", f"{PUBLIC.stem}.html")


def public_as_internal(world):
    return under_the_name(world, world.folder(PUBLIC, "2023-12-05") / f"{PUBLIC.stem}.html", f"{STEM}.html")


def last_year_as_this_year(world):
    return under_the_name(world, world.folder(LAST_YEAR, "2022-12-06") / f"{LAST_YEAR.stem}.html", f"{STEM}.html")


def older_adoption(world):
    return under_the_name(world, world.folder(SERVICE, "2023-12-05") / f"{STEM}.html", f"{STEM}.html")


def older_adoptions_folder(world):
    return world.copied(world.folder(SERVICE, "2023-12-05"))


def manifest_that_leads_elsewhere(world):
    copy = world.copied(world.folder())
    fields = json.loads((copy / "manifest.json").read_bytes())
    files = {"../nyckel.pem": digest(world.key.read_bytes())}
    (copy / "manifest.json").write_bytes(with_checksum({**fields, "files": files}))
    return copy


def manifest_that_names_no_file(world):
    copy = world.copied(world.folder())
    fields = json.loads((copy / "manifest.json").read_bytes())
    (copy / "manifest.json").write_bytes(with_checksum({**fields, "files": {}}))
    return copy


def manifest_that_tells_of_another_namnd(world):
    copy = world.copied(world.folder(ELECTION, "2023-12-05"))
    fields = json.loads((copy / "manifest.json").read_bytes())
    fields["origin"]["namnd"] = "servicenamnden"
    (copy / "manifest.json").write_bytes(with_checksum(fields))
    return copy


def manifest_with_lines_of_ours(world):
    copy = world.copied(world.folder())
    fields = json.loads((copy / "manifest.json").read_bytes())
    fields["origin"]["adoption"]["diarienummer"] = "1\n  Bekräftad av arkivet."
    (copy / "manifest.json").write_bytes(with_checksum(fields))
    return copy


def manifest_that_is_nested(world):
    copy = world.copied(world.folder())
    (copy / "manifest.json").write_text("[" * 100_000 + "]" * 100_000)
    return copy


def manifest_that_is_endless(world):
    copy = world.copied(world.folder())
    with (copy / "manifest.json").open("wb") as file:
        file.truncate(1 << 34)
    return copy


def name_with_a_line_of_ours(world):
    path = world.desk / f"x.html\n✓ {STEM}.html: fastställd och oförändrad"
    path.write_bytes(BETTER)
    return path


def key_of_another(world):
    shutil.copyfile(world.base / "annan.pem", world.key)
    return world.folder() / f"{STEM}.html"


# --- What is done to the archive, by somebody who can write in it but has not the key ------------------------------


def all_of(world):
    return world.archive


def page_exchanged_in_the_archive(world):
    (world.folder() / f"{STEM}.html").write_bytes(BETTER)
    return world.folder() / f"{STEM}.html"


def older_page_in_the_newer_folder(world):
    shutil.copyfile(world.folder(SERVICE, "2023-12-05") / f"{STEM}.html", world.folder() / f"{STEM}.html")
    return world.folder()


def manifests_of_two_namnder_exchanged(world):
    one, other = world.folder() / "manifest.json", world.folder(ELECTION, "2023-12-05") / "manifest.json"
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    return world.archive


def folders_of_two_versions_exchanged(world):
    one, other = world.folder(SERVICE, "2023-12-05"), world.folder(PUBLIC, "2023-12-05")
    one.rename(world.base / "undan")
    other.rename(one)
    (world.base / "undan").rename(other)
    return one


def end_cut_off(world):
    world.chain.write_bytes(as_json(world.links[:1]))
    return world.folder(SERVICE, "2023-12-05") / f"{STEM}.html"


def end_cut_off_and_its_signature_too(world):
    world.end.unlink()
    return end_cut_off(world)


def end_cut_off_and_signed_by_another(world):
    links = world.links[:1]
    head = {"form": 1, "antal": 1, "sista": links[0]["manifest"], "datum": "2024-01-15"}
    signature = base64.b64encode(world.forger_signs().sign(as_json(head))).decode()
    world.end.write_bytes(as_json({**head, "underskrift": signature}))
    return end_cut_off(world)


def end_that_claims_fewer(world):
    fields = json.loads(world.end.read_bytes())
    world.end.write_bytes(as_json({**fields, "antal": 1, "sista": world.links[0]["manifest"]}))
    return end_cut_off(world)


def everything_cut_off(world):
    world.chain.write_text("[]")
    world.end.unlink()
    for folder in ("2023", "2024"):
        shutil.rmtree(world.archive / folder)
    return world.archive


def chain_taken_away(world):
    world.chain.unlink()
    return world.archive


def link_taken_out(world):
    world.chain.write_bytes(as_json([each for number, each in enumerate(world.links) if number != 2]))
    return world.archive


def links_in_another_order(world):
    world.chain.write_bytes(as_json([world.links[1], world.links[0], *world.links[2:]]))
    return world.archive


def link_twice(world):
    world.chain.write_bytes(as_json([*world.links, world.links[-1]]))
    return world.archive


def link_that_leads_out(world):
    (world.base / "utanför").mkdir()
    world.chain.write_bytes(as_json([{**world.links[0], "folder": "../utanför"}]))
    return world.archive


def chain_that_says_a_thing_twice(world):
    text = world.chain.read_text().replace('"before": ""', '"before": "", "before": ""', 1)
    world.chain.write_text(text)
    return world.archive


def chain_that_is_nested(world):
    world.chain.write_text("[" * 100_000 + "]" * 100_000)
    return world.archive


def chain_that_is_endless(world):
    with world.chain.open("wb") as file:
        file.truncate(1 << 36)
    return world.archive


def chain_of_half_characters(world):
    world.chain.write_text(json.dumps([{**world.links[0], "folder": "\ud800"}]))
    return world.archive


def end_that_is_nested(world):
    world.end.write_text("{" * 100_000)
    return world.folder() / f"{STEM}.html"


def all_made_anew_without_signatures(world):
    """Every manifest and the chain, to fit a changed page."""
    before, links = "", []
    for link in world.links:
        folder = world.archive / link["folder"]
        (folder / "manifest.json.sig").unlink()
        content = with_better_page(folder, before=before, signed_with="")
        links.append({**link, "manifest": digest(content), "before": before})
        before = digest(content)
    world.chain.write_bytes(as_json(links))
    world.end.unlink()
    return world.folder() / f"{STEM}.html"


def folder_that_is_a_link(world):
    copy = world.copied(world.folder())
    shutil.rmtree(world.folder())
    world.folder().symlink_to(copy)
    return world.archive


def document_that_is_a_link(world):
    page = world.folder() / f"{STEM}.html"
    shutil.move(page, world.desk / "sida.html")
    page.symlink_to(world.desk / "sida.html")
    return world.archive


def year_that_is_a_link(world):
    shutil.copytree(world.archive / "2023", world.desk / "2023")
    (world.archive / "2022").symlink_to(world.desk / "2023")
    return world.archive


def stray_document(world):
    (world.archive / "2024" / "servicenamnden" / f"{STEM}.html").write_bytes(BETTER)
    return world.archive


def stray_adoption(world):
    copy = world.folder().with_name("2024-03-01-1")
    writable(Path(shutil.copytree(world.folder(), copy)))
    return world.archive


def stray_in_an_adoption(world):
    (world.folder() / "tillägg.pdf").write_bytes(b"%PDF")
    return world.folder()


FORGERIES = [
    (own_archive, (), "har ett annat manifest för samma fastställelse"),
    (own_archive, KEYED, "har ett annat manifest för samma fastställelse"),
    (own_archive_with_a_new_day, (), "Stämmer med en kedja som följde med filen. Den bekräftar ingenting."),
    (own_archive_with_a_new_day, KEYED, "med --nyckel godtas bara det som är underskrivet"),
    (own_archive_whole, (), "Stämmer med en kedja som följde med filen. Den bekräftar ingenting."),
    (own_archive_whole, KEYED, "med --nyckel godtas bara det som är underskrivet"),
    (chain_beside_the_file, (), "Manifestet kan inte bekräftas av arkivet"),
    (chain_beside_the_file, KEYED, "med --nyckel godtas bara det som är underskrivet"),
    (own_archive_signed_by_another, KEYED, "eller är inte gjord med den nyckeln"),
    (empty_chain_beside_a_forged_page, (), "hör inte till fastställelsen"),
    (stripped_of_signature, KEYED, "har ett annat manifest för samma fastställelse"),
    (signature_of_another_adoption, KEYED, "eller är inte gjord med den nyckeln"),
    (empty_signature, KEYED, "eller är inte gjord med den nyckeln"),
    (endless_signature, KEYED, "eller är inte gjord med den nyckeln"),
    (one_byte_of_the_page, (), "innehållet är ett annat"),
    (one_byte_of_a_page_alone, (), "innehållet är ett annat"),
    (draft_under_an_adopted_name, (), "innehållet är ett annat"),
    (
        another_namnd,
        KEYED,
        "en annan handling än den som namnet säger.\nInnehållet är Valnämnden 2024, intern version.",
    ),
    (another_namnd_as_a_second_download, (), "Innehållet är Valnämnden 2024, intern version."),
    (another_namnd_in_capitals, (), "Innehållet är Valnämnden 2024, intern version."),
    (another_namnd_with_accents, (), "Innehållet är Valnämnden 2024, intern version."),
    (with_a_cyrillic_letter, (), "Innehållet är Valnämnden 2024, intern version."),
    (with_an_invisible_letter, (), "Innehållet är Valnämnden 2024, intern version."),
    (internal_as_public, (), "Innehållet är Servicenämnden 2024, intern version."),
    (public_as_internal, (), "Innehållet är Servicenämnden 2024, offentlig version."),
    (last_year_as_this_year, (), "Innehållet är Servicenämnden 2023, intern version."),
    (older_adoption, KEYED, "men ersatt av den som fastställdes den 10\u00a0januari 2024"),
    (older_adoptions_folder, (), "men ersatt av den som fastställdes den 10\u00a0januari 2024"),
    (manifest_that_leads_elsewhere, (), "Manifestet är ändrat eller skadat."),
    (manifest_that_names_no_file, (), "Manifestet är ändrat eller skadat."),
    (manifest_that_tells_of_another_namnd, (), "Manifestet är ändrat eller skadat."),
    (manifest_with_lines_of_ours, (), "Manifestet är ändrat eller skadat."),
    (manifest_that_is_nested, (), "Manifestet är ändrat eller skadat."),
    (manifest_that_is_endless, (), "Manifestet går inte att läsa."),
    (key_of_another, KEYED, "eller är inte gjord med den nyckeln"),
    (page_exchanged_in_the_archive, (), "innehållet är ett annat"),
    (older_page_in_the_newer_folder, (), "innehållet är ett annat"),
    (manifests_of_two_namnder_exchanged, (), "Arkivets kedja stämmer inte: ett manifest är ändrat eller utbytt."),
    (folders_of_two_versions_exchanged, (), "Arkivets kedja stämmer inte: ett manifest är ändrat eller utbytt."),
    (end_cut_off, (), "Arkivets slut är borta eller utbytt"),
    (end_cut_off_and_its_signature_too, KEYED, "Arkivets slut är inte underskrivet"),
    (end_cut_off_and_signed_by_another, KEYED, "Underskriften av arkivets slut är inte gjord med den nyckeln."),
    (end_that_claims_fewer, KEYED, "Underskriften av arkivets slut är inte gjord med den nyckeln."),
    (everything_cut_off, (), "Arkivet har inga fastställelser."),
    (chain_taken_away, (), "Arkivets slut är borta eller utbytt"),
    (link_taken_out, (), "Arkivets kedja stämmer inte"),
    (links_in_another_order, (), "Arkivets kedja stämmer inte"),
    (link_twice, (), "Arkivets kedja stämmer inte"),
    (link_that_leads_out, (), "Arkivets kedja är ändrad eller skadad."),
    (chain_that_says_a_thing_twice, (), "Arkivets kedja är ändrad eller skadad."),
    (chain_that_is_nested, (), "Arkivets kedja är ändrad eller skadad."),
    (chain_that_is_endless, (), "Arkivets kedja är ändrad eller skadad."),
    (chain_of_half_characters, (), "Arkivets kedja är ändrad eller skadad."),
    (end_that_is_nested, (), "Kedjans underskrivna slut är ändrat eller skadat."),
    (all_made_anew_without_signatures, KEYED, "med --nyckel godtas bara det som är underskrivet"),
    (folder_that_is_a_link, (), "Mappen är en länk till en annan plats"),
    (document_that_is_a_link, (), "Filen är en länk till en annan plats"),
    (year_that_is_a_link, (), "2022: hör inte till fastställelsen."),
    (stray_document, (), f"2024/servicenamnden/{STEM}.html: hör inte till fastställelsen."),
    (stray_adoption, (), "2024/servicenamnden/intern/2024-03-01-1: hör inte till fastställelsen."),
    (stray_in_an_adoption, (), "2024-01-10-1/tillägg.pdf: hör inte till fastställelsen."),
    (name_with_a_line_of_ours, (), "\ufffd✓"),
]


@pytest.mark.parametrize(
    ("forge", "options", "told"),
    [pytest.param(*row, id=f"{row[0].__name__}{'-med-nyckel' if row[1] else ''}") for row in FORGERIES],
)
def test_a_forgery_is_refused(world, capsys, forge, options, told):
    path = forge(world)
    code = run(["verify", str(path), *(part for option in options for part in (option, str(world.key)))])
    shown = capsys.readouterr()
    assert told in shown.out
    assert code == 1
    assert shown.err == ""
    if path.is_file():
        assert not any(line.startswith("✓") for line in shown.out.splitlines())


def test_the_true_archive_holds_with_and_without_the_key(world, capsys):
    """What the forgeries differ from."""
    for options in (
        [],
        ["--nyckel", str(world.key)],
        ["--nyckel", str(world.base / "annan.pem"), "--nyckel", str(world.key)],
    ):
        assert run(["verify", str(world.archive), *options]) == 0
        assert run(["verify", str(world.folder() / f"{STEM}.html"), *options]) == 0
    told = capsys.readouterr().out
    assert f"Bekräftad av arkivet {world.archive} och underskriften." in told
    assert "Arkivets slut är underskrivet den 15\u00a0januari 2024, då med fem fastställelser." in told


@pytest.mark.parametrize("content", [b"", b"-----BEGIN PUBLIC KEY-----\n", b"\0" * 100_000, None])
def test_what_is_no_key_is_told_so(world, capsys, content):
    """Empty, cut off, endless, or a folder; nothing is verified with it."""
    world.key.unlink()
    if content is None:
        world.key.mkdir()
    else:
        world.key.write_bytes(content)
    assert run(["verify", str(world.archive), "--nyckel", str(world.key)]) == (2 if content is None else 1)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert ("Det finns ingen nyckelfil där." if content is None else "ingen Ed25519-nyckel") in shown.err


def test_a_pdf_whose_attached_figures_were_changed_is_another(world, capsys):
    def with_figure(path: Path, figure: bytes) -> bytes:
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.attachments["tbl-utbildning.csv"] = figure
            pdf.save(path, deterministic_id=True)
        return path.read_bytes()

    true = with_figure(world.base / "sann.pdf", b"andel;24")
    adopt(world.base, world.archive, target=ELECTION, datum="2024-02-01", content={"pdf": true})
    (world.desk / f"{ELECTION.stem}.pdf").write_bytes(true)
    assert run(["verify", str(world.desk / f"{ELECTION.stem}.pdf")]) == 0
    with_figure(world.desk / f"{ELECTION.stem}.pdf", b"andel;47")
    assert run(["verify", str(world.desk / f"{ELECTION.stem}.pdf")]) == 1
    assert "innehållet är ett annat" in capsys.readouterr().out


def test_an_archive_brought_back_whole_is_told_only_by_its_number_and_day(true_world, world, capsys, monkeypatch):
    """With its older, rightly signed end: what was adopted since is gone, and no signature can say so."""
    world.chain.write_bytes(as_json(world.links[:1]))
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(world.base / "ut"))
    shutil.rmtree(world.archive)
    adopt(world.base, world.archive, signer=Ed25519(world.base / "nyckel-hemlig.pem"))
    assert run(["verify", str(world.archive), "--nyckel", str(world.key)]) == 0
    assert "den 15\u00a0januari 2024, då med en fastställelse." in capsys.readouterr().out


def test_without_a_key_whoever_can_write_in_the_archive_is_believed(world, capsys):
    """And with it not: the row all_made_anew_without_signatures."""
    assert run(["verify", str(all_made_anew_without_signatures(world))]) == 0
    assert f"Bekräftad av arkivet {world.archive}." in capsys.readouterr().out


def test_a_signed_document_away_from_any_archive_says_what_cannot_be_known(world, capsys, monkeypatch):
    copy = world.copied(world.folder(SERVICE, "2023-12-05"))
    monkeypatch.setenv("GENOMGANG_ARKIV", str(world.base / "inget"))
    assert run(["verify", str(copy), "--nyckel", str(world.key)]) == 0
    told = capsys.readouterr().out
    assert "Bekräftad av underskriften." in told
    assert "Om den har ersatts av en senare går inte att säga utan arkivet som den hör till." in told


def test_an_adoption_after_the_signed_end_is_counted(world, capsys):
    """A kill between chain and signature leaves it so; the next signed adoption, or the same again, mends it."""
    end = world.end.read_bytes()
    adopt(world.base, world.archive, datum="2024-02-01", signer=Ed25519(world.base / "nyckel-hemlig.pem"))
    world.end.write_bytes(end)
    assert run(["verify", str(world.archive), "--nyckel", str(world.key)]) == 0
    assert (
        "Efter det har 1 kommit till. Att någon av dem har tagits bort skulle inte märkas." in capsys.readouterr().out
    )


def test_the_archive_is_named_as_the_user_named_it(world, capsys, monkeypatch):
    monkeypatch.chdir(world.base)
    monkeypatch.setenv("GENOMGANG_ARKIV", "arkiv")
    assert run(["verify", str(world.folder() / f"{STEM}.html")]) == 0
    assert "Bekräftad av arkivet arkiv." in capsys.readouterr().out


@pytest.mark.parametrize("given", ["", " ", "abc", "g" * 64])
def test_an_empty_or_mistyped_checksum_is_no_question_left_out(world, capsys, given):
    assert run(["verify", str(world.archive), "--kontrollsumma", given]) == 2
    assert "är ingen kontrollsumma" in capsys.readouterr().err


def test_the_checksum_may_be_written_in_capitals(world, capsys):
    noted = digest((world.folder() / "manifest.json").read_bytes())
    assert run(["verify", str(world.folder()), "--kontrollsumma", f" {noted.upper()} "]) == 0
    assert f"Bekräftad av arkivet {world.archive} och kontrollsumman." in capsys.readouterr().out
    assert run(["verify", str(world.folder()), "--kontrollsumma", "0" * 64]) == 1
