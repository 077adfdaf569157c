"""The constructs that a chapter may hold, each with an example: the documentation's order, the tests' cases.

`genomgang.document.allowed` reads from here what may stand where.
"""

from __future__ import annotations

from dataclasses import dataclass

BLOCKS = ("Div",)
WORDS = ("Span",)
CONDITIONED = ("Div", "Span", "CodeBlock")
"""Where Quarto follows a condition; on a heading, a picture or a link it does not."""

FORMATS = ("html", "typst", "docx")
RAW_FORMATS = ("html", "typst", "openxml")
SHORTCODES = ("meta", "var", "pagebreak", "include")
CALLOUTS = ("note", "tip", "warning", "important", "caution")

LANGUAGES = ("python", "r", "sql", "bash", "powershell", "yaml", "json", "html", "css", "markdown")
"""Languages that code within a sentence may be said to be of."""

HTML_TAGS: tuple[str, ...] = (
    *("a", "abbr", "b", "br", "code", "del", "details", "em", "figcaption", "figure", "hr", "i", "ins", "kbd", "li"),
    *("mark", "ol", "p", "q", "s", "small", "strong", "sub", "summary", "sup", "u", "ul", "var", "wbr"),
)
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

    `shows` is what the example's page says, piece by piece.
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
_SHOWN = "|".join((*FORMATS, "pdf", "html:js"))
_CONDITIONS = tuple(
    Attribute(name, _SHOWN, f"ett av {', '.join(FORMATS)} och pdf, som är samma som typst")
    for name in ("when-format", "unless-format")
)
_PICTURE = (_ALT, Attribute("alt"), _WIDTH, _HEIGHT, Attribute("fig-align", "left|center|right", "left, center, right"))

STYLE_BLOCKS = (
    "kalla",
    "undertext",
    "anmarkning",
    "inledning",
    "noterad",
    "kommentar",
    "nyckeltal",
    "beslut",
    "bedomning",
    "faststalld",
    "siffror",
    "smalt",
    "sorterbar",
)
_WIDE = ("column-body", "column-body-outset", "column-page", "column-page-inset", "column-screen")

CONSTRUCTS: tuple[Construct, ...] = (
    Construct(
        "Rubriker",
        """\
# Kapitel {#sec-kapitel}

## Med nummer {#sec-underrubrik}

## Utan nummer {.unnumbered}
""",
        ("Kapitel", "Med nummer", "Utan nummer"),
        "Ett kapitel börjar med `#`. Nivåer får inte hoppas över: `###` står under `##`. Det som följer på rubriken "
        "med klassen `.underlag` är rapportens underlag: vikt på webbsidan och en PDF för sig.",
        (Mark(("Header",), ("unnumbered", "unlisted", "underlag")),),
    ),
    Construct(
        "Text",
        """\
Ord kan vara **feta**, *kursiva*, ~~strukna~~, [små]{.smallcaps},
[understrukna]{.underline} eller [markerade]{.mark}. H~2~O och x^2^.

Ett \\$-tecken och ett \\@ skrivs med omvänt snedstreck.
""",
        ("Ord kan vara", "små", "Ett $-tecken och ett @ skrivs med omvänt snedstreck."),
        "Ett ensamt dollartecken före ett tal kan läsas som början på en formel. Skriv `\\$`.",
        (
            Mark(("Span",), ("smallcaps", "underline", "ul", "mark", "helt", "radrubrik")),
            Mark((*BLOCKS, *WORDS), (), (Attribute("lang"),)),
            Mark(
                WORDS,
                (),
                (Attribute("data-nyckeltal", r"\w+@\d{4}", "nyckeltalets namn och år, som klassning_andel@2024"),),
            ),
        ),
    ),
    Construct(
        "Listor",
        """\
- [ ] att göra
- [x] gjort

1. ett
2. två
    a. under två

Term
:   Förklaring

| Rad ett
| Rad två
""",
        ("att göra", "gjort", "ett", "under två", "Term", "Förklaring", "Rad ett", "Rad två"),
    ),
    Construct(
        "Länkar och citat",
        """\
> Ett citat.

[Staden](https://start.stockholm){target="_blank"} och <https://start.stockholm>.
""",
        ("Ett citat.", "Staden", "https://start.stockholm"),
        "En länk inom dokumentet, `[text](#sec-x)`, ska ha ett mål.",
        (
            Mark(("Link",), ("uri", "email", "external"), ()),
            Mark(("Link",), (), (Attribute("target"), Attribute("rel"))),
        ),
    ),
    Construct(
        "Fotnoter",
        """\
En mening[^a] och en till^[Noten skrivs på plats.].

[^a]: Noten skrivs för sig.
""",
        ("En mening", "Noten skrivs för sig.", "Noten skrivs på plats."),
        "Varje not har en text, och varje namn används till en enda not i hela rapporten.",
    ),
    Construct(
        "Tabeller",
        """\
| Enhet | Andel |
|:------|------:|
| IT    |    80 |

: Andel per enhet {#tbl-andel tbl-colwidths="[70,30]"}

Se @tbl-andel.
""",
        ("Tabell 1: Andel per enhet", "Enhet", "80", "Se tabell 1."),
        "Också rutnätstabeller (`+---+`), flerradiga tabeller och `<table>`. Första raden är tabellens rubriker.",
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
        """\
::: {.list-table header-rows=1}
- - Enhet
  - Andel
- - IT
  - 80
:::
""",
        ("Enhet", "Andel", "IT", "80"),
        'Varje yttre punkt är en rad. `header-rows=`, `header-cols=`, `widths="2,1"` och `aligns="l,r"` går att ange.',
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
        """\
![Bildens rubrik](bild.png){#fig-bild fig-alt="Vad bilden visar" width=50%}

Se @fig-bild.
""",
        ("Figur 1: Bildens rubrik", "Se figur 1."),
        "`fig-alt` beskriver bilden för den som inte ser den och får inte utelämnas.",
        (
            Mark(("Image",), ("inline-svg",), ()),
            Mark(("Image",), (), _PICTURE),
            Mark(("Figure",), (), ()),
        ),
    ),
    Construct(
        "Bredvid varandra",
        """\
::: {#fig-tva layout-ncol=2}
![A](bild.png){#fig-a fig-alt="a"}

![B](bild.png){#fig-b fig-alt="b"}

Två bilder
:::

::: {layout-ncol=2}
Vänster stycke.

Höger stycke.
:::

Se @fig-tva och @fig-a.
""",
        ("Figur 1: Två bilder", "(a) A", "(b) B", "Vänster stycke.", "Höger stycke.", "Se figur 1 och figur 1 (a)."),
        "Bilder, tabeller eller stycken. Det sista stycket i ett block med `#fig-` är dess rubrik.",
        (Mark(BLOCKS, (), (_LAYOUT,)),),
    ),
    Construct(
        "Kolumner",
        """\
::: {.columns}
::: {.column width="50%"}
Vänster
:::
::: {.column width="50%"}
Höger
:::
:::
""",
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
        """\
::: {.panel-tabset}
## Första

Text ett.

## Andra

Text två.
:::
""",
        ("Första", "Andra", "Text ett.", "Text två."),
        "På papper och i Word blir flikarna rubriker, så deras nivå ska passa in i kapitlet.",
        (Mark(BLOCKS, ("panel-tabset",), (Attribute("group"),)),),
    ),
    Construct(
        "Rutor",
        """\
::: {.callout-note title="Läs mer" collapse="true"}
Text i rutan.
:::

::: {.callout-tip}
## Rubrik i rutan

Text.
:::
""",
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
        """\
::: {.content-visible when-format="html"}
Bara på skärmen.
:::

Alla [på papper]{.content-visible when-format="typst"}ser det här.

::: {.content-hidden}
Visas aldrig.
:::
""",
        ("Bara på skärmen.", "Alla ser det här."),
        "Villkor gäller block, ord och kodblock. Det som beror på rapportens version eller på uppgifterna skrivs ut av"
        ' en cell: `if version == "intern": print(…)`. Det som döljs i alla format finns kvar i'
        " anteckningsboken (.ipynb), också i den offentliga: skriv inget internt där.",
        (Mark(CONDITIONED, ("content-visible", "content-hidden"), _CONDITIONS),),
    ),
    Construct(
        "Stilblock",
        """\
::: {.kommentar}
En kommentar i rapportens stil.
:::

::: {#sec-egen nyckel="värde"}
Ett block med eget märke.
:::
""",
        ("En kommentar i rapportens stil.", "Ett block med eget märke."),
        f"Rapportens egna: {', '.join(f'`.{name}`' for name in STYLE_BLOCKS)}. Ett eget namn med ett värde"
        ' (`nyckel="värde"`) får stå på block och ord; det syns inte.',
        (Mark(BLOCKS, STYLE_BLOCKS, ()), Mark(BLOCKS, ("cell", "cell-output", "cell-output-display", "onumrerad"), ())),
    ),
    Construct(
        "Kod",
        """\
```{.python filename="a.py"}
x = 1 # <1>
```
1. Sätter x.

Och `kod` i texten.
""",
        ("a.py", "x = 1", "Sätter x.", "kod"),
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
            Mark(("Code",), LANGUAGES),
            Mark(("Code",), (), (Attribute("shortcodes", "false", "false"),)),
        ),
    ),
    Construct(
        "Kodceller",
        """\
```{python}
#| echo: true
#| code-fold: true
#| code-summary: "Visa koden"
1 + 1
```

Summan är `{python} 1 + 1`.
""",
        ("Visa koden", "1 + 1", "2", "Summan är 2."),
        "Val skrivs överst i cellen, ett på varje rad. Inom klammern får bara stå det som gäller ändå:"
        " ` ```{python, echo=FALSE}`. En cell i en lista dras in som listans text. En cell som ska"
        " visas men inte köras skrivs ` ```{{python}} `.\n\n"
        "En tabell som cellen själv visar (en DataFrame, eller en Series, som också blir en tabell) får inte ha"
        " kolumner om enskilda personer, och inget antal från 1 till 4. Kolumner som håller annat än antal, till"
        " exempel nivåer eller id, nämns så:"
        " `#| inte-antal: [nivå, id]`.\n\n"
        "`fig-width` och `fig-height` ändrar inget i Quartos Python-celler, och inte här: skriv"
        " `plt.figure(figsize=(6, 3))`. Flera figurer under ett märke får en rubrik var med `fig-subcap`; annars gäller"
        " `fig-cap` den första. Bilder står till vänster, också med `fig-align`.",
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
            "fig-subcap",
            "fig-alt",
            "tbl-cap",
            "tbl-subcap",
            "layout-ncol",
            "layout-nrow",
            "out-width",
            "out-height",
            "fig-align",
            "fig-width",
            "fig-height",
            "fig-cap-location",
            "tbl-cap-location",
            "column",
            "code-fold",
            "code-summary",
            "code-line-numbers",
            "message",
            "error",
            "inte-antal",
        ),
    ),
    Construct(
        "Kortkoder",
        """\
Rapporten gäller {{< meta namnd >}}. Skriv {{{< meta namnd >}}} så.

{{< pagebreak >}}

[Läs]({{< meta uppgifter.adress >}})
""",
        ("Rapporten gäller Provnämnden.", "Skriv {{< meta namnd >}} så.", "Läs"),
        "`meta` hämtar ur dokumentets uppgifter, `var` ur `_variables.yml` bredvid `_quarto.yml`, `include` ett annat"
        " kapitel (sökvägen räknas från mappen där `report.qmd` ligger).",
    ),
    Construct(
        "Formler",
        """\
Andelen är $p = k/n$ och medelvärdet

$$ m = s/n $$ {#eq-medel alt="m är lika med s delat med n"}

Se @eq-medel.
""",
        ("Andelen är", "och medelvärdet", "Se ekvation 1."),
        "`alt=` säger formeln i ord; annars läses den som den är skriven.",
    ),
    Construct(
        "Hänvisningar",
        """\
## Avsnittet {#sec-avsnittet}

Se @sec-avsnittet, [-@sec-avsnittet] och [Del @sec-avsnittet].
""",
        ("Se avsnitt", "Del"),
        "Märken börjar med `fig-`, `tbl-`, `sec-` eller `eq-`. En onumrerad rubrik kan inte vara mål.",
    ),
    Construct(
        "Rå HTML och Typst",
        """\
Rad ett<br>rad två.

```{=html}
<p>Bara på skärmen.</p>
```

```{=typst}
Bara på papper.
```

<table><tr><th>A</th></tr><tr><td>ettan</td></tr></table>

<!-- en kommentar -->

\\newpage
""",
        ("Rad ett", "rad två.", "Bara på skärmen.", "A", "ettan"),
        f"HTML får ha {', '.join(f'`<{tag}>`' for tag in HTML_TAGS)} och tabeller."
        " LaTeX får bara ha `\\newpage` och `\\pagebreak`.",
    ),
)
"""In the order of the documentation."""
