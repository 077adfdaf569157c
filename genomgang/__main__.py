"""The command `genomgang`; also `python -m genomgang`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    _speak_utf_8()
    from genomgang.cli import run

    sys.exit(run(sys.argv[1:]))


def _speak_utf_8() -> None:
    """Start anew where names of files and arguments are in another encoding: they would change what is written."""
    if sys.getfilesystemencoding() != "utf-8" and os.environ.get("PYTHONUTF8") != "1":
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


if __name__ == "__main__":
    main()
