from __future__ import annotations

from pathlib import Path

import pytest

from genomgang.document import expand
from genomgang.errors import RenderError


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.qmd").write_text(text, encoding="utf-8")
    return folder / "report.qmd"


def refusal(source: Path) -> str:
    with pytest.raises(RenderError) as caught:
        expand(source)
    return str(caught.value)


def test_nested_includes_are_relative_to_the_host_and_every_line_remembers_its_file(tmp_path):
    (tmp_path / "kapitel").mkdir()
    source = write(tmp_path, report="A\n\n{{< include kapitel/_ett.qmd >}}\n\nB\n")
    write(tmp_path / "kapitel", _ett="C\n{{< include kapitel/_tva.qmd >}}\nD\n", _tva="E\n")
    document = expand(source)
    assert document.text == "A\n\nC\nE\nD\n\nB\n"
    assert [str(document.locate(n)) for n in (1, 3, 4, 5, 7)] == [
        "report.qmd, rad 1",
        "kapitel/_ett.qmd, rad 1",
        "kapitel/_tva.qmd, rad 1",
        "kapitel/_ett.qmd, rad 3",
        "report.qmd, rad 5",
    ]


def test_a_file_may_be_included_twice_but_not_in_a_circle(tmp_path):
    assert expand(write(tmp_path, report="{{< include _a.qmd >}}\n{{< include _a.qmd >}}\n", _a="A\n")).text == "A\nA\n"
    assert refusal(
        write(
            tmp_path, report="{{< include _a.qmd >}}\n", _a="x\n{{< include _b.qmd >}}\n", _b="{{< include _a.qmd >}}\n"
        )
    ) == (
        "Filen _a.qmd inkluderar sig själv, direkt eller genom en annan fil.\n"
        "  Var: _b.qmd, rad 1\n"
        "  Gör så här: Ta bort en av inkluderingarna."
    )


def test_a_missing_include_names_the_line_that_asks_for_it(tmp_path):
    assert refusal(write(tmp_path, report="# Ett\n\n{{< include notebooks/_saknas.qmd >}}\n")) == (
        "Den inkluderade filen notebooks/_saknas.qmd finns inte.\n"
        "  Var: report.qmd, rad 3\n"
        "  Gör så här: Skapa filen eller rätta sökvägen. Den räknas från mappen där report.qmd ligger."
    )


def test_an_included_file_may_not_have_a_header(tmp_path):
    assert "_a.qmd har ett eget YAML-huvud" in refusal(
        write(tmp_path, report="{{< include _a.qmd >}}\n", _a="---\ntitle: x\n---\n")
    )


OUTSIDE = {
    "shortcode": ("{{< video film.mp4 >}}", "{{< video >}}"),
    "callout": ("::: {.callout-danger}\nx\n:::", ".callout-danger"),
    "callout option": ('::: {.callout-note collapse="kanske"}\nx\n:::', "collapse=”kanske”"),
    "panel": ("::: {.panel-sidebar}\nx\n:::", ".panel-sidebar"),
    "format": ('::: {.content-visible when-format="latex"}\nx\n:::', "when-format=”latex”"),
    "profile": ('::: {.content-visible when-profile="x"}\nx\n:::', "when-profile= i .content-visible"),
    "profile of words": ('A [b]{.content-visible when-profile="x"}', "when-profile= i .content-visible"),
    "profile of code": ('```{.python .content-hidden unless-profile="x"}\nx\n```', "unless-profile= i .python"),
    "metadata": ('[b]{.content-hidden when-meta="utkast"}', "when-meta= i .content-hidden"),
    "condition on a picture": ('![a](b.png){.content-visible when-format="html"}', ".content-visible på en bild"),
    "condition on a heading": ('# Rubrik {.content-hidden when-format="html"}', ".content-hidden på en rubrik"),
    "condition on a link": ('[a](b){.content-hidden when-format="html"}', ".content-hidden på en länk"),
    "condition on code": ('`a`{.content-hidden when-format="html"}', ".content-hidden på kod i texten"),
    "condition without a class": ('[a]{when-format="html"}', "when-format="),
    "rows": ("::: {layout-nrow=2}\nx\n:::", "layout-nrow="),
    "style": ('[x]{style="display:none"}', "style="),
    "hidden": ("::: {.hidden}\nx\n:::", ".hidden"),
    "language": ("```{r}\n1\n```", "```{r}"),
    "diagram": ("```{mermaid}\na --> b\n```", "```{mermaid}"),
    "options in braces": ("```{python, echo=TRUE}\n1\n```", "cellen {python, echo=TRUE}"),
    "reference": ("Se @lst-ett.", "@lst-ett"),
    "listing": ("[x]{#lst-y}", "#lst-y"),
    "callout to refer to": ("::: {#nte-x .callout-note}\nx\n:::", "#nte-x"),
    "script": ("<script>x</script>", "<script>"),
    "frame": ('<iframe src="x"></iframe>', "<iframe>"),
    "picture in HTML": ('<img src="x.png">', "<img>"),
    "handler": ('<b onclick="x()">a</b>', "onclick= i <b>"),
    "class of words": ("[x]{.viktigt}", ".viktigt"),
    "attribute of a block": ("::: {#sec-x hidden=1}\nx\n:::", "hidden="),
    "LaTeX": ("\\textbf{x}", "LaTeX (\\textbf{x})"),
}


@pytest.mark.parametrize(("text", "construct"), OUTSIDE.values(), ids=OUTSIDE.keys())
def test_a_construct_outside_the_subset_is_refused_with_file_line_and_construct(tmp_path, text, construct):
    message = refusal(write(tmp_path, report="Hej\n\n{{< include _kapitel.qmd >}}\n", _kapitel=f"Text\n\n{text}\n"))
    assert message.startswith(f"Konstruktionen {construct} stöds inte.\n  Var: _kapitel.qmd, rad 3\n  Gör så här: ")


def test_the_same_words_in_code_are_only_text(tmp_path):
    text = "Skriv `{{< video x >}}` eller `.callout-danger`.\n\n````\n::: {.panel-sidebar}\n```{r}\n````\n"
    assert expand(write(tmp_path, report=text)).text == text


def test_an_unknown_option_in_the_header_is_refused(tmp_path):
    assert refusal(write(tmp_path, report="---\ntitle: x\ntheme: cosmo\n---\n")).startswith(
        "Konstruktionen theme: i dokumentets huvud stöds inte.\n  Var: report.qmd, rad 3\n"
    )
    assert "execute: cache" in refusal(write(tmp_path, report="---\nexecute:\n  cache: true\n---\n"))
    assert refusal(write(tmp_path, report="---\ntitle: [x\n---\n")).startswith("YAML-texten går inte att läsa")
