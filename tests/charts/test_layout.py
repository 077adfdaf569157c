"""What holds for every chart, ordinary or extreme."""

from __future__ import annotations

import re

import pytest
from chart_cases import CASES, STATUSES
from chart_parts import outside, overlapping, parts, written

from genomgang.charts.finish import write_svg
from genomgang.charts.style import FAMILY, GREY, INK, PALETTE, PHONE, SMALL, WHITE, WIDTH, for_phone

pytestmark = pytest.mark.slow

each_case = pytest.mark.parametrize("name", CASES)


@each_case
def test_every_text_is_inside_and_apart(name):
    figure = CASES[name]()
    assert outside(figure) == []
    assert overlapping(figure) == []


@each_case
def test_on_a_phone_every_text_is_inside_and_apart_too(name):
    with for_phone():
        figure = CASES[name]()
    assert figure.get_size_inches()[0] * 72 == pytest.approx(PHONE)
    assert outside(figure) == []
    assert overlapping(figure) == []


@each_case
def test_text_is_never_small_and_in_the_page_font(name):
    for text in written(CASES[name]()):
        assert text.get_fontsize() >= SMALL >= 9
        assert text.get_fontfamily() == [FAMILY]
        assert text.get_color() in {INK, GREY, WHITE}


@each_case
def test_only_the_palettes_colours_and_no_transparency(name, tmp_path):
    path = tmp_path / "diagram.svg"
    write_svg(CASES[name](), path)
    svg = path.read_text(encoding="utf-8")
    assert set(re.findall(r"#[0-9a-fA-F]{6}\b", svg)) <= PALETTE
    assert "opacity" not in svg
    assert "rgb" not in svg
    assert "clip-path" not in svg


@pytest.mark.parametrize("name", CASES)
def test_width_is_the_text_column(name):
    width, _ = CASES[name]().get_size_inches() * 72
    assert width == pytest.approx(WIDTH)


def test_forty_rows_with_short_names_fit_on_a_page():
    _, height = CASES["bars 40"]().get_size_inches() * 72
    assert height < 680  # A4 less margins and a caption


def test_statuses_differ_in_shape_and_not_only_in_colour():
    figure = CASES["stacks"]()
    shapes = {str(each.get_marker()) for each in parts(figure, "symbol")}
    assert len(shapes) == len(STATUSES)
