"""A Jupyter kernel that is forked instead of started: the same IPython, in a process where everything is loaded.

The fork is made ahead, before the report's process has started any thread, and waits to be told what to become.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from collections.abc import Mapping
from importlib.metadata import EntryPoint
from pathlib import Path
from subprocess import TimeoutExpired
from typing import Any, BinaryIO

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from genomgang.document.kernel import PROGRAM, OwnKernel

_NAME = "genomgang-fork"


class Fork:
    """A forked process that waits to become a kernel; speaks as `subprocess.Popen` does, as Jupyter expects."""

    stdin = stdout = stderr = None

    def __init__(self) -> None:
        listens, tells = os.pipe()
        self.returncode: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            os.close(tells)
            _wait_for_orders(os.fdopen(listens, "rb"))
        os.close(listens)
        self._tells = tells

    def become(self, command: list[str], cwd: str, env: Mapping[str, str]) -> None:
        """Run the kernel that `command` names in `cwd`, with `env` as its whole environment."""
        with os.fdopen(self._tells, "wb") as orders:
            pickle.dump((command, cwd, dict(env)), orders)

    def poll(self) -> int | None:
        """The exit code, or None while the process lives."""
        if self.returncode is None:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end; `subprocess.TimeoutExpired` after `timeout` seconds."""
        end = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if end is not None and time.monotonic() > end:
                raise TimeoutExpired(_NAME, timeout or 0)
            time.sleep(0.005)
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class ForkProvisioner(LocalProvisioner):
    """Turns its manager's fork into the kernel."""

    parent: _ForkedKernel
    process: Any

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        fork = self.parent.fork
        fork.become(cmd, str(kwargs["cwd"]), kwargs["env"])
        self.process = fork
        self.pid = fork.pid  # and no group of its own: it is in the report's, which is ended as a whole
        self.cwd = kwargs["cwd"]
        return self.connection_info


class _ForkedKernel(OwnKernel):
    fork: Fork

    @property
    def kernel_spec(self) -> KernelSpec:
        spec = super().kernel_spec
        spec.metadata = {"kernel_provisioner": {"provisioner_name": _NAME}}
        return spec


class StartFork:
    """A `StartKernel` whose one kernel is forked when this is made: do that first of all in a report's process."""

    def __init__(self) -> None:
        self._fork = Fork()

    def __call__(self, cwd: Path, env: Mapping[str, str]) -> KernelManager:
        """See `genomgang.document.kernel.start_kernel`."""
        where = f"{ForkProvisioner.__module__}:{ForkProvisioner.__qualname__}"
        factory = KernelProvisionerFactory.instance()
        factory.provisioners[_NAME] = EntryPoint(_NAME, where, KernelProvisionerFactory.GROUP_NAME)
        manager = _ForkedKernel()
        manager.fork = self._fork
        manager.start(cwd, env)
        return manager


def _wait_for_orders(orders: BinaryIO) -> None:
    """The forked process's whole life. Ends at once where the process that would give the orders has died."""
    code = 1
    try:
        with orders:
            command, cwd, env = pickle.load(orders)
        _close_inherited()
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(env)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        code = _be_kernel(command)
    except EOFError:
        pass
    finally:
        os._exit(code)


def _close_inherited() -> None:
    """Keep standard output and error; nothing can be typed to a kernel."""
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)


def _be_kernel(command: list[str]) -> int:
    from genomgang.document import kernel_app

    arguments = command[command.index(PROGRAM) :]
    sys.argv = arguments
    kernel_app.main(arguments[1:])
    return 0
