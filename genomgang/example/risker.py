"""Rows of `risker`: each risk keeps its id and moves a little each year; some have a continuity plan, some drill it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from genomgang.example.calendar import YEARS, matdatum
from genomgang.example.chance import day, happens, shuffled, stream
from genomgang.example.city import Body, Size, parts
from genomgang.example.ordlistor import CONSTRUCTION, HOUSING
from genomgang.example.traits import SHOWCASE, traits

_ALWAYS = 4
"""How many of a body's risks are known from the first year."""

# risk | treatment | source | likelihood, consequence | owner
_ALL: tuple[str, ...] = (
    "Behörigheter finns kvar när medarbetare slutar|Rensning varje kvartal och kontroll vid avslut|vor|4 3|chefer",
    "Nätfiske ger obehöriga tillgång till e-post|Tvåfaktorsinloggning och övning med falska mejl|vor|4 4|it",
    "Personuppgifter skickas till fel mottagare|Säker e-post och påminnelse innan sändning|vor|4 3|chefer",
    "Nyckelpersoner slutar och kunskapen försvinner|Dokumenterade rutiner, två som kan varje uppgift|vor|3 3|chefer",
    "Längre elavbrott stoppar verksamheten|Kontinuitetsplan med manuella rutiner och reservkraft|rsa|2 4|beredskap",
    "Avbrott hos driftleverantören slår ut flera system|Krav på återställning och egen reservrutin|rsa|3 4|it",
    "Leverantör hanterar uppgifter utanför avtalet|Uppföljning av avtal och biträden varje år|vor|2 4|upphandling",
    "Oklassad information hanteras med för lågt skydd|Plan för klassning av resten|vor|3 3|objektledare",
    "AI-tjänster används med uppgifter som inte får lämna staden|Vägledning, godkända verktyg|vor|3 3|samordnare",
    "Incidenter anmäls för sent till IMY|Jour för bedömning och tydlig rutin|vor|3 3|dataskydd",
)  # fmt: skip
_DISTRICT: tuple[str, ...] = (
    "Journaler kan inte nås under ett avbrott|Utskrivna nödjournaler varje dygn|rsa|3 5|chefer",
    "Skyddade personuppgifter röjs i kontakt med vårdnadshavare|Rutinpärm och utbildning av personal|vor|2 5|chefer",
    "Trygghetslarm når inte larmmottagningen|Reservväg för larm och tillsyn enligt plan|rsa|2 5|beredskap",
    "Nycklar och koder till hemtjänsten kommer bort|Nyckelfria lås och loggad utlämning|vor|3 4|chefer",
    "Anteckningar om barn sparas på privata enheter|Gemensamma surfplattor med stadens konton|vor|3 3|chefer",
    "Personal läser akter utan att ha rätt till det|Loggkontroll varje månad|vor|3 4|chefer",
)
_TECHNICAL: tuple[str, ...] = (
    "Styrsystem nås utifrån av obehöriga|Åtskilt nät och kontrollerad fjärråtkomst|rsa|2 5|it",
    "Uppgifter om känsliga anläggningar sprids i projekt|Sekretessavtal och begränsade ytor|vor|3 4|objektledare",
    "Larm och lås slutar fungera vid nätavbrott|Lokal drift och bevakning på plats|rsa|3 4|beredskap",
    "Uppkopplad teknik köps utan säkerhetskrav|Checklista i upphandling och test före drift|vor|4 3|upphandling",
    "Ritningar publiceras av misstag|Granskning i två steg före publicering|vor|2 4|chefer",
)
_OFFICE: tuple[str, ...] = (
    "E-tjänst visar en annan persons uppgifter|Test med påhittade personer före driftsättning|vor|2 4|objektledare",
    "Handlingar gallras inte i tid|Gallringsplan kopplad till varje system|vor|4 2|chefer",
    "Felaktiga uppgifter leder till fel beslut|Kontroll av två personer vid beslut|vor|2 4|chefer",
    "Känsliga underlag delas i fel samarbetsyta|Genomgång av behörigheter i ytor varje halvår|vor|3 3|chefer",
)
_SHOWCASE = (
    "Löner betalas inte ut i tid vid avbrott|Reservrutin med bank och avtalad återställning|rsa|2 5|beredskap",
    "Utbetalningsfiler ändras av obehörig|Attest i två led och avstämning före sändning|vor|2 5|it",
    "Uppgifter om beredskapslagret kommer ut|Åtskilda ytor och märkning av handlingar|rsa|2 4|beredskap",
    "Störd livsmedelsförsörjning i staden|Sektorsplan, lager och samverkan med leverantörer|rsa|2 5|beredskap",
    "Känsliga uppgifter röjs i samtal till kontaktcenter|Kontrollfrågor och utbildning|vor|3 4|chefer",
    "Upphandlingar saknar krav på informationssäkerhet|Checklista införs i inköpsprocessen|vor|3 4|upphandling",
    "Personuppgifter skickas till fel mottagare|Säker e-post och påminnelse innan sändning|vor|4 3|chefer",
    "Klassningar är gjorda men inte samlade|Inventering och gemensam förteckning|vor|4 3|objektledare",
    "Avbrott hos driftleverantören slår ut flera system|Krav på återställningstid och reservrutin|rsa|3 4|it",
    "Behörigheter finns kvar när medarbetare slutar|Rensning varje kvartal och kontroll vid avslut|vor|3 3|chefer",
)


def rows(body: Body, ar: int) -> Iterator[dict[str, Any]]:
    """The risks as assessed in review year `ar`, with the values of the year before."""
    for part in parts(body):
        for number, text in enumerate(_chosen(part), start=1):
            known_from, values = _values(part, text, number)
            if known_from <= ar:
                yield {"namnd": body.slug, "risk_id": f"{part.prefix}-r-{number:02d}"} | _row(
                    part, text, ar, values[ar], values.get(ar - 1)
                )


def _chosen(part: Body) -> list[str]:
    if part.slug == SHOWCASE:
        return list(_SHOWCASE)
    rng = stream(part.slug, "risker")
    if part.typ == "stadsdelsnamnd":
        own = _DISTRICT
    elif part.slug in HOUSING | CONSTRUCTION:
        own = _TECHNICAL
    else:
        own = _OFFICE
    # Two districts that merge have at most ten risks together.
    most = 4 if part.staff[Size.EXEMPEL] < 20 else 5 if part.giltig_till else 9
    number = int(rng.integers(4, most + 1))
    mine = shuffled(rng, own)[: max(2, number // 2)]
    return mine + shuffled(rng, _ALL)[: number - len(mine)]


def _values(part: Body, text: str, number: int) -> tuple[int, dict[int, tuple[int, int]]]:
    """The first review year that knows the risk, and likelihood and consequence by year."""
    rng = stream(part.slug, "risk", text)
    known_from = (
        YEARS[0] if number <= _ALWAYS or happens(rng, 0.5) or part.slug == SHOWCASE else int(rng.integers(2023, 2025))
    )
    likelihood, consequence = (int(value) for value in text.split("|")[3].split())
    likelihood = _inside(likelihood + int(rng.integers(0, 2)))
    values = {}
    for ar in range(known_from - 1 if known_from == YEARS[0] else known_from, YEARS[-1] + 1):
        values[ar] = (likelihood, consequence)
        draw = float(rng.random())
        better = 0.2 + 0.3 * traits(part, "risker").level(ar)
        likelihood = _inside(likelihood - (draw < better) + (draw > 0.88))
        consequence = _inside(consequence + (0.83 < draw <= 0.88))
    return known_from, values


def _inside(value: int) -> int:
    return min(5, max(1, value))


def _row(part: Body, text: str, ar: int, now: tuple[int, int], before: tuple[int, int] | None) -> dict[str, Any]:
    risk, behandling, kalla, _, ansvarig = text.split("|")
    rng = stream(part.slug, "riskrad", risk)
    plan, exercised = _continuity(part, kalla, now[1], ar, rng)
    secret = kalla == "rsa" and now[1] == 5
    return {
        "risk": risk,
        "kalla": kalla,
        "sannolikhet": now[0],
        "konsekvens": now[1],
        "sannolikhet_forra": before[0] if before else None,
        "konsekvens_forra": before[1] if before else None,
        "behandling": behandling if happens(rng, 0.93) else None,
        "ansvarig_roll": ansvarig,
        "kontinuitetsplan": plan,
        "ovad_datum": exercised,
        "skyddsmarkning": "sekretess" if secret else "intern" if happens(rng, 0.12) else "oppen",
    }


def _continuity(part: Body, kalla: str, consequence: int, ar: int, rng: np.random.Generator) -> tuple[str, Any]:
    """Whether there is a plan, and when it was last exercised as known on the year's matdatum."""
    level = traits(part, "kontinuitet")
    has, drill, skipped = rng.random(3)
    days = {year: day(rng, matdatum(year - 1), matdatum(year)) for year in YEARS}
    if kalla == "vor" and (consequence < 4 or skipped < 0.5):
        return "ej_aktuell", None
    if has > 0.45 + 0.5 * level.level(ar):
        return "nej", None
    drilled = [days[year] for year in YEARS if year <= ar and drill < 0.12 + 0.55 * level.level(year)]
    return "ja", max(drilled, default=None)
