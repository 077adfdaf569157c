"""The text of a proposed mapping: lines that stand as comments become right YAML without their first sign."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from genomgang.contracts.contract import Column, Kind, Protection
from genomgang.reading.cells import Cell, DateOrder, Decimal, Rules, normal
from genomgang.reading.columns import shorten
from genomgang.reading.person_headers import PERSON_HEADER
from genomgang.reading.privacy import contains_email, contains_personal_number, plain
from genomgang.reading.proposal_model import ColumnProposal, Guess, Match
from genomgang.reading.proposal_score import date_order, date_part, readable
from genomgang.reading.units import factor_of, foreign_unit
from genomgang.reading.words import is_ambiguous, speaks_of_completion

_SHOWN_WORDS = 10
_NEAR_WORD = 75
_LIKELY = 0.5
_ENGLISH = {
    **{"low": "låg", "medium": "medel", "moderate": "medel", "high": "hög", "critical": "hög", "very high": "hög"},
    **{
        "open": "öppen",
        "in progress": "pågår",
        "ongoing": "pågår",
        "not started": "ej påbörjad",
        "planned": "ej påbörjad",
    },
    **{"completed": "klar", "complete": "klar", "done": "klar", "closed": "stängd", "overdue": "försenad"},
    **{"employee": "medarbetare", "manager": "chefer", "contractor": "konsulter", "consultant": "konsulter"},
    **{"yes": "ja", "no": "nej", "public": "öppen", "internal": "intern", "confidential": "sekretess"},
    **{"phishing": "nätfiske", "wrong recipient": "fel mottagare", "unauthorised access": "obehörig åtkomst"},
    **{"information security": "Informationssäkerhet", "data protection": "Dataskydd", "data breach": "personuppgift"},
}
"""What an English word is among a column's labels: proposed, never read."""

_CHOOSE = "VÄLJ"  # no value of any column, so that it is refused until somebody has chosen


def proposal_text(match: Match, file: Path, datasets: Sequence[Guess], *, sure: bool) -> str:
    """The proposed part of `kallor.yml`; with one data set alone, somebody has said that it is that one."""
    certain = f"{_percent(match.confidence)} säkert: " if len(datasets) > 1 else ""
    lines = [
        f"{match.contract.name}:  # {certain}{match.contract.title}",
        f"  fil: {_quoted(file.name)}",
        *([f"  blad: {_quoted(match.table.sheet)}"] if match.table.sheet else []),
        *([f"  kodning: {match.table.encoding}"] if match.table.encoding in ("cp1252", "mac_roman", "cp850") else []),
        f"  rubrikrad: {match.row + 1}",
        *_order_lines(match),
        "  kolumner:",
        *(_column_line(match.contract.column(one.column), one) for one in match.columns),
        *_factor_lines(match),
        *_word_lines(match),
        *_unused_line(match),
    ]
    others = ", ".join(f"{guess.name} ({_percent(guess.confidence)})" for guess in datasets[1:])
    top = [
        f"# Förslag till kallor.yml, gjort ur {_quoted(file.name)}. Granska varje rad.",
        "# En rad som börjar med # är osäker: välj rubrik, och ta bort tecknet när raden stämmer.",
    ]
    top += _person_lines(match)
    if not sure:
        top.append("# Det är osäkert vilken datamängd filen innehåller, så hela förslaget är bortkommenterat.")
        top.append("# Vet du det: kör kommandot igen med --datamangd och datamängdens namn.")
        lines = [line if line.startswith("#") else f"#{line}" for line in lines]
    if others:
        top.append(f"# Andra tänkbara datamängder: {others}.")
    return "\n".join([*top, *lines]) + "\n"


def _column_line(column: Column, proposal: ColumnProposal) -> str:
    if not proposal.guesses:
        return f'#    {column.name}: ""  # hittades inte ({column.label}): ange rubrik, eller ett värde under fasta'
    best, *others = proposal.guesses
    if proposal.sure:
        return f"    {column.name}: {_quoted(best.name)}  # {_percent(best.confidence)}"
    rest = ", ".join(f"{_quoted(guess.name)} ({_percent(guess.confidence)})" for guess in others)
    alternatives = f"; annars {rest}" if rest else ""
    asked = is_ambiguous(best.name) and normal(best.name) != normal(column.name)
    label = f"{column.label}; rubriken har flera betydelser" if asked else column.label
    return f"#    {column.name}: {_quoted(best.name)}  # {_percent(best.confidence)} ({label}){alternatives}"


def _order_lines(match: Match) -> Iterator[str]:
    """Comments on how the file seems to write dates and decimals, where its cells can be read in two ways."""
    dates = {column.name: _sample(match, column) for column in match.contract.needed if column.kind is Kind.DATE}
    shown = next((column for column in match.contract.needed if column.kind is Kind.DATE), None)
    if shown is not None and any(dates.values()):
        unsure = [
            cell for some in dates.values() for cell in some
            if readable(cell, shown) and not readable(date_part(cell), shown, Rules())
        ]  # fmt: skip
        if found := date_order(dates, shown):
            order, cell = found
            which = "månaden" if order is DateOrder.MONTH_DAY else "dagen"
            if unsure or order is DateOrder.MONTH_DAY:
                yield f"#  datumordning: {order.value}  # {_quoted(cell)} tyder på att {which} står först"
        elif unsure:
            yield f"#  datumordning: dag-manad  # {_quoted(unsure[0])} kan läsas på två sätt: ange vilket som gäller"
    for column in match.contract.needed:
        if column.kind not in (Kind.NUMBER, Kind.WHOLE):
            continue
        for cell in _sample(match, column):
            if not readable(cell, column, Rules()) and readable(cell, column, Rules(Decimal.COMMA)):
                yield f'#  decimaltecken: ","  # {_quoted(cell)} kan läsas på två sätt: ange vilket som gäller'
                return


def _factor_lines(match: Match) -> list[str]:
    """Comments where a header states another unit than the column's."""
    lines = []
    for one in match.columns:
        column = match.contract.column(one.column)
        if one.guesses and (unit := foreign_unit(one.guesses[0].name, column)):
            lines.append(f"#    {column.name}: {factor_of(unit, column) or 1}  # rubriken anger {unit}")
    return ["#  faktor:", *lines] if lines else []


def _person_lines(match: Match) -> Iterator[str]:
    """What has to be taken away before the file is delivered: names and addresses of persons, told at once."""
    about_persons = any(column.protection is Protection.PERSON for column in match.contract.needed)
    for sample in match.samples.values():
        lower = sample.header.strip().lower()
        texts = [plain(cell) for cell in sample.cells]
        if any(map(contains_personal_number, texts)):
            what = "personnummer"
        elif any(map(contains_email, texts)):
            what = "e-postadresser"
        elif PERSON_HEADER.search(lower) or (about_persons and lower in ("namn", "name")):
            what = "namn eller andra uppgifter som pekar ut personer"
        else:
            continue
        yield (
            f"# Kolumnen {_quoted(sample.header)} ser ut att innehålla {what}. Ta bort den ur uttaget före leveransen: "
            "filen godtas inte med den."
        )


def _word_lines(match: Match) -> list[str]:
    """Comments with the words in the file that are neither value nor label of their column."""
    lines: list[str] = []
    for column in match.contract.needed:
        if column.kind not in (Kind.CATEGORY, Kind.YESNO) or not _may_show_words(match, column):
            continue
        unknown = dict.fromkeys(shorten(cell) for cell in _sample(match, column) if not readable(cell, column))
        labels = list(column.values.values()) or ["ja", "nej"]
        if unknown:
            lines.append(f"#    {column.name}:  # välj bland: {', '.join(labels)}")
        for word in list(unknown)[:_SHOWN_WORDS]:
            near = process.extractOne(word, labels, scorer=fuzz.ratio, processor=normal, score_cutoff=_NEAR_WORD)
            english = _ENGLISH.get(normal(word), "")
            meant = near[0] if near else english if english in labels else _CHOOSE
            lines.append(f"#      {_quoted(word)}: {meant}")
    return ["#  varden:", *lines] if lines else []


def _may_show_words(match: Match, column: Column) -> bool:
    """Whether the words below the column's best header are likely its own, and not persons' names or ids."""
    best = {one.column: one.guesses[0] for one in match.columns if one.guesses}
    persons = {
        best[other.name].name
        for other in match.contract.needed
        if other.protection is Protection.PERSON and other.name in best
    }
    guess = best.get(column.name)
    return (
        guess is not None
        and guess.confidence >= _LIKELY
        and guess.name not in persons
        and not PERSON_HEADER.search(guess.name.strip().lower())
    )


def _unused_line(match: Match) -> Iterator[str]:
    """Headers that no column is proposed for, and which of them have to be settled."""
    used = {one.guesses[0].name for one in match.columns if one.guesses}
    unused = [sample for sample in match.samples.values() if sample.header not in used]
    for sample in unused:
        if speaks_of_completion(sample.header, map(plain, sample.cells)):
            yield (
                f"# Kolumnen {_quoted(sample.header)} talar om fullföljande eller giltighet: ta reda på om den säger "
                "att rader inte ska räknas."
            )
    if unused:
        yield f"#  ignorera: [{', '.join(_quoted(sample.header) for sample in unused)}]"


def _sample(match: Match, column: Column) -> Sequence[Cell]:
    """The first cells that differ below the column's best header."""
    proposal = next(one for one in match.columns if one.column == column.name)
    if not proposal.guesses:
        return ()
    return next(sample.cells for sample in match.samples.values() if sample.header == proposal.guesses[0].name)


def _quoted(cell: object) -> str:
    """Text as YAML takes it, masked."""
    return json.dumps(shorten(str(cell)), ensure_ascii=False)


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"
