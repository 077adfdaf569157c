"""The adoption page: who has adopted what, and an assurance of what was checked and what the report can be used for."""

from __future__ import annotations

from genomgang.contract import Severity
from genomgang.markdown import Markdown, Table, block, bullets, escape, paragraphs, table
from genomgang.review import Review
from genomgang.sections.omslag import VERSION, body_word, organisation_word, registry_number, status
from genomgang.swedish import counted, long_date, number, sentence_case


def adoption(review: Review) -> Markdown:
    """The line that adopts the review, or says that it is a draft, and the facts that identify it."""
    front, adopted = review.texts.front, review.adoption
    if adopted:
        line = f"Fastställd av {adopted.role_name} den {long_date(adopted.datum)}."
    else:
        line = "Utkast. Genomgången är inte fastställd."
    rows = (
        (body_word(review), review.namnd.namn),
        (organisation_word(review), review.namnd.forvaltning),
        ("Status", status(review)),
        ("Version", VERSION[review.version]),
        ("Diarienummer", registry_number(review)),
        ("Uppgifterna avser", long_date(review.delivery.matdatum)),
        ("Analytiker", sentence_case(front.analytiker_roll)),
        ("Granskare", sentence_case(front.granskare_roll)),
        ("Beslutande", sentence_case(adopted.role_name if adopted else front.beslutande_roll)),
        ("Uppgifternas fingeravtryck", review.check.fingerprint[:16]),
    )
    content = Table(header=("Uppgift", "Innehåll"), rows=rows, align="ll")
    return paragraphs(block("faststalld", f"**{escape(line)}**"), table(content))


def assurance(review: Review) -> Markdown:
    """What was checked and with which checks, and the limits of use: what the report does not say."""
    delivered = [check for check in review.check.datasets.values() if check.source]
    missing = len(review.check.datasets) - len(delivered)
    results = [result for check in delivered for result in check.results]
    critical = sum(result.severity is Severity.CRITICAL for result in results)
    checked = (
        f"Leveransens {counted(len(delivered), 'datamängd', 'datamängder')} har kontrollerats med "
        f"{number(len(results))} regler, varav {number(critical)} är kritiska. Rader som bryter mot en kritisk regel "
        "används inte. Vilka varningar som rör rapporten står i @sec-underlag."
    )
    limits = [
        f"Rapporten beskriver läget den {long_date(review.delivery.matdatum)}. Det som har hänt senare ingår inte.",
        "Kontrollerna hittar uppgifter som saknas, är omöjliga eller motsäger varandra. De hittar inte uppgifter som "
        "är fel men rimliga.",
        "Bedömningarna i texten är samordnarens. Reglernas förslag är ett stöd och ersätter dem inte.",
        "Uppgifter om små grupper visas inte, och andelar bara för större grupper. En grupp som inte visas är alltså "
        "inte tom. Ledningsgruppens egen kurs och deltagande gäller ledningen i dess roll och visas från fem personer.",
    ]
    if missing:
        limits.append(f"{sentence_case(counted(missing, 'datamängd är', 'datamängder är'))} inte levererade.")
    return paragraphs(
        checked,
        "Rapporten kan användas som underlag för ledningens beslut, med dessa begränsningar:",
        bullets(limits),
    )
