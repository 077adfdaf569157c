"""The kernel that executes a document, started from nothing. `genomgang.batch.forked_kernel` has a quicker way."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager

from genomgang.document.sockets import has_sockets, remove, socket_folder
from genomgang.running.processes import child_environment

StartKernel = Callable[[Path, Mapping[str, str]], KernelManager]
"""From working folder and extra environment to a manager whose kernel runs; `execute` shuts it down."""

PROGRAM = "genomgang.document.kernel_app"


class OwnKernel(KernelManager):
    """IPython in the interpreter that runs us, whatever kernels the machine has under the name python3.

    It is talked to through sockets in a private folder, where the platform has them, so that no other user can listen.
    """

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self._folder = socket_folder()
        self.connection_file = str(self._folder / "kernel.json")
        if has_sockets():
            self.transport = "ipc"
            self.ip = str(self._folder / "s")

    @property
    def kernel_spec(self) -> KernelSpec:
        return KernelSpec(
            argv=[
                sys.executable,
                "-m",
                PROGRAM,
                "-f",
                "{connection_file}",
                "--log-level=50",
                "--HistoryManager.enabled=False",
                "--InlineBackend.figure_formats=svg",
                "--ext=genomgang.document.display",
                # The kernel ends when this process does. IPython reads that when it is loaded; ours may be loaded.
                f"--IPKernelApp.parent_handle={os.getpid()}",
            ],
            display_name="Python 3",
            language="python",
        )

    def cleanup_ipc_files(self) -> None:
        """Nothing yet: whoever has done with the kernel may leave it running, and shutting it down removes them all."""

    def shutdown_kernel(self, now: bool = False, restart: bool = False) -> None:  # noqa: FBT001, FBT002
        """Shut down, and leave nothing behind."""
        try:
            super().shutdown_kernel(now=now, restart=restart)
        finally:
            remove(self._folder)

    def start(self, cwd: Path, env: Mapping[str, str]) -> None:
        """Start in `cwd` with `env` added to the environment; nothing is left behind where that fails."""
        try:
            self.start_kernel(cwd=str(cwd), env=kernel_environment(env))
        except BaseException:
            remove(self._folder)
            raise


def start_kernel(cwd: Path, env: Mapping[str, str]) -> KernelManager:
    """Start IPython in `cwd` with `env` added to the environment; the package is importable there."""
    manager = OwnKernel()
    manager.start(cwd, env)
    return manager


def kernel_environment(env: Mapping[str, str]) -> dict[str, str]:
    """A kernel's whole environment: ours, `env`, and a fixed order of sets."""
    fixed = {"PYTHONHASHSEED": "0", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    return child_environment({**env, **fixed})
