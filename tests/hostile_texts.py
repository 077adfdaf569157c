"""Kinds of text that must come out as text, wherever free text is allowed."""

from __future__ import annotations

HOSTILE = {
    "html": "<script>alert(1)</script><b>fet</b><!-- dold -->&amp;",
    "markdown": "# Rubrik **fet** [länk](javascript:alert(1)) ![bild](x.png) | cell | ~~struket~~ [^1]",
    "typst": '#import "x.typ": *; #panic("typst") $x^2$ @etikett <etikett> //kommentar',
    "shortcode": "{{< meta title >}} {{< include hemlig.md >}} ::: {.content-hidden} {#sec-ny}",
    "python": "`{python} 1+1` ```{python} print(2) ``` {{python}}",
    "lua": "```{=typst} #panic() ``` `x`{=html} `pandoc.RawInline('html','<i>')`",
    "formel": "=1+1 @SUM(A1) -2+3 \\(x\\) \\[y\\] \\newpage \\input{x}",
    "riktning": "\u202eabc\u202c def \u2066ghi\u2069 \u200fjkl",
    "styrtecken": "a\x07b\x1bcd\x08e",
    "citat": "\"citat\" 'enkelt' -- --- ... @namn ^upp^ ~ned~",
}
"""Kind → text as delivered."""

VISIBLE = {kind: text for kind, text in HOSTILE.items() if kind not in ("riktning", "styrtecken")}
"""How the reader sees them, word by word; marks that reorder writing, and control characters, are not shown."""
