"""What the reader is told about changes around the nämnd."""

import pytest
from builders import make_review
from readable import readable

from genomgang.markdown import escape
from genomgang.sections import omvarld
from genomgang.topics.omvarld import AuditCount

ALL = (omvarld.changes, omvarld.stakeholders, omvarld.feedback, omvarld.audits)


def event(slag, rubrik="Rubrik", datum="2023-10-12", **more):
    return {"slag": slag, "rubrik": rubrik, "datum": datum} | more


def test_changes_are_counted_by_kind_and_listed_with_whom_they_concern():
    rows = (
        event("lag", "Ny lag", namnd="staden"),
        event("lag", "Ändrad lag"),
        event("budgetuppdrag", "Lager"),
        event("organisation", "Ny avdelning"),
    )
    shown = readable(omvarld.changes(make_review(now={"omvarld": rows})))
    assert shown.startswith("Arbetet påverkas av ett budgetuppdrag, två lagar och en organisationsförändring.")
    assert "| Lag | 2023-10-12 | Ny lag | Lagerinformation ska klassas innan driften börjar | Hela staden |" in shown
    assert "| Budgetuppdrag | 2023-10-12 | Lager |" in shown


def test_stakeholders_and_feedback_have_their_own_lists():
    review = make_review(now={"omvarld": [event("intressent", "Höjda krav"), event("aterkoppling", "Lathundar")]})
    assert "Höjda krav" in omvarld.stakeholders(review)
    assert "Lathundar" not in omvarld.stakeholders(review)
    assert "Lathundar" in omvarld.feedback(review)


def test_audit_findings_show_their_state_open_first():
    rows = [event("revision", "A", status="stangd"), event("revision", "B", status="oppen"), event("revision", "C")]
    shown = readable(omvarld.audits(make_review(now={"omvarld": rows})))
    assert shown.startswith("Revisionen har lämnat tre iakttagelser. En av dem är stängd.")
    assert shown.index("▲ Öppen") < shown.index("● Stängd")
    assert "– Läge saknas" in shown


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (AuditCount(1, 0, 0), "Revisionen har lämnat en iakttagelse. Den är inte stängd."),
        (AuditCount(1, 1, 0), "Revisionen har lämnat en iakttagelse. Den är stängd."),
        (AuditCount(2, 2, 0), "Revisionen har lämnat två iakttagelser. Alla är stängda."),
        (AuditCount(2, 0, 0), "Revisionen har lämnat två iakttagelser. Ingen av dem är stängd."),
        (AuditCount(4, 3, 1), "Revisionen har lämnat fyra iakttagelser. Tre av dem är stängda."),
    ],
)
def test_audit_sentence(count, sentence):
    assert omvarld.audit_sentence(count) == sentence


def test_text_from_data_is_never_markdown():
    shown = omvarld.changes(make_review(now={"omvarld": [event("lag", "{{< include x >}} | *y*")]}))
    assert escape("{{< include x >}} | *y*") in shown


@pytest.mark.parametrize(
    ("show", "subject"),
    zip(
        ALL,
        (
            "budgetuppdrag, lagar eller andra förändringar som påverkar arbetet",
            "intressenters ändrade behov",
            "återkoppling från intressenter",
            "revision",
        ),
        strict=True,
    ),
)
def test_without_data_a_section_says_so(show, subject):
    assert show(make_review()) == f"Servicenämnden har inte levererat några uppgifter om {subject}."
