"""A document in two parts on paper: what points into the other part says so, whichever engine wrote the reference."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from genomgang.engines import pandoc
from genomgang.engines.builtin import BuiltinEngine
from genomgang.engines.quarto import QuartoEngine
from genomgang.paths import ASSETS

FILTERS = [f"--lua-filter={ASSETS / 'filter' / name}" for name in ("hanvisningar.lua", "delar.lua")]
DOCUMENT = """# Ett {{#sec-ett}}

Allt står i {second}. Se {first} och {table}.

{float}

# Underlag {{.unnumbered .underlag}}

# Två {{#sec-tva}}

Se {first}. {second} är här.
"""
FLOAT = '`#figure([1], kind: "quarto-float-tbl", supplement: "Tabell")`{=typst}%s`<tbl-ett>`{=typst}'
BLOCK = '```{=typst}\n#figure([1], kind: "quarto-float-tbl", supplement: "Tabell")\n<tbl-ett>\n```'


def whole(identifier: str, word: str = "Avsnitt") -> str:
    """A reference as the built-in engine writes it."""
    return f"`#ref(<{identifier}>, supplement: [{word}])`{{=typst}}"


def in_pieces(identifier: str, word: str = "Avsnitt") -> str:
    """A reference as Quarto writes it."""
    return f"`#ref(<{identifier}>, supplement: [`{{=typst}}{word}`])`{{=typst}}"


def typeset(reference, float_, part: str, folder) -> str:
    text = DOCUMENT.format(
        first=reference("sec-ett"), second=reference("sec-tva"), table=reference("tbl-ett", "Tabell"), float=float_
    )
    (folder / "prov.md").write_text(text, encoding="utf-8")
    arguments = ["prov.md", "--to=typst", "--wrap=none", f"--metadata=dokumentdel:{part}", "--metadata=title:Prov"]
    pandoc.run([*arguments, *FILTERS, "--output=prov.typ"], folder)
    return (folder / "prov.typ").read_text(encoding="utf-8")


@pytest.mark.parametrize(("reference", "float_"), [(whole, BLOCK), (in_pieces, FLOAT % "\n")], ids=["own", "quarto"])
def test_a_reference_into_the_other_part_is_words_and_one_within_it_a_reference(reference, float_, tmp_path):
    report = typeset(reference, float_, "rapport", tmp_path)
    assert (
        "Allt står i avsnitt~2 i underlaget. "
        "Se #ref(<sec-ett>, supplement: [avsnitt]) och #ref(<tbl-ett>, supplement: [tabell])."
    ) in report
    rest = typeset(reference, float_, "underlag", tmp_path)
    assert "Se avsnitt~1 i rapporten. #ref(<sec-tva>, supplement: [Avsnitt]) är här." in rest


WRITTEN = """---
title: Ledningens genomgång
lang: sv-SE
---

# Ett {#sec-ett}

Allt står i @sec-tva, se @tbl-b och @tbl-a. @Sec-tva är viktig (@sec-tva). Se @sec-del.

| a | b |
|---|---|
| 1 | 2 |

: Tabell ett {#tbl-a}

## Delen {#sec-del}

# Underlag {.unnumbered .underlag}

# Två {#sec-tva}

Se @sec-ett och @tbl-a, @tbl-b. @Tbl-a är först.

| a | b |
|---|---|
| 3 | 4 |

: Tabell två {#tbl-b}
"""


@pytest.mark.slow
@pytest.mark.quarto
@pytest.mark.skipif(shutil.which("quarto") is None, reason="no Quarto on PATH")
def test_both_engines_print_the_same_two_parts(tmp_path):
    printed = []
    for engine in (BuiltinEngine(), QuartoEngine()):
        made = engine.render(WRITTEN, tmp_path / engine.name, "prov", ["pdf", "underlag"], tmp_path)
        texts = [subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True) for path in made.values()]
        printed.append([text.stdout.decode().partition("Framställd med")[0] for text in texts])
    assert printed[0] == printed[1]
    assert "se tabell 2 i underlaget och tabell 1." in printed[0][0].replace("\u00a0", " ")


def test_the_same_document_gives_the_same_source_each_time(tmp_path):
    made = {typeset(whole, BLOCK, "underlag", tmp_path) for _ in range(8)}
    assert len(made) == 1
