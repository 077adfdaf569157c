"""What changes around the nämnd: external and internal questions, stakeholders, feedback and audits."""

from __future__ import annotations

from checks import CONTRACTS
from genomgang.markdown import Markdown, Table, escape, paragraphs, table
from genomgang.review import Review, once_a_review
from genomgang.show.phrases import no_data, records, the_body
from genomgang.swedish import counted, in_words, iso_date, listed, sentence_case
from genomgang.topics import omvarld as world

AUDIT_STATES = {"oppen": "▲ Öppen", "pagar": "◐ Pågår", "stangd": "● Stängd"}
_PLURAL = {
    "budgetuppdrag": "budgetuppdrag",
    "lag": "lagar",
    "styrdokument": "styrdokument",
    "organisation": "organisationsförändringar",
}
_SINGULAR = {**_PLURAL, "lag": "lag", "organisation": "organisationsförändring"}
_NEUTER = {"budgetuppdrag", "styrdokument"}


@once_a_review
def changes(review: Review) -> Markdown:
    """Budget assignments, laws, steering documents and changes of organisation: in a sentence, and as a dated list."""
    frame = world.of_kinds(review.now["omvarld"], world.EXTERNAL_AND_INTERNAL)
    if frame.empty:
        return no_data(review, "budgetuppdrag, lagar eller andra förändringar som påverkar arbetet")
    counts = {kind: int((frame["slag"] == kind).sum()) for kind in world.EXTERNAL_AND_INTERNAL}
    told = listed([_kind_count(kind, n) for kind, n in counts.items() if n])
    labels = CONTRACTS["omvarld"].labels("slag")
    own = sentence_case(the_body(review))
    rows = tuple(
        (
            sentence_case(labels[row.slag]),
            iso_date(row.datum),
            str(row.rubrik),
            str(row.paverkan),
            "Hela staden" if row.galler_staden else own,
            str(row.kalla),
        )
        for row in records(frame)
    )
    content = Table(
        header=("Slag", "Datum", "Förändring", "Vad den innebär", "Gäller", "Källa"),
        rows=rows,
        align="llllll",
        caption="Förändringar som påverkar arbetet, efter slag och datum",
        id="tbl-omvarld-forandringar",
    )
    return paragraphs(escape(f"Arbetet påverkas av {told}."), table(content))


@once_a_review
def stakeholders(review: Review) -> Markdown:
    """Needs of stakeholders that have changed (9.3.2 c)."""
    return _events(review, "intressent", "intressenters ändrade behov", "Intressenters ändrade behov", "Behov")


@once_a_review
def feedback(review: Review) -> Markdown:
    """Feedback from stakeholders (9.3.2 e)."""
    return _events(review, "aterkoppling", "återkoppling från intressenter", "Återkoppling", "Återkoppling")


@once_a_review
def audits(review: Review) -> Markdown:
    """Audit findings, open ones first, with how many are closed (9.3.2 d3)."""
    frame = world.audits(review.now["omvarld"])
    if frame.empty:
        return no_data(review, "revision")
    rows = tuple(
        (
            iso_date(row.datum),
            str(row.rubrik),
            str(row.paverkan),
            AUDIT_STATES.get(row.status, "– Läge saknas") if isinstance(row.status, str) else "– Läge saknas",
            str(row.kalla),
        )
        for row in records(frame)
    )
    content = Table(
        header=("Datum", "Iakttagelse", "Vad den innebär", "Läge", "Källa"),
        rows=rows,
        align="lllll",
        caption="Iakttagelser från revision, de öppna först",
        id="tbl-omvarld-revision",
    )
    return paragraphs(escape(audit_sentence(world.audit_count(frame))), table(content))


def audit_sentence(count: world.AuditCount) -> str:
    """How many audit findings are closed and how many remain."""
    if count.total == 1:
        return f"Revisionen har lämnat en iakttagelse. Den är {'inte stängd' if count.open else 'stängd'}."
    first = f"Revisionen har lämnat {in_words(count.total)} iakttagelser."
    if count.open == 0:
        return f"{first} Alla är stängda."
    if count.closed == 0:
        return f"{first} Ingen av dem är stängd."
    return f"{first} {sentence_case(in_words(count.closed))} av dem är {'stängd' if count.closed == 1 else 'stängda'}."


def _events(review: Review, kind: str, subject: str, caption: str, column: str) -> Markdown:
    frame = world.of_kinds(review.now["omvarld"], (kind,))
    if frame.empty:
        return no_data(review, subject)
    rows = tuple((iso_date(row.datum), str(row.rubrik), str(row.paverkan), str(row.kalla)) for row in records(frame))
    return table(
        Table(
            header=("Datum", column, "Vad det innebär", "Källa"),
            rows=rows,
            align="llll",
            caption=caption,
            id=f"tbl-omvarld-{kind}",
        )
    )


def _kind_count(kind: str, count: int) -> str:
    return counted(count, _SINGULAR[kind], _PLURAL[kind], neuter=kind in _NEUTER)
