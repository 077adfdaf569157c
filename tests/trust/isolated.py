"""Runs a genomgang command without a network: own network namespace where the system allows it, guarded sockets
everywhere."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

NAMND, AR = "valnamnden", 2022
RENDER = ["render", "--namnd", NAMND, "--ar", str(AR), "--engine", "builtin", "--to", "html,pdf,docx"]
APPROVE = ["approve", "--namnd", NAMND, "--ar", str(AR), "--engine", "builtin", "--roll", "forvaltningschef"]
APPROVE += ["--datum", "2021-12-07", "--diarienummer", "VALN 2021/0100"]

# A namespace starts with its loopback down, which Jupyter's kernel needs.
_START = """
import fcntl, socket, struct, sys
if sys.argv[1] == "namespace":
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as lo:
        fcntl.ioctl(lo, 0x8914, struct.pack("16sh", b"lo", 0x1 | 0x40))
from genomgang.cli import run
sys.exit(run(sys.argv[2:]))
"""
_NAMESPACE = ("unshare", "--user", "--map-root-user", "--net")


@cache
def has_namespaces():
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*_NAMESPACE, "true"], capture_output=True, check=False).returncode == 0


def run_isolated(arguments, folders, tries):
    """The finished process; `folders` are the environment variables that name folders, `tries` takes what was refused."""
    alone = has_namespaces()
    path = os.pathsep.join([str(Path(__file__).parent / "isolation"), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [*(_NAMESPACE if alone else ()), sys.executable, "-c", _START, "namespace" if alone else "guarded", *arguments],
        env={**os.environ, **folders, "PYTHONPATH": path, "TRIES": str(tries)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
