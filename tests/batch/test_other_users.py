"""Another user of the machine reads nothing of a report that is being made."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from genomgang.batch.executors import local
from genomgang.batch.worker import Job, Outcome, run_job
from genomgang.document import execute, expand, start_kernel
from genomgang.document.sockets import bases, socket_folder
from genomgang.errors import RenderError
from genomgang.publish.output import Target
from genomgang.render import staging_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows talks through ports; see the threat model")

CONNECT = """
import os, socket, sys
folder = sys.argv[1]
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
for reach in (lambda: os.listdir(folder), lambda: open(folder + "/kernel.json").read()):
    try:
        reach()
    except PermissionError:
        continue
    sys.exit("read the folder")
for number in range(1, 6):
    try:
        socket.socket(socket.AF_UNIX).connect(f"{folder}/s-{number}")
    except PermissionError:
        continue
    sys.exit("connected")
"""


def listens_on_tcp(pid: int) -> list[str]:
    """The process's own listening TCP sockets."""
    listening = {}
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in Path(table).read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A":
                listening[f"socket:[{fields[9]}]"] = fields[1]
    own = [str(each.readlink()) for each in Path(f"/proc/{pid}/fd").iterdir() if each.is_symlink()]
    return [listening[each] for each in own if each in listening]


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="reads /proc")
def test_a_kernel_listens_in_a_private_folder_alone(tmp_path):
    manager = start_kernel(tmp_path, {})
    folder = Path(manager.connection_file).parent
    try:
        client = manager.client()
        client.start_channels()
        client.wait_for_ready(timeout=60)
        sockets = sorted(each.name for each in folder.iterdir() if stat.S_ISSOCK(each.stat().st_mode))
        assert sockets == ["s-1", "s-2", "s-3", "s-4", "s-5"]
        assert folder.stat().st_mode & 0o777 == 0o700  # Jupyter adds the sticky bit
        assert listens_on_tcp(manager.provisioner.pid) == []
        if os.getuid() == 0:
            subprocess.run([sys.executable, "-I", "-c", CONNECT, str(folder)], cwd="/", check=True)
        client.stop_channels()
    finally:
        manager.shutdown_kernel(now=True)
    assert not folder.exists()


DOCUMENT = """---
lang: sv-SE
---

```{python}
#| tags: [parameters]
namnd = "x"
```

```{python}
import os, sys
sys.path.insert(0, r"%s")
from test_other_users import listens_on_tcp
print("TCP", listens_on_tcp(os.getpid()), listens_on_tcp(os.getppid()), os.getpgid(0) == os.getppid())
```
"""


def make_notebook(job: Job, start: object) -> Outcome:
    with staging_folder() as staging:
        notebook = execute(expand(job.data), {"namnd": "x"}, staging, {}, start)
    return Outcome(job.target, made=True, files=(str(notebook.cells[-1].outputs[0].text),))


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="reads /proc")
def test_a_forked_kernel_and_its_report_listen_to_nobody_else(folders):
    document = folders / "r.qmd"
    document.write_text(DOCUMENT % Path(__file__).parent, encoding="utf-8")
    job = Job(Target("x", 2024, "intern"), ("html",), "builtin", document, {}, {})
    with local(1) as executor:
        (outcome,) = executor.map(partial(run_job, make=make_notebook), [job])
    assert (outcome.reason, outcome.files) == ("", ("TCP [] [] True\n",))
    assert [each for base in bases() for each in base.glob(f"genomgang-{os.getpid()}-*")] == []


def test_the_check_for_listening_sockets_finds_one():
    with socket.create_server(("127.0.0.1", 0)):
        assert len(listens_on_tcp(os.getpid())) == 1


def test_a_folder_for_sockets_has_a_short_path_wherever_temporary_files_lie(tmp_path, monkeypatch):
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    deep.mkdir(parents=True)
    monkeypatch.setenv("TMPDIR", str(deep))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "finns-inte"))
    folder = socket_folder()
    try:
        assert len(os.fsencode(folder)) <= 80
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert list(deep.iterdir()) == []
    finally:
        folder.rmdir()


def test_without_any_place_it_is_told_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr("genomgang.document.sockets.bases", lambda: iter([tmp_path / "finns-inte"]))
    with pytest.raises(RenderError) as refused:
        socket_folder()
    assert str(refused.value) == (
        "Det finns ingen plats för dokumentets tillfälliga filer.\n"
        f"  Var: {tmp_path / 'finns-inte'}: No such file or directory\n"
        "  Gör så här: Ange med TMPDIR en mapp med kort sökväg där du får skriva."
    )
