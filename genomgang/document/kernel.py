"""The kernel that executes a document, started from nothing. `genomgang.batch.forked_kernel` has a quicker way."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager

from genomgang.paths import ROOT

StartKernel = Callable[[Path, Mapping[str, str]], KernelManager]
"""From working folder and extra environment to a manager whose kernel runs; `execute` shuts it down."""


class OwnKernel(KernelManager):
    """IPython in the interpreter that runs us, whatever kernels the machine has under the name python3."""

    @property
    def kernel_spec(self) -> KernelSpec:
        return KernelSpec(
            argv=[
                sys.executable,
                "-m",
                "ipykernel_launcher",
                "-f",
                "{connection_file}",
                "--log-level=50",
                "--HistoryManager.enabled=False",
                "--InlineBackend.figure_formats=svg",
                "--ext=genomgang.document.display",
            ],
            display_name="Python 3",
            language="python",
        )


def start_kernel(cwd: Path, env: Mapping[str, str]) -> KernelManager:
    """Start IPython in `cwd` with `env` added to the environment; the package is importable there."""
    manager = OwnKernel()
    manager.start_kernel(cwd=str(cwd), env=kernel_environment(env))
    return manager


def kernel_environment(env: Mapping[str, str]) -> dict[str, str]:
    """A kernel's whole environment: ours, `env`, the package's path, and a fixed order of sets."""
    path = os.pathsep.join(filter(None, [str(ROOT), env.get("PYTHONPATH") or os.environ.get("PYTHONPATH", "")]))
    fixed = {"PYTHONPATH": path, "PYTHONHASHSEED": "0", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    return {**os.environ, **env, **fixed}
