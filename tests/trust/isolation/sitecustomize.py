"""Refuses and notes every try to reach another computer, in each Python process that finds this module first."""

import os
import sys
from pathlib import Path

_LOOPBACK = ("127.0.0.1", "::1", "localhost", "", None)


def _guard(event, arguments):
    if event == "socket.getaddrinfo":
        place = arguments[0]
    elif event in ("socket.connect", "socket.sendto"):
        place = arguments[1][0] if isinstance(arguments[1], tuple) else None  # a local socket has a path
    elif event == "socket.gethostbyname":
        place = arguments[0]
    else:
        return
    if place not in _LOOPBACK:
        with Path(os.environ["TRIES"]).open("a") as file:
            file.write(f"{event} {place}\n")
        raise OSError(f"network is refused: {event} {place}")


sys.addaudithook(_guard)
