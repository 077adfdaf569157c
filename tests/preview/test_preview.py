"""A page that follows what is edited: what is saved decides what is done, and browsers are told."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.websocket import websocket_connect

from genomgang.errors import UnknownChoice, UserError
from genomgang.paths import ROOT
from genomgang.preview.page import PAGE, chapter_names, check_chapter, lay_reason
from genomgang.preview.server import Address, serve
from genomgang.preview.watching import Change, changes, kind_of

DATA = Path("/leverans")


@pytest.mark.parametrize(
    ("saved", "done"),
    [
        (ROOT / "notebooks" / "_utbildning.qmd", Change.PAGE),
        (ROOT / "assets" / "html" / "rapport.css", Change.PAGE),
        (DATA / "2024" / "texter" / "stokab.md", Change.PAGE),
        (DATA / "2024" / "utbildning.csv", Change.DELIVERY),
        (DATA / "mal.csv", Change.DELIVERY),
        (ROOT / "genomgang" / "topics" / "ikp.py", Change.PROGRAM),
        (ROOT / "genomgang" / "regler" / "nyckeltal.yml", Change.PROGRAM),
        (ROOT / "checks" / "ikp.py", Change.PROGRAM),
        (ROOT / "genomgang" / "topics" / "__pycache__" / "ikp.cpython-311.pyc", None),
        (ROOT / "notebooks" / "._utbildning.qmd.swp", None),
        (DATA / "2024" / "~$utbildning.xlsx", None),
    ],
)
def test_what_is_saved_decides_what_is_done(saved, done):
    assert kind_of(saved, DATA) is done


def test_a_misspelt_chapter_is_told_with_the_nearest():
    assert "utbildning" in chapter_names()
    with pytest.raises(UnknownChoice, match="Menade du ”utbildning”") as told:
        check_chapter("utbildnig")
    assert "klassning" in told.value.remedy


def test_a_reason_is_text_and_never_markup(tmp_path):
    lay_reason("Cellen <script>alert(1)</script> går inte", tmp_path)
    page = (tmp_path / PAGE).read_text(encoding="utf-8")
    assert "&lt;script&gt;" in page
    assert "<script>" not in page


def test_an_open_browser_is_told_of_every_change_and_gets_the_new_page(tmp_path):
    alone(_told_of_two_changes(tmp_path))


def alone(work):
    """Run in a thread of its own: a browser that another test has open has a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def _told_of_two_changes(folder: Path) -> None:
    (folder / PAGE).write_text("<body>0</body>", encoding="utf-8")
    saved: asyncio.Queue[Change] = asyncio.Queue()
    shown: asyncio.Future[Address] = asyncio.get_running_loop().create_future()
    count = 0

    async def one_by_one():
        while True:
            yield await saved.get()

    async def remake(_: Change) -> None:
        nonlocal count
        count += 1
        (folder / PAGE).write_text(f"<body>{count}</body>", encoding="utf-8")

    server = asyncio.create_task(serve(folder, Address.new(0), one_by_one(), remake, shown.set_result))
    address = await shown
    browser = await websocket_connect(address.url.replace("http", "ws") + "nytt")
    for number in (1, 2):  # at once after each other: none is lost
        await saved.put(Change.PAGE)
        assert await browser.read_message() == "ny"
        page = (await AsyncHTTPClient().fetch(address.url)).body.decode()
        assert page.startswith(f"<body>{number}")
        assert "location.reload()" in page
    with pytest.raises(HTTPClientError):  # whoever is not told the address finds nothing
        await AsyncHTTPClient().fetch(re.sub(r"/[^/]+/$", "/", address.url))
    with pytest.raises(UserError, match="Porten") as taken:
        await serve(folder, address, one_by_one(), remake, lambda _: None)
    assert "--port" in taken.value.remedy
    server.cancel()


def test_a_saved_file_is_seen(tmp_path):
    async def seen() -> Change:
        async for change in changes(tmp_path):
            return change
        raise AssertionError

    async def save() -> Change:
        task = asyncio.create_task(seen())
        while not task.done():
            await asyncio.sleep(0.2)
            (tmp_path / "mal.csv").write_text(str(asyncio.get_running_loop().time()), encoding="utf-8")
        return task.result()

    assert alone(save()) is Change.DELIVERY
