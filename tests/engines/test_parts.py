"""A document in two parts on paper: what points into the other part says so, whichever engine wrote the reference."""

from __future__ import annotations

import pytest

from genomgang.engines import pandoc
from genomgang.paths import ASSETS

FILTERS = [f"--lua-filter={ASSETS / 'filter' / name}" for name in ("hanvisningar.lua", "delar.lua")]
DOCUMENT = """# Ett {{#sec-ett}}

Allt står i {second}. Se {first}.

# Underlag {{.unnumbered .underlag}}

# Två {{#sec-tva}}

Se {first}. {second} är här.
"""


def whole(identifier: str) -> str:
    """A reference as the built-in engine writes it."""
    return f"`#ref(<{identifier}>, supplement: [Avsnitt])`{{=typst}}"


def in_pieces(identifier: str) -> str:
    """A reference as Quarto writes it."""
    return f"`#ref(<{identifier}>, supplement: [`{{=typst}}Avsnitt`])`{{=typst}}"


def typeset(reference, part: str, folder) -> str:
    (folder / "prov.md").write_text(
        DOCUMENT.format(first=reference("sec-ett"), second=reference("sec-tva")), encoding="utf-8"
    )
    arguments = ["prov.md", "--to=typst", "--wrap=none", f"--metadata=dokumentdel:{part}", "--metadata=title:Prov"]
    pandoc.run([*arguments, *FILTERS, "--output=prov.typ"], folder)
    return (folder / "prov.typ").read_text(encoding="utf-8")


@pytest.mark.parametrize("reference", [whole, in_pieces])
def test_a_reference_into_the_other_part_is_words_and_one_within_it_a_reference(reference, tmp_path):
    report = typeset(reference, "rapport", tmp_path)
    assert "Allt står i avsnitt~2 i underlaget. Se #ref(<sec-ett>, supplement: [avsnitt])." in report
    rest = typeset(reference, "underlag", tmp_path)
    assert "Se avsnitt~1 i rapporten. #ref(<sec-tva>, supplement: [Avsnitt]) är här." in rest
