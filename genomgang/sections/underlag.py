"""What the report rests on: quality of the data, sources, and what was masked."""

from __future__ import annotations

from collections import Counter

from checks import CONTRACTS
from genomgang.checking.model import CheckResult, DatasetCheck, effect_for
from genomgang.contract import Protection, Severity
from genomgang.disclosure import SYMBOL
from genomgang.markdown import Markdown, Table, block, bullets, escape, paragraphs, table
from genomgang.protection import MASKED
from genomgang.regler.maskering import Ground, grounds
from genomgang.review import Review
from genomgang.sections.words import texts_block
from genomgang.show.phrases import the_body
from genomgang.swedish import counted, genitive, listed, number, sentence_case

_NO_DATA = "inte levererad"


def quality(review: Review) -> Markdown:
    """Warnings that touch this nämnd with their effect on the figures, and rows delivered and used per data set."""
    warnings = _warnings(review)
    told = (
        paragraphs(
            f"{sentence_case(counted(len(warnings), 'varning', 'varningar'))} rör uppgifterna i rapporten:",
            bullets(warnings),
        )
        if warnings
        else Markdown("Inga varningar rör uppgifterna i rapporten.")
    )
    rows = tuple(_rows(review, check) for check in review.check.datasets.values())
    content = Table(
        header=("Datamängd", "Levererade rader", "Använda rader", "Kontroller", "Varningar"),
        rows=rows,
        align="lrrrr",
        caption=f"{review.namnd.genitiv} rader i årets leverans och kontrollerna av dem",
        id="tbl-datakvalitet",
        note=f"Levererade och använda rader är {genitive(the_body(review))} egna. Kontrollerna gäller hela leveransen. "
        f"{SYMBOL} betyder att antalet rader inte visas, eftersom det kan avslöja hur stor en liten grupp är.",
    )
    return paragraphs(told, table(content))


def sources(review: Review) -> Markdown:
    """Each delivered file, with the fingerprint of the nämnd's own rows and that of their check.

    No time of the check, and nothing of other nämnder's rows: two reports of the same rows would differ. The whole
    files' fingerprints stand in the data-quality page.
    """
    rows = tuple(
        (
            check.title,
            check.source.file if check.source else _NO_DATA,
            check.source.sha256[:16] if check.source else "",
            check.fingerprint[:16] if check.source else "",
        )
        for check in review.check.datasets.values()
    )
    content = Table(
        header=("Datamängd", "Fil", "Rader (SHA-256, början)", "Kontroll (början)"),
        rows=rows,
        align="llll",
        caption="Källor",
        id="tbl-kallor",
        note=f"Fingeravtrycken är {genitive(the_body(review))} egna: det första gäller raderna som används, det andra "
        "raderna, reglerna och vad reglerna säger om raderna. "
        f"Det samlade fingeravtrycket är {review.check.fingerprint}.",
    )
    return table(content)


def masked(review: Review) -> Markdown:
    """In the public version: how much is masked, where and on what ground. The internal one says that nothing is."""
    if review.version == "intern":
        return Markdown("Det här är den interna versionen. Inget är maskerat i den.")
    rows = [*_masked_rows(review), *_masked_passages(review)]
    if not rows:
        return Markdown("Det här är den offentliga versionen. Inga uppgifter är märkta för maskering.")
    content = Table(
        header=("Var", "Omfattning", "Uppgifter", "Grund"),
        rows=tuple(rows),
        align="llll",
        caption="Maskerade uppgifter och grunden för maskeringen",
        id="tbl-maskerat",
    )
    return paragraphs(
        f"Det här är den offentliga versionen. Där det står {MASKED}, och där ett värde saknas på en sådan rad, är "
        "uppgiften borttagen före framställningen och finns inte i dokumentet. En maskerad rad har ett löpnummer i "
        "stället för sitt id.",
        table(content),
        bullets([f"{ground.rubrik}: {ground.lydelse}" for ground in _used_grounds(review)]),
        block("anmarkning", escape(grounds().forbehall)),
    )


def _masked_rows(review: Review) -> list[tuple[str, ...]]:
    """A row for each data set, its masked columns and ground."""
    counts = Counter((row.dataset, row.columns, row.ground.name) for row in review.masking.rows if row.year == 0)
    return [
        (
            CONTRACTS[dataset].title,
            counted(rows, "rad", "rader"),
            sentence_case(listed([CONTRACTS[dataset].column(name).label.lower() for name in columns])),
            ground,
        )
        for (dataset, columns, ground), rows in counts.items()
    ]


def _masked_passages(review: Review) -> list[tuple[str, ...]]:
    counts = Counter((passage.section, passage.reason) for passage in review.masking.passages)
    return [
        (f"Texten {section}", counted(number, "passage", "passager"), "Hela passagen", reason)
        for (section, reason), number in counts.items()
    ]


def _used_grounds(review: Review) -> list[Ground]:
    """The configured grounds that something is masked on, in the configured order."""
    used = {row.ground.id for row in review.masking.rows if row.year == 0}
    named = {passage.reason for passage in review.masking.passages}
    return [ground for ground in grounds().by_id.values() if ground.id in used or ground.name in named]


def other_words(review: Review) -> Markdown:
    """What the coordinator wants to add that belongs to no other section."""
    return texts_block(review, "ovrigt")


def _rows(review: Review, check: DatasetCheck) -> tuple[str, ...]:
    if check.source is None:
        return (check.title, _NO_DATA, "", "", "")
    warnings = sum(result.severity is Severity.WARNING for result in check.failures)
    if _about_persons(check):
        return (check.title, SYMBOL, SYMBOL, number(len(check.results)), number(warnings))
    own = check.namnder.get(review.namnd.slug)
    delivered, used = (own.rows_in, own.rows_used) if own else (0, 0)
    return (check.title, number(delivered), number(used), number(len(check.results)), number(warnings))


def _about_persons(check: DatasetCheck) -> bool:
    """Whether the rows are persons: how many there are would give a small group away, as the rest of a known total."""
    return any(column.protection is Protection.PERSON for column in CONTRACTS[check.name].columns)


def _warnings(review: Review) -> list[str]:
    found = []
    for check in review.check.datasets.values():
        for result in check.failed(Severity.WARNING):
            effect = _effect(review, check, result)
            if effect:
                found.append(Markdown(f"{escape(check.title)}: {escape(effect)}"))
    return list(found)


def _effect(review: Review, check: DatasetCheck, result: CheckResult) -> str:
    """What a warning does to the nämnd's figures; without numbers where the rows are persons."""
    if not _about_persons(check) or not result.rows_by_namnd:
        return effect_for(check, result, review.namnd.slug)
    if review.namnd.slug not in result.rows_by_namnd:
        return ""
    return result.effect_template.format(rader="Några", alla=genitive(the_body(review)))
