"""The palette, the stylesheet, the Typst template and `_quarto.yml` say the same, and can be read by everybody."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from genomgang.document.cells import DEFAULTS
from genomgang.engines.settings import FILE, load_settings
from genomgang.errors import RenderError
from genomgang.paths import ASSETS

PALETTE: dict[str, dict[str, str]] = json.loads((ASSETS / "palett.json").read_text(encoding="utf-8"))
CSS = (ASSETS / "html" / "report.css").read_text(encoding="utf-8")
TYPST = (ASSETS / "typst" / "typst-template.typ").read_text(encoding="utf-8")


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_right():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "accent", "contrast", "grey"])
def test_text_colours_can_be_read_on_the_page(name, mode):
    assert contrast(PALETTE[name][mode], PALETTE["white"][mode]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("tint", ["tint-accent", "tint-contrast", "tint-grey"])
def test_ink_can_be_read_on_every_tint(tint, mode):
    assert contrast(PALETTE["ink"][mode], PALETTE[tint][mode]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", ["accent", "contrast", "grey"])
def test_marks_stand_out_from_the_page(name, mode):
    assert contrast(PALETTE[name][mode], PALETTE["white"][mode]) >= 3


def test_stylesheet_and_template_have_the_palettes_colours():
    light, dark = CSS.split("@media screen and (prefers-color-scheme: dark)")[:2]
    for name, colours in PALETTE.items():
        assert f"--{name}: {colours['light']};" in light
        assert f"--{name}: {colours['dark']};" in dark
        assert f'{name}: rgb("{colours["light"]}")' in TYPST


def test_every_colour_of_a_chart_follows_into_the_dark():
    for name, colours in PALETTE.items():
        for kind in ("fill", "stroke"):
            assert f'svg [style*="{kind}: {colours["light"]}"] {{ {kind}: var(--{name}) !important; }}' in CSS


def test_css_class_and_typst_function_share_their_names():
    for name in (
        "kalla",
        "undertext",
        "anmarkning",
        "kommentar",
        "nyckeltal",
        "beslut",
        "bedomning",
        "faststalld",
        "siffror",
    ):
        assert f"#let {name}(body)" in TYPST
        assert re.search(rf"\.{name}\b", CSS)


def test_executions_defaults_are_those_of_the_project():
    assert yaml.safe_load(FILE.read_text(encoding="utf-8"))["execute"].items() <= DEFAULTS.items()


def test_an_option_that_has_its_place_elsewhere_is_refused_with_that_place(tmp_path: Path):
    changed = tmp_path / "_quarto.yml"
    changed.write_text(FILE.read_text(encoding="utf-8") + "bibliography: kallor.bib\n", encoding="utf-8")
    with pytest.raises(RenderError) as caught:
        load_settings(changed)
    assert caught.value.remedy == "Skriv bibliography: i huvudet på report.qmd."


def test_an_option_that_the_built_in_engine_would_not_follow_is_refused(tmp_path: Path):
    text = FILE.read_text(encoding="utf-8")
    for line, message in {
        "    theme: cosmo": "Valet theme stöds inte av den inbyggda motorn.",
        "    minimal: false": "Valet minimal stöds inte av den inbyggda motorn.",
    }.items():
        changed = tmp_path / "_quarto.yml"
        changed.write_text(text.replace("    minimal: true", line), encoding="utf-8")
        with pytest.raises(RenderError) as caught:
            load_settings(changed)
        assert str(caught.value).startswith(f"{message}\n  Var: _quarto.yml, rad ")


def test_a_filter_without_a_place_that_the_built_in_engine_has_is_refused(tmp_path: Path):
    text = FILE.read_text(encoding="utf-8")
    changed = tmp_path / "_quarto.yml"
    for own in ("  - eget.lua", "  - path: eget.lua", "  - at: post-ast\n    path: eget.lua"):
        changed.write_text(text.replace("filters:\n", f"filters:\n{own}\n", 1), encoding="utf-8")
        line = changed.read_text(encoding="utf-8").splitlines().index(own.splitlines()[-1]) + 1
        with pytest.raises(RenderError) as caught:
            load_settings(changed)
        assert str(caught.value) == (
            "Filtret eget.lua har ingen plats som den inbyggda motorn har.\n"
            f"  Var: _quarto.yml, rad {line}\n"
            "  Gör så här: Skriv det som de andra filtren, med at: post-render (eller pre-ast) och path:."
        )
