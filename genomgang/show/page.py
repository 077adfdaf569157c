"""Put something on the page: what a cell hands to `show` stands there, in order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from weakref import WeakKeyDictionary

from genomgang.document.exhibit import Exhibit, publish
from genomgang.review.review import Review
from genomgang.show.session import opened
from genomgang.text.markdown import Markdown, Table, table

Shown = Exhibit | Table | Markdown
_COORDINATORS = "::: {.kommentar}"
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
        markdown = _once(part)
        if markdown.strip():
            display({"text/markdown": str(markdown)}, raw=True)  # type: ignore[no-untyped-call]


def _once(part: Shown) -> Markdown:
    """What a part puts on the page: a figure that stands there already is referred to, and no words of the
    coordinator's are said twice."""
    if isinstance(part, Exhibit) and part.id in on_page():
        return Markdown(f"Det visas i @{part.id}.")
    if isinstance(part, Markdown) and not part.startswith(_COORDINATORS):
        return part
    name = str(part) if isinstance(part, Markdown) else part.id
    said = name in on_page()
    on_page().add(name)
    return Markdown("") if said and isinstance(part, Markdown) else as_markdown(part)


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
