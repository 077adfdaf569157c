"""The rulebook: what applied on a day, what is decided ahead, and what has to be read again."""

import datetime as dt
from dataclasses import replace

import pytest
import yaml

from genomgang.batch.refusals import READERS
from genomgang.cli.check_command import _rules_to_read
from genomgang.errors import DataError
from genomgang.organisation.current import working_for
from genomgang.regler.regelverk import FILE, months_after, rulebook


def ids(rules):
    return [rule.id for rule in rules]


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("when", "old", "new"),
    [
        ("2018-07-31", False, False),
        ("2023-10-31", True, False),
        ("2025-12-20", True, False),
        ("2026-01-14", True, False),
        ("2026-01-15", False, True),
        ("2026-10-31", False, True),
    ],
)
def test_one_law_gives_way_to_the_other_overnight(when, old, new):
    there = ids(rulebook().in_force(day(when)))
    assert ("nis" in there, "cybersakerhet" in there) == (old, new)


@pytest.mark.parametrize(
    ("when", "ahead"),
    [
        ("2023-10-31", []),
        ("2025-12-10", []),
        ("2025-12-20", ["cybersakerhet", "cybersakerhet-forordning", "osl-2025-1508"]),
    ],
)
def test_what_is_not_decided_yet_is_not_ahead(when, ahead):
    assert ids(rulebook().ahead(day(when), day("2028-12-31"))) == ahead


def test_a_rule_whose_decision_is_not_dated_is_told_when_it_applies():
    assert "mcffs-11" not in ids(rulebook().ahead(day("2026-09-30"), day("2028-12-31")))
    assert "mcffs-11" in ids(rulebook().in_force(day("2026-10-01")))


def test_the_receiver_and_supervisor_have_dates_of_their_own():
    law = rulebook().regler["cybersakerhet"]
    assert law.receiver(day("2026-06-30")).shown == "Myndigheten för civilt försvar (MCF)"
    assert law.receiver(day("2026-07-01")).shown == "Nationellt cybersäkerhetscenter (NCSC/CERT-SE) (kontrollera)"
    assert law.receiver(day("2026-01-14")) is None
    assert law.supervisor(day("2026-10-31"), "kommun").namn == "Länsstyrelsen i Stockholms län"
    assert law.supervisor(day("2026-10-31"), "bilaga") is None


def test_the_ten_areas_have_the_laws_numbers_and_the_directives_letters():
    areas = rulebook().regler["cybersakerhet"].of_kind("atgard")
    assert [each.nummer for each in areas] == list(range(1, 11))
    assert [each.bokstav for each in areas] == list("abcdefghij")
    assert [each.nummer for each in areas if "vid behov" in each.krav.lower()] == [8, 10]


def test_what_is_no_evidence_is_none():
    areas = rulebook().regler["cybersakerhet"].of_kind("atgard")
    used = {name for each in areas for name in each.nyckeltal}
    assert used.isdisjoint({"incident_72h_andel", "registerforteckning_andel"})
    assert "utbildning_andel" not in {name for each in areas if each.nummer in (9, 10) for name in each.nyckeltal}


def test_rules_read_more_than_a_year_ago_are_to_be_read_again():
    read = day("2026-11-27")
    book = with_nis_read(read)
    assert book.stale(months_after(read, 12)) == ()
    assert ids(book.stale(months_after(read, 12) + dt.timedelta(days=1))) == ["nis"]


def with_nis_read(on):
    """The rulebook where only NIS-lagen has been compared with its source."""
    rules = {id: replace(rule, last=on if id == "nis" else None) for id, rule in rulebook().regler.items()}
    return replace(rulebook(), regler=rules)


def test_the_coordinator_is_warned_of_a_rule_that_was_read_long_ago(monkeypatch):
    book = with_nis_read(day("2026-11-27"))
    monkeypatch.setattr("genomgang.regler.regelverk.rulebook", lambda: book)
    (never,) = _rules_to_read(day("2026-12-01"))
    assert never.startswith("Varning: uppgifterna om cybersäkerhetslagen (2025:1506), ")
    assert "NIS-lagen" not in never
    assert list(_rules_to_read(day("2028-01-01")))[1] == (
        "Varning: uppgifterna om NIS-lagen (2018:1174) lästes senast i lydelsen 2026-11-27. Läs "
        "https://rkrattsbaser.gov.se/sfst?bet=2018:1174, skriv det som har ändrats och fältet last under regelns id i "
        "regler/regelverk.yml bredvid leveranserna, i samma form som i genomgang/regler/regelverk.yml."
    )


def test_months_end_where_the_month_does():
    assert months_after(day("2026-01-31"), 1) == day("2026-02-28")
    assert months_after(day("2026-11-30"), 3) == day("2027-02-28")
    assert months_after(day("2026-12-15"), 1) == day("2027-01-15")


def test_every_rule_has_a_source():
    for rule in rulebook().regler.values():
        assert rule.kalla.startswith("https://"), rule.id
        assert not rule.kontrollerad_av or rule.kontrollerad, rule.id


def test_an_organisation_reads_a_rule_again_in_a_file_of_its_own(tmp_path):
    """What `check` asks for is done beside the deliveries, where the program need not be changed."""
    (tmp_path / "regler").mkdir()
    own = {"regler": {"dataskydd": {"last": day("2026-11-20"), "kontrollerad_av": "jurist"}}}
    (tmp_path / "regler" / FILE.name).write_text(yaml.safe_dump(own), encoding="utf-8")
    with working_for(tmp_path):
        rule = rulebook().regler["dataskydd"]
    assert (rule.last, rule.kontrollerad_av, len(rule.punkter)) == (day("2026-11-20"), "jurist", 3)


@pytest.mark.parametrize("name", READERS)
def test_every_own_rule_file_is_read(tmp_path, name):
    (tmp_path / "regler").mkdir()
    (tmp_path / "regler" / f"{name}.yml").write_text("- ingen regel\n", encoding="utf-8")
    with working_for(tmp_path), pytest.raises(DataError, match=r"."):
        READERS[name]()


def changed(tmp_path, change):
    fields = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    change(fields["regler"])
    path = tmp_path / "regelverk.yml"
    path.write_text(yaml.safe_dump(fields, allow_unicode=True), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda rules: rules["nis"].update(numer="1"), "Menade du ”nummer”"),
        (lambda rules: rules["nis"].pop("kalla"), "Fältet ”kalla” saknas"),
        (lambda rules: rules["nis"].update(galler_till=dt.date(2017, 1, 1)), "Datumen går inte ihop"),
        (lambda rules: rules["cybersakerhet"].update(ersatter="nisse"), "Regeln ”nisse” finns inte"),
        (
            lambda rules: rules["cybersakerhet"]["punkter"]["atgard-1"].update(nyckeltal=["paahitt"]),
            "Nyckeltalet ”paahitt” finns inte",
        ),
        (
            lambda rules: rules["nis"].update(punkter={"klimat": {"lagrum": "", "slag": "x", "krav": "y"}}),
            "Punkten ”klimat” står två gånger",
        ),
    ],
)
def test_a_mistake_in_the_file_is_told(tmp_path, change, problem):
    with pytest.raises(DataError, match=problem):
        rulebook(changed(tmp_path, change))
