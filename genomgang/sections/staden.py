"""The city's own review: its cover, summary, who is blocked, totals, and what it rests on."""

from __future__ import annotations

from genomgang.city.review import City
from genomgang.city.totals import Total, totals
from genomgang.markdown import Markdown, Table, bullets, escape, paragraphs, table
from genomgang.regler.begrepp import begrepp
from genomgang.regler.nyckeltal import definitions
from genomgang.regler.storlek import sizes
from genomgang.show.facts import DRAFT, VERSION, header
from genomgang.swedish import (
    MISSING,
    counted,
    in_words,
    iso_date,
    listed,
    long_date,
    lower_first,
    number,
    percent,
    percent_text,
    sentence_case,
)
from genomgang.topics.jamforelse import ends


def metadata(city: City) -> Markdown:
    """The document's own facts for its cover and headers."""
    delivery = city.check.delivery
    facts = {
        "title": f"Ledningens genomgång {city.ar}",
        "subtitle": "Informationssäkerhet och dataskydd i hela staden",
        "namnd": "Staden samlat",
        "ar": str(city.ar),
        "version": VERSION[city.version],
        "status": DRAFT,
        "utkast": True,
        "datum": long_date(delivery.matdatum),
        "matdatum": long_date(delivery.matdatum),
        "syntetisk": delivery.syntetisk,
    }
    return header(facts)


def source(city: City) -> str:
    """Where the figures come from."""
    return f"Alla nämnders och bolags leveranser, mätdatum {iso_date(city.check.delivery.matdatum)}"


def page_one(city: City) -> tuple[Total, ...]:
    """The totals of page one's key figures, those that somebody has."""
    found = {each.example.id: each for each in totals(city.figures)}
    return tuple(found[name] for name in definitions().page_one if name in found)


def summary(city: City) -> Markdown:
    """Who is part of the review, and how far the city reaches its targets."""
    if not city.members:
        return Markdown("Registret har inga nämnder eller bolag för året.")
    kinds = [(slag, sum(member.typ == typ for member in city.members)) for typ, slag in begrepp().slag.items()]
    parts = [counted(count, slag.sort, slag.flera, neuter=slag.neutrum) for slag, count in kinds if count]
    used = len(city.members) - len(city.blocked)
    out = len(city.blocked)
    who = f"{sentence_case(in_words(out))} är {'blockerad' if out == 1 else 'blockerade'} och saknar nyckeltal."
    blocked = who if out else "Ingen är blockerad."
    shares = [_share_words(each) for each in page_one(city) if each.percent is not None]
    return paragraphs(
        escape(
            f"Genomgången omfattar {listed(parts)}, tillsammans {number(len(city.members))}. Uppgifter från "
            f"{number(used)} ingår. {blocked}"
        ),
        bullets(shares),
    )


def overview(city: City) -> Markdown:
    """Page one's key figures for the whole city."""
    found = page_one(city)
    if not found:
        return Markdown("Ingen nämnd har lämnat uppgifter till nyckeltalen.")
    return table(_totals_table(found, "Nyckeltal för hela staden i korthet", "tbl-staden-korthet"))


def every_total(city: City) -> Markdown:
    """All key figures for the whole city."""
    found = totals(city.figures)
    if not found:
        return Markdown("Ingen nämnd har lämnat uppgifter till nyckeltalen.")
    return table(_totals_table(found, "Alla nyckeltal för hela staden", "tbl-staden-nyckeltal"))


def blocked(city: City) -> Markdown:
    """Who gets no report, and why."""
    if not city.blocked:
        return Markdown("Ingen nämnd och inget bolag är blockerat. Alla kan få sin genomgång.")
    content = Table(
        header=("Nämnd eller bolag", "Orsak"),
        rows=tuple((member.namn, "; ".join(city.check.blocked[member.slug])) for member in city.blocked),
        align="ll",
        caption="Blockerade nämnder och bolag",
        id="tbl-staden-blockerade",
        note="En blockerad får ingen rapport förrän felen är rättade. Dess rader ingår inte i något tal här.",
    )
    return table(content)


def method(city: City) -> Markdown:
    """How totals, medians and groups are made, and what is left out."""
    few = in_words(sizes().minst_jamforbara)
    hidden = sum(each.hidden for each in city.figures.figures)
    left_out = (
        f"{sentence_case(counted(hidden, 'värde', 'värden', neuter=True))} i nämndernas rapporter visas inte, eftersom "
        "grupperna är för små. De ingår inte heller i stadens summor, så de går inte att räkna ut därifrån."
        if hidden
        else "Inget värde är dolt."
    )
    return paragraphs(
        escape(
            f"Medianen är det mittersta värdet bland dem som har ett. Den och spridningen visas när minst {few} "
            f"har det. Grupperna följer slag och antal anställda ({sizes().kalla})."
        ),
        escape(left_out),
        escape(f"Leveransens fingeravtryck är {city.check.fingerprint}."),
    )


def _share_words(each: Total) -> str:
    assert each.percent is not None
    reached = ""
    if each.judged:
        reached = f" {sentence_case(in_words(each.reached)) if each.reached else 'Ingen'} av {in_words(each.judged)} "
        reached += "med uppgift når sitt mål."
    name = sentence_case(lower_first(each.example.name))
    return f"{name}: {percent_text(each.percent)} ({number(each.part)} av {number(each.whole)}).{reached}"


def _totals_table(found: tuple[Total, ...], caption: str, identity: str) -> Table:
    return Table(
        header=("Nyckeltal", "Hela staden", "Median", "Lägst–högst", "Når målet", "Med värde"),
        rows=tuple(
            (
                each.example.name,
                _whole(each),
                each.example.shows(each.median),
                span_words(each),
                f"{each.reached} av {each.judged}" if each.judged else MISSING,
                number(each.count),
            )
            for each in found
        ),
        align="lrrrrr",
        caption=caption,
        id=identity,
        note="Hela staden räknas på alla rader tillsammans. Med värde: hur många nämnder och bolag som har ett värde "
        "som får visas.",
    )


def _whole(each: Total) -> str:
    if each.percent is not None:
        return percent(each.percent)
    return each.example.shows(each.part) if each.example.unit == "st" and each.part is not None else MISSING


def span_words(each: Total) -> str:
    """The range: "47–78 %", "0 %" where all are equal, "–" where too few have a value."""
    if each.spread is None:
        return MISSING
    return ends(each.example.shows(each.spread.low), each.example.shows(each.spread.high))
