"""Expectations that several contracts share, and two short forms for writing one.

A value that is known only when a delivery is checked is written `{"$PARAMETER": name}`, as in Great Expectations;
`genomgang.checking.context` gives every name its value.
"""

from __future__ import annotations

from typing import Any

from genomgang.contracts.contract import Check, Severity

MATDATUM = {"$PARAMETER": "matdatum"}
"""The day that the deliveries describe."""

MATDATUM_AR = {"$PARAMETER": "matdatum_ar"}
"""The year of that day."""

AR = {"$PARAMETER": "ar"}
"""The review's year."""


def critical(expectation: str, description: str, reason: str, remedy: str, **arguments: Any) -> Check:
    """A check whose failing rows are rejected and whose nämnder are blocked."""
    return Check(expectation, arguments, Severity.CRITICAL, description, reason, remedy)


def warning(expectation: str, description: str, reason: str, remedy: str, effect: str, **arguments: Any) -> Check:
    """A check whose failing rows are used; `effect` may hold `{rader}` (failing) and `{alla}` (all rows)."""
    return Check(expectation, arguments, Severity.WARNING, description, reason, remedy, effect)


def not_after(column: str, label: str, limit: Any = MATDATUM, limit_label: str = "mätdatum") -> Check:
    """No value of `column` lies after `limit`."""
    return critical(
        "ExpectColumnValuesToBeBetween",
        f"{label} ligger inte efter {limit_label}.",
        "Leveransen beskriver läget vid mätdatum; det som ligger senare kan inte ha hänt.",
        f"Rätta värdet i kolumnen {column}, eller mätdatum i leverans.yml om det är fel.",
        column=column,
        max_value=limit,
    )


def in_order(later: str, earlier: str, description: str, remedy: str) -> Check:
    """`later` is the same as or after `earlier`, where both are given (dates, or counts where it means at least)."""
    return critical(
        "ExpectColumnPairValuesAToBeGreaterThanB",
        description,
        "Värdena motsäger varandra, och tider och andelar blir då fel.",
        remedy,
        column_A=later,
        column_B=earlier,
        or_equal=True,
        ignore_row_if="either_value_is_missing",
    )


def filled_when(column: str, condition: tuple[Any, ...], description: str, remedy: str, effect: str) -> Check:
    """A warning where `column` is empty although `condition` holds.

    A condition is `(column, "is_not_null")` or `(column, "==", value)`, see `genomgang.checking.suite`.
    """
    return warning(
        "ExpectColumnValuesToNotBeNull",
        description,
        "Uppgiften behövs för att raden ska kunna följas upp.",
        remedy,
        effect,
        column=column,
        row_condition=condition,
    )


def _namnd_in(parameter: str, where: str) -> Check:
    return critical(
        "ExpectColumnValuesToBeInSet",
        f"{{{{ org.forsta.den | versal }}}} finns i {where}.",
        "En rad utan känd {{ org.forsta.en }} kan inte räknas till någon genomgång.",
        "Rätta {{ org.forsta.dess }} kortnamn, eller lägg till {{ org.forsta.den }} i namnder.csv för samma år.",
        column="namnd",
        value_set={"$PARAMETER": parameter},
    )


NAMND_IN_REGISTER = _namnd_in("namnder", "registret över {{ org.forsta.manga }} för året")
NAMND_OR_CITY = _namnd_in(
    "namnder_och_staden", "registret över {{ org.forsta.manga }} för året, eller är ”{{ org.kallas.kort }}”"
)
NAMND_NOW_OR_BEFORE = _namnd_in(
    "namnder_och_foregangare", "registret över {{ org.forsta.manga }}, nu eller som föregångare"
)

UNIT_IN_NAMND = critical(
    "ExpectUnitToBelongToNamnd",
    "Enheten hör till {{ org.forsta.den }}.",
    "En enhet som i utbildningsleveransen bara finns hos en annan {{ org.forsta.en }} ger siffror åt fel "
    "{{ org.forsta.en }}.",
    "Rätta {{ org.forsta.den }} eller enheten på raden så att de stämmer med utbildningsleveransen.",
    column_A="enhet",
    column_B="namnd",
    units={"$PARAMETER": "enheter"},
)

UNIT_KNOWN = warning(
    "ExpectColumnValuesToBeInSet",
    "Enheten finns i utbildningsleveransen.",
    "Enheter ska heta lika i alla leveranser för att kunna jämföras.",
    "Skriv enhetens namn som i utbildningsleveransen, om det är samma enhet.",
    "{rader} av {alla} rader har en enhet som saknas i utbildningsleveransen; de räknas i {{ org.forsta.den }} men "
    "kan inte jämföras med enhetens övriga siffror.",
    column="enhet",
    value_set={"$PARAMETER": "enhetsnamn"},
)

ROWS_AS_LAST_YEAR = (
    warning(
        "ExpectTableRowCountToBeBetween",
        "Antalet rader i hela leveransen har inte ändrats mer än gränsen sedan förra året.",
        "En stor ändring beror oftare på ett ändrat urval än på verkligheten.",
        "Jämför urvalet i uttaget med förra årets och förklara skillnaden för samordnaren.",
        "Leveransen har {alla} rader, en större ändring mot förra året än gränsen; jämför åren med försiktighet.",
        min_value={"$PARAMETER": "rader_minst"},
        max_value={"$PARAMETER": "rader_mest"},
    ),
    warning(
        "ExpectNamndTotalsToBeBetween",
        "Antalet rader per {{ org.forsta.en }} har inte ändrats mer än gränsen sedan förra året.",
        "En stor ändring i en {{ org.forsta.en }} beror oftare på ett ändrat urval än på verkligheten.",
        "Jämför {{ org.forsta.dess }} rader med förra årets och förklara skillnaden för samordnaren.",
        "Antalet rader har ändrats mer än gränsen sedan förra året; jämför åren med försiktighet.",
        column="andring_procent",
        min_value={"$PARAMETER": "andring_minst"},
        max_value={"$PARAMETER": "andring_mest"},
    ),
)

PSEUDONYM = critical(
    "ExpectColumnValuesToMatchRegex",
    "Personens pseudonym är ett id med minst en siffra och utan mellanslag, inte ett namn.",
    "Namn på personer behövs inte för genomgången och får inte spridas.",
    "Byt namnen mot pseudonymer i källan och leverera på nytt. Radera den gamla filen.",
    column="person_id",
    regex=r"^(?=.*\d)\S+$",
)
