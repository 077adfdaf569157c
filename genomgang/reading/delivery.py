"""One year's delivery as a whole: `leverans.yml` as a frozen `Delivery`."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

from genomgang.errors import DataError, UnknownChoice
from genomgang.reading import moment
from genomgang.reading.yamlfile import as_date, as_text, check_names, nearest, read_yaml

FILE = "leverans.yml"
_FIELDS = ("ar", "matdatum", "period_fran", "period_till", "syntetisk", "beskrivning")


@dataclass(frozen=True)
class Delivery:
    """What the files of one review year describe.

    `ar` is the review's year, `matdatum` the day that the deliveries describe; incidents, procurements and other
    events are counted from `period_fran` to `period_till`, both included. `syntetisk` says that no row is about a
    real person or event.
    """

    ar: int
    matdatum: dt.date
    period_fran: dt.date
    period_till: dt.date
    syntetisk: bool
    beskrivning: str


def is_delivered(path: Path) -> bool:
    """Whether a file lies there. DataError where the name stands for something that is no file, such as a folder."""
    if moment.is_file(path):
        return True
    if not os.path.lexists(path):
        return False
    found = (
        "en mapp" if path.is_dir() else "en länk som inte leder till någon fil" if path.is_symlink() else "något annat"
    )
    raise DataError(
        f"{path.name} ska vara en fil men är {found}, och kan inte läsas.",
        where=str(path),
        remedy="Lägg filen där, eller ta bort det som ligger där om den inte ska levereras.",
    )


def years(data: Path) -> tuple[int, ...]:
    """The review years that have a delivery in `data`, in order; empty where there is none."""
    return tuple(sorted(int(file.parent.name) for file in data.glob(f"[0-9][0-9][0-9][0-9]/{FILE}")))


def load_delivery(data: Path, ar: int) -> Delivery:
    """Read `<data>/<ar>/leverans.yml`.

    UnknownChoice where the year has no delivery (the message gives the nearest year and lists those that exist);
    DataError where a field is missing, unknown or contradicts another.
    """
    path = data / str(ar) / FILE
    if not is_delivered(path):
        raise _no_such_year(data, ar)
    where = str(path)
    fields = read_yaml(path)
    check_names(fields, _FIELDS, where=where)
    delivery = Delivery(
        ar=_year(fields.get("ar"), where=where),
        matdatum=as_date(fields, "matdatum", where=where),
        period_fran=as_date(fields, "period_fran", where=where),
        period_till=as_date(fields, "period_till", where=where),
        syntetisk=_yes_no(fields.get("syntetisk"), where=where),
        beskrivning=as_text(fields, "beskrivning", where=where),
    )
    _check(delivery, ar, where=where)
    return delivery


def _no_such_year(data: Path, ar: int) -> UnknownChoice:
    known = [str(year) for year in years(data)]
    if not known:
        return UnknownChoice(
            f"Ingen leverans finns i mappen {data.name}.",
            where=str(data),
            remedy=f"Lägg varje års filer i en mapp som heter som året, med en fil {FILE}.",
        )
    return UnknownChoice(
        f"Det finns ingen leverans för {ar}.{nearest(str(ar), known)}",
        where=str(data),
        remedy=f"Välj bland: {', '.join(known)}.",
    )


def _year(value: object, *, where: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise DataError("Fältet ”ar” ska vara ett årtal.", where=where, remedy="Skriv till exempel ”ar: 2024”.")


def _yes_no(value: object, *, where: str) -> bool:
    if isinstance(value, bool):
        return value
    raise DataError(
        "Fältet ”syntetisk” ska vara true eller false.",
        where=where,
        remedy="Skriv ”syntetisk: false” för riktiga uppgifter.",
    )


def _check(delivery: Delivery, ar: int, *, where: str) -> None:
    if delivery.ar != ar:
        raise DataError(
            f"Leveransen säger att den gäller {delivery.ar} men ligger i mappen för {ar}.",
            where=where,
            remedy="Rätta fältet ”ar” eller flytta filerna till rätt mapp.",
        )
    if not delivery.period_fran <= delivery.period_till <= delivery.matdatum:
        raise DataError(
            f"Perioden {delivery.period_fran} till {delivery.period_till} går inte ihop med mätdatum "
            f"{delivery.matdatum}.",
            where=where,
            remedy="Perioden ska börja före den slutar och sluta senast på mätdatum.",
        )
