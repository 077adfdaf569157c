"""Changes around the nämnd, and audit findings."""

from builders import make_frame

from genomgang.topics import omvarld


def event(id_, slag, datum="2023-10-12", *, status=None, namnd="servicenamnden"):
    return {"handelse_id": id_, "slag": slag, "datum": datum, "status": status, "namnd": namnd}


def frame(*rows):
    return make_frame("omvarld", rows)


def test_changes_come_by_kind_and_the_newest_first():
    rows = frame(
        event("law", "lag", "2023-01-01", namnd="staden"),
        event("audit", "revision"),
        event("old", "budgetuppdrag", "2023-02-01"),
        event("new", "budgetuppdrag", "2023-09-01"),
    )
    result = omvarld.of_kinds(rows, omvarld.EXTERNAL_AND_INTERNAL)
    assert list(result["handelse_id"]) == ["new", "old", "law"]
    assert list(result["galler_staden"]) == [False, False, True]


def test_audit_findings_count_as_open_until_they_are_closed():
    rows = frame(
        event("a", "revision", "2023-03-01", status="stangd"),
        event("b", "revision", "2023-02-01", status="pagar"),
        event("c", "revision", "2023-01-01"),
        event("d", "lag", status="oppen"),
    )
    result = omvarld.audit_count(rows)
    assert (result.total, result.closed, result.open, result.unknown) == (3, 1, 2, 1)
    assert list(omvarld.audits(rows)["handelse_id"]) == ["c", "b", "a"]


def test_without_events_there_is_nothing():
    assert omvarld.of_kinds(frame(), ("lag",)).empty
    assert omvarld.audits(frame()).empty
    assert omvarld.audit_count(frame()) == omvarld.AuditCount(0, 0, 0)
