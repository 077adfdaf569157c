"""The city's tables: groups of peers beside each other, and everybody in one table that a reader can sort."""

from __future__ import annotations

from collections.abc import Mapping

from checks import CONTRACTS
from genomgang.city.figures import CityFigure, Member
from genomgang.city.review import City
from genomgang.city.totals import total
from genomgang.disclosure import SYMBOL
from genomgang.markdown import Markdown, Table, escape, paragraphs, table
from genomgang.paths import ASSETS
from genomgang.regler.begrepp import begrepp
from genomgang.regler.nyckeltal import definitions
from genomgang.regler.storlek import sizes
from genomgang.swedish import MISSING, in_words, listed, number, sentence_case

COLUMNS = {
    "utbildning_andel": "Utbildade",
    "klassning_aktuell_andel": "Klassade",
    "ikp_utan_vasentlig_andel": "Kontroller",
    "atgarder_klara_andel": "Åtgärder klara",
}
"""Key figures in the table of everybody → short headings."""

SORTING = ASSETS / "html" / "sortering.html"
"""Script and style that make a table sortable on screen; without them it is a table as any other."""


def groups(city: City) -> Markdown:
    """Page one's key figures as the median of each group of peers that is large enough."""
    few = sizes().minst_jamforbara
    members: dict[tuple[str, str], list[Member]] = {}
    for member in city.members:
        if not member.blocked:
            members.setdefault(member.group, []).append(member)
    order = sorted(members, key=lambda group: (list(begrepp().slag).index(group[0]), _size_order(group[1])))
    large = [group for group in order if len(members[group]) >= few]
    small = [group for group in order if len(members[group]) < few]
    if not large:
        return escape(f"Ingen grupp av samma slag och storlek har minst {in_words(few)} nämnder eller bolag.")
    rows = []
    for figure in definitions().page_one:
        found = city.figures.named(figure)
        if found:
            rows.append(_group_row(found, [[member.slug for member in members[group]] for group in large]))
    content = Table(
        header=("Median", *(f"{sentence_case(_peers(*group))} ({len(members[group])})" for group in large)),
        rows=tuple(rows),
        align="l" + "c" * len(large),  # a heading that is set right is kept on one line, and these are long
        caption="Medianen i grupper av samma slag och storlek",
        id="tbl-staden-grupper",
        note=_left_out(small, members),
    )
    return table(content)


def everybody(city: City) -> Markdown:
    """Every nämnd and company by kind and name, with its main key figures; sortable on screen."""
    if not city.members:
        return Markdown("")
    found = {figure: city.figures.named(figure) for figure in COLUMNS}
    kinds = CONTRACTS["namnder"].labels("typ")
    content = Table(
        header=("Nämnd eller bolag", "Slag", "Anställda", *COLUMNS.values()),
        rows=tuple(
            (
                member.namn,
                sentence_case(kinds[member.typ]),
                number(member.antal_anstallda),
                *(_cell(found[figure].get(member.slug), member) for figure in COLUMNS),
            )
            for member in city.members
        ),
        align="llrrrrr",
        caption="Alla nämnder och bolag, i bokstavsordning inom sitt slag",
        id="tbl-staden-alla",
        note=_explained(city),
    )
    script = f"```{{=html}}\n{SORTING.read_text(encoding='utf-8').strip()}\n```"
    return paragraphs("::: {.sorterbar}", table(content), ":::", script)


def _group_row(found: Mapping[str, CityFigure], groups: list[list[str]]) -> tuple[str, ...]:
    example = next(iter(found.values()))
    cells = []
    for slugs in groups:
        known = [found[slug] for slug in slugs if slug in found]
        cells.append(example.shows(total(known).median) if known else MISSING)
    return (example.name, *cells)


def _left_out(small: list[tuple[str, str]], members: dict[tuple[str, str], list[Member]]) -> str:
    few = in_words(sizes().minst_jamforbara)
    note = f"Antalet i gruppen står inom parentes. {MISSING} betyder att färre än {few} har ett värde."
    if not small:
        return note
    names = listed([f"{begrepp().slag[typ].flera} med {size} ({len(members[typ, size])})" for typ, size in small])
    return f"{note} Färre än {few} finns bland {names}; de visas inte som grupp."


def _explained(city: City) -> str:
    names = {figure: next(iter(city.figures.named(figure).values())).name for figure in COLUMNS if _known(city, figure)}
    told = "; ".join(f"{COLUMNS[figure]}: {name[:1].lower()}{name[1:]}" for figure, name in names.items())
    hidden = any(each.hidden for figure in COLUMNS for each in city.figures.named(figure).values())
    note = f" {SYMBOL}: gruppen är för liten för att visas." if hidden else ""
    return f"{told}. {MISSING}: inga uppgifter.{note}"


def _known(city: City, figure: str) -> bool:
    return bool(city.figures.named(figure))


def _cell(figure: CityFigure | None, member: Member) -> str:
    if member.blocked:
        return "✗ blockerad"
    if figure is None:
        return MISSING
    return SYMBOL if figure.hidden else figure.shows(figure.value)


def _size_order(name: str) -> int:
    return [each.namn for each in sizes().klasser].index(name)


def _peers(typ: str, size: str) -> str:
    """A group of peers: "facknämnder, 50–249 anställda"."""
    return f"{begrepp().slag[typ].flera}, {size}"
