"""Every nämnd's figures are its own report's, and only those whose rows have changed are computed again."""

from __future__ import annotations

from functools import partial

import pytest
from builders import LIMITS, make_check, make_delivery, make_frame

from checks import CONTRACTS
from genomgang.checking.slices import Year, fingerprints, members
from genomgang.city import computing, rows
from genomgang.city.computing import figures_in_turn
from genomgang.city.kept import computed
from genomgang.city.rows import FramesOf

VERDICT = {"bedomning_ja_procent": 80, "bedomning_delvis_procent": 50}
NAMES = ("kulturnamnden", "trafiknamnden", "valnamnden")


def person(namnd: str, number: int, *, done: bool) -> dict[str, object]:
    return {
        "namnd": namnd,
        "person_id": f"{namnd}-{number}",
        "rollgrupp": "medarbetare",
        "kurs": "informationssakerhet",
        "genomford": "2023-05-01" if done else None,
    }


@pytest.fixture
def delivered(monkeypatch, tmp_path):
    """Frames that a test may change: three nämnder with ten, ten and three persons, half of whom have trained."""
    people = [
        {**person(namnd, number, done=number % 2 == 0), "kurs": course}
        for namnd, count in zip(NAMES, (10, 10, 3), strict=True)
        for number in range(count)
        for course in ("informationssakerhet", "dataskydd")
    ]
    frames = {
        "namnder": [{"namnd": namnd, "namn": namnd.title(), "antal_anstallda": 10} for namnd in NAMES],
        "utbildning": people,
        "mal": [
            {"indikator": name, "omrade": None, "namnd": None, "galler_ar": 2022, "varde": value}
            for name, value in {**LIMITS, **VERDICT, "klassning_giltig_manader": 24}.items()
        ],
    }

    def load_frame(_data, _ar, dataset, namnder):
        frame = make_frame(dataset, frames.get(dataset, []))
        return frame if namnder is None else frame[frame["namnd"].isin(namnder)]

    monkeypatch.setattr(rows, "load_frame", load_frame)
    monkeypatch.setattr(computing, "load_frame", load_frame)
    return frames


@pytest.fixture
def reviewed(monkeypatch):
    """The nämnder whose figures have been computed."""
    seen: list[str] = []
    real = computing.all_key_figures

    def counting(review):
        seen.append(review.namnd.slug)
        return real(review)

    monkeypatch.setattr(computing, "all_key_figures", counting)
    return seen


@pytest.fixture
def figures(delivered, tmp_path, monkeypatch):
    """The city's figures of what is delivered, where `kept` was worked out before."""

    def compute(kept=None, **blocked):
        check = make_check(make_delivery(), {name: len(found) for name, found in delivered.items()}, blocked)
        monkeypatch.setattr(computing, "load_check", lambda _data, _ar: check)
        whole = {name: make_frame(name, delivered.get(name, [])) for name in CONTRACTS}
        now = Year(check, members(whole["namnder"]), {name: fingerprints(frame) for name, frame in whole.items()})
        return computed(now, None, kept or {}, partial(figures_in_turn, tmp_path, check.delivery.ar, "intern"))

    return compute


def training(result, namnd: str) -> dict[str, object]:
    (found,) = [each for each in result["by_namnd"][namnd]["figures"] if each["id"] == "utbildning_andel"]
    return found


def test_a_figure_is_that_of_the_own_report_and_a_small_group_is_hidden(figures, tmp_path):
    result = figures()
    shown = training(result, "kulturnamnden")
    assert (shown["value"], shown["part"], shown["whole"], shown["hidden"]) == (50.0, 5, 10, False)
    hidden = training(result, "valnamnden")
    assert (hidden["value"], hidden["part"], hidden["whole"], hidden["hidden"]) == (None, None, None, True)


def test_a_blocked_namnd_is_a_member_without_figures(figures):
    result = figures(trafiknamnden=("Utbildning: fel",))
    assert [each["blocked"] for each in result["members"]] == [False, True, False]
    assert list(result["by_namnd"]) == ["kulturnamnden", "valnamnden"]


def test_a_mistake_in_one_namnds_text_stops_no_figure(figures, tmp_path):
    (tmp_path / "2024" / "texter").mkdir(parents=True)
    (tmp_path / "2024" / "texter" / "kulturnamnden.md").write_text("## budget\n\nEtt.\n\n## budget\n", encoding="utf-8")
    assert training(figures(), "kulturnamnden")["value"] == 50.0


def test_only_the_namnd_whose_rows_have_changed_is_computed_again(delivered, figures, reviewed):
    first = figures()
    assert reviewed == list(NAMES)
    reviewed.clear()
    assert figures(first["by_namnd"]) == first
    assert reviewed == []
    for row in delivered["utbildning"]:
        if row["namnd"] == "trafiknamnden":
            row["genomford"] = "2023-05-01"
    second = figures(first["by_namnd"])
    assert reviewed == ["trafiknamnden"]
    assert training(second, "trafiknamnden")["value"] == 100.0
    assert training(second, "kulturnamnden") == training(first, "kulturnamnden")


def test_rows_added_above_change_no_other_namnd(delivered, figures, reviewed):
    first = figures()
    reviewed.clear()
    delivered["utbildning"].insert(0, person("kulturnamnden", 99, done=True))
    figures(first["by_namnd"])
    assert reviewed == ["kulturnamnden"]


def test_a_target_changed_for_all_computes_all_again(delivered, figures, reviewed):
    first = figures()
    reviewed.clear()
    delivered["mal"].append({"indikator": "utbildning_andel", "omrade": None, "namnd": None, "varde": 90})
    figures(first["by_namnd"])
    assert reviewed == list(NAMES)


def test_frames_of_several_give_each_one_its_own_rows_and_types(delivered, tmp_path):
    frames = FramesOf(NAMES)
    own = frames(tmp_path, 2024, "utbildning", ["valnamnden"])
    assert set(own["namnd"]) == {"valnamnden"}
    assert len(own) == 6
    assert list(own.dtypes) == list(make_frame("utbildning", []).dtypes)
    none = frames(tmp_path, 2024, "risker", ["valnamnden"])
    assert list(none.columns) == list(CONTRACTS["risker"].column_names)
    both = frames(tmp_path, 2024, "utbildning", ["valnamnden", "kulturnamnden"])
    assert len(both) == 26


def test_rows_that_were_not_read_do_not_count_as_none(delivered, tmp_path):
    frames = FramesOf(["kulturnamnden"])
    assert len(frames(tmp_path, 2024, "namnder", None)) == len(NAMES)
    with pytest.raises(AssertionError, match="would count as none"):
        frames(tmp_path, 2024, "utbildning", ["valnamnden"])


def test_the_rows_are_read_for_a_few_at_a_time(figures, monkeypatch):
    whole = figures()
    monkeypatch.setattr(computing, "_TOGETHER", 2)
    assert figures() == whole
