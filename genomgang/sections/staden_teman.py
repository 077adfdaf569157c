"""What many nämnder share: the proposed actions by what they answer to and who does them, and the risks by owner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checks._columns import ROLLER
from checks.atgarder import ISO_9_3_2
from genomgang.city.review import City
from genomgang.city.themes import Theme, themes
from genomgang.exhibit import Exhibit
from genomgang.markdown import Markdown, Table, table
from genomgang.sections.staden import source
from genomgang.swedish import counted, number, sentence_case

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_ROLES = {name: sentence_case(label) for name, label in ROLLER.items()}
_ANALYSES = {"vor": "Väsentlighets- och riskanalys (VoR)", "rsa": "Risk- och sårbarhetsanalys (RSA)"}


def actions(city: City) -> Exhibit | Markdown:
    """The actions proposed this year by the input of the standard that they answer to."""
    rows = _proposed(city)
    found = themes(rows, "iso_ref", ISO_9_3_2)
    if not found:
        return Markdown("Nämnderna har inte föreslagit några åtgärder.")

    def draw() -> Figure:
        import pandas as pd

        from genomgang.charts.bars import bars
        from genomgang.charts.kinds import drawn

        frame = pd.DataFrame({"Nu": [theme.count for theme in found]}, index=[theme.label for theme in found])
        return drawn(bars, frame, unit="")

    first = found[0]
    return Exhibit(
        id="fig-staden-atgarder",
        headline=f"Flest åtgärder svarar mot {_subject(first)}: {number(first.count)} av {number(len(rows))}",
        subtitle=f"Åtgärder som föreslås i genomgången {city.ar}, efter underlag i ISO/IEC 27001:2022, 9.3.2. "
        f"n\u00a0=\u00a0{number(len(rows))}.",
        alt="Liggande staplar, en per underlag. " + " ".join(_words(theme, "åtgärder") for theme in found),
        table=Table(
            header=("Underlag (ISO 9.3.2)", "Åtgärder", "Nämnder och bolag"), rows=_rows(found), align="lrr",
        ),
        source=source(city),
        draw=draw,
    )  # fmt: skip


def roles(city: City) -> Markdown:
    """The proposed actions by the role that carries them."""
    found = themes(_proposed(city), "ansvarig_roll", _ROLES)
    return _table(found, "Ansvarig roll", "Föreslagna åtgärder efter ansvarig roll", "atgarder-roll")


def years(city: City) -> Markdown:
    """The proposed actions by the year that they are planned for."""
    labels = {str(year): str(year) for year in range(city.ar, city.ar + 3)}
    rows = _proposed(city)
    rows = rows.assign(planerat=rows["prioriterat_ar"].astype("string"))
    found = sorted(themes(rows, "planerat", labels), key=lambda theme: theme.label)
    return _table(found, "År", "Föreslagna åtgärder efter prioriterat år", "atgarder-ar")


def risks(city: City) -> Markdown:
    """The risks by the analysis that they come from."""
    found = themes(city.risks, "kalla", _ANALYSES)
    return _table(found, "Analys", "Risker efter analys", "risker-analys")


def risk_owners(city: City) -> Markdown:
    """The risks by the role that owns them."""
    found = themes(city.risks, "ansvarig_roll", _ROLES)
    return _table(found, "Ansvarig roll", "Risker efter ansvarig roll", "risker-roll")


def _proposed(city: City) -> pd.DataFrame:
    return city.actions[city.actions["beslutat_ar"] == city.ar]


def _table(found: Sequence[Theme], heading: str, caption: str, identity: str) -> Markdown:
    what = caption.removeprefix("Föreslagna ").split()[0]
    if not found:
        return Markdown(f"Inga {what.lower()} är levererade.")
    return table(
        Table(
            header=(heading, sentence_case(what), "Nämnder och bolag"),
            rows=_rows(found),
            align="lrr",
            caption=caption,
            id=f"tbl-staden-{identity}",
        )
    )


def _rows(found: Sequence[Theme]) -> tuple[tuple[str, ...], ...]:
    return tuple((theme.label, number(theme.count), number(theme.namnder)) for theme in found)


def _subject(theme: Theme) -> str:
    """ "d2 – Övervakning och mätning" → "övervakning och mätning"."""
    return theme.label.partition(" – ")[2].lower()


def _words(theme: Theme, what: str) -> str:
    return f"{theme.label}: {number(theme.count)} {what} hos {counted(theme.namnder, 'nämnd', 'nämnder och bolag')}."
