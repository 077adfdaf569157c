"""A chart's alt text tells what its frame holds."""

import pandas as pd
import pytest
from chart_cases import INGEN, STATUSES, VASENTLIG
from chart_frames import frame_by_row

from genomgang.charts.bars import bars
from genomgang.charts.counts import count_matrix
from genomgang.charts.heatmap import heatmap
from genomgang.charts.stacks import stacks
from genomgang.document.exhibit import Exhibit, alternative
from genomgang.show import exhibit
from genomgang.text.markdown import Markdown, Table


def made(frame, chart, **more):
    return exhibit("fig-x", frame, chart, headline="", subtitle="", source="", unit="", **more)


FRAMES = {
    "bars": (bars, frame_by_row({"A": (3, 5), "B": ("dolt", None)}, ("Nu", "I fjol"))),
    "heatmap": (heatmap, frame_by_row({"A": (INGEN, VASENTLIG), "B": (None, INGEN)}, ("T1", "T2"))),
    "counts": (count_matrix, frame_by_row({"A": (0, 2, 2), "B": (0, 0, 0)}, ("Högst 12", "Över 12", "Summa"))),
    "stacks": (stacks, frame_by_row({"A": (1, "dolt", 4), "B": (0, 3, 3)}, (*STATUSES[:2], "Summa"))),
}


@pytest.mark.parametrize(
    ("name", "alt"),
    [
        ("bars", "Liggande staplar. A: 3 (i fjol 5). Dolt: en av två."),
        (
            "heatmap",
            "Rutnät med bedömningar. A: T1 ingen avvikelse, T2 väsentlig avvikelse. B: T1 inga uppgifter, T2 ingen avvikelse.",
        ),
        ("counts", "Matris med antal. A: 2 över 12. B: inga."),
        ("stacks", "Staplar delade efter läge, med antal. A: 1 klar, pågår dolt. B: 3 pågår."),
    ],
)
def test_every_row_is_told(name, alt):
    chart, frame = FRAMES[name]
    assert made(frame, chart).alt == alt


@pytest.mark.parametrize("name", FRAMES)
def test_a_column_that_is_dropped_leaves_chart_table_and_alt(name):
    chart, frame = FRAMES[name]
    dropped = frame.columns[1]
    word = getattr(dropped, "word", dropped)
    whole, rest = made(frame, chart), made(frame.drop(columns=[dropped]), chart)
    assert str(dropped) in whole.table.header
    assert str(dropped) not in rest.table.header
    assert word.lower() in whole.alt.lower()
    assert word.lower() not in rest.alt.lower()
    assert drawn_parts(rest) < drawn_parts(whole)


def drawn_parts(shown):
    """How many parts of the chart have been given a name by the chart itself."""
    labels = [str(part.get_label()) for part in shown.draw().findobj()]
    return sum(bool(label) and not label.startswith("_") for label in labels)


def test_totals_stand_in_the_table_alone():
    frame = pd.DataFrame({"Nu": [1, 2]}, index=pd.Index(["A", "B"], name="Roll"))
    whole = made(frame, bars, totals=pd.DataFrame({"Nu": [3]}, index=["Alla roller"]))
    assert whole.table.rows == (("A", "1"), ("B", "2"), ("Alla roller", "3"))
    assert "Alla" not in whole.alt


def long_exhibit(headline, rows):
    told = "Rutnät med bedömningar. " + " ".join(f"Rad {i}: god." for i in range(rows))
    return Exhibit("fig-x", headline, "", told, Table((), (), ""), "", lambda: None)  # type: ignore[arg-type]


def test_an_alternative_text_is_short_and_says_where_the_figures_stand():
    assert alternative(long_exhibit("Allt är bra", 3)).endswith("Rad 2: god.")
    assert alternative(long_exhibit("Allt är bra.", 20)) == (
        "Rutnät med bedömningar. Allt är bra. Siffrorna står i en tabell."
    )
    assert (
        alternative(long_exhibit("Mycket är bra, " * 10, 20)) == "Rutnät med bedömningar. Siffrorna står i en tabell."
    )


def test_an_alternative_text_has_the_headlines_words_without_their_marks():
    marked = Markdown(r'[80\% \(4 av 5\)]{data-nyckeltal="a@2024"} är klara')
    assert "80% (4 av 5) är klara." in alternative(long_exhibit(marked, 20))
