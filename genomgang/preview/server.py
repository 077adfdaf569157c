"""Shows a folder's page to this machine's own browser, and tells the browser when the page is new."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterable, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from genomgang.errors import UserError
from genomgang.preview.page import PAGE
from genomgang.preview.watching import Change

HOST = "127.0.0.1"
"""The page holds the internal report: no other machine reaches it, and no other user knows its address."""


@dataclass(frozen=True)
class Address:
    """Where the page is: a port (0: any that is free) and a secret part that only who is told it knows."""

    port: int
    key: str

    @classmethod
    def new(cls, port: int) -> Address:
        """An address that nobody can guess."""
        return cls(port, secrets.token_urlsafe(12))

    @classmethod
    def from_text(cls, text: str) -> Address:
        """The address that `str` wrote."""
        port, _, key = text.partition(":")
        return cls(int(port), key)

    def __str__(self) -> str:
        return f"{self.port}:{self.key}"

    @property
    def url(self) -> str:
        """What the browser opens."""
        return f"http://{HOST}:{self.port}/{self.key}/"


_LISTENS = """<script>(function listen() {
  const told = new WebSocket(location.href.replace("http", "ws") + "nytt");
  told.onmessage = () => location.reload();
  told.onclose = () => setTimeout(listen, 500);
})();</script>
"""


class _Browser(WebSocketHandler):
    """A browser that has the page open. It is told to load it again as soon as there is something new."""

    def initialize(self, browsers: set[_Browser]) -> None:
        self._browsers = browsers

    def open(self, *_: str, **__: str) -> None:
        self._browsers.add(self)

    def on_close(self) -> None:
        self._browsers.discard(self)


class _Page(RequestHandler):
    def initialize(self, folder: Path) -> None:
        self._folder = folder

    def get(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("Referrer-Policy", "no-referrer")
        page = (self._folder / PAGE).read_text(encoding="utf-8")
        self.write(page.replace("</body>", f"{_LISTENS}</body>", 1))


async def serve(
    folder: Path,
    wanted: Address,
    changes: AsyncIterable[Change],
    remake: Callable[[Change], Awaitable[None]],
    show: Callable[[Address], None],
) -> None:
    """Serve `folder/index.html` until cancelled; after each change `remake` makes it anew and browsers load it again.

    `show` gets the address once it is open. UserError where the port is taken.
    """
    browsers: set[_Browser] = set()
    try:
        sockets = bind_sockets(wanted.port, HOST)
    except OSError as problem:
        raise UserError(
            f"Porten {wanted.port} går inte att använda.",
            where=f"{HOST}: {problem.strerror}",
            remedy="Välj en annan med --port, eller utelämna --port så väljs en ledig.",
        ) from None
    handlers = [
        (f"/{wanted.key}/", _Page, {"folder": folder}),
        (f"/{wanted.key}/nytt", _Browser, {"browsers": browsers}),
    ]
    server = HTTPServer(Application(handlers))  # type: ignore[arg-type]
    server.add_sockets(sockets)
    show(replace(wanted, port=sockets[0].getsockname()[1]))
    try:
        async for change in changes:
            await remake(change)
            for browser in tuple(browsers):
                with suppress(WebSocketClosedError):
                    await browser.write_message("ny")
    finally:
        server.stop()
