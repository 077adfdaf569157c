"""A world with a true, signed archive, and the tools of somebody who knows the program but has not its key."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from archived import CONTENT, SERVICE, adopt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from genomgang.archive.manifest import digest
from genomgang.archive.signing import Ed25519
from genomgang.publish.output import Target

PUBLIC = Target("servicenamnden", 2024, "offentlig")
ELECTION = Target("valnamnden", 2024, "intern")
LAST_YEAR = Target("servicenamnden", 2023, "intern")
BETTER = b"<p>Alla har g\xc3\xa5tt utbildningen.</p>"


def write_keys(folder: Path, name: str) -> None:
    key = Ed25519PrivateKey.generate()
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    (folder / f"{name}-hemlig.pem").write_bytes(private)
    (folder / f"{name}.pem").write_bytes(public)


def build(base: Path) -> None:
    """The true archive: five adoptions, the second of which takes the place of the first. All are signed."""
    write_keys(base, "nyckel")
    write_keys(base, "annan")
    archive, signer = base / "arkiv", Ed25519(base / "nyckel-hemlig.pem")
    for target, datum in (
        (SERVICE, "2023-12-05"),
        (SERVICE, "2024-01-10"),
        (ELECTION, "2023-12-05"),
        (PUBLIC, "2023-12-05"),
        (LAST_YEAR, "2022-12-06"),
    ):
        content = {kind: f"{target.stem} {datum}: ".encode() + data for kind, data in CONTENT.items()}
        adopt(base, archive, target=target, datum=datum, signer=signer, content=content)


@dataclass(frozen=True)
class World:
    """A copy of all that for one forgery; `base` holds archive and keys, `desk` what the forger hands over."""

    base: Path

    @property
    def archive(self) -> Path:
        return self.base / "arkiv"

    @property
    def desk(self) -> Path:
        folder = self.base / "bord"
        folder.mkdir(exist_ok=True)
        return folder

    @property
    def key(self) -> Path:
        return self.base / "nyckel.pem"

    @property
    def chain(self) -> Path:
        return self.archive / "kedja.json"

    @property
    def end(self) -> Path:
        return self.archive / "kedjans-slut.json"

    @property
    def links(self) -> list[dict[str, str]]:
        return json.loads(self.chain.read_bytes())

    def folder(self, target: Target = SERVICE, datum: str = "2024-01-10") -> Path:
        return self.archive / str(target.ar) / target.namnd / target.version / f"{datum}-1"

    def copied(self, folder: Path) -> Path:
        """An adoption's folder on the desk, free to be written."""
        return writable(Path(shutil.copytree(folder, self.desk / folder.name)))

    def forger_signs(self) -> Ed25519:
        return Ed25519(self.base / "annan-hemlig.pem")


def writable(folder: Path) -> Path:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


def with_checksum(fields: dict) -> bytes:
    """A manifest's bytes as the program would write them."""
    rest = {name: value for name, value in fields.items() if name != "checksum"}
    return as_json({**rest, "checksum": digest(as_json(rest))})


def as_json(fields: object) -> bytes:
    return (json.dumps(fields, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def remade(folder: Path, /, **changed: object) -> bytes:
    """Make a folder's manifest anew to fit the files that lie there, checksum and all."""
    fields = json.loads((folder / "manifest.json").read_bytes())
    fields["files"] = {name: digest((folder / name).read_bytes()) for name in fields["files"]}
    content = with_checksum({**fields, **changed})
    (folder / "manifest.json").write_bytes(content)
    return content


def with_better_page(folder: Path, /, **changed: object) -> bytes:
    """Exchange the page for a better one, and let the manifest say so."""
    page = next(folder.glob("*.html"))
    page.write_bytes(BETTER)
    return remade(folder, **changed)
