"""What a kernel of ours runs: IPython as usual, which listens to nobody else and ends with the process that started it.

python -m genomgang.document.kernel_app -f connection.json
"""

from __future__ import annotations

import os
import sys
import threading
import time
from typing import Any

from ipykernel.iostream import IOPubThread
from ipykernel.kernelapp import IPKernelApp

_PAUSE = 0.5


class KernelApp(IPKernelApp):
    """IPython's kernel without the TCP socket that it opens for its children's output; ours has no children.

    Nothing that the user has set for IPython counts: a report is the same whoever makes it.
    """

    def load_config_file(self, *_: Any) -> None:
        """The arguments say all."""

    def _run_startup_files(self) -> None:
        """None are run."""

    def init_iopub(self, context: Any) -> None:
        IOPubThread._setup_pipe_in = _without_pipe  # type: ignore[method-assign]
        super().init_iopub(context)  # type: ignore[no-untyped-call]

    def init_poller(self) -> None:
        """End with the parent, also where it ended before we looked: IPython's own waits for a parent then."""
        if sys.platform == "win32":
            super().init_poller()
        elif self.parent_handle:
            self.poller = threading.Thread(target=_end_with, args=(self.parent_handle,), daemon=True)


def _without_pipe(thread: Any) -> None:
    thread._pipe_flag = False


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_PAUSE)
    os._exit(1)


def main(arguments: list[str]) -> None:
    """Be a kernel until told to stop."""
    KernelApp.launch_instance(argv=arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
