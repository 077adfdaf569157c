"""What an earlier render has left goes, and nothing else."""

from __future__ import annotations

from genomgang.plain.leftovers import remove


def test_the_reports_leftovers_go_and_everything_else_stays(tmp_path):
    output = tmp_path / "_output"
    gone = ["report.typ", "report.quarto_ipynb", "report.quarto_ipynb_1", "_figurer/a.svg", "_underlag/b.json"]
    gone += ["report_files/c.png", "_output/report.html", "_output/report.docx", "_output/_figurer/a.svg"]
    kept = ["report.qmd", "annan.html", "_output/2024/servicenamnden/rapport.pdf", "notebooks/_a.qmd"]
    for name in (*gone, *kept):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    remove(tmp_path, output)
    left = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file())
    assert left == sorted(kept)
    remove(tmp_path, output)  # again: there is nothing to remove
