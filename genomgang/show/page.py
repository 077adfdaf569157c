"""Put something on the page: what a cell hands to `show` stands there, in order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from weakref import WeakKeyDictionary

from genomgang.exhibit import Exhibit, publish
from genomgang.markdown import Markdown, Table, table
from genomgang.review import Review
from genomgang.show.session import opened

Shown = Exhibit | Table | Markdown
_on_page: WeakKeyDictionary[Review, set[str]] = WeakKeyDictionary()
_caught: ContextVar[list[Shown] | None] = ContextVar("caught", default=None)


def show(*parts: Shown) -> None:
    """Show exhibits, tables and texts in order, as Markdown for both engines and Jupyter; empty texts are left out."""
    caught = _caught.get()
    if caught is not None:
        caught.extend(parts)
        return
    from IPython.display import display

    for part in parts:
        markdown = as_markdown(part)
        if not isinstance(part, Markdown):
            on_page().add(part.id)
        if markdown.strip():
            display({"text/markdown": str(markdown)}, raw=True)  # type: ignore[no-untyped-call]


def on_page() -> set[str]:
    """Ids of the figures and tables that `show` has put on the page of the review that is open."""
    about = opened()
    return _on_page.setdefault(about, set()) if about else set()


def as_markdown(part: Shown) -> Markdown:
    """What `show` puts on the page for one thing; an exhibit's chart is drawn."""
    match part:
        case Exhibit():
            return publish(part)
        case Table():
            return table(part)
        case _:
            return part


@contextmanager
def catching() -> Iterator[list[Shown]]:
    """Within the block, what is shown is put in the list instead, its charts not drawn."""
    caught: list[Shown] = []
    token = _caught.set(caught)
    try:
        yield caught
    finally:
        _caught.reset(token)
