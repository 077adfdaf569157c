"""One unit's texts as they begin: every section with what it is for, in comments that no reader ever sees."""

from __future__ import annotations

from genomgang.regler.start import start
from genomgang.review.texts import ALSO, SECTIONS

_FRONT = """\
---
beslutande_roll: ""
diarienummer: ""
analytiker_roll: ""
granskare_roll: ""
---

<!--
Fyll i fälten ovanför: roller, aldrig namn. Skriv under de rubriker som behövs; en rubrik utan text syns inte i
rapporten. Rubrikerna är nycklar och ändras inte. Underrubriker börjar med ###. Det som bara får stå i den interna
versionen skrivs så:

::: {.intern reason="sakerhetsatgard"}
Texten.
:::

Vill ni ändra den föreslagna bedömningen, lägg till det här bland fälten, med egna ord i motiveringen:

bedomning:
  lamplighet: {bedomning: delvis, motivering: "…"}
-->
"""


def text_skeleton() -> str:
    """The Markdown that a unit's coordinator begins with."""
    purposes = start().sections
    return _FRONT + "".join(f"\n## {ALSO.get(key, key)}\n\n<!-- {purposes[key]} -->\n" for key in SECTIONS)
