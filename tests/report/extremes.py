"""A delivery of nämnder that try the layout and the text: tiny, huge, silent, long-winded and hostile."""

from __future__ import annotations

from itertools import cycle, islice, product

from facit_delivery import NOW, TARGETS, Row, table
from hostile_texts import HOSTILE

from genomgang.organisation import organisation

LONG = "Nämnden för samverkan kring välfärdsteknik i ytterstadens delar"
UNITS = 40
STAFF = 15_000


def register() -> list[Row]:
    names = {
        "tre": ("Minsta nämnden", "3"),
        "femtontusen": ("Största nämnden", str(STAFF)),
        "langa-namn": (LONG, "12"),
        "tom": ("Tysta nämnden", "20"),
        "fientlig": ("Prövade nämnden", "12"),
    }
    return [
        {
            "namnd": slug,
            "namn": name,
            "forvaltning": name.replace("ämnden", "ämndens förvaltning"),
            "typ": "facknamnd",
            "antal_anstallda": count,
            "giltig_fran": "2007-01-01",
        }
        for slug, (name, count) in names.items()
    ]


def _training(namnd: str, units: list[str], staff: int) -> list[Row]:
    return [
        {
            "namnd": namnd,
            "enhet": units[number % len(units)],
            "person_id": f"{namnd}{number}",
            "rollgrupp": "chef" if number % 15 == 0 else "medarbetare",
            "anstalld_fran": "2019-03-01",
            "kurs": course,
            "genomford": "2023-10-02" if number % 100 < 60 + number % len(units) else "",
        }
        for number, course in product(range(staff), ("informationssakerhet", "dataskydd"))
    ]


def _unanswered(namnd: str, unit: str, staff: int) -> list[Row]:
    return [
        {"namnd": namnd, "enhet": unit, "person_id": f"{namnd}{number}", "omrade": area, "poang": ""}
        for number, area in product(range(staff), organisation().kompetenstest.omraden)
    ]


def _unclassified(namnd: str, names: list[str]) -> list[Row]:
    sample = NOW["klassning"][-1]
    return [sample | {"namnd": namnd, "tillgang_id": f"{namnd}-{i}", "namn": name} for i, name in enumerate(names)]


def _with(rows: list[Row], namnd: str, key: str, **texts: list[str]) -> list[Row]:
    """The facit's rows as another nämnd's, with `texts` put in the columns one after another, repeated to fit."""
    count = max([len(rows), *(len(values) for values in texts.values())])
    return [
        rows[i % len(rows)]
        | {"namnd": namnd, key: f"{namnd}-{i}"}
        | {column: values[i % len(values)] for column, values in texts.items()}
        for i in range(count)
    ]


def _own(dataset: str, namnd: str) -> list[Row]:
    return [row for row in NOW[dataset] if row.get("namnd", namnd) != "staden"]


_LONG_TEXT = "Ordet-som-inte-tar-slut" * 4 + " och en mening " * 6


def delivery() -> dict[str, list[Row]]:
    """One year's data sets."""
    hostile = [*HOSTILE.values()]
    units = [f"Enhet {number:02} för {LONG[:30].strip()}" for number in range(UNITS)]
    words = {"langa-namn": [LONG, _LONG_TEXT], "fientlig": hostile}
    ikp = [
        {**row, "namnd": namnd, "kontroll": f"{i} {text[:150]}", "atgard": text}
        for namnd, texts in words.items()
        for i, (text, row) in enumerate((text, NOW["ikp"][i % 4]) for i, text in enumerate(texts))
    ]
    return {
        "namnder": register(),
        "utbildning": [
            *_training("tre", ["Enda enheten"], 3),
            *_training("femtontusen", units, STAFF),
            *_training("langa-namn", [LONG], 12),
            *_training("fientlig", [HOSTILE["html"]], 12),
        ],
        "digitala_lyftet": _unanswered("langa-namn", LONG, 12),
        "klassning": [
            *_unclassified("tre", ["Ärendesystemet"]),
            *_unclassified("langa-namn", [LONG, _LONG_TEXT]),
            *_unclassified("fientlig", words["fientlig"]),
        ],
        "ikp": ikp,
        "atgarder": [
            row
            for namnd, texts in words.items()
            for row in _with(_own("atgarder", namnd), namnd, "atgard_id", atgard=texts, resurs=texts, effektmatt=texts)
        ]
        + [
            row | {"namnd": "femtontusen", "atgard_id": f"stor-{number}", "atgard": f"{row['atgard']} i steg {number}"}
            for number, row in enumerate(islice(cycle(_own("atgarder", "femtontusen")[4:7]), 60))
        ],
        "dataskydd": [
            row
            for namnd, texts in words.items()
            for row in _with(_own("dataskydd", namnd), namnd, "rad_id", rekommendation=texts, status=["oppen"])
        ],
        "risker": [
            row
            for namnd, texts in words.items()
            for row in _with(_own("risker", namnd), namnd, "risk_id", risk=[*texts, "x" * 10_000], behandling=texts)
        ],
        "upphandlingar": [
            row
            for namnd, texts in words.items()
            for row in _with(_own("upphandlingar", namnd), namnd, "upphandling_id", namn=texts, checklista=["nej"])
        ],
        "omvarld": [
            row
            for namnd, texts in words.items()
            for row in _with(
                table(
                    "handelse_id datum slag rubrik paverkan status kalla",
                    "x | 2023-05-05 | lag | x | x | | x\nx | 2023-05-05 | revision | x | x | oppen | x",
                ),
                namnd,
                "handelse_id",
                rubrik=texts,
                paverkan=texts,
                kalla=texts,
            )
        ],
    }


LIMITS = [row for row in TARGETS if row["indikator"] != "avstamning_tolerans_procent"]
