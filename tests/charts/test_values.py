"""What is drawn is what was given: facit calculated by hand, on scales that start at zero."""

from __future__ import annotations

import pytest
from bar_rows import BarRow, frame_of
from chart_cases import (
    AGES,
    EJ,
    FEW,
    KONSEKVENS,
    SANNOLIKHET,
    STATUSES,
    VASENTLIG,
    ZONES,
    city,
    grid,
    incidents,
    matrix,
    maturity,
    one_decimal,
    risks,
    states,
    steps,
    training,
)
from chart_frames import frame_by_row
from chart_parts import centres, lefts, parts, said, widths, written, zero
from gap_rows import GapRow
from risk_rows import Risk, frame_of_risks

from genomgang.charts.bars import bars
from genomgang.charts.counts import count_matrix
from genomgang.charts.kinds import drawn
from genomgang.charts.ladder import ladder
from genomgang.charts.panels import Panel, panels
from genomgang.charts.risks import risk_matrix
from genomgang.charts.spread import SpreadRow
from genomgang.charts.stacks import stacks
from genomgang.charts.style import ACCENT, CONTRAST, TINT_ACCENT
from genomgang.text.swedish import NBSP, percent

PERCENT = f"{NBSP}%"


def color(part):
    red, green, blue, _ = part.get_facecolor()
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"


def middle(part):
    return part.get_x() + part.get_width() / 2


def test_bars_start_at_zero_and_follow_their_values():
    figure = training([BarRow("A", 80), BarRow("B", 40), BarRow("C", 0)])
    full = widths(figure, "track")[0]
    assert widths(figure, "bar") == pytest.approx([0.8 * full, 0.4 * full, 0])
    assert lefts(figure, "bar") == pytest.approx([zero(figure)] * 3)
    assert said(figure, "value") == [f"80{PERCENT}", f"40{PERCENT}", f"0{PERCENT}"]


def test_target_and_last_year_stand_at_their_values():
    figure = training([BarRow("A", 80, before=60, target=95)])
    full = widths(figure, "track")[0]
    assert centres(figure, "before") == pytest.approx([zero(figure) + 0.6 * full])
    assert centres(figure, "target") == pytest.approx([zero(figure) + 0.95 * full])
    assert sorted(said(figure, "key")) == ["2022", f"mål 95{PERCENT}"]


def test_a_target_that_differs_between_rows_is_named_without_its_value():
    figure = training([BarRow("A", 80, target=95), BarRow("B", 40, target=50)])
    assert said(figure, "key") == ["mål"]


def test_the_scale_reaches_a_target_above_every_value():
    figure = drawn(bars, frame_of([BarRow("A", 2, target=8)]), unit="", decimals=1)
    tick = centres(figure, "target")[0] - zero(figure)
    assert widths(figure, "bar")[0] == pytest.approx(tick / 4)


def test_a_withheld_bar_shows_its_note_and_nothing_that_gives_it_away():
    figure = training([BarRow("A", 80, 70, 95), BarRow("B", None, 70, 95, None, FEW)])
    assert said(figure, "note") == [FEW]
    assert [len(parts(figure, kind)) for kind in ("bar", "before", "target", "track")] == [1, 1, 1, 1]


def test_a_gap_goes_from_now_to_wanted():
    figure = maturity([GapRow("AI", 40, 80, (1, 3), 10)])
    grid = centres(figure, "grid")
    at = grid[0], grid[-1]
    assert centres(figure, "now") == pytest.approx([at[0] + 0.4 * (at[1] - at[0])])
    assert centres(figure, "wanted") == pytest.approx([at[0] + 0.8 * (at[1] - at[0])])
    assert len(parts(figure, "arrow head")) == 1
    assert said(figure, "value") == ["40 → 80"]
    low, high = (-part.get_height() for part in parts(figure, "distribution"))
    assert high == pytest.approx(3 * low)
    assert low > 0


def test_distributions_of_unlike_sizes_have_equal_areas():
    figure = maturity([GapRow("A", 40, 80, (10, 30), 40), GapRow("B", 40, 80, (1, 1, 1, 1), 4)])
    heights = [-part.get_height() for part in parts(figure, "distribution")]
    areas = [height * (width + 0.8) for height, width in zip(heights, widths(figure, "distribution"), strict=True)]
    assert sum(areas[:2]) == pytest.approx(sum(areas[2:]))


def test_a_reached_level_has_no_arrow():
    figure = maturity([GapRow("AI", 80, 70)])
    assert parts(figure, "arrow head") == []
    assert said(figure, "value") == ["80, nått (70)"]


def test_a_withheld_area_shows_no_distribution():
    figure = maturity([GapRow("AI", None, 70, (1, 2), 3, FEW)])
    assert parts(figure, "distribution") == parts(figure, "now") == parts(figure, "wanted") == []
    assert said(figure, "note") == [FEW]


def test_heatmap_writes_the_word_in_every_cell():
    figure = grid({"A": (VASENTLIG, EJ, None)}, ["T1", "T2", "T3"])
    assert said(figure, "word") == ["väsentlig avvikelse", "ej granskad"]
    assert len(parts(figure, "cell")) == 2


def test_panels_share_one_scale():
    figure = panels([Panel("A", (10, 20)), Panel("B", (0, 5))], ["2022", "2023"], show=one_decimal)
    one, other = (line.get_ydata() for line in parts(figure, "own"))
    assert one[0] - one[1] == pytest.approx(2 * (other[0] - other[1]))
    assert said(figure, "value") == ["20,0", "5,0"]
    assert said(figure, "scale") == ["0,0", "20,0"]


def test_a_missing_period_breaks_the_line():
    figure = panels([Panel("A", (10, 20, None, 30, 40))], list("12345"), show=one_decimal)
    assert [len(line.get_xdata()) for line in parts(figure, "own")] == [2, 2]


def test_squares_have_areas_as_their_counts():
    figure = matrix({"A": (36, 9, 0, "dolt")}, (("A", AGES[1]),))
    large, small = parts(figure, "square")
    assert large.get_markersize() == pytest.approx(2 * small.get_markersize())
    assert [part.get_markerfacecolor() for part in (large, small)] == [TINT_ACCENT, CONTRAST]
    assert said(figure, "value") == ["36", "9", "0"]
    assert said(figure, "note") == ["dolt"]
    assert said(figure, "key") == ["hög nivå, gammal klassning"]


def test_a_flag_is_explained_only_where_it_is_drawn():
    assert said(matrix({"A": (36, 0)}, (("A", AGES[1]),)), "key") == []


def cell_of(figure, x, y):
    """The (likelihood, consequence) of the cell at a point; cells are drawn from (1, 1) to (5, 5)."""
    hits = [i for i, cell in enumerate(parts(figure, "zone")) if cell.get_bbox().contains(x, y)]
    return divmod(hits[0], 5)[0] + 1, divmod(hits[0], 5)[1] + 1


def test_risks_stand_in_their_cells_with_arrows_from_last_years():
    figure = risks(Risk("1", 2, 5, (4, 3)), Risk("2", 1, 1, (1, 1)), Risk("3", 2, 5))
    places = [cell_of(figure, middle(pill), pill.get_y() + pill.get_height() / 2) for pill in parts(figure, "now")]
    assert dict(zip(said(figure, "id"), places, strict=True)) == {"1": (2, 5), "2": (1, 1), "3": (2, 5)}
    assert [cell_of(figure, dot.get_xdata()[0], dot.get_ydata()[0]) for dot in parts(figure, "before")] == [(4, 3)]
    assert len(parts(figure, "move")) == 1


def test_without_last_years_columns_nothing_moves():
    frame = frame_of_risks((Risk("1", 2, 5, (4, 3)),))[["Sannolikhet", "Konsekvens"]]
    figure = drawn(risk_matrix, frame, zones=ZONES, likelihood=SANNOLIKHET, consequence=KONSEKVENS)
    assert parts(figure, "before") == parts(figure, "move") == []
    assert said(figure, "key") == ["nu"]


def test_risks_in_one_cell_never_cover_each_other():
    figure = risks(*(Risk(str(i), 3, 3, (3, 2) if i % 2 else None) for i in range(9)))
    pills = [pill.get_bbox() for pill in parts(figure, "now")]
    assert not any(a.count_overlaps([b]) for i, a in enumerate(pills) for b in pills[i + 1 :])


def test_each_zone_is_named_once_and_in_itself():
    figure = risks(Risk("1", 5, 5))
    named = {
        text.get_text(): cell_of(figure, *text.get_position())
        for text in written(figure)
        if text.get_label() == "zone word"
    }
    assert set(named) == {"godta", "bevaka", "åtgärda"}
    assert {word: a * b for word, (a, b) in named.items()} == {"godta": 1, "bevaka": 5, "åtgärda": 20}


def test_the_key_speaks_of_last_year_only_where_a_risk_has_moved():
    assert "nu" in said(risks(Risk("1", 1, 1, (1, 1))), "key")
    assert len(said(risks(Risk("1", 1, 1, (1, 1))), "key")) == 1
    assert len(said(risks(Risk("1", 1, 1, (1, 2))), "key")) == 2


def test_trend_starts_at_zero_and_keeps_proportions():
    figure = incidents((1, 3))
    (own,) = parts(figure, "own")
    assert list(own.get_ydata()) == [1, 3]
    assert figure.axes[0].get_ylim() == (0, 3)
    assert said(figure, "scale")[0] == "0,0"
    assert " ".join(said(figure, "name")) == "servicenämnden 3,0"


def test_trend_has_a_gap_where_a_number_is_missing():
    figure = incidents((1, 2, None, 4, 5), list("12345"))
    assert [len(line.get_xdata()) for line in parts(figure, "own")] == [2, 2]


@pytest.mark.parametrize(
    ("largest", "scale"),
    [
        (1, ["0,0", "0,5", "1,0"]),
        (3.4, ["0,0", "1,0", "2,0", "3,0", "4,0"]),
        (95, ["0,0", "25,0", "50,0", "75,0", "100,0"]),
        (8, ["0,0", "2,0", "4,0", "6,0", "8,0"]),
    ],
)
def test_trend_scale_has_round_steps(largest, scale):
    assert said(incidents((largest, 0)), "scale") == scale


def test_trend_scale_never_writes_a_number_twice():
    figure = incidents((1, 2), decimals=0)
    assert said(figure, "scale") == ["0", "1", "2"]


def test_long_names_of_periods_stand_on_several_lines_and_none_is_left_out():
    names = [f"{month} {year}" for year in (2022, 2023) for month in ("nov–feb", "mars–juni", "juli–okt")]
    written = " ".join(said(incidents((1, 2, 3, 4, 5, 6), names), "period"))
    assert written == " ".join(names)


def test_a_trend_without_values_says_so():
    figure = incidents((None, None))
    assert parts(figure, "own") == parts(figure, "own point") == []
    assert " ".join(said(figure, "name")) == "servicenämnden: inga uppgifter"


def test_spread_places_every_namnd_and_the_median_of_all():
    figure = city(SpreadRow("A", (10, 20, 90), 100, percent, 100))
    base = parts(figure, "base")[0].get_xdata()
    scale = base[1] - base[0]
    assert centres(figure, "other") == pytest.approx([base[0] + scale * share for share in (0.1, 0.2, 0.9)])
    assert centres(figure, "own") == pytest.approx([base[1]])
    assert middle(parts(figure, "median")[0]) == pytest.approx(base[0] + scale * 0.55)
    assert said(figure, "value") == [f"100{PERCENT}"]
    assert said(figure, "median value") == [f"55{PERCENT}"]


def test_equal_values_are_all_to_be_seen():
    figure = city(SpreadRow("A", (50,) * 9, None, percent, 100, FEW))
    assert len({dot.get_center() for dot in parts(figure, "other")}) == 9


def test_ladder_shows_counts_and_shares_of_the_step_before():
    figure = steps({"A": (20, None), "B": (10, 50.0), "C": (4, 40.0)})
    first, second, third = widths(figure, "bar")
    assert (second / first, third / first) == pytest.approx((0.5, 0.2))
    assert widths(figure, "lost") == pytest.approx([first / 2, first * 0.3])
    assert said(figure, "share") == [f"50{PERCENT} av steget före", f"40{PERCENT} av steget före"]


def test_no_share_is_taken_of_a_withheld_step():
    figure = steps({"A": (20, None), "B": ("dolt", None), "C": (4, None)})
    assert said(figure, "share") == []
    assert said(figure, "note") == ["dolt"]


def test_stacks_share_one_scale_and_write_every_sum():
    figure = states({"2023": (6, 4, 0, 0, 0, 10), "2024": (0, 0, 5, 0, 0, 5)})
    six, four, five = widths(figure, "part")
    assert (four / six, five / six) == pytest.approx((4 / 6, 5 / 6))
    assert said(figure, "sum") == ["10", "5"]
    assert said(figure, "value") == ["6", "4", "5"]
    assert color(parts(figure, "part")[0]) == ACCENT
    assert said(figure, "key") == [status.word for status in STATUSES]


def test_a_stack_with_a_hidden_part_shows_nothing_that_gives_it_away():
    figure = states({"2023": (6, 4, 0, 0, 0, 10), "2024": (0, "dolt", 5, 0, 0, 7)})
    assert said(figure, "note") == ["dolt"]
    assert said(figure, "sum") == ["10"]
    assert len(parts(figure, "part")) == 2


def test_a_column_that_the_frame_lacks_is_not_drawn():
    figure = states({"2023": (6, 4)}, STATUSES[:2])
    assert said(figure, "key") == ["Klar", "Pågår"]
    assert said(figure, "sum") == []


BROKEN = {
    "bars without rows": lambda: training([]),
    "a negative bar": lambda: training([BarRow("A", -1)]),
    "gaps without rows": lambda: maturity([]),
    "a gap beyond the scale": lambda: maturity([GapRow("A", 50, 101)]),
    "a heatmap without rows": lambda: grid({}, []),
    "a heatmap without columns": lambda: grid({"A": ()}, []),
    "a heatmap of nine columns": lambda: grid({"A": (EJ,) * 9}, list("123456789")),
    "no panels": lambda: panels([], ["2023"], show=percent),
    "a panel with too few values": lambda: panels([Panel("A", (1,))], ["2022", "2023"], show=percent),
    "a matrix without rows": lambda: drawn(count_matrix, frame_by_row({}, [])),
    "a negative count": lambda: matrix({"A": (-1,)}),
    "no risks": risks,
    "a risk off the scale": lambda: risks(Risk("1", 6, 1)),
    "last year off the scale": lambda: risks(Risk("1", 1, 1, (0, 1))),
    "four names of five": lambda: drawn(
        risk_matrix,
        frame_of_risks((Risk("1", 1, 1),)),
        zones=ZONES,
        likelihood=SANNOLIKHET[:4],
        consequence=KONSEKVENS,
    ),
    "a trend of one period": lambda: incidents((1,)),
    "no spread": city,
    "a spread beyond its scale": lambda: city(SpreadRow("A", (101,), 1, percent, 100)),
    "an empty ladder": lambda: drawn(ladder, frame_by_row({}, [])),
    "a ladder that widens": lambda: steps({"A": (1,), "B": (2,)}),
    "no stacks": lambda: drawn(stacks, frame_by_row({}, [])),
    "a stack without statuses": lambda: states({"2023": (1,)}, ("Summa",)),
    "a negative part": lambda: states({"2023": (-1,)}, STATUSES[:1]),
}


@pytest.mark.parametrize("what", BROKEN)
def test_nothing_to_show_or_a_broken_row_is_an_error(what):
    with pytest.raises(ValueError, match=r"need|add up|negative|cannot|outside|lie"):
        BROKEN[what]()
