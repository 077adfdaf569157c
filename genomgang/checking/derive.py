"""Every check of a contract: those that follow from its columns and key, and those that it states itself. Pure data."""

from __future__ import annotations

from collections.abc import Iterator

from genomgang.contracts.contract import Check, Column, Contract, Kind, Protection, Severity
from genomgang.organisation import organisation

TEXTS = (Kind.TEXT, Kind.ID, Kind.CATEGORY)
"""Kinds that are held as text, and could hide a personal identity number."""

PRIVACY = "ExpectRowsToHoldNoPersonalData"
"""The expectation that looks through every text of a row."""

READABLE = "kan_lasas"
"""Helper column: false on rows where the reader could not read something."""

FIGURE = "nyckeltal"
"""Helper column: 1 on rows that count towards the contract's key figure, 0 on the others that it looks at."""


def all_checks(contract: Contract) -> tuple[Check, ...]:
    """Structure, types, required cells, domains, ranges, key, privacy, key figure, and then the contract's own."""
    return (
        _structure(contract),
        _types(),
        _filled(contract),
        *(check for column in contract.columns for check in _column_checks(column)),
        _unique(contract),
        *_privacy(contract),
        *_figure(contract),
        *contract.checks,
    )


def _critical(expectation: str, description: str, reason: str, remedy: str, **arguments: object) -> Check:
    return Check(expectation, arguments, Severity.CRITICAL, description, reason, remedy)


def _structure(contract: Contract) -> Check:
    return _critical(
        "ExpectTableColumnsToMatchSet",
        "Alla kolumner finns.",
        "Utan alla kolumner går det inte att räkna på leveransen.",
        "Lägg till kolumnen, eller ange i kallor.yml vilken rubrik den har.",
        column_set=list(contract.column_names),
        exact_match=False,
    )


def _types() -> Check:
    return _critical(
        "ExpectColumnValuesToBeInSet",
        "Alla celler kan läsas: datum som datum, tal som tal.",
        "En cell som inte kan läsas kan inte räknas, och ska inte gissas.",
        "Rätta cellen enligt exemplet i datakatalogen, eller ange i kallor.yml hur värdet ska läsas.",
        column=READABLE,
        value_set=[True],
    )


def _filled(contract: Contract) -> Check:
    required = [column for column in contract.columns if column.required]
    return _critical(
        "ExpectRowsToBeFilled",
        f"Alla obligatoriska celler är ifyllda: {', '.join(column.label for column in required)}.",
        "Uppgifterna behövs på varje rad.",
        "Fyll i de celler som saknas.",
        column_list=[column.name for column in required],
        row_condition=(READABLE, "==", True),  # a cell that could not be read is not also said to be empty
    )


def _column_checks(column: Column) -> Iterator[Check]:
    if column.kind is Kind.CATEGORY:
        yield _critical(
            "ExpectColumnValuesToBeInSet",
            f"{column.label} är ett av de tillåtna värdena.",
            "Ett okänt värde hamnar utanför alla grupper.",
            f"Använd något av: {', '.join(column.values)}. Heter det något annat i källan: ange det i kallor.yml.",
            column=column.name,
            value_set=list(column.values),
        )
    if column.minimum is not None or column.maximum is not None:
        yield _critical(
            "ExpectColumnValuesToBeBetween",
            f"{column.label} ligger {_range(column)}.",
            "Ett värde utanför gränserna är ett skrivfel.",
            f"Rätta värdet i kolumnen {column.name}.",
            column=column.name,
            min_value=column.minimum,
            max_value=column.maximum,
        )


def _range(column: Column) -> str:
    if column.maximum is None:
        return f"på minst {column.minimum:g}"
    if column.minimum is None:
        return f"på högst {column.maximum:g}"
    return f"mellan {_whole(column.minimum)} och {_whole(column.maximum)}"


def _whole(number: float) -> str:
    """Swedish thousands; a year keeps its four digits together."""
    return f"{number:,.0f}".replace(",", "\N{NO-BREAK SPACE}") if number >= 10_000 else f"{number:g}"


def _unique(contract: Contract) -> Check:
    labels = " och ".join(contract.column(name).label for name in contract.key)
    arguments: dict[str, object] = (
        {"column": contract.key[0]}
        if len(contract.key) == 1
        else {"column_list": list(contract.key), "ignore_row_if": "never"}
    )
    return _critical(
        "ExpectColumnValuesToBeUnique" if len(contract.key) == 1 else "ExpectCompoundColumnsToBeUnique",
        f"Varje rad är ensam om sin nyckel: {labels}.",
        "En dubblett räknas två gånger, och det går inte att veta vilken av raderna som gäller.",
        "Ta bort den rad som är fel.",
        **arguments,
    )


def _about_persons(contract: Contract) -> bool:
    """Whether rows are about persons, so that a column "namn" can only hold theirs."""
    return any(column.protection is Protection.PERSON for column in contract.columns)


def _privacy(contract: Contract) -> Iterator[Check]:
    columns = [column.name for column in contract.columns if column.kind in TEXTS]
    yield _critical(
        PRIVACY,
        "Ingen cell innehåller ett personnummer eller samordningsnummer.",
        "Personnummer behövs inte för genomgången och får inte spridas.",
        "Ta bort numret ur källan och leverera på nytt. Radera den gamla filen.",
        column_list=columns,
        kind="personnummer",
    )
    yield _critical(
        PRIVACY,
        "Ingen cell innehåller en e-postadress.",
        "En e-postadress pekar ut en person.",
        "Ta bort adressen ur källan; ange roller i stället för namn.",
        column_list=columns,
        kind="e-postadress",
    )
    yield _critical(
        "ExpectHeadersToNameNoPerson",
        "Ingen kolumn innehåller personers namn.",
        "Namn på personer behövs inte för genomgången och får inte spridas.",
        "Ta bort kolumnen ur källan och leverera på nytt. Radera den gamla filen.",
        also=["namn", "name"] if _about_persons(contract) else [],
    )


def _figure(contract: Contract) -> Iterator[Check]:
    """The key figure has not leapt since last year: in all, and per nämnd."""
    if contract.figure is None:
        return
    label = contract.figure.label
    for expectation, column, limit, where in (
        ("ExpectColumnMeanToBeBetween", FIGURE, "nyckeltal", "i hela leveransen"),
        ("ExpectNamndTotalsToBeBetween", "nyckeltal_andring", "nyckeltal_andring", f"per {organisation().forsta.en}"),
    ):
        yield Check(
            expectation,
            {"column": column, "min_value": _parameter(f"{limit}_minst"), "max_value": _parameter(f"{limit}_mest")},
            Severity.WARNING,
            f"{label} {where} har inte ändrats mer än gränsen sedan förra året.",
            "Ett språng beror oftare på ett fel i uttaget, som saknade eller omkastade värden, än på verkligheten.",
            f"Jämför kolumnen {contract.figure.column} med förra årets uttag. Leverera på nytt om den är fel; "
            "förklara annars ändringen för samordnaren.",
            f"{label} har ändrats mer än gränsen sedan förra året, vilket kan bero på ett fel i leveransen; "
            "jämför åren med försiktighet.",
        )


def _parameter(name: str) -> dict[str, str]:
    return {"$PARAMETER": name}
