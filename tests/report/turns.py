"""Turns that no finished report may have: what an editor of plain Swedish would not sign, each with one that has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

TURNS = {
    "no space after a stop": (r"[a-zåäö%)”][.!?](?=[A-ZÅÄÖ][a-zåäö])", "I fjol 36 %.Flest finns i Skola."),
    "no space after a comma": (r"[a-zåäö],(?=[a-zåäö])", "chefer,objektledare"),
    "a space before a stop": (r"[\w%] [.,](?= |$)", "Fem är klara ."),
    "two stops": (r"(?<!\.)\.\.(?!\.)|,,|\.,|,\.", "Fem är klara.."),
    "a word twice": (r"(?<![-\w])([a-zåäöA-ZÅÄÖ]{2,}) \1(?![-\w])", "och och"),
    "all of two, or of one": (r"\b[Aa]lla (?:två|en|ett)\b", "Alla två beslut är genomförda"),
    "one thing in the plural": (
        r"\b(?:[Ee]n|[Ee]tt) (?:saker|åtgärder|rader|incidenter|risker|tillgångar|rekommendationer|kontroller|enheter)\b",
        "Möter en saker.",
    ),
    "a reference with a large letter inside a sentence": (r"\b(?:i|och|av) (?:Avsnitt|Figur|Tabell)\b", "i Avsnitt 15"),
    "pieces": (r"\b(?:[Uu]pp|[Nn]ed) \d+ st\b", "Upp 2 st, sämre"),
    "a company's administration": (r"Förvaltning (?:AB )?Stokab", "Förvaltning Stokab"),
    "all are not": (r"\balla (?:är|har) inte\b", "alla är inte påbörjade"),
    "proposed twice": (r"\bföreslås\b[^.|]*\bföreslås\b", "Fem beslut föreslås, och tre föreslås senare"),
    "a figure that is not shown": (r"\bsiffran visar\b", "siffran visar en ökning"),
    "none twice": (r"\b[Ii]nge[nt] (?:inte|ingen|inget)\b", "ingen inte"),
    "persons reach a target": (
        r"\b[Aa]nställda[^.|]{0,80}\bnår inte målet",
        "anställda som har gått kursen når inte målet",
    ),
    "a target not reached, in so many words": (r"och det är inte nått", "Målet är 90 procent, och det är inte nått."),
    "an old name": (
        r"Klara av förra årets åtgärder|Anmälda till IMY inom 72 timmar|Försäkran om underlaget",
        "Klara av förra årets åtgärder",
    ),
    "a mark for what is hidden": (r"··", "| Konsulter | ·· |"),
    "no value from the code": (r"\b(?:None|nan|NaT)\b|<NA>", "Målet är None."),
    "a list within a list": (r"” och ”[^”]+” och \w+ till\b", "Det gäller ”A” och ”B” och tre till."),
    "an empty parenthesis": (r"\( *\)", "Fem ( )"),
}


def plain(text: str) -> str:
    """Markdown as a reader meets it, a paragraph, a list's item or a table's row a line."""
    shown = text.replace("\\", "").replace("\u00a0", " ")
    shown = re.sub(r"\[([^\[\]]*)\](?:\{[^}]*\}|\([^)]*\))", r"\1", shown)
    parts = re.split(r"\n\s*\n|\n(?=[-*|:] |\d+\. )", re.sub(r"[*]{1,3}", "", shown))
    return "\n".join(" ".join(part.split()) for part in parts)


def turns_in(text: str) -> Iterator[tuple[str, str]]:
    """The turns that a text has, each with the words around it."""
    for line in plain(text).splitlines():
        for name, (pattern, _) in TURNS.items():
            for found in re.finditer(pattern, line):
                yield name, line[max(found.start() - 40, 0) : found.end() + 40]
