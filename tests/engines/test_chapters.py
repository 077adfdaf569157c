"""Chapters as analysts write them, one habit each: the page says what Quarto's says, or the file, line and remedy."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

from genomgang.document.check import check_document
from genomgang.document.positions import Frozen
from genomgang.engines.builtin import BuiltinEngine
from genomgang.errors import RenderError
from genomgang.text.markdown import escape
from tests.engines.conftest import Freeze, page_words, words
from tests.hostile_texts import HOSTILE

pytestmark = pytest.mark.slow

SHOWN = {
    "a cell with a space": ("``` {python}\n#| echo: true\n1 + 1\n```\n", "1 + 1 2"),
    "a cell in a list": ("1. Kör\n\n   ```{python}\n   print(6 * 7)\n   ```\n\n2. Sedan\n", "Kör 42 Sedan"),
    "a cell in a list with four spaces": ("- a\n    ```{python}\n    print(6 * 7)\n    ```\n", "a 42"),
    "a cell in a callout": ("::: {.callout-tip}\nFöre\n\n```{python}\nprint(42)\n```\n:::\n", "Tips Före 42"),
    "raw blocks do not decide the language": (
        "```{=html}\n<p>a</p>\n```\n\n```{=html}\n<p>b</p>\n```\n\n```{python}\nprint(42)\n```\n",
        "a b 42",
    ),
    "code that is shown": ("```{.python}\nx = 1\n```\n\n```sql\nSELECT 1\n```\n", "x = 1 SELECT 1"),
    "a cell that is shown": ("```{{python}}\n1 + 1\n```\n\nSlut.\n", "```{python} 1 + 1 ``` Slut."),
    "echo with fences": ("```{python}\n#| echo: fenced\n#| label: x\n1+1\n```\n", "```{python} #| label: x 1+1 ``` 2"),
    "options in braces that say what holds": ("```{python, echo=FALSE}\n1 + 1\n```\n\nSlut.\n", "2 Slut."),
    "options in braces without a comma": ("```{python echo=False, warning = F}\n1 + 1\n```\n", "2"),
    "an author's own attribute": ("::: {#sec-x nyckel = 1}\nx [y]{nyckel=1}\n:::\n", "x y"),
    "a frame as Markdown": (
        "```{python}\nimport pandas as pd\nfrom IPython.display import Markdown\n"
        'Markdown(pd.DataFrame({"Enhet": ["IT"], "Andel": [0.812]}).to_markdown(index=False))\n```\n',
        "Enhet Andel IT 0.812",
    ),
    "an option below a comment is none": ("```{python}\n# först\n#| echo: true\n1 + 1\n```\n", "2"),
    "a callout with spaces": ('::: {.callout-note title = "Läs mer"}\nText.\n:::\n', "Läs mer Text."),
    "a callout without braces": ("::: callout-caution\nText.\n:::\n", "Försiktigt Text."),
    "a callout in a quotation": ("> ::: {.callout-note collapse=true}\n> Text.\n> :::\n", "Notera Text."),
    "a heading in a callout skips no level": ("::: {.callout-note}\n#### Titel\n\nText.\n:::\n", "Titel Text."),
    "nested blocks": (":::: {#ytter}\n::: kommentar\na\n:::\n::::\n", "a"),
    "conditions on words": (
        'A [b]{.content-visible when-format="html"} [c]{.content-hidden when-format="html:js"}'
        ' [d]{.content-visible unless-format="typst"} [e]{.content-hidden}.',
        "A b d.",
    ),
    "conditions on code": ('```{.python .content-visible when-format="typst"}\nx\n```\n\nSlut.\n', "Slut."),
    "two conditions": ('::: {.content-visible when-format="html" unless-format="html"}\nx\n:::\n\nSlut.\n', "Slut."),
    "a comment of many lines": ("Synligt.\n\n<!--\n{{< var x >}}\n::: {.okand}\n-->\n\nSlut.\n", "Synligt. Slut."),
    "a comment in a line": ("Synligt <!-- inte --> slut och `<!-- kod -->`.\n", "Synligt slut och <!-- kod -->."),
    "an escaped shortcode": (
        "Skriv {{{< var x >}}} och `{{{< meta y >}}}`.\n",
        "Skriv {{< var x >}} och {{< meta y >}}.",
    ),
    "metadata in text, code and a heading": (
        '## Om {{< meta namnd >}}\n\n{{<meta "namnd">}} `{{< meta namnd >}}`\n\n```\n{{< meta namnd >}}\n```\n',
        "1.1 Om Provnämnden Provnämnden Provnämnden Provnämnden",
    ),
    "metadata that a cell's code holds": (
        '```{python}\n#| echo: true\nprint("{{< meta namnd >}}")\n```\n',
        'print("{{< meta namnd >}}") Provnämnden',
    ),
    "page breaks": ("Text \\newpage mer.\n\n\\pagebreak\n\n{{< pagebreak >}}\n\nSlut.\n", "Text mer. Slut."),
    "columns": (
        ":::::: {.columns}\n:::{.column width=40%}\nV\n:::\n::: {.column}\nH\n:::\n::::::\n",
        "V H",
    ),
    "a callout in a callout": (
        ":::: {.callout-note}\nText.\n\n::: {.callout-tip}\nInre.\n:::\n::::\n",
        "Notera Text. Tips Inre.",
    ),
    "a callout beside a callout": (
        ":::: {layout-ncol=2}\n::: {.callout-note}\nA\n:::\n\n::: {.callout-tip}\nB\n:::\n::::\n",
        "Notera A Tips B",
    ),
    "the margin": (
        "::: {.column-margin}\nI *marginalen*.\n:::\n\nText [bredvid]{.aside}.\n",
        "I marginalen. Text bredvid.",
    ),
    "tabs": ("::: {.panel-tabset}\n## A\n\nText a\n\n## B\n\nText b\n:::\n", "A B Text a Text b"),
    "text side by side": ("::: {layout-ncol=2}\nV\n\nH\n:::\n", "V H"),
    "a list that is a table": (
        '::: {#tbl-x .list-table widths="1,2" aligns="l,r"}\nRubrik\n\n- - A\n  - B\n- - 1\n  - 2\n:::\n\nSe @tbl-x.\n',
        "Tabell 1: Rubrik A B 1 2 Se tabell 1.",
    ),
    "a table in HTML": (
        '<table class="x">\n<tr><th>A</th><th>B</th></tr>\n<tr><td>**ett**</td><td rowspan=2>två</td></tr>\n'
        "<tr><td>tre</td></tr>\n</table>\n",
        "A B ett två tre",
    ),
    "a table with spans": (
        "+---+-------+\n| A | B     |\n|   +---+---+\n|   | c | d |\n+===+===+===+\n| 1 | 2 | 3 |\n+---+---+---+\n",
        "A B c d 1 2 3",
    ),
    "explained code": (
        "```python\nx = 1 # <1>\ny = 2\nz = 3 # <1>\n```\n1. Sätter.\n",
        "x = 1 y = 2 z = 3 Rader 1,3 Sätter.",
    ),
    "explained code that is run": (
        "```{python}\n#| echo: true\nx = 1 # <1>\n```\n\n1. Sätter.\n",
        "x = 1 Rad 1 Sätter.",
    ),
    "what is shown in the PDF only": (
        '[a]{.content-visible when-format="pdf"}[b]{.content-visible unless-format="pdf"} c\n',
        "b c",
    ),
    "options that say what holds anyway": (
        "```{python}\n#| error: false\n#| message: false\n#| fig-width: 6\n#| column: page\n#| code-line-numbers: true\n"
        "#| tbl-cap-location: top\n1 + 1\n```\n",
        "2",
    ),
    "a figure in parts without captions": (
        '::: {#fig-x layout-ncol=2}\n::: {#fig-x-1}\n![](bild.png){fig-alt="a"}\n:::\n\n'
        '::: {#fig-x-2}\n![](bild.png){fig-alt="b"}\n:::\n:::\n\nSe @fig-x och @fig-x-2.\n',
        "Figur 1 (a) (b) Se figur 1 och figur 1 (b).",
    ),
    "folded code": ("```{python}\n#| echo: true\n#| code-fold: true\n3 * 2\n```\n", "Kod 3 * 2 6"),
    "a numbered formula": ("$$ a = b $$ {#eq-x}\n\nSe @eq-x.\n", "a = b (1) Se ekvation 1."),
    "dollars": ("Från $5 och upp till $10, eller \\$6 och 7 $.\n", "Från $5 och upp till $10, eller $6 och 7 $."),
    "lists": ("- [x] gjort\n\na) ett\nb) två\n\nTerm\n: En\n: Två\n", "gjort ett två Term En Två"),
    "line blocks and breaks": ("| rad ett\n|   rad två\n\nhård\\\nbrytning\n", "rad ett rad två hård brytning"),
    "references": ("## A {#sec-a}\n\n[@sec-a], [-@sec-a], [Del @sec-a]\n", "1.1 A Avsnitt 1.1, 1.1, Del 1.1"),
    "a reference that begins a sentence": (
        "## A {#sec-a}\n\n@Sec-a och [@sec-a; @Sec-a].\n",
        "1.1 A Avsnitt 1.1 och avsnitt 1.1, avsnitt 1.1.",
    ),
    "tables in parts": (
        "::: {#tbl-x layout-ncol=2}\n| A |\n|---|\n| 1 |\n\n: Första {#tbl-a}\n\n| B |\n|---|\n| 2 |\n\n"
        ": Andra {#tbl-b}\n\nHela\n:::\n\nSe @tbl-x och @tbl-b.\n",
        "Tabell 1: Hela (a) Första A 1 (b) Andra B 2 Se tabell 1 och tabell 1 (b).",
    ),
    "a picture with a title": ('![Ett](bild.png "Titel"){fig-alt="a"}\n\n![Två]( bild.png ){fig-alt="b"}\n', "Ett Två"),
    "a picture whose caption has a link": (
        '![Se [staden](https://start.stockholm)](bild.png){#fig-x fig-alt="a"}\n',
        "Figur 1: Se staden",
    ),
    "a picture that is a link": (
        '[![Sidan](bild.png){fig-alt="a"}](https://start.stockholm)\n\n'
        '[![Den andra](bild.png){#fig-x fig-alt="b"}](https://start.stockholm)\n\nSe @fig-x.\n',
        "Sidan Figur 1: Den andra Se figur 1.",
    ),
    "code in a sentence with its language": ("Skriv `x = 1`{.python} först.\n", "Skriv x = 1 först."),
    "code in a sentence as it is written": (
        "`{{< meta namnd >}}`{shortcodes=false} och {{< meta namnd >}}\n",
        "{{< meta namnd >}} och Provnämnden",
    ),
    "mail addresses are no references": (
        "Skriv till anna@start.stockholm eller \\@anna.\n",
        "Skriv till anna@start.stockholm eller @anna.",
    ),
    "words in HTML": ("<details><summary>Mer</summary>Dolt</details>\n\nH<sub>2</sub>O<br>x\n", "Mer Dolt H 2 O x"),
    "a byte order mark": ("Åäö.\n".encode("utf-8-sig"), "Åäö."),
    "line ends of Windows": ("Åäö.\r\n\r\n```{python}\r\n1 + 1\r\n```\r\n".encode(), "Åäö. 2"),
    "a line separator that was pasted": ("Ett\u2028två.\n\n```{python}\n1 + 1\n```\n", "Ett två. 2"),
    "what data escapes is no construct": ("\\:\\:\\: \\{\\#sec-x\\} \\[\\^1\\] \\`\\`\\`\n", "::: {#sec-x} [^1] ```"),
}


@pytest.mark.parametrize(("chapter", "shown"), SHOWN.values(), ids=SHOWN.keys())
def test_a_chapter_says_what_quartos_page_says(chapter: str | bytes, shown: str, frozen: Freeze, tmp_path):
    made = BuiltinEngine().render(frozen(chapter), tmp_path / "ut", "prov", ["html"], tmp_path)
    assert page_words(made["html"]) == f"1 Inledning {shown}"


REFUSED = {
    "profile of words in a table": '| A |\n|---|\n| [x]{.content-hidden when-profile="offentlig"} |\n',
    "profile of words in a note": 'Not[^1].\n\n[^1]: [x]{.content-visible when-profile="a"}\n',
    "profile of words beside a format": 'A [b]{.content-visible when-format="html" when-profile="a"}\n',
    "profile within a callout": '::: {.callout-note}\n::: {.content-visible unless-profile="a"}\nx\n:::\n:::\n',
    "metadata as a condition": 'A [b]{.content-visible when-meta="utkast"}\n',
    "format that is not made": 'A [b]{.content-visible when-format="latex"}\n',
    "condition twice": 'A [b]{.content-hidden when-format="html" when-format="typst"}\n',
    "condition on a heading": "## Hemligt {.content-hidden}\n",
    "condition in capitals": "A [b]{.CONTENT-HIDDEN}\n",
    "condition misspelt": 'A [b]{.content-hiden when-format="html"}\n',
    "condition's format misspelt": 'A [b]{.content-hidden when-formt="html"}\n',
    "hidden": "::: {.hidden}\nGömd.\n:::\n",
    "the same class in code first": "`.hidden`\n\n```\n::: {.hidden}\n```\n\n::: {.hidden}\nGömd.\n:::\n",
    "tilde fences": "~~~{python}\n1 + 1\n~~~\n",
    "options in braces that Quarto passes over": "```{python, echo=TRUE}\n1 + 1\n```\n",
    "a name and options in braces": "```{python diagram, echo=FALSE}\n1 + 1\n```\n",
    "an error that is shown": "```{python}\n#| error: true\n1 / 0\n```\n",
    "a cell within code": "````\n```{python}\n1\n```\n````\n",
    "a cell without an end": "```{python}\n1 + 1\n",
    "another language": "```{r}\n1 + 1\n```\n",
    "a diagram": "```{mermaid}\nflowchart LR\n  A --> B\n```\n",
    "a block without a line before": "Text\n::: {.callout-note}\nx\n:::\n",
    "a block without an end": "Text\n\n::: {.callout-note}\nx\n",
    "a shortcode that is none": "Text\n\n{{< lipsum 1 >}}\n",
    "a shortcode over two lines": "Text {{< meta\nnamnd >}}\n",
    "a page break in a sentence": "Text {{< pagebreak >}} mer\n",
    "an unknown variable": "Version {{< var version >}}.\n",
    "an unknown fact": "Version {{< meta version >}}.\n",
    "keys": "Tryck {{< kbd Ctrl-S >}}.\n",
    "a grid of Bootstrap's": "::: {.grid}\n::: {.g-col-6}\nx\n:::\n:::\n",
    "a caption's place": "```{python}\n#| tbl-cap-location: bottom\n1 + 1\n```\n",
    "explanations of code that is run and shows something": "```{python}\n#| echo: true\nx = 1 # <1>\nx\n```\n1. Sätter x.\n",
    "the environment in code": "`{{< env HOME >}}`\n",
    "a nested include": "{{< include _saknas.qmd >}}\n",
    "a skipped level": "## Två\n\n#### Fyra\n",
    "a source without a list": "Enligt @andersson2020 och [@berg].\n",
    "a reference to nothing": "Text\n\nSe @fig-saknas.\n",
    "a reference to a heading without a number": "## A {#sec-a .unnumbered}\n\nSe @sec-a.\n",
    "a label twice": "## A {#sec-a}\n\nText\n\n## B {#sec-a}\n",
    "a link to nothing": "Se [där](#finns-inte).\n",
    "a note without a text": "Not[^1] och[^2].\n\n[^1]: Ett.\n",
    "a note with two texts": "Not[^1].\n\n[^1]: Ett.\n\n[^1]: Två.\n",
    "a note that is not used": "Text.\n\n[^1]: Ett.\n",
    "a picture without words": "![](bild.png)\n",
    "dollars around words": "Det kostar 5$ och $6, alltså 10$.\n",
    "LaTeX": "Text.\n\n\\textbf{fet}\n",
    "LaTeX with a table": "\\begin{tabular}{l}\na\n\\end{tabular}\n",
    "a script": "<script>alert(1)</script>\n",
    "a link that runs": "[a](javascript:alert(1))\n",
    "style": '[röd]{style="color:red"}\n',
    "attributes of nothing": "Text {.viktigt}\n",
    "an attribute that a browser follows": "::: {#sec-x hidden=1}\nx\n:::\n",
    "an attribute that runs": '[x]{onclick="alert(1)"}\n',
    "tabs without headings": "::: {.panel-tabset}\ntext\n:::\n",
    "loose text between columns": "::: {.columns}\nfri\n\n::: {.column}\na\n:::\n:::\n",
    "a list that is no table": "::: {.list-table}\n- - a\n- b\n:::\n",
    "a comment without an end": "Text\n\n<!-- aldrig slut\n\nmer\n",
    "facts in a chapter": "Text\n\n---\nformat: html\n---\n\nMer\n",
    "letters of Windows": "Text\n\nÅäö.\n".encode("cp1252"),
}


@pytest.mark.parametrize("chapter", REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_shown_is_refused_with_file_line_construct_and_remedy(
    chapter: str | bytes, frozen: Freeze, snapshot
):
    with pytest.raises(RenderError) as caught:
        frozen(chapter)
    assert re.search(r"\n  Var: _kapitel\.qmd, rad \d+\n  Gör så här: \S", str(caught.value))
    assert str(caught.value) == snapshot


LATE = {
    "raw Typst": ("Text\n\n```{=typst}\n#text(fill: redd)[x]\n```\n", "unknown variable: redd", 3),
    "a formula": ("Text\n\nEn $\\okand x$ formel.\n", "Formeln \\okand x går inte att läsa.", 3),
    "explanations": ("```python\nx = 1 # <1>\n```\n\n1. a\n2. b\n", "Förklaring 2 under koden saknar sitt märke", 5),
    "a sign that the typefaces lack": ("Text\n\nBra 👍\n", "Rapportens typsnitt saknar tecknet 👍", 3),
    "a float without content": ("Text\n\n::: {#fig-x}\nEnsam.\n:::\n", "#fig-x saknar innehåll eller rubrik", 3),
}


@pytest.mark.parametrize(("chapter", "said", "line"), LATE.values(), ids=LATE.keys())
def test_what_only_the_engine_sees_is_told_at_its_line_too(
    chapter: str, said: str, line: int, frozen: Freeze, tmp_path
):
    with pytest.raises(RenderError) as caught:
        BuiltinEngine().render(frozen(chapter), tmp_path / "ut", "prov", ["html", "pdf"], tmp_path)
    assert said in caught.value.problem
    assert caught.value.where == f"_kapitel.qmd, rad {line}"
    assert str(tmp_path) not in str(caught.value)


def test_sources_in_a_list_are_cited_and_listed(frozen: Freeze, tmp_path):
    (tmp_path / "kallor.bib").write_text(
        "@book{berg2020, author={Berg, Åsa}, title={Säkerhet}, year={2020}, publisher={Förlaget}}\n", encoding="utf-8"
    )
    frozen("x")
    report = (
        (tmp_path / "report.qmd").read_text(encoding="utf-8").replace("---\n", "---\nbibliography: kallor.bib\n", 1)
    )
    document = frozen("Enligt @berg2020, och [@berg2020, s. 3].\n", report)
    made = BuiltinEngine().render(document, tmp_path / "ut", "prov", ["html", "pdf"], tmp_path)
    text = page_words(made["html"])
    assert "Enligt Berg (2020), och (Berg 2020, 3)." in text
    assert "Berg, Åsa. 2020. Säkerhet. Förlaget." in text
    printed = words(
        subprocess.run(["pdftotext", "-raw", made["pdf"], "-"], capture_output=True, check=True).stdout.decode()
    )
    assert "Berg, Åsa. 2020. Säkerhet. Förlaget." in printed
    with pytest.raises(RenderError, match="Källan @lund finns inte i litteraturlistan"):
        frozen("Enligt @lund.\n", report)


def test_a_frozen_document_remembers_its_lines_also_with_more_at_its_end(frozen: Freeze):
    document = frozen("Text.\n") + "mer"
    assert isinstance(document, Frozen)
    assert document.places[-1].startswith("_kapitel.qmd")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_texts_from_data_are_no_constructs_wherever_they_stand(text: str):
    shown = escape(text)
    for document in (
        f"{shown}\n",
        f"| A |\n|---|\n| {shown} |\n",
        f"---\nnamnd: {json.dumps(shown)}\n---\n\n{shown}\n",
    ):
        check_document(document, lambda line: line)
