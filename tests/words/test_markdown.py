"""Text from data comes out as text, whatever it holds."""

import subprocess

import pypandoc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genomgang.text.markdown import Markdown, Table, block, escape, plain, restricted, table

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{< include /etc/passwd >}}",
    "`{python} open('x')`",
    "```{python}\nprint(1)\n```",
    "```{=html}\n<b>x</b>\n```",
    '`#read("/etc/passwd")`{=typst}',
    '#import "x.typ"',
    "$\\input{/etc/passwd}$",
    "\\newpage",
    "@fig-x [@sec-y]",
    "::: {.content-hidden}\nx\n:::",
    "=cmd|' /C calc'!A0",
    "[länk](javascript:alert(1))",
    "![bild](https://x.example/spy.png)",
    "1. ett",
    "(a) ett",
    "- punkt",
    "# rubrik",
    "| a | b |",
    "a -- b ... 'c' \"d\"",
    "&lt;b&gt; &amp; &#60;",
    "^upp^ ~ned~ ~~struken~~ H~2~O",
    "*fet* _kursiv_ **x**",
    "text[^1]\n\n[^1]: not",
    "---\ntitle: ond\n---",
    "https://x.example/?a=1&b=2 www.x.example",
    ": definition",
    "emoji :smile:",
]


def as_plain(markdown: str) -> str:
    """What pandoc reads the Markdown as, as one line of plain text without the word joiner that parts a shortcode."""
    return " ".join(
        subprocess.run(
            [pypandoc.get_pandoc_path(), "-f", "markdown+emoji+autolink_bare_uris", "-t", "plain", "--wrap=none"],
            input=markdown,
            capture_output=True,
            text=True,
            check=True,
        )
        .stdout.replace("\u2060", "")
        .split()
    )


def test_no_engine_sees_a_shortcode_in_a_text():
    assert "{{<" not in escape("{{< meta title >}}").replace("\\", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_as_it_was_written(text):
    assert as_plain(escape(text)) == " ".join(plain(text).split())


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.text(
            st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cf", "Cn", "Co", "Mn"]),
            min_size=1,
            max_size=30,
        ),
        min_size=20,
        max_size=20,
    )
)
def test_any_text_survives_pandoc(texts):
    document = "\n\n".join(f"x{escape(text)}x" for text in texts)
    assert as_plain(document) == " ".join(f"x{text}x" for text in texts)


def test_marks_that_reorder_or_hide_writing_are_removed():
    assert plain("a\u202eb\u2066c\x07d\u200fe\nf") == "abc de f"


def test_the_coordinators_words_keep_simple_markdown_only():
    words = "# Rubrik\n\nText **fet** <b>rå</b> [länk](https://a.example) [ond](javascript:x)\n\n- ett\n- två\n\n1. a\n2. b\n"
    shown = restricted(words)
    assert "**Rubrik**" in shown
    assert "**fet**" in shown
    assert "\\<b\\>rå\\</b\\>" in shown
    assert "[länk](<https://a.example>)" in shown
    assert "\\[ond\\]" in shown
    assert "\n- ett" in shown
    assert "\n1. b" in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_never_become_raw_code(text):
    html = pypandoc.convert_text(restricted(text), "html", format="markdown")
    typst = pypandoc.convert_text(restricted(text), "typst", format="markdown")
    assert "<script" not in html
    assert "onerror=" not in html.replace("onerror=alert(1)&gt;", "")
    assert 'href="javascript' not in html
    assert "<img" not in html
    assert "#read(" not in typst.replace("\\#read(", "")
    assert "{{<" not in restricted(text)


def test_a_table_pads_nothing_and_marks_empty_cells():
    content = Table(("Kurs", "Andel"), (("Dataskydd", "93 %"), ("", "")), "lr", "Andel klara", "tbl-x", note="En not.")
    text = table(content)
    assert "| Dataskydd | 93 % |" in text
    assert "| – | – |" in text
    assert ": Andel klara {#tbl-x}" in text
    assert "::: {.anmarkning}" in text


def test_a_cell_keeps_symbol_and_word_together_and_dates_whole_but_leaves_markdown_alone():
    content = Table(("A", "B", "C"), (("▲ Försenad", "2023-10-31", Markdown("[x](#sec-x)")),), "lll")
    assert "| ▲\u00a0Försenad | [2023-10-31]{.helt} | [x](#sec-x) |" in table(content)


def test_a_block_has_the_same_name_in_css_and_typst():
    text = block("kalla", "Källa")
    assert "::: {.kalla}" in text
    assert "#kalla[" in text
