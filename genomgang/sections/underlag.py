"""What the report rests on: quality of the data, sources, and what was masked."""

from __future__ import annotations

from genomgang.checking.model import DatasetCheck, effect_for
from genomgang.contract import Severity
from genomgang.markdown import Markdown, Table, bullets, escape, paragraphs, table
from genomgang.review import Review
from genomgang.sections.words import texts_block
from genomgang.swedish import counted, number, sentence_case

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
        widths=(36, 18, 18, 14, 14),
        note="Levererade och använda rader är nämndens egna. Kontrollerna gäller hela leveransen.",
    )
    return paragraphs(told, table(content))


def sources(review: Review) -> Markdown:
    """Each delivered file with rows, its fingerprint, and that of its check.

    No time of the check: it would make two reports of the same data differ. It stands in the data-quality page.
    """
    rows = tuple(
        (
            check.title,
            check.source.file if check.source else _NO_DATA,
            number(check.rows_in) if check.source else "",
            check.source.sha256[:16] if check.source else "",
            check.fingerprint[:16] if check.source else "",
        )
        for check in review.check.datasets.values()
    )
    content = Table(
        header=("Datamängd", "Fil", "Rader", "SHA-256 (början)", "Kontroll (början)"),
        rows=rows,
        align="llrll",
        caption="Källor",
        id="tbl-kallor",
        widths=(28, 24, 9, 22, 22),
        note="Kontrollens fingeravtryck blir ett annat om filen, reglerna eller programmet som kontrollerar ändras. "
        f"Hela leveransens fingeravtryck är {review.check.fingerprint}.",
    )
    return table(content)


def masked(review: Review) -> Markdown:
    """In the public version: how much is masked and where. The internal version says that it masks nothing."""
    if review.version == "intern":
        return Markdown("Det här är den interna versionen. Inget är maskerat i den.")
    counts = {name: review.masking.count(name) for name in review.now}
    items = [
        f"{review.check.datasets[name].title}: {counted(count, 'rad', 'rader')}"
        for name, count in counts.items()
        if count and name in review.check.datasets
    ]
    items += [f"Text i avsnittet {passage.section}: {passage.reason}" for passage in review.masking.passages]
    if not items:
        return Markdown("Det här är den offentliga versionen. Inga uppgifter är märkta för maskering.")
    return paragraphs(
        "Det här är den offentliga versionen. Uppgifter som är märkta som interna eller som omfattas av sekretess är "
        "maskerade före framställningen och finns inte i dokumentet. Maskerat är:",
        bullets(items),
    )


def other_words(review: Review) -> Markdown:
    """What the coordinator wants to add that belongs to no other section."""
    return texts_block(review, "ovrigt")


def _rows(review: Review, check: DatasetCheck) -> tuple[str, ...]:
    if check.source is None:
        return (check.title, _NO_DATA, "", "", "")
    own = check.namnder.get(review.namnd.slug)
    delivered, used = (own.rows_in, own.rows_used) if own else (0, 0)
    warnings = sum(result.severity is Severity.WARNING for result in check.failures)
    return (check.title, number(delivered), number(used), number(len(check.results)), number(warnings))


def _warnings(review: Review) -> list[str]:
    found = []
    for check in review.check.datasets.values():
        for result in check.failed(Severity.WARNING):
            effect = effect_for(check, result, review.namnd.slug)
            if effect:
                found.append(Markdown(f"{escape(check.title)}: {escape(effect)}"))
    return list(found)
