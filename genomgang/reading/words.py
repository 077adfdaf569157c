"""Words that mean different things in different systems: headers that are only proposed, and words for a state.

All are written as `genomgang.reading.cells.normal` gives them: lower case, without diacritics.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from genomgang.reading.cells import normal

SUMS = r"((del|slut|total)?summa|total(t|en)?|summering|antal( rader| poster)?|(grand )?total|sum)( antal)?"
"""What a row is called that sums up others, as a pattern."""

AMBIGUOUS = frozenset(
    normal(word)
    for word in (
        *("startdatum", "slutdatum", "startdag", "slutdag", "start", "slut", "från", "till", "datum", "tid"),
        *("period", "avslutad", "avslutat", "genomfört", "klar", "klart", "godkänd", "godkänt", "status"),
        *("tillstånd", "läge", "resultat", "poängsumma", "betyg", "score", "result", "grade", "value", "värde"),
        *("belopp", "amount", "kostnad", "id", "nr", "nummer", "no", "number", "ref", "ref id", "reference"),
        *("referens", "kod", "code", "key", "roll", "role", "ansvarig", "ägare", "owner", "responsible"),
        *("assigned to", "assignee", "handläggare", "typ", "type", "slag", "kategori", "category", "nivå"),
        *("level", "grad", "klass", "class", "grupp", "group", "namn", "name", "titel", "title", "benämning"),
        *("objekt", "object", "item", "beskrivning", "description", "date", "start date", "end date"),
        *("due date", "created", "created on", "updated", "completed", "closed", "opened", "resolved"),
        *("reported", "anmäld", "registrerad", "översyn", "review", "omklassning", "state", "active", "aktiv"),
        *("valid", "giltig", "person", "user", "användare", "domain", "domän", "område", "källa", "source"),
        *("anteckning", "kommentar", "comment", "comments", "target", "mål", "severity", "priority"),
        *("expiry date", "eta", "target date", "planned end date", "award date", "review date", "manufacturer"),
        *("test date", "cost", "budget", "effort", "progress", "service", "tjänst", "metric", "kpi"),
        *("consequence", "effect", "area", "impact", "likelihood", "probability", "risk", "control"),
        *("kontroll", "test", "question", "completion date", "completed on", "date completed"),
        *("completed date", "datum slutfört", "slutfört", "year", "år", "quarter", "kvartal", "text", "plan"),
        *("åtgärd", "action", "measure", "treatment"),
    )
)
"""Headers with several meanings. Such a header is a column's own name, or it is asked about: never a silent reading."""

_SPEAKING = tuple(
    normal(word)
    for word in (
        *("status", "tillstånd", "läge", "state", "giltig", "ogiltig", "valid", "expir", "utgång", "upphör", "upphört"),
        *(
            "fullfölj",
            "slutför",
            "genomför",
            "avslut",
            "avbr",
            "klar",
            "färdig",
            "godkän",
            "underkän",
            "result",
            "betyg",
        ),
        *("complet", "progress", "passed", "grade", "outcome", "utfall", "annuller", "makuler", "inställ", "avbok"),
        *("närvar", "frånvar", "attend", "aktiv", "inaktiv", "active", "deleted", "radera", "borttag", "cancel"),
        *(
            "certif",
            "intyg",
            "återkall",
            "revoked",
            "withdrawn",
            "arkiver",
            "archived",
            "avförd",
            "avvecklad",
            "closed",
        ),
        *("stängd", "öppen", "obehörig", "misslyck", "failed", "preliminär", "utkast", "draft"),
        *("förfall", "overdue", "absent", "deltagit", "deltog"),
    )
)
"""How a word begins that speaks of whether something is completed, or still holds."""

DONE = frozenset(
    normal(word)
    for word in (
        *(
            "klar",
            "klart",
            "färdig",
            "färdigt",
            "genomförd",
            "genomfört",
            "avslutad",
            "avslutat",
            "slutförd",
            "slutfört",
        ),
        *(
            "fullföljd",
            "fullföljt",
            "godkänd",
            "godkänt",
            "giltig",
            "completed",
            "complete",
            "passed",
            "done",
            "closed",
        ),
        *(
            "stängd",
            "finished",
            "valid",
            "approved",
            "besvarad",
            "klassad",
            "övad",
            "åtgärdad",
            "resolved",
            "satisfied",
            "närvarande",
            "deltagit",
            "attended",
            "present",
        ),
    )
)
ENDED = frozenset(
    normal(word)
    for word in (
        *("avbruten", "avbrutet", "avbruten kurs", "avbokad", "inställd", "återkallad", "ogiltig", "ej giltig"),
        *("inte giltig", "utgången", "upphörd", "makulerad", "makulerat", "annullerad", "annullerat", "avvecklad"),
        *("avvecklat", "avförd", "borttagen", "raderad", "inaktiv", "utgått", "upphävd", "arkiverad", "struken"),
        *("expired", "withdrawn", "cancelled", "canceled", "invalid", "revoked", "void", "voided", "inactive"),
        *("deleted", "removed", "retired", "decommissioned", "archived", "obsolete", "rejected", "duplicate"),
        *("dubblett", "avslagen", "avvisad"),
    )
)
"""What a row's state is called where the row may not count at all."""

NOT_DONE = ENDED | frozenset(
    normal(word)
    for word in (
        *("ej påbörjad", "ej påbörjat", "inte påbörjad", "inte påbörjat", "ej startad", "ej startat", "inte startad"),
        *(
            "pågår",
            "pågående",
            "ej genomförd",
            "ej genomfört",
            "inte genomförd",
            "inte genomfört",
            "ej klar",
            "ej klart",
        ),
        *(
            "inte klar",
            "ej avslutad",
            "inte avslutad",
            "ej slutförd",
            "inte slutförd",
            "ej fullföljd",
            "inte fullföljd",
        ),
        *("underkänd", "underkänt", "ej godkänd", "inte godkänd"),
        *("icke godkänd", "öppen", "ny", "planerad"),
        *("ej besvarad", "inte besvarad", "oklassad", "ej klassad", "inte klassad", "ej övad", "inte övad"),
        *("frånvarande", "ej närvarande", "not started", "in progress", "ongoing", "incomplete", "not completed"),
        *("not complete", "failed", "overdue", "enrolled", "open"),
        *("new", "pending", "not attempted", "draft", "planned", "no show", "not satisfied"),
        *("registrerad", "registered", "anmäld", "assigned", "tilldelad", "försenad", "not passed"),
    )
)
"""What a state is called where the matter is done, and where it is not (or no longer)."""

_YES = frozenset(("ja", "yes", "true", "sant", "j", "y", "1"))
_NO = frozenset(("nej", "no", "false", "falskt", "n", "0"))

SAFE = DONE | NOT_DONE | _YES | _NO
"""Values that can be shown whoever the row is about: no name and no free text is among them."""


_NEGATIONS = frozenset(("ej", "inte", "icke", "not", "aldrig"))
_FEW_WORDS = 3
_CLOSED = frozenset(map(normal, ("stängd", "stängt", "closed")))
"""Said of a case that is done, but also of a course that nobody more can apply for."""
_DONE_IF_YES = tuple(
    normal(word)
    for word in (
        *("fullfölj", "slutför", "genomför", "avslut", "klar", "färdig", "godkän", "complet", "passed", "finished"),
        *("närvar", "attend", "deltagit", "deltog", "besvarad", "klassad", "övad", "giltig", "valid"),
    )
)
_UNDONE_IF_YES = tuple(
    normal(word)
    for word in ("underkän", "frånvar", "absent", "misslyck", "failed", "förfall", "försen", "overdue", "incomplet")
)
"""How a header's word begins where yes below it means that the matter is done, or that it is not."""


def is_ambiguous(header: str) -> bool:
    """Whether a header has several meanings."""
    return normal(header) in AMBIGUOUS


def speaks_of_completion(header: str, values: Iterable[str]) -> bool:
    """Whether a column tells if something is completed or still holds: by its header, or by what it says.

    One cell that says that its row has ended is enough; other states only where the column holds nothing else.
    """
    if any(word.startswith(_SPEAKING) for word in normal(header).split()):
        return True
    said = {normal(value) for value in values}
    return any(map(_says_ended, said)) or (bool(said) and said <= DONE | NOT_DONE)


def _says_ended(value: str) -> bool:
    """Whether a value is a word for a row that has ended, or a few words that begin or end with one."""
    words = value.split()
    short = 1 < len(words) <= _FEW_WORDS and _NEGATIONS.isdisjoint(words)
    return value in ENDED or (short and not ENDED.isdisjoint((words[0], words[-1])))


def is_done(header: str, value: str, own: Collection[str] = ()) -> bool | None:
    """What a value says of its row's matter: done, not done, or nothing (None).

    Yes and no say something only where the header does. `own` are the words that the matter is itself told by, in
    normal form: only a case that is closed is done by that.
    """
    word = normal(value)
    if word in DONE | NOT_DONE:
        return word in DONE
    if word not in _YES | _NO:
        return None
    said = normal(header).split()
    if word in _NO and not ENDED.isdisjoint(said):
        return None  # what has not been cancelled need not be done
    means_done = _means_done(said, own)
    return None if means_done is None else means_done == (word in _YES)


def _means_done(header: Sequence[str], own: Collection[str]) -> bool | None:
    """Whether yes below a header of these words means done, or not done; None where it means something else."""
    is_case = not _CLOSED.isdisjoint(own)
    if not ENDED.isdisjoint(header) or any(word.startswith(_UNDONE_IF_YES) for word in header):
        means = False
    elif any(word.startswith(_DONE_IF_YES) or (is_case and word in _CLOSED) for word in header):
        means = True
    else:
        return None
    return means == _NEGATIONS.isdisjoint(header)
