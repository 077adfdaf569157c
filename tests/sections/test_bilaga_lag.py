"""The appendix on laws: whom they cover on which day, and what the figures show about what they require."""

import dataclasses
import datetime as dt
from contextlib import nullcontext

import pytest
from builders import NAMND, make_delivery, make_review
from readable import plain_lines

from genomgang.organisation.current import working_for
from genomgang.paths import ROOT
from genomgang.publish.adoption import Adoption
from genomgang.show.chapter import run_chapter
from genomgang.topics import lag

METHOD = {"klassning_giltig_manader": 24, "atgarder_klara_andel": 80}
TRAINED = METHOD | {"ledning_utbildning_andel": 100, "bedomning_ja_procent": 80, "bedomning_delvis_procent": 50}
DATES = ("2023-10-31", "2025-12-20", "2026-01-14", "2026-10-31")
BODIES = {
    "nämnd": (
        "Servicenämnden",
        "facknamnd",
        {"omfattas": "ja", "omfattas_grund": "kommun", "anmald_datum": "2026-02-02"},
    ),
    "vattenbolag": (
        "Stockholm Vatten och Avfall",
        "bolag",
        {
            "omfattas": "ja",
            "omfattas_grund": "bilaga",
            "verksamhetskategori": "vasentlig",
            "tillsynsmyndighet": "Livsmedelsverket",
        },
    ),
    "bostadsbolag": ("Svenska Bostäder", "bolag", {"omfattas": "nej", "omfattas_grund": "utanfor"}),
    "försäkringsbolag": ("S:t Erik Försäkring", "bolag", {"omfattas": "ja", "omfattas_grund": "dora"}),
    "hamn": ("Stockholms Hamnar", "bolag", {"omfattas": "utreds"}),
    "region": ("Fastighetsnämnden", "namnd", {"omfattas": "ja", "omfattas_grund": "region"}),
    "myndighet": ("Avdelningen för analys", "avdelning", {"omfattas": "ja", "omfattas_grund": "myndighet"}),
}
OTHERS = {"region": "region", "myndighet": "myndighet"}
"""The bodies of other organisations than the shipped one: whose folder they have."""


def review(when, name="Servicenämnden", typ="facknamnd", register=None, now=None, **overrides):
    day = dt.date.fromisoformat(when)
    ar = day.year + 1
    rows = {} if register is None else {"namnder": [{"namn": name, "typ": typ, **register}]}
    delivery = dataclasses.replace(make_delivery(ar), matdatum=day, period_till=day)
    given = {"delivery": delivery, "targets": METHOD, **overrides}
    return make_review(
        now={**rows, **(now or {})}, namnd=dataclasses.replace(NAMND, namn=name, typ=typ), ar=ar, **given
    )


def told(of, section="sec-bilaga-lag"):
    return plain_lines(run_chapter("bilaga_lag", of).under(section)).replace("\\:", ":").replace("\\(", "(")


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("when", DATES)
def test_every_kind_of_body_on_four_days(body, when, snapshot):
    name, typ, register = BODIES[body]
    with working_for(ROOT / "data" / "organisationer" / OTHERS[body]) if body in OTHERS else nullcontext():
        chapter = run_chapter("bilaga_lag", review(when, name, typ, register))
    words = [
        plain_lines(chapter.variables["lagens_ord"]),
        plain_lines(chapter.variables["framat"]),
        plain_lines(chapter.under("sec-lag-ledning")),
        plain_lines(chapter.under("sec-lag-incidenter")),
        f"tabell över lagens områden: {'ja' if 'tbl-lag-omraden' in chapter.tables else 'nej'}",
    ]
    assert "\n".join(words).replace("\\:", ":").replace("\\(", "(") == snapshot


def test_a_law_that_was_not_decided_is_not_cited():
    old = review("2023-10-31", register=BODIES["nämnd"][2])
    everything = "\n".join(map(str, (part for _, part in run_chapter("bilaga_lag", old).shown)))
    assert "NIS-lagen" in everything
    assert "ybersäkerhetslag" not in everything
    assert "1506" not in everything


def test_a_register_that_says_nothing_is_worded_with_care():
    assert "Om Servicenämnden omfattas är inte utrett i registret." in told(review("2026-10-31"))


def test_coverage_without_a_ground_says_so():
    assert "Servicenämnden omfattas. Grunden är inte angiven i registret." in told(
        review("2026-10-31", register={"omfattas": "ja"})
    )


@pytest.mark.parametrize(("covered", "ground"), [("ja", "utanfor"), ("nej", "kommun"), ("nej", "dora")])
def test_a_register_that_says_against_itself_says_nothing(covered, ground):
    words = told(review("2026-10-31", register={"omfattas": covered, "omfattas_grund": ground}))
    assert "Om Servicenämnden omfattas är inte utrett i registret." in words


def test_the_adoptions_day_has_its_own_law():
    adopted = told(review("2025-12-20", adoption=Adoption("forvaltningschef", dt.date(2026, 1, 20), "SERV 2026/1")))
    assert (
        "När genomgången fastställdes, den 20 januari 2026, gällde cybersäkerhetslagen (2025:1506), "
        "cybersäkerhetsförordningen (2025:1507), föreskrifterna MCFFS 2026:1 om anmälan och ändringen i "
        "offentlighets- och sekretesslagen (OSL) (2025:1508)." in adopted
    )


def test_what_was_decided_before_the_adoption_is_told_as_such():
    adopted = told(review("2025-10-31", adoption=Adoption("forvaltningschef", dt.date(2025, 12, 16), "SERV 2025/9")))
    assert "Regelverket har inget annat som var beslutat vid mätdatum för 2026–2028." in adopted
    assert (
        "När genomgången fastställdes, den 16 december 2025, hade detta beslutats: cybersäkerhetslagen (2025:1506) "
        "gäller från den 15 januari 2026; " in adopted
    )


def areas(of):
    return run_chapter("bilaga_lag", of).tables["tbl-lag-omraden"].rows


def test_an_area_shows_value_and_target_and_what_is_not_measured():
    rows = areas(review("2026-10-31", now={"atgarder": [{"beslutat_ar": 2026, "prioriterat_ar": 2026}]}))
    assert [row[0] for row in rows] == [str(number) for number in range(1, 11)]
    assert "Förra årets åtgärder som är genomförda: 0 av 1 (mål 80 %)." in plain_lines(rows[5][3])
    assert plain_lines(rows[7][3]) == (
        "Inga uppgifter för perioden. Strategier och förfaranden för kryptografi mäts inte."
    )
    assert plain_lines(rows[8][3]).endswith("Personalsäkerhet och åtkomstkontroll mäts inte.")
    assert rows[5][4] == "@sec-ikp, @sec-atgarder-uppfoljning"


def test_an_area_names_the_figures_that_lack_data():
    agreed = [{"kritisk": True, "incidentklausul": True, "uppfoljd": "2026-05-19"}]
    rows = areas(review("2026-10-31", now={"leverantorer": agreed}))
    assert plain_lines(rows[3][3]) == (
        "Kritiska leverantörer med incidentklausul: 1 av 1. Kritiska leverantörer som har följts upp: 1 av 1. "
        "Inga uppgifter: upphandlingar med checklista, av antalet och upphandlingar med säkerhetskrav, av antalet."
    )


def test_what_the_public_version_withholds_is_not_said_to_lack():
    asset = [{"kritisk": True, "flerfaktor": "ja", "krypterad": "nej", "kontinuitetsplan": True}]
    rows = areas(review("2026-10-31", now={"klassning": asset}, version="offentlig"))
    assert plain_lines(rows[7][3]) == (
        "Visas inte i den offentliga versionen. Strategier och förfaranden för kryptografi mäts inte."
    )
    assert plain_lines(rows[2][3]) == (
        "Inga uppgifter: RSA-risker med kontinuitetsplan och kontinuitetsplaner som har övats. Visas inte i den offentliga "
        "versionen: kritiska tillgångar med provad återläsning. Krishanteringen mäts inte."
    )
    assert "Visas inte" not in "".join(
        plain_lines(row[3]) for row in areas(review("2026-10-31", now={"klassning": asset}))
    )


def test_without_data_no_area_is_flattered():
    assert "Rapportens siffror säger inget om dem, och aldrig att ett område är klart." in told(review("2026-10-31"))


def test_rules_on_personal_data_are_told_whatever_the_day():
    rows = run_chapter("bilaga_lag", review("2023-10-31")).tables["tbl-lag-andra"].rows
    assert [plain_lines(row[0]).replace("\\", "") for row in rows][2] == (
        "dataskyddsförordningen (EU) 2016/679, artikel 35.1"
    )
    assert "sannolikt leder till hög risk" in rows[2][1]


def test_the_day_of_reading_and_that_nobody_has_verified_is_printed():
    words = told(review("2026-10-31"), "sec-lag-andra")
    assert (
        "Uppgifterna om cybersäkerhetslagen (2025:1506) och säkerhetsskyddslagen (2018:585) lästes i lydelsen den "
        "5 januari 2026. Uppgifterna om föreskrifterna MCFFS 2026:1 om anmälan, föreskrifterna MCFFS 2026:8 om "
        "incidentrapportering, föreskrifterna MCFFS 2026:11, föreskrifterna MCFFS 2026:12 och dataskyddsförordningen (EU) "
        "2016/679 är inte jämförda med reglernas text i sin helhet. Ingen jurist har granskat dem. Kontrollera särskilt "
        "föreskrifterna MCFFS 2026:1" in words
    )


SIGNIFICANT = {
    "betydande": True,
    "handelsedatum": "2026-03-02",
    "registrerad": "2026-03-02",
    "kand": "2026-03-02 08:00",
    "tidig_varning": "2026-03-02 20:00",
    "rapport": "2026-03-05 08:01",
    "avslutad": "2026-03-06",
}


def test_reports_of_significant_incidents_are_counted():
    of = review("2026-10-31", register=BODIES["nämnd"][2], now={"incidenter": [SIGNIFICANT, {"betydande": False}]})
    rows = run_chapter("bilaga_lag", of).tables["tbl-lag-incidenter"].rows
    assert [row[:4] for row in rows] == [
        ("Tidig varning", "1", "0", "0"),
        ("Incidentanmälan", "0", "1", "0"),
        ("Slutrapport", "0", "0", "1"),
    ]
    assert "Antal betydande incidenter: 1." in told(of, "sec-lag-incidenter")


def test_page_one_does_not_settle_whom_the_law_counts_as_management():
    course = [{"kurs": "cybersakerhet_ledning", "rollgrupp": "ledningsgrupp", "genomford": None}] * 10
    group = [each | {"person_id": f"p{number}"} for number, each in enumerate(course)]
    told = {}
    for body in ("nämnd", "bostadsbolag"):
        name, typ, register = BODIES[body]
        of = review("2026-10-31", name, typ, register, now={"utbildning": group}, targets=TRAINED)
        told[body] = plain_lines(run_chapter("sammanfattning", of).under("sec-tre-saker"))
    assert "Lagkrav som inte nås." in told["nämnd"]
    assert told["nämnd"].count("Vem lagen räknar till ledningen behöver klarläggas.") == 1
    assert "agkrav" not in told["bostadsbolag"]
    assert "Vem lagen räknar" not in told["bostadsbolag"]


def test_an_incident_known_before_the_law_is_not_judged_by_it():
    early = SIGNIFICANT | {"kand": "2025-12-02 08:00", "handelsedatum": "2025-12-02", "registrerad": "2025-12-02"}
    of = review("2026-10-31", register=BODIES["nämnd"][2], now={"incidenter": [early]})
    assert "tbl-lag-incidenter" not in run_chapter("bilaga_lag", of).tables
    assert (
        "En betydande incident blev känd innan lagen började gälla och räknas inte här. Leveransen har inga betydande "
        "incidenter efter det." in told(of, "sec-lag-incidenter")
    )


def test_an_incident_of_an_earlier_year_is_not_counted_again():
    last_years = SIGNIFICANT | {"kand": "2026-10-02 08:00", "handelsedatum": "2026-10-02", "registrerad": "2026-10-02"}
    of = review(
        "2027-10-31", delivery=make_delivery(2028), register=BODIES["nämnd"][2], now={"incidenter": [last_years]}
    )
    assert "Leveransen har inga betydande incidenter." in told(of, "sec-lag-incidenter")


def test_the_laws_wish_for_training_is_told_to_those_that_it_may_concern():
    course = {"kurs": "cybersakerhet_ledning", "rollgrupp": "ledningsgrupp"}
    for body, said in {"nämnd": True, "hamn": True, "bostadsbolag": False, "försäkringsbolag": False}.items():
        name, typ, register = BODIES[body]
        of = review("2026-10-31", name, typ, register, now={"utbildning": [course]})
        words = plain_lines(run_chapter("utbildning", of).under("sec-utbildning-ledning"))
        assert ("2 kap. 4 §" in words) is said, body


def test_coverage_reads_the_bodys_own_row():
    found = lag.coverage(review("2026-10-31", register=BODIES["nämnd"][2]))
    assert (found.omfattas, found.grund, found.anmald) == ("ja", "kommun", dt.date(2026, 2, 2))
