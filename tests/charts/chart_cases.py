"""Every kind of chart with ordinary and extreme contents, by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import gap_rows
import pandas as pd
from bar_rows import BarRow, frame_of
from chart_frames import frame_by_row
from gap_rows import GapRow
from matplotlib.figure import Figure
from risk_rows import Risk, frame_of_risks

from genomgang.charts.bars import bars
from genomgang.charts.counts import count_matrix
from genomgang.charts.gaps import gaps
from genomgang.charts.heatmap import heatmap
from genomgang.charts.kinds import drawn
from genomgang.charts.ladder import ladder
from genomgang.charts.marks import Status, Symbol, Tone
from genomgang.charts.panels import Panel, panels
from genomgang.charts.risks import Zones, risk_matrix
from genomgang.charts.span import SpanRow, span
from genomgang.charts.spread import SpreadRow, spread
from genomgang.charts.stacks import stacks
from genomgang.charts.trend import trend
from genomgang.text.swedish import number, percent

LONG = "Enheten för upphandling, avtalsförvaltning och inköpssamordning"
ONE_WORD = "Informationssäkerhetssamordningsgruppsmötesprotokollsförvaring"
FEW = "färre än 5"

INGEN = Status("ingen avvikelse", Symbol.FULL, Tone.SOFT_ACCENT)
MINDRE = Status("mindre avvikelse", Symbol.HALF, Tone.SOFT_CONTRAST)
VASENTLIG = Status("väsentlig avvikelse", Symbol.TRIANGLE, Tone.CONTRAST)
EJ = Status("ej granskad", Symbol.DASH, Tone.QUIET)
STATUSES = (
    Status("Klar", Symbol.FULL, Tone.ACCENT),
    Status("Pågår", Symbol.HALF, Tone.SOFT_ACCENT),
    Status("Ej påbörjad", Symbol.EMPTY, Tone.QUIET),
    Status("Försenad", Symbol.TRIANGLE, Tone.CONTRAST),
    Status("Flyttad", Symbol.ARROW, Tone.GREY),
)
ZONES = Zones(("godta", "bevaka", "åtgärda"), (4, 12))
SANNOLIKHET = ("Mycket liten", "Liten", "Måttlig", "Stor", "Mycket stor")
KONSEKVENS = ("Försumbar", "Lindrig", "Kännbar", "Allvarlig", "Mycket allvarlig")
YEARS = ("2021", "2022", "2023")


def one_decimal(value: float) -> str:
    return number(value, 1)


def training(rows: list[BarRow]) -> Figure:
    return drawn(bars, frame_of(rows), before_label="2022", total="Hela nämnden")


def maturity(rows: list[GapRow]) -> Figure:
    return drawn(gaps, gap_rows.frame_of(rows), behind=gap_rows.behind(rows))


AGES = ("inom 12 månader", "12–24 månader", "mer än 24 månader", "aldrig klassad")


def matrix(rows: dict[str, tuple[object, ...]], flagged: tuple[tuple[str, str], ...] = ()) -> Figure:
    """Counts by level and age; `flagged` has the level and the age of cells to act on."""
    frame = frame_by_row(rows, AGES[: len(next(iter(rows.values()), AGES))])
    marks = pd.DataFrame(data=False, index=frame.index, columns=frame.columns)
    for level, age in flagged:
        marks.loc[level, age] = True
    titled = frame.rename_axis("Konsekvensnivå").rename_axis("Senast klassad", axis="columns")
    return drawn(count_matrix, titled, flagged=marks, flag_label="hög nivå, gammal klassning")


def grid(rows: dict[str, tuple[object, ...]], columns: Sequence[str]) -> Figure:
    return drawn(heatmap, frame_by_row(rows, columns))


def states(rows: dict[str, tuple[object, ...]], columns: tuple[object, ...] = (*STATUSES, "Summa")) -> Figure:
    return drawn(stacks, frame_by_row(rows, columns))


def risks(*placed: Risk) -> Figure:
    return drawn(risk_matrix, frame_of_risks(placed), zones=ZONES, likelihood=SANNOLIKHET, consequence=KONSEKVENS)


def steps(rows: dict[str, tuple[object, ...]]) -> Figure:
    """Steps with their counts, and their shares of the step before."""
    columns = ("Antal", "Andel av steget före")[: len(next(iter(rows.values()), ()))]
    return drawn(ladder, frame_by_row(rows, columns))


def incidents(values: Sequence[object], periods: Sequence[str] = (), decimals: int = 1) -> Figure:
    """A number a period."""
    names = periods or YEARS[: len(values)]
    frame = pd.DataFrame({"Servicenämnden": list(values)}, index=list(names), dtype="object")
    return drawn(trend, frame, decimals=decimals)


def peers(*rows: SpanRow) -> Figure:
    return span(
        rows,
        own_label="Hägersten-Älvsjö stadsdelsnämnd",
        range_label="lägst till högst bland liknande stadsdelsnämnder",
        median_label="Stadens median",
    )


def city(*rows: SpreadRow) -> Figure:
    return spread(rows, own_label="Hägersten-Älvsjö stadsdelsnämnd")


CASES: dict[str, Callable[[], Figure]] = {
    "bars": lambda: training([
        BarRow("Hela nämnden", 78, 71, 95, 412), BarRow(LONG, 71, 94, 95, 64),
        BarRow("Måltidsservice", None, 50, 95, None, FEW), BarRow("Stab", 0, 100, 95, 12_345),
    ]),
    "bars one": lambda: drawn(bars, frame_of([BarRow("Antal", 3.4, 95, 95)]), unit="", decimals=1),
    "bars 40": lambda: training([BarRow(f"Enhet {i}", 100 - i * 2.5, 50, 95, 1000 + i) for i in range(40)]),
    "bars 40 long": lambda: training([BarRow(f"{LONG} {i}", 50, None, None, 1000 + i) for i in range(40)]),
    "bars zero": lambda: drawn(bars, frame_of([BarRow(name, 0, 0, 0, 7) for name in "AB"])),
    "bars full": lambda: training([BarRow(name, 100, 100, 100, 7) for name in ("A", ONE_WORD)]),
    "bars withheld": lambda: training([BarRow(name, None, None, 95, None, FEW) for name in "AB"]),
    "gaps": lambda: maturity([
        GapRow("Cybersäkerhet och dataskydd", 54, 72, (0, 4, 12, 30, 44, 20, 8, 2), 300),
        GapRow("AI", None, 60, (), None, FEW), GapRow("Kontorsprogram", 71, 70, (1,) * 20, 12), GapRow(LONG, 1, None),
    ]),
    "gaps close": lambda: maturity([GapRow("AI", 70, 70)]),
    "gaps at the end": lambda: maturity([GapRow(ONE_WORD, 99, 100), GapRow("B", 0, 0)]),
    "gaps withheld": lambda: maturity([GapRow("A", None, None, (), None, FEW)]),
    "gaps 40": lambda: maturity([GapRow(LONG, i, 100 - i, (1, 2, 3), 12) for i in range(40)]),
    "heatmap": lambda: grid({
        "Informationssäkerhet inom upphandlingsförfarandet": (INGEN, MINDRE, VASENTLIG, EJ, None, INGEN, EJ),
        "Implementering av lokal anvisning": (INGEN,) * 7,
    }, ["T1 2021", "T2 2021", "T3 2021", "T1 2022", "T2 2022", "T3 2022", "T1 2023"]),
    "heatmap one": lambda: grid({"Incidenthantering": (VASENTLIG,)}, ["T1 2023"]),
    "heatmap eight": lambda: grid({f"{i} {ONE_WORD}": (VASENTLIG,) * 8 for i in range(5)}, ["T1 2021"] * 8),
    "heatmap 40": lambda: grid({f"{LONG} {i}": (INGEN,) * 3 for i in range(40)}, YEARS),
    "panels": lambda: panels([
        Panel("Behörighetshantering", (60, 80, 94), 95), Panel(LONG, (0, None, 100), 95), Panel("C", (95, 95, 95), 95),
        Panel("Stab", (None,) * 3, 95, FEW), Panel("Noll", (0, 0, 0)),
    ], YEARS, show=percent, maximum=100),
    "panels one": lambda: panels([Panel("A", (1.5,))], ["2023"], show=one_decimal),
    "panels zero": lambda: panels([Panel("A", (0, 0, 0), 0)], YEARS, show=percent),
    "panels withheld": lambda: panels([Panel("A", (None,) * 3, None, FEW)] * 2, YEARS, show=percent),
    "panels 40": lambda: panels([Panel(LONG, (100, 100, 100), 100)] * 40, YEARS, show=percent),
    "counts": lambda: matrix(
        {"4 synnerligen allvarlig": (3, 0, 2, 1), "3 allvarlig": (1204, 8, 5, "dolt")},
        tuple((level, age) for level in ("4 synnerligen allvarlig", "3 allvarlig") for age in AGES[2:]),
    ),
    "counts one": lambda: matrix({LONG: (1,)}),
    "counts zero": lambda: matrix({"0 försumbar": (0,) * 4}),
    "counts withheld": lambda: matrix({"A": ("dolt",) * 4}),
    "risks": lambda: risks(
        Risk("1", 3, 4, (4, 4)), Risk("2", 3, 4, (3, 5)), Risk("3", 3, 4), Risk("4", 2, 2, (4, 3)),
        Risk("5", 5, 5, (4, 4)), Risk("6", 1, 5, (1, 5)),
    ),
    "risks one": lambda: risks(Risk("r-01", 1, 1)),
    "risks 40 in one cell": lambda: risks(*(Risk(f"{i}", 5, 5, (1, 1)) for i in range(40))),
    "risks everywhere": lambda: risks(*(Risk(f"{a}{b}", a, b, (b, a)) for a in range(1, 6) for b in range(1, 6))),
    "trend": lambda: incidents((1.2, None, 2.4)),
    "trend long names": lambda: incidents(
        (5, 0, 0, 2.9, 2.1, 1.7),
        ["nov 2021–feb 2022", "mars–juni 2022", "juli–okt 2022", "nov 2022–feb 2023", "mars–juni 2023", "juli–okt 2023"],
    ),
    "trend zero": lambda: incidents((0, 0, 0)),
    "trend withheld": lambda: incidents((None, None, None)),
    "trend 40": lambda: incidents(range(40), [f"T{i % 3 + 1} {2010 + i // 3}" for i in range(40)]),
    "spread": lambda: city(
        SpreadRow("Genomgången utbildning i informationssäkerhet", tuple(range(56, 100)), 78, percent, 100),
        SpreadRow("Incidenter per 100 anställda", (0.5, 0.5, 5), 2.6, one_decimal, 5),
        SpreadRow(LONG, (10, 20), None, percent, 100, "färre än 5 upphandlingar"),
    ),
    "spread equal": lambda: city(SpreadRow("Alla lika", (100,) * 44, 100, percent, 100)),
    "spread alone": lambda: city(SpreadRow("Ensam", (), 0, percent, 100)),
    "spread 40": lambda: city(*(SpreadRow(LONG, (1, 2, 3), 2, percent, 100) for _ in range(40))),
    "span": lambda: peers(
        SpanRow("Genomgången utbildning i informationssäkerhet", 78, 85, 61, 96, percent, 100),
        SpanRow("Lika", 100, 100, 100, 100, percent, 100), SpanRow(LONG, None, 0, 0, 0, percent, 100, "dolt"),
    ),
    "span alone": lambda: peers(SpanRow("Ensam", 0, None, None, None, percent, 100)),
    "span 40": lambda: peers(*(SpanRow(LONG, i, 50, 20, 80, percent, 100) for i in range(40))),
    "ladder": lambda: steps({"Risker": (18, None), "med plan": (12, 66.7), LONG: (5, 41.7)}),
    "ladder one": lambda: steps({ONE_WORD: (12_345,)}),
    "ladder zero": lambda: steps({"Risker": (0, None), "med plan": (0, None)}),
    "ladder full": lambda: steps({"A": (7, None), "B": (7, 100.0), "C": (7, 100.0)}),
    "ladder withheld": lambda: steps({"A": (9, None), "B": ("dolt", None), "C": (0, None)}),
    "stacks": lambda: states(
        {"2022": (9, 1, 0, 0, 2, 12), "2023": (200, 1, 1, 1, 0, 203), "2024": ("dolt",) * 6}
    ),
    "stacks zero": lambda: states({"2022": (0,) * 6}),
    "stacks 40": lambda: states({f"{LONG} {i}": (i, 1, 1, 1, 1, i + 4) for i in range(40)}),
}  # fmt: skip
