"""What the reader is told about changes around the nämnd."""

import pytest
from builders import make_review
from readable import plain_lines, readable

from genomgang.show.chapter import run_chapter
from genomgang.text.markdown import escape


def event(slag, rubrik="Rubrik", datum="2023-10-12", **more):
    return {"slag": slag, "rubrik": rubrik, "datum": datum} | more


def shown(events, section):
    return readable(run_chapter("omvarld", make_review(now={"omvarld": events})).under(section))


def test_changes_are_counted_by_kind_and_listed_with_whom_they_concern():
    rows = (
        event("lag", "Ny lag", namnd="staden"),
        event("lag", "Ändrad lag"),
        event("budgetuppdrag", "Lager"),
        event("organisation", "Ny avdelning"),
    )
    changes = shown(rows, "sec-omvarld")
    assert changes.startswith("Arbetet påverkas av ett budgetuppdrag, två lagar och en organisationsförändring.")
    assert "| Lag | 2023-10-12 | Ny lag | Lagerinformation ska klassas innan driften börjar | Hela staden |" in changes
    assert "| Budgetuppdrag | 2023-10-12 | Lager |" in changes


def test_stakeholders_and_feedback_have_their_own_lists():
    events = [event("intressent", "Höjda krav"), event("aterkoppling", "Lathundar")]
    assert "Höjda krav" in shown(events, "sec-intressenter")
    assert "Lathundar" not in shown(events, "sec-intressenter")
    assert "Lathundar" in shown(events, "sec-aterkoppling")


def test_audit_findings_show_their_state_open_first():
    rows = [event("revision", "A", status="stangd"), event("revision", "B", status="oppen"), event("revision", "C")]
    audits = shown(rows, "sec-revision")
    assert plain_lines(audits).startswith("Revisionen har lämnat tre iakttagelser. En av dem är stängd.")
    assert audits.index("▲ Öppen") < audits.index("● Stängd")
    assert "– Läge saknas" in audits


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        (("oppen",), "Revisionen har lämnat en iakttagelse. Den är inte stängd."),
        (("stangd",), "Revisionen har lämnat en iakttagelse. Den är stängd."),
        (("stangd",) * 2, "Revisionen har lämnat två iakttagelser. Alla är stängda."),
        (("oppen", "pagar"), "Revisionen har lämnat två iakttagelser. Ingen av dem är stängd."),
        ((*("stangd",) * 3, None), "Revisionen har lämnat fyra iakttagelser. Tre av dem är stängda."),
    ],
)
def test_audit_sentence(states, sentence):
    audits = shown([event("revision", status=state) for state in states], "sec-revision")
    assert plain_lines(audits).startswith(f"{sentence}\n")


def test_text_from_data_is_never_markdown():
    assert escape("{{< include x >}} | *y*") in shown([event("lag", "{{< include x >}} | *y*")], "sec-omvarld")


@pytest.mark.parametrize(
    ("section", "subject"),
    [
        ("sec-omvarld", "budgetuppdrag, lagar eller andra förändringar som påverkar arbetet"),
        ("sec-intressenter", "intressenters ändrade behov"),
        ("sec-aterkoppling", "återkoppling från intressenter"),
        ("sec-revision", "revision"),
    ],
)
def test_without_data_a_section_says_so(section, subject):
    assert shown([], section) == f"Servicenämnden har inte levererat några uppgifter om {subject}."
