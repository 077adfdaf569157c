"""The adoption page: role, date, registration number, version and the fingerprint of the data. Roles, never names."""

from __future__ import annotations

from genomgang.markdown import Markdown, Table, block, paragraphs, table
from genomgang.review import Review
from genomgang.sections.omslag import STATUS, VERSION
from genomgang.swedish import long_date, sentence_case


def adoption(review: Review) -> Markdown:
    """The line that adopts the review, or says that it is a draft, and the facts that identify it."""
    front = review.texts.front
    if front.status == "faststalld":
        line = f"Fastställd av {front.faststalld_av_roll} den {long_date(front.faststalld_datum)}."
    else:
        line = "Utkast. Genomgången är inte fastställd."
    rows = (
        ("Nämnd eller bolag", review.namnd.namn),
        ("Förvaltning", review.namnd.forvaltning),
        ("Status", STATUS[front.status]),
        ("Version", VERSION[review.version]),
        ("Diarienummer", front.diarienummer),
        ("Uppgifterna avser", long_date(review.delivery.matdatum)),
        ("Analytiker", sentence_case(front.analytiker_roll)),
        ("Granskare", sentence_case(front.granskare_roll)),
        ("Leveransens fingeravtryck", review.check.fingerprint[:16]),
    )
    content = Table(header=("Uppgift", "Innehåll"), rows=rows, align="ll", widths=(35, 65))
    return paragraphs(block("faststalld", f"**{line}**"), table(content))
