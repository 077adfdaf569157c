"""Public figures for the country: what stands in the file, and what a mistake in it is told as."""

import pytest
import yaml

from genomgang.errors import DataError
from genomgang.regler.nationella import FILE, national


def test_every_figure_has_its_year_source_and_licence_status():
    for each in national():
        assert each.varden and each.utgivare and each.kalla.startswith("https://"), each.id
        assert each.may_be_shown is bool(each.licens), each.id


def test_only_what_was_known_is_told():
    (measure,) = (each for each in national() if each.id == "infosakkollen_under_niva")
    assert measure.known_by(2022) == {2021: 82}
    assert measure.known_by(2023) == {2021: 82, 2023: 69}
    assert measure.known_by(2020) == {}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda each: each.pop("licens"), "Fältet ”licens” saknas"),
        (lambda each: each.update(varden={}), "Måttet har inget värde"),
        (lambda each: each.update(vilkor="fria"), "Fältet ”vilkor” är okänt"),
        (lambda each: each.update(varden={"i fjol": 3}), "fel slags värde"),
    ],
)
def test_a_mistake_in_the_file_is_told(tmp_path, change, problem):
    fields = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    change(fields["matt"]["skr_klassning"])
    path = tmp_path / "nationella.yml"
    path.write_text(yaml.safe_dump(fields, allow_unicode=True), encoding="utf-8")
    with pytest.raises(DataError, match=problem):
        national(path)
