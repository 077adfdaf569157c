"""Is it the right file: this year's, this nämnd's, and about the period?"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import pandas as pd

from genomgang.checking.figure import COMPARABLE_ROWS
from genomgang.checking.file_check import Checked, FileCheck, Finding
from genomgang.contracts.contract import Contract, Kind, Severity
from genomgang.organisation import organisation
from genomgang.provenance.fingerprint import row_marks
from genomgang.text.swedish import counted, number

_FEW_ROWS = 5
"""So few rows of a nämnd can be alike by chance."""

_NEARLY_ALL = 0.95
"""A file with so large a share of last year's rows is last year's file, with some cells changed."""

_LONGER = 365
"""Where there are few dates, the newest may be this many days old."""

_REGISTER = "namnder"


def _only_headers(checked: Checked) -> Finding | None:
    if len(checked.frame):
        return None
    return Finding(("filen har rubriker men inga rader",))


def _same_as_last_year(checked: Checked) -> Finding | None:
    before = checked.before
    if before is None or before.empty or checked.frame.empty or not checked.contract.yearly:
        return None
    found = _same_file(checked, before)
    if found:
        severity = Severity.WARNING if checked.contract.name == _REGISTER else None
        return Finding((found,), severity=severity)
    if checked.contract.name == _REGISTER:
        return None
    same = _unchanged_namnder(checked, before)
    if not same:
        return None
    return Finding(
        tuple(
            f"{namnd}: {counted(rows, 'rad', 'rader')}, exakt desamma som förra året" for namnd, rows in same.items()
        ),
        same,
    )


def _same_file(checked: Checked, before: pd.DataFrame) -> str:
    """How the file is last year's: to the byte, to the row, or nearly so whatever the rows' ids; "" where it is not."""
    year = checked.known.delivery.ar - 1
    source, earlier = checked.reading.source, _marks(before)
    if source and source.sha256 == checked.known.files_before.get(checked.contract.name):
        return f"filen är byte för byte densamma som i leveransen för {year}, även om den läses på ett annat sätt"
    if earlier in (_marks(checked.frame), _marks(checked.used)):
        return (
            f"alla {number(len(checked.frame))} rader är exakt desamma som i leveransen för {year}, oavsett radernas "
            "ordning"
        )
    if checked.contract.name == _REGISTER or len(checked.frame) < COMPARABLE_ROWS:
        return ""
    told = [name for name in checked.contract.column_names if name != _id_column(checked.contract)]
    same = Counter(row_marks(checked.frame[told])) & Counter(row_marks(before[told]))
    if sum(same.values()) < _NEARLY_ALL * len(checked.frame):
        return ""
    apart = ", bortsett från deras id" if len(told) < len(checked.contract.columns) else ""
    return (
        f"{number(sum(same.values()))} av {number(len(checked.frame))} rader är exakt desamma som i leveransen för "
        f"{year}{apart}"
    )


def _marks(frame: pd.DataFrame) -> list[int]:
    return sorted(row_marks(frame))


def _unchanged_namnder(checked: Checked, before: pd.DataFrame) -> dict[str, int]:
    """The nämnder with several rows that are all last year's, and no other."""
    now, earlier = _marks_by_namnd(checked.frame), _marks_by_namnd(before)
    return {namnd: len(rows) for namnd, rows in now.items() if len(rows) >= _FEW_ROWS and rows == earlier.get(namnd)}


def _few_unchanged(checked: Checked) -> Finding | None:
    """The nämnder with so few rows that they can be alike by chance, all of them last year's."""
    before = checked.before
    if before is None or before.empty or checked.frame.empty or _same_file(checked, before):
        return None
    now, earlier = _marks_by_namnd(checked.frame), _marks_by_namnd(before)
    known = _tells_of_last_year(checked, before)
    same = {
        namnd: len(rows)
        for namnd, rows in now.items()
        if len(rows) < _FEW_ROWS and rows == earlier.get(namnd) and namnd not in known
    }
    if not same:
        return None
    return Finding(tuple(f"{namnd}: {rows} av {rows} rader är förra årets" for namnd, rows in same.items()), same)


def _tells_of_last_year(checked: Checked, before: pd.DataFrame) -> set[str]:
    """The nämnder whose rows repeat last year's values, as only this year's file does."""
    namnd, right, wrong = checked.frame["namnd"], set[str](), set[str]()
    for _, said, was in _repeated(checked, before):
        right |= set(namnd[(said == was).fillna(value=False)].dropna())
        wrong |= set(namnd[(said != was).fillna(value=False)].dropna())
    return right - wrong


def _other_last_year(checked: Checked) -> Finding | None:
    """Rows that give another value for last year than last year's delivery has."""
    before = checked.before
    if before is None or before.empty:
        return None
    wrong = pd.Series(data=False, index=checked.frame.index)
    told = []
    for name, said, was in _repeated(checked, before):
        apart = (said != was).fillna(value=False).astype(bool)
        if apart.any():
            label = checked.contract.column(name).label
            told.append(f"{label}: {counted(int(apart.sum()), 'rad', 'rader')} med ett annat värde än då")
        wrong |= apart
    if not told:
        return None
    rows = checked.frame.loc[wrong, "namnd"].fillna("").value_counts().sort_index()
    return Finding(tuple(told), {str(namnd): int(count) for namnd, count in rows.items()})


def _repeated(checked: Checked, before: pd.DataFrame) -> Iterator[tuple[str, pd.Series, pd.Series]]:
    """Each column that repeats last year's: its name, what it says, and what last year's delivery has for the row."""
    for column in (one for one in checked.contract.columns if one.last_years):
        (key,) = checked.contract.key
        known = before.dropna(subset=[key]).drop_duplicates(key).set_index(key)[column.last_years]
        yield column.name, checked.frame[column.name], checked.frame[key].map(known)


def _marks_by_namnd(frame: pd.DataFrame) -> dict[str, list[int]]:
    return {str(namnd): sorted(rows) for namnd, rows in row_marks(frame).groupby(frame["namnd"])}


def _newest(checked: Checked) -> Finding | None:
    wanted = checked.contract.newest
    if wanted is None or checked.frame.empty:
        return None
    delivery = checked.known.delivery
    if wanted.years_before is not None:
        (name,) = wanted.columns
        years = checked.frame[name].dropna()
        against, meant = (delivery.ar, "genomgången") if wanted.of_review else (delivery.matdatum.year, "mätdatum")
        if years.empty or int(years.max()) >= against - wanted.years_before:
            return None
        label = checked.contract.column(name).label
        return Finding((f"{label}: det senaste är {int(years.max())}, men {meant} är {against}",))
    dates = pd.concat([checked.frame[name].dropna() for name in wanted.columns])
    if dates.empty:
        return None
    limit = wanted.days if len(dates) >= COMPARABLE_ROWS else max(wanted.days, _LONGER)
    newest: dt.date = dates.max().date()
    if newest >= delivery.matdatum - dt.timedelta(days=limit):
        return None
    days = (delivery.matdatum - newest).days
    labels = ", ".join(checked.contract.column(name).label for name in wanted.columns)
    return Finding((f"{labels}: det nyaste är {newest}, {number(days)} dagar före mätdatum {delivery.matdatum}",))


def _id_column(contract: Contract) -> str:
    """The first part of the key that is an id of the row's own; "" where there is none."""
    keys = (name for name in contract.key if name != "namnd")
    return next((name for name in keys if contract.column(name).kind is Kind.ID), "")


def _another_namnds(checked: Checked) -> Finding | None:
    """Nämnder most of whose ids were another's last year, or whose rows are another's this year."""
    taken = _moved_ids(checked) | _copied_rows(checked)
    if not taken:
        return None
    counts = checked.frame["namnd"].value_counts()
    return Finding(
        tuple(f"{namnd}: {what}" for namnd, what in sorted(taken.items())),
        {namnd: int(counts[namnd]) for namnd in sorted(taken)},
    )


def _moved_ids(checked: Checked) -> dict[str, str]:
    name, before = _id_column(checked.contract), checked.before
    if not name or before is None or checked.contract.name == _REGISTER:
        return {}
    predecessors = checked.known.predecessors()
    owner = before[["namnd", name]].dropna().drop_duplicates(name).set_index(name)["namnd"]
    own = checked.frame[["namnd", name]].dropna()
    own = own[own["namnd"].isin(before["namnd"].dropna().unique())].drop_duplicates()
    former = own[name].map(owner)
    found: dict[str, str] = {}
    for namnd, formers in former.groupby(own["namnd"]):
        others = formers[formers.notna() & ~formers.isin([namnd, *predecessors.get(str(namnd), ())])]
        if len(formers) >= _FEW_ROWS - 2 and len(others) * 2 > len(formers):
            found[str(namnd)] = (
                f"{number(len(others))} av {number(len(formers))} id var {others.value_counts().index[0]}s förra året"
            )
    return found


def _copied_rows(checked: Checked) -> dict[str, str]:
    apart = {"namnd", _id_column(checked.contract)}
    names = [name for name in checked.contract.column_names if name not in apart]
    marks = row_marks(checked.frame[names])
    varied = checked.frame.assign(_mark=marks).groupby("namnd")["_mark"]
    seen: dict[tuple[int, ...], str] = {}
    found: dict[str, str] = {}
    for namnd, rows in varied:
        content = tuple(sorted(rows))
        if len(content) < _FEW_ROWS or len(set(content)) < _FEW_ROWS:
            continue
        if content in seen:
            other = seen[content]
            found[str(namnd)] = (
                f"{number(len(content))} rader som är lika {other}s, bortsett från {organisation().forsta.en} och id"
            )
            found[other] = (
                f"{number(len(content))} rader som är lika {namnd}s, bortsett från {organisation().forsta.en} och id"
            )
        seen.setdefault(content, str(namnd))
    return found


def _doubled_rows(checked: Checked) -> Finding | None:
    """Nämnder whose every row stands there at least twice, under ids of its own."""
    told = [name for name in checked.contract.column_names if name != _id_column(checked.contract)]
    marks, namnd = row_marks(checked.frame[told]), checked.frame["namnd"]
    rows = marks.groupby(namnd).agg(["size", "nunique"])
    single = (~marks.duplicated(keep=False)).groupby(namnd).any()
    doubled = rows[~single & (rows["nunique"] >= _FEW_ROWS - 2)]
    if doubled.empty:
        return None
    return Finding(
        tuple(
            f"{namnd}: {number(int(row['size']))} rader är bara {number(int(row['nunique']))} olika, bortsett från id"
            for namnd, row in doubled.iterrows()
        ),
        {str(namnd): int(row["size"]) for namnd, row in doubled.iterrows()},
    )


def _outside_period(checked: Checked) -> Finding | None:
    return _by_period(checked, checked.contract.period, if_none=Severity.CRITICAL)


def _shown_outside_period(checked: Checked) -> Finding | None:
    return _by_period(checked, checked.contract.happened, if_none=Severity.WARNING)


def _by_period(checked: Checked, name: str, if_none: Severity) -> Finding | None:
    """How many rows lie inside, before and after; grave as `if_none` says where none, a warning where few do."""
    dates = checked.frame[name].dropna()
    if dates.empty:
        return None
    delivery = checked.known.delivery
    first, last = pd.Timestamp(delivery.period_fran), pd.Timestamp(delivery.period_till)
    inside, before, after = dates.between(first, last), dates < first, dates > last
    told = (
        f"{checked.contract.column(name).label}: {number(int(inside.sum()))} rader inom perioden "
        f"{delivery.period_fran}–{delivery.period_till}, {number(int(before.sum()))} före och "
        f"{number(int(after.sum()))} efter"
    )
    namnder = checked.frame.loc[dates.index, "namnd"].fillna("")
    per_namnd = pd.DataFrame({"alla": inside.groupby(namnder).size(), "inom": inside.groupby(namnder).sum()})
    few = per_namnd[per_namnd["inom"] * 2 < per_namnd["alla"]]
    outside = {str(namnd): int(row["alla"] - row["inom"]) for namnd, row in few.iterrows()}
    if not inside.any():
        return Finding((told,), {} if if_none is Severity.CRITICAL else outside, severity=if_none)
    if few.empty:
        return Finding((told,), severity=Severity.INFO, notable=False)
    return Finding((told,), outside, severity=Severity.WARNING)


WRONG_FILE = (
    FileCheck(
        "bara_rubriker",
        Severity.CRITICAL,
        "Filen har rader under rubrikerna.",
        "En obligatorisk datamängd utan rader ger en rapport utan uppgifter, eller med nollor som inte stämmer.",
        "Ta ut filen på nytt ur källan; kontrollera urval och filter i uttaget.",
        "",
        lambda contract: contract.required,
        _only_headers,
    ),
    FileCheck(
        "bara_rubriker",
        Severity.WARNING,
        "Filen har rader under rubrikerna.",
        "Rapporten kan inte skilja en tom fil som är rätt från ett uttag som har misslyckats.",
        "Leverera filen på nytt om det finns rader. Finns det inga att redovisa behöver inget göras.",
        "Filen är levererad utan rader. Rapporten räknar med att det inte fanns något att redovisa.",
        lambda contract: not contract.required,
        _only_headers,
    ),
    FileCheck(
        "samma_som_forra_aret",
        Severity.CRITICAL,
        "Raderna är inte exakt desamma som förra året.",
        "Förra årets fil är lätt att leverera igen av misstag; då visar rapporten förra årets läge som årets.",
        "Leverera årets fil. Är uppgifterna verkligen oförändrade: skriv besked: {samma_som_forra_aret: vem som har "
        "bekräftat det och varför} under datamängden i kallor.yml.",
        "Uppgifterna är exakt desamma som förra året.",
        lambda contract: contract.yearly,
        _same_as_last_year,
        answerable=True,
    ),
    FileCheck(
        "oforandrade_rader",
        Severity.INFO,
        "Ingen {{ org.forsta.en }} med några få rader har exakt samma rader som förra året.",
        "Några få rader kan vara lika av en slump, men också vara förra årets.",
        "Kontrollera att {{ org.forsta.dess }} rader är årets. Är de det behöver inget göras.",
        "",
        lambda contract: contract.yearly and contract.name != _REGISTER,
        _few_unchanged,
    ),
    FileCheck(
        "forra_arets_varden",
        Severity.WARNING,
        "Förra årets värden är de som stod i förra årets leverans.",
        "Säger filen något annat om förra året är den troligen förra årets fil, eller så är ett av värdena fel.",
        "Leverera årets fil, eller rätta förra årets värden så att de stämmer med förra årets leverans.",
        "{rader} av {alla} rader anger andra värden för förra året än förra årets leverans; förändringen sedan dess "
        "kan vara fel.",
        lambda contract: any(column.last_years for column in contract.columns),
        _other_last_year,
    ),
    FileCheck(
        "nyaste_datum",
        Severity.CRITICAL,
        "Det nyaste datumet ligger nära mätdatum.",
        "En fil vars nyaste datum är gammalt är troligen tagen ur källan ett annat år.",
        "Leverera årets fil, eller rätta mätdatum i leverans.yml. Stämmer filen ändå: skriv besked: {nyaste_datum: vem "
        "som har bekräftat det och varför} under datamängden i kallor.yml.",
        "Det nyaste datumet i filen ligger långt före mätdatum; uppgifterna kan vara gamla.",
        lambda contract: contract.newest is not None,
        _newest,
        answerable=True,
    ),
    FileCheck(
        "annan_namnds_rader",
        Severity.CRITICAL,
        "Ingen {{ org.forsta.en }} har en annan {{ org.forsta.ens }} rader.",
        "En fil som hör till en annan {{ org.forsta.en }} ger siffror åt fel {{ org.forsta.en }}.",
        "Leverera {{ org.forsta.dess }} egna rader. Har verksamheten flyttats dit: ange föregångare i registret, eller "
        "skriv "
        "besked: {annan_namnds_rader: vem som har bekräftat det och varför} under datamängden i kallor.yml.",
        "{rader} av {alla} rader liknar en annan {{ org.forsta.ens }}.",
        lambda contract: contract.yearly and contract.name != _REGISTER,
        _another_namnds,
        answerable=True,
    ),
    FileCheck(
        "dubblerade_rader",
        Severity.CRITICAL,
        "Ingen {{ org.forsta.en }} har alla sina rader mer än en gång, under olika id.",
        "Två uttag som har lagts ihop, eller en export som har gjorts två gånger, räknar allt dubbelt.",
        "Ta ut filen på nytt, med varje rad en gång. Är raderna verkligen olika saker: skriv besked: "
        "{dubblerade_rader: vem som har bekräftat det och varför} under datamängden i kallor.yml.",
        "{rader} av {alla} rader står där mer än en gång, under olika id; de räknas var för sig.",
        lambda contract: contract.yearly and contract.key == (_id_column(contract),),
        _doubled_rows,
        answerable=True,
    ),
    FileCheck(
        "utanfor_perioden",
        Severity.CRITICAL,
        "Raderna ligger inom perioden.",
        "Bara det som hände under perioden räknas. Ligger inget där är filen eller perioden troligen fel.",
        "Leverera rader för perioden, eller rätta period_fran och period_till i leverans.yml. Fanns det inget att "
        "redovisa: skriv besked: {utanfor_perioden: vem som har bekräftat det} under datamängden i kallor.yml.",
        "{rader} av {alla} rader ligger utanför perioden och räknas inte.",
        lambda contract: bool(contract.period),
        _outside_period,
        answerable=True,
    ),
    FileCheck(
        "aldre_handelser",
        Severity.WARNING,
        "De flesta av {{ org.forsta.dess }} händelser ligger inom perioden.",
        "Rapporten visar dem med sitt datum men som årets; ligger de flesta i en annan tid är filen eller perioden "
        "troligen fel.",
        "Leverera rader för perioden, eller rätta period_fran och period_till i leverans.yml. Följs äldre händelser "
        "upp med avsikt behöver inget göras.",
        "{rader} av {alla} rader har hänt utanför perioden men står med i rapporten.",
        lambda contract: bool(contract.happened),
        _shown_outside_period,
    ),
)
"""Checks that tell the wrong file from the right one."""
