"""The meeting's agenda, deck and minutes: what they say, from a review counted by hand."""

from __future__ import annotations

import re
import zipfile
from xml.etree import ElementTree

import pytest
from builders import make_review, repeated
from forms import PROPOSALS, TARGETS, small_review
from readable import plain_lines
from test_ready import DECISIONS, MEETING

from genomgang.engines.builtin import BuiltinEngine
from genomgang.errors import UserError
from genomgang.meeting.deck import agenda, findings
from genomgang.meeting.questions import before_meeting
from genomgang.publish.output import BESIDE, Target
from genomgang.regler.beslut import meeting_rules
from genomgang.show.chapter import run_document

PERSONS = [
    *repeated(30, enhet="Kansliet", rollgrupp="medarbetare", kurs="informationssakerhet", genomford="2023-05-01"),
    *repeated(30, enhet="Kansliet", rollgrupp="konsult", kurs="informationssakerhet", genomford=None),
]
ASSETS = [
    *repeated(6, objekt="Lager", klassad_datum="2023-05-01", konfidentialitet=1),
    *repeated(14, objekt="Ekonomi", klassad_datum=None),
]


@pytest.fixture(scope="module")
def review():
    return make_review({"atgarder": PROPOSALS, "klassning": ASSETS}, targets={**TARGETS, "klassning_andel": 80})


@pytest.fixture(scope="module")
def decided():
    return [
        DECISIONS[0],
        {
            **DECISIONS[1],
            "utfall": "andrad",
            "motivering": "Korten kommer i höst",
            "resurs_kronor": 150_000,
            "forfallodatum": "2024-12-15",
        },
        {**DECISIONS[2], "utfall": "avslagen", "motivering": "Ryms inte", "lydelse": None, "skyddsmarkning": "intern"},
    ]


def words(name, review):
    found = run_document(name, review)
    return plain_lines("\n\n".join(map(str, (part for _, part in found.shown if isinstance(part, str)))))


def test_the_agenda_has_the_six_points_of_the_template_and_their_minutes(review):
    points = agenda(before_meeting(review))
    assert [item.namn for item, _ in points] == [
        "Närvarande", "Inledning", "Uppföljning", "Underlag", "Diskussion", "Beslut",
    ]  # fmt: skip
    assert [minutes for _, minutes in points] == [5, 10, 5, 5, 10, 10]
    assert "Mötet behöver omkring 45 minuter. Det har tre förslag att ta ställning till" in words("dagordning", review)


def test_the_deck_asks_for_the_decisions_first_and_has_at_most_ten_slides(review):
    text = words("bildspel", review)
    headings = re.findall(r"^# (.*?) \{", text, re.MULTILINE)
    assert text.index("Tre förslag och inga saker utan förslag.") < text.index("Klassade")
    assert len(headings) == len(findings(before_meeting(review)))
    assert 1 + 2 + meeting_rules().bilder.hogst <= 10


def test_a_finding_has_the_reports_figure_chart_and_a_question_that_the_data_gives(review):
    (finding,) = findings(before_meeting(review))
    text = words("bildspel", review)
    assert finding.exhibit.id == "fig-klassning-andelar"
    assert f"# {finding.exhibit.headline}" in text
    assert f"{finding.figure.name}: {finding.figure.shown}, mål 80 %.".replace("\N{NO-BREAK SPACE}", " ") in text
    assert "I objektet Ekonomi återstår 14 av 14 att klassa. Vem gör det, och till när?" in text


def test_the_deck_after_the_meeting_is_the_one_that_the_meeting_saw(review, decided):
    after = make_review(
        {"atgarder": PROPOSALS, "klassning": ASSETS, "beslut": decided, "moten": [MEETING]},
        targets={**TARGETS, "klassning_andel": 80},
    )
    assert words("bildspel", after) == words("bildspel", review)


def test_the_minutes_tell_who_met_and_what_was_decided_changed_and_refused(decided, snapshot):
    held = make_review(
        {"atgarder": PROPOSALS, "beslut": decided, "moten": [{**MEETING, "franvarande": "hr", "informeras": "namnd"}]},
        targets=TARGETS,
    )
    found = run_document("protokoll", held)
    assert [(section, str(part).replace("\N{NO-BREAK SPACE}", " ")) for section, part in found.shown] == snapshot
    rows = found.tables["tbl-beslut"].rows
    assert [row[0] for row in rows] == ["serv-2024-01", "serv-2024-02"]


def test_the_minutes_count_what_became_of_earlier_decisions(decided):
    earlier = {"beslutat_ar": 2023, "prioriterat_ar": 2023, "ansvarig_roll": "chefer", "skyddsmarkning": "oppen"}
    states = {"serv-2023-01": "klar", "serv-2023-02": "klar", "serv-2023-03": "forsenad"}
    actions = [
        {**earlier, "atgard_id": id, "forfallodatum": "2023-06-30", "status": state} for id, state in states.items()
    ]
    held = make_review(
        {"atgarder": [*PROPOSALS, *actions], "beslut": decided, "moten": [MEETING]},
        {"atgarder": actions},
        targets=TARGETS,
    )
    assert "Mötet gick igenom tre tidigare beslut: ett försenat och två klara." in words("protokoll", held)


def test_the_public_minutes_mask_what_the_public_report_masks(decided):
    held = make_review(
        {"atgarder": PROPOSALS, "beslut": decided, "moten": [MEETING]}, targets=TARGETS, version="offentlig"
    )
    found = run_document("protokoll", held)
    told = "".join(str(part) for _, part in found.shown)
    assert len(found.tables["tbl-annorlunda"].rows) == 2
    assert "maskerad" in told
    assert "bergrummet" not in told
    assert "Ryms inte" not in told


def test_without_a_meeting_there_are_no_minutes():
    with pytest.raises(UserError, match="Det finns inget möte att göra protokoll från"):
        run_document("protokoll", small_review())


def test_every_kind_beside_the_report_is_known_by_its_name_in_both_versions():
    for version in ("intern", "offentlig"):
        target = Target("servicenamnden", 2024, version)
        names = {target.path_of(kind).name for kind in (*BESIDE, "html", "pdf")}
        assert len(names) == len(BESIDE) + 2
        assert {target.kind_of(name) for name in names} == {*BESIDE, "html", "pdf"}
    assert Target("a", 2024, "intern").kind_of("protokoll-b-2024.pdf") == ""


@pytest.mark.slow
def test_a_slides_picture_has_its_alternative_text_once_and_its_words_a_language(tmp_path):
    picture = tmp_path / "a.svg"
    picture.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="9" height="9"/></svg>'
    )
    text = (
        "---\ntitle: Bildspel\nnamnd: Servicenämnden\nversion: Intern version\nsyntetisk: true\n---\n\n# Ett\n\n- Först\n\n# Sju av tio är klassade\n\n"
        '**Att tala om:** Vem gör resten?\n\n![](a.svg){fig-alt="Staplar: 70 %, & mål 80 %."}\n'
    )
    made = [BuiltinEngine().render(text, tmp_path, name, ["pptx"], tmp_path)["pptx"] for name in ("b", "c")]
    assert made[0].read_bytes() == made[1].read_bytes()
    with zipfile.ZipFile(made[0]) as archive:
        slides = [archive.read(f"ppt/slides/slide{number}.xml").decode() for number in (1, 2, 3)]
    assert [word in slides[0] for word in ("Servicenämnden", "Intern version", "Syntetiska uppgifter")] == [True] * 3
    assert slides[2].count("Staplar: 70 %, &amp; mål 80 %.") == 1
    assert 'descr="Staplar: 70 %, &amp; mål 80 %."' in slides[2]
    assert all('type="title"' in slide or 'type="ctrTitle"' in slide for slide in slides)
    for slide in slides:
        root = ElementTree.fromstring(slide)
        ids = [each.get("id") for each in root.iter() if each.tag.endswith("}cNvPr")]
        assert len(ids) == len(set(ids))
        assert {each.get("lang") for each in root.iter() if each.tag.endswith("}rPr")} == {"sv-SE"}
    assert slides[2].index("Sju av tio") < slides[2].index("Vem gör resten") < slides[2].index("descr=")
