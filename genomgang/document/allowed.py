"""What a chapter may hold: the one list that decides, that the documentation is made from, and that the tests run.

A chapter is shown by two engines, and as two versions. What is not in this list is refused (`genomgang.document.tree`),
since an engine that does not know a condition or a class shows its words all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

BLOCKS = ("Div",)
WORDS = ("Span",)
CONDITIONED = ("Div", "Span", "CodeBlock")
"""Where Quarto follows a condition; on a heading, a picture or a link it does not."""

FORMATS = ("html", "typst", "docx")
RAW_FORMATS = ("html", "typst", "openxml")
SHORTCODES = ("meta", "var", "pagebreak", "include")
CALLOUTS: Mapping[str, str] = {
    "note": "Notera",
    "tip": "Tips",
    "warning": "Varning",
    "important": "Viktigt",
    "caution": "Försiktigt",
}
"""Kinds of callout and the title that each has where the author gives none."""

HTML_TAGS = ("a", "abbr", "b", "br", "code", "del", "details", "em", "figcaption", "figure", "hr", "i", "ins", "kbd")
HTML_TAGS += ("li", "mark", "ol", "p", "q", "s", "small", "strong", "sub", "summary", "sup", "u", "ul", "var", "wbr")
TABLE_TAGS = ("table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "colgroup", "col")
"""Tags of HTML that a chapter may hold; a table becomes a real one in all formats."""


@dataclass(frozen=True)
class Attribute:
    """`name=` in braces; `values` is a regular expression for its whole value, `said` what that is in words."""

    name: str
    values: str = r".*"
    said: str = ""


@dataclass(frozen=True)
class Mark:
    """Classes that elements of some kinds (pandoc's names) may have, and the attributes that come with them.

    Without classes, the attributes may stand on every element of these kinds.
    """

    on: tuple[str, ...]
    classes: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True)
class Construct:
    """One thing that an analyst may write, with an example that both engines show alike.

    `shows` is the text that the example's page has, in order; `code` tells that the example runs cells.
    """

    name: str
    example: str
    shows: tuple[str, ...]
    note: str = ""
    marks: tuple[Mark, ...] = ()
    cell_options: tuple[str, ...] = ()


_YES_NO = "true|false"
_WIDTH = Attribute("width", r"\d+(\.\d+)?(px|%|cm|mm|in|pt|em)?", "ett tal, med eller utan enhet, som 50% eller 300px")
_HEIGHT = Attribute("height", r"\d+(\.\d+)?(px|%|cm|mm|in|pt|em)?", "ett tal med eller utan enhet, som 5cm")
_ALT = Attribute("fig-alt")
_NUMBER = r"[1-9]\d?"
_LAYOUT = Attribute("layout-ncol", _NUMBER, "ett antal kolumner")
_SHOWN = "|".join((*FORMATS, "html:js"))
_CONDITIONS = tuple(
    Attribute(name, _SHOWN, f"ett av {', '.join(FORMATS[:-1])} och {FORMATS[-1]} (PDF:en görs av typst)")
    for name in ("when-format", "unless-format")
)
_PICTURE = (_ALT, Attribute("alt"), _WIDTH, _HEIGHT, Attribute("fig-align", "left|center|right", "left, center, right"))

STYLE_BLOCKS = (
    "kalla",
    "undertext",
    "anmarkning",
    "noterad",
    "kommentar",
    "nyckeltal",
    "beslut",
    "bedomning",
    "faststalld",
    "siffror",
)
_WIDE = ("column-body", "column-body-outset", "column-page", "column-page-inset", "column-screen")

CONSTRUCTS: tuple[Construct, ...] = (
    Construct(
        "Rubriker",
        "# Kapitel {#sec-kapitel}\n\n## Med nummer {#sec-underrubrik}\n\n## Utan nummer {.unnumbered}\n",
        ("Kapitel", "Med nummer", "Utan nummer"),
        "Ett kapitel börjar med `#`. Nivåer får inte hoppas över: `###` står under `##`.",
        (Mark(("Header",), ("unnumbered", "unlisted")),),
    ),
    Construct(
        "Text",
        "Ord kan vara **feta**, *kursiva*, ~~strukna~~, [små]{.smallcaps}, [understrukna]{.underline} eller"
        " [markerade]{.mark}. H~2~O och x^2^. Ett \\$-tecken och ett \\@ skrivs med omvänt snedstreck.\n",
        ("Ord kan vara", "små", "Ett $-tecken och ett @ skrivs med omvänt snedstreck."),
        "Ett ensamt dollartecken före ett tal kan läsas som början på en formel. Skriv `\\$`.",
        (
            Mark(("Span",), ("smallcaps", "underline", "ul", "mark", "helt")),
            Mark((*BLOCKS, *WORDS), (), (Attribute("lang"),)),
        ),
    ),
    Construct(
        "Listor",
        "- [ ] att göra\n- [x] gjort\n\n1. ett\n2. två\n    a. under två\n\nTerm\n:   Förklaring\n\n| Rad ett\n| Rad två\n",
        ("att göra", "gjort", "ett", "under två", "Term", "Förklaring", "Rad ett", "Rad två"),
    ),
    Construct(
        "Länkar och citat",
        '> Ett citat.\n\n[Staden](https://start.stockholm){target="_blank"} och <https://start.stockholm>.\n',
        ("Ett citat.", "Staden", "https://start.stockholm"),
        "En länk inom dokumentet, `[text](#sec-x)`, ska ha ett mål.",
        (
            Mark(("Link",), ("uri", "email", "external"), ()),
            Mark(("Link",), (), (Attribute("target"), Attribute("rel"))),
        ),
    ),
    Construct(
        "Fotnoter",
        "En mening[^a] och en till^[Noten skrivs på plats.].\n\n[^a]: Noten skrivs för sig.\n",
        ("En mening", "Noten skrivs för sig.", "Noten skrivs på plats."),
        "Varje not har en text, och varje namn används till en enda not i hela rapporten.",
    ),
    Construct(
        "Tabeller",
        '| Enhet | Andel |\n|:------|------:|\n| IT    |    80 |\n\n: Andel per enhet {#tbl-andel tbl-colwidths="[70,30]"}\n\nSe @tbl-andel.\n',
        ("Tabell 1: Andel per enhet", "Enhet", "80", "Se Tabell 1."),
        "Också rutnätstabeller (`+---+`), flerradiga tabeller och `<table>` i HTML. En tabells första rad är dess rubriker.",
        (
            Mark(
                ("Table", "Div"),
                ("striped", "hover", "bordered", "borderless", "sm", "primary", "caption-top"),
            ),
            Mark(("Table", "Div"), (), (Attribute("tbl-colwidths", r"\[[\d., ]+\]|auto", "en lista som [70,30]"),)),
        ),
    ),
    Construct(
        "Tabell som lista",
        "::: {.list-table header-rows=1}\n- - Enhet\n  - Andel\n- - IT\n  - 80\n:::\n",
        ("Enhet", "Andel", "IT", "80"),
        'Varje punkt på den yttre nivån är en rad. `header-rows=`, `header-cols=`, `widths="2,1"` och `aligns="l,r"` går att ange.',
        (
            Mark(
                BLOCKS,
                ("list-table",),
                (
                    Attribute("header-rows", r"\d+", "ett antal rader"),
                    Attribute("header-cols", r"\d+", "ett antal kolumner"),
                    Attribute("widths", r"\s*[\d.]+(\s*,\s*[\d.]+)*\s*", "tal med komma emellan"),
                    Attribute("aligns", r"\s*[dlrc](\s*,\s*[dlrc])*\s*", "bokstäver l, r, c och d med komma emellan"),
                ),
            ),
        ),
    ),
    Construct(
        "Bilder",
        '![Bildens rubrik](bild.png){#fig-bild fig-alt="Vad bilden visar" width=50%}\n\nSe @fig-bild.\n',
        ("Figur 1: Bildens rubrik", "Se Figur 1."),
        "`fig-alt` beskriver bilden för den som inte ser den och får inte utelämnas.",
        (
            Mark(("Image",), ("inline-svg",), ()),
            Mark(("Image",), (), _PICTURE),
            Mark(("Figure",), (), ()),
        ),
    ),
    Construct(
        "Bredvid varandra",
        '::: {#fig-tva layout-ncol=2}\n![A](bild.png){#fig-a fig-alt="a"}\n\n![B](bild.png){#fig-b fig-alt="b"}\n\nTvå bilder\n:::\n\n'
        "::: {layout-ncol=2}\nVänster stycke.\n\nHöger stycke.\n:::\n\nSe @fig-tva och @fig-a.\n",
        ("Figur 1: Två bilder", "(a) A", "(b) B", "Vänster stycke.", "Höger stycke.", "Se Figur 1 och Figur 1 (a)."),
        "Bilder, tabeller eller stycken. Det sista stycket i ett block med `#fig-` är dess rubrik.",
        (Mark(BLOCKS, (), (_LAYOUT,)),),
    ),
    Construct(
        "Kolumner",
        '::: {.columns}\n::: {.column width="50%"}\nVänster\n:::\n::: {.column width="50%"}\nHöger\n:::\n:::\n',
        ("Vänster", "Höger"),
        "Block som går ut i marginalen (`.column-margin`, `.aside`, `.column-page` …) visas i textens bredd.",
        (
            Mark(BLOCKS, ("columns",), ()),
            Mark(BLOCKS, ("column",), (_WIDTH,)),
            Mark((*BLOCKS, *WORDS), ("column-margin", "aside")),
            Mark(BLOCKS, _WIDE),
        ),
    ),
    Construct(
        "Flikar",
        "::: {.panel-tabset}\n## Första\n\nText ett.\n\n## Andra\n\nText två.\n:::\n",
        ("Första", "Andra", "Text ett.", "Text två."),
        "På papper och i Word blir flikarna rubriker, så deras nivå ska passa in i kapitlet.",
        (Mark(BLOCKS, ("panel-tabset",), (Attribute("group"),)),),
    ),
    Construct(
        "Rutor",
        '::: {.callout-note title="Läs mer" collapse="true"}\nText i rutan.\n:::\n\n::: {.callout-tip}\n## Rubrik i rutan\n\nText.\n:::\n',
        ("Läs mer", "Text i rutan.", "Rubrik i rutan", "Text."),
        "Också `.callout-warning`, `.callout-important` och `.callout-caution`. Rutor visas alltid utfällda.",
        (
            Mark(
                BLOCKS,
                tuple(f"callout-{kind}" for kind in CALLOUTS),
                (
                    Attribute("title"),
                    Attribute("collapse", _YES_NO, "true eller false"),
                    Attribute("icon", _YES_NO, "true eller false"),
                    Attribute("appearance", "default|simple|minimal", "default, simple eller minimal"),
                ),
            ),
        ),
    ),
    Construct(
        "Villkor",
        '::: {.content-visible when-format="html"}\nBara på skärmen.\n:::\n\n'
        'Alla [på papper]{.content-visible when-format="typst"}ser det här.\n\n::: {.content-hidden}\nVisas aldrig.\n:::\n',
        ("Bara på skärmen.", "Alla ser det här."),
        "Villkor gäller block, ord och kodblock. Det som beror på rapportens version eller på uppgifterna skrivs ut av en"
        ' cell: `if version == "intern": print(…)`.',
        (Mark(CONDITIONED, ("content-visible", "content-hidden"), _CONDITIONS),),
    ),
    Construct(
        "Stilblock",
        "::: {.kommentar}\nEn kommentar i rapportens stil.\n:::\n\n::: {#sec-egen}\nEtt block med eget märke.\n:::\n",
        ("En kommentar i rapportens stil.", "Ett block med eget märke."),
        f"Rapportens egna: {', '.join(f'`.{name}`' for name in STYLE_BLOCKS)}.",
        (Mark(BLOCKS, STYLE_BLOCKS, ()), Mark(BLOCKS, ("cell", "cell-output", "cell-output-display", "onumrerad"), ())),
    ),
    Construct(
        "Kod",
        '```{.python filename="a.py"}\nx = 1 # <1>\n```\n1. Sätter x.\n\nOch `kod` i texten.\n',
        ("a.py", "x = 1", "Rad 1", "Sätter x.", "kod"),
        "Kod som visas men inte körs. `filename=` ger en rubrik, `# <1>` en förklaring i listan efter.",
        (
            Mark(
                ("CodeBlock",),
                ("cell-code", "numberLines", "number-lines", "code-overflow-wrap", "code-overflow-scroll"),
                (
                    Attribute("code-fold", f"{_YES_NO}|show|hide", "true, false eller show"),
                    Attribute("code-summary"),
                ),
            ),
            Mark(
                ("CodeBlock",),
                (),
                (
                    Attribute("filename"),
                    Attribute("code-line-numbers"),
                    Attribute("startFrom", r"\d+", "ett tal"),
                    Attribute("shortcodes", "false", "false"),
                ),
            ),
            Mark(("Code",), (), (Attribute("shortcodes", "false", "false"),)),
        ),
    ),
    Construct(
        "Kodceller",
        '```{python}\n#| echo: true\n#| code-fold: true\n#| code-summary: "Visa koden"\n1 + 1\n```\n\nSumman är `{python} 1 + 1`.\n',
        ("Visa koden", "1 + 1", "2", "Summan är 2."),
        "Val skrivs överst i cellen, ett på varje rad. En cell i en lista dras in som listans text.",
        (),
        (
            "echo",
            "include",
            "eval",
            "output",
            "warning",
            "label",
            "tags",
            "fig-cap",
            "fig-alt",
            "fig-width",
            "fig-height",
            "tbl-cap",
            "layout-ncol",
            "code-fold",
            "code-summary",
        ),
    ),
    Construct(
        "Kortkoder",
        "Rapporten gäller {{< meta namnd >}}. Skriv {{{< meta namnd >}}} så.\n\n{{< pagebreak >}}\n\n[Läs]({{< meta uppgifter.adress >}})\n",
        ("Rapporten gäller Provnämnden.", "Skriv {{< meta namnd >}} så.", "Läs"),
        "`meta` hämtar ur dokumentets uppgifter, `var` ur `_variables.yml` bredvid `_quarto.yml`, `include` ett annat kapitel"
        " (sökvägen räknas från mappen där `report.qmd` ligger).",
    ),
    Construct(
        "Formler",
        'Andelen är $p = k/n$ och medelvärdet\n\n$$ m = s/n $$ {#eq-medel alt="m är lika med s delat med n"}\n\nSe @eq-medel.\n',
        ("Andelen är", "och medelvärdet", "Se Ekvation 1."),
        "`alt=` säger formeln i ord; annars läses den som den är skriven.",
    ),
    Construct(
        "Hänvisningar",
        "## Avsnittet {#sec-avsnittet}\n\nSe @sec-avsnittet, [-@sec-avsnittet] och [Del @sec-avsnittet].\n",
        ("Se Avsnitt", "Del"),
        "Märken börjar med `fig-`, `tbl-`, `sec-` eller `eq-`. En onumrerad rubrik kan inte vara mål.",
    ),
    Construct(
        "Rå HTML och Typst",
        "Rad ett<br>rad två.\n\n```{=html}\n<p>Bara på skärmen.</p>\n```\n\n```{=typst}\nBara på papper.\n```\n\n"
        "<table><tr><th>A</th></tr><tr><td>ettan</td></tr></table>\n\n<!-- en kommentar -->\n\n\\newpage\n",
        ("Rad ett", "rad två.", "Bara på skärmen.", "A", "ettan"),
        f"HTML får ha {', '.join(f'`<{tag}>`' for tag in HTML_TAGS)} och tabeller. LaTeX får bara ha `\\newpage` och `\\pagebreak`.",
    ),
)
"""In the order of the documentation."""

CELL_OPTIONS = tuple(option for construct in CONSTRUCTS for option in construct.cell_options)
EXECUTE_OPTIONS = ("echo", "include", "eval", "output", "warning")
LABELS = ("fig", "tbl", "sec", "eq")
"""What a label begins with."""

FOREIGN_LABELS = ("lst", "thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr", "rem", "sol", "alg", "prf")
FOREIGN_LABELS += ("nte", "tip", "wrn", "imp", "cau")
"""Beginnings of labels that mean something to Quarto, but not here."""

_DIAGRAM = (
    'Rita diagrammet i en cell med matplotlib, eller visa en bild: ![Rubrik](bild.png){fig-alt="Vad bilden visar"}.'
)
REMEDIES: Mapping[str, str] = {
    "mermaid": _DIAGRAM,
    "dot": _DIAGRAM,
    "{mermaid}": _DIAGRAM,
    "{dot}": _DIAGRAM,
    "hidden": "Skriv ::: {.content-hidden} om texten inte ska visas, eller ta bort .hidden.",
    "when-profile": 'Låt en cell skriva ut texten: #| output: asis och if version == "intern": print("…").',
    "unless-profile": 'Låt en cell skriva ut texten: #| output: asis och if version != "intern": print("…").',
    "when-meta": "Låt en cell skriva ut texten: #| output: asis och if …: print(…).",
    "unless-meta": "Låt en cell skriva ut texten: #| output: asis och if not …: print(…).",
    "layout": "Skriv layout-ncol= med ett antal kolumner.",
    "layout-nrow": "Skriv layout-ncol= med ett antal kolumner.",
    "layout-valign": "Ta bort layout-valign=.",
    "style": "Ta bort style=, eller använd ett av rapportens stilblock.",
    "fig-cap": 'Skriv rubriken inom hakparenteserna: ![Rubrik](bild.png){fig-alt="…"}.',
    "tbl-cap": "Skriv rubriken på en egen rad efter tabellen: : Rubrik {#tbl-namn}.",
    "landscape": "Ta bort .landscape, eller dela tabellen.",
    "callout-danger": "Rutor som stöds är .callout-note, .callout-tip, .callout-warning, .callout-important och .callout-caution.",
}
"""What to do instead of a class or an attribute that an analyst may know from elsewhere."""


def marks_on(kind: str) -> tuple[Mark, ...]:
    """The marks that may stand on an element of this kind."""
    return tuple(mark for construct in CONSTRUCTS for mark in construct.marks if kind in mark.on)
