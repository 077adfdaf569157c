"""One chapter's page, from the example: only that chapter, with its chart and its figures."""

from __future__ import annotations

import pytest

from genomgang.checking.run import check_delivery
from genomgang.paths import EXAMPLE
from genomgang.preview.page import PAGE, make_page
from genomgang.publish.output import Target

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    folder = tmp_path_factory.mktemp("arbete")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GENOMGANG_WORK", str(folder))
        patch.setenv("GENOMGANG_OUTPUT", str(folder / "ut"))
        check_delivery(EXAMPLE, 2024)
        yield folder


def test_a_chapter_is_rendered_alone_and_nothing_is_published(work, tmp_path):
    outcome = make_page(Target("servicenamnden", 2024, "intern"), "upphandlingar", EXAMPLE, tmp_path)
    assert outcome.made, outcome.reason
    page = (tmp_path / PAGE).read_text(encoding="utf-8")
    assert 'id="sec-upphandlingar"' in page
    assert "<svg" in page
    assert 'id="sec-utbildning"' not in page
    assert not (work / "ut").exists()


def test_a_page_that_cannot_be_made_says_why_instead_of_showing_the_one_before(work, tmp_path):
    (tmp_path / PAGE).write_text("förra", encoding="utf-8")
    outcome = make_page(Target("trafiknamnde", 2024, "intern"), "", EXAMPLE, tmp_path)
    assert not outcome.made
    page = (tmp_path / PAGE).read_text(encoding="utf-8")
    assert "förra" not in page
    assert "Det finns ingen nämnd ”trafiknamnde”" in page
