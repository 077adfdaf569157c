"""What a kernel that Quarto has started shows of frames, once the report's first cell has loaded our display."""

from __future__ import annotations

import pytest
from IPython.core.interactiveshell import InteractiveShell

from genomgang.document.display import KIND
from genomgang.plain.display import load


@pytest.fixture
def shown():
    """`shown(frame, cell)` gives the frame's data as a cell with that source shows it."""
    shell = InteractiveShell()
    load(shell, "html")

    def data(frame: object, cell: str = "df") -> dict[str, object]:
        shell.user_ns["In"] = ["", cell]
        found, metadata = shell.display_formatter.format(frame)
        return {**found, "facts": metadata.get("text/html", {}).get(KIND)}

    yield data
    InteractiveShell.clear_instance()


def test_a_frame_is_a_table_in_swedish_and_no_html_that_quarto_would_take_first(shown):
    import pandas as pd

    found = shown(pd.DataFrame({"Enhet": ["IT"], "Andel": [1234.5]}))
    assert "1\u00a0234,5" in found["text/markdown"]
    assert "text/html" not in found


def test_a_frame_that_may_not_be_shown_stays_html_for_the_post_render_script_to_refuse(shown):
    import pandas as pd

    frame = pd.DataFrame({"Enhet": ["IT"], "Antal": [3]})
    found = shown(frame)
    assert "text/markdown" not in found
    assert found["facts"]["kinds"] == "tn"
    assert "text/markdown" in shown(frame, "#| inte-antal: Antal\ndf")


def test_charts_are_drawings_but_pictures_of_dots_for_word(monkeypatch):
    import matplotlib_inline.backend_inline as backend

    chosen = []
    monkeypatch.setattr(backend, "set_matplotlib_formats", chosen.append)
    for kind in ("html", "typst", "docx"):
        load(InteractiveShell(), kind)
    assert chosen == ["svg", "svg", "retina"]
