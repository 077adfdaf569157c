"""The masking log tells where and why something is masked, never what, and keeps the decisions that a person has noted."""

import csv
import stat

import pytest
from builders import make_review

from genomgang.privacy.masking_log import DECISION, write_log
from genomgang.privacy.protection import mask_texts
from genomgang.review.texts import Texts

ROWS = [
    {"atgard_id": "serv-1", "atgard": "Låsa serverrummet", "skyddsmarkning": "sekretess"},
    {"atgard_id": "serv-2", "atgard": "Öva", "skyddsmarkning": "oppen", "overford_fran": "serv-1"},
    {"atgard_id": "serv-3", "atgard": "Byta lås", "skyddsmarkning": "intern"},
    {"atgard_id": "=1+1", "atgard": "Hemligt", "skyddsmarkning": "okänt märke"},
]
FILES = {"atgarder": "Åtgärder export.xlsx"}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "maskering" / "2024" / "logg.csv"


def review(rows=ROWS):
    return make_review(now={"atgarder": rows}, version="offentlig")


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_every_masked_row_has_its_place_ground_and_question(path):
    write_log(review(), FILES, path)
    first, third, fourth = read(path)
    assert (first["datamängd"], first["fil"], first["rad"], first["id"]) == (
        "Åtgärdsplan",
        "Åtgärder export.xlsx",
        "2",
        "serv-1",
    )
    assert first["uppgifter"] == "Åtgärd, Resurs, Effektmått"
    assert first["grund"] == "Säkerhetsåtgärd, 18 kap. 8 § offentlighets- och sekretesslagen (OSL)"
    assert first["att ta ställning till"] == (
        "Stämmer lagrummet? Det är inte granskat av en jurist. "
        "Raden hör ihop med serv-2, som visas: avslöjar den vad raden handlar om?"
    )
    assert third["att ta ställning till"] == "Intern är ingen sekretessgrund: finns en, eller kan uppgiften visas?"
    assert fourth["att ta ställning till"] == "Märkningen ”okänt märke” är okänd: rätta den i källan."
    assert all(row[name] == "" for row in (first, third, fourth) for name in DECISION)


def test_a_passage_is_listed_by_section_and_line(path):
    words = Texts(sections={"budget": 'Före.\n::: {.intern reason="Beredskap"}\nHemligt.\n:::'})
    texts, passages = mask_texts(words, "offentlig")
    public = review(())
    write_log(
        make_review(version="offentlig", texts=texts, masking=type(public.masking)(passages=passages)), FILES, path
    )
    (row,) = read(path)
    assert (row["datamängd"], row["fil"], row["rad"], row["id"]) == ("Texter", "servicenamnden.md", "2", "budget")
    assert row["grund"] == "Beredskap"


def test_no_masked_value_and_no_formula_stands_in_the_log(path):
    write_log(review(), FILES, path)
    text = path.read_text(encoding="utf-8-sig")
    assert not any(secret in text for secret in ("serverrummet", "Byta", "Hemligt"))
    assert "'=1+1" in text


def test_the_log_is_private(path):
    write_log(review(), FILES, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_decision_is_kept_until_what_it_was_about_changes(path):
    write_log(review(), FILES, path)
    rows = read(path)
    for row in rows:
        row.update({"beslut": "maskera", "beslutat av (roll)": "jurist", "beslutsdatum": "2023-11-20"})
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    changed = [{**ROWS[0], "skyddsmarkning": "intern"}, *ROWS[1:]]
    write_log(review(changed), FILES, path)
    assert [row["beslut"] for row in read(path)] == ["", "maskera", "maskera"]
    assert read(path)[1]["beslutat av (roll)"] == "jurist"
