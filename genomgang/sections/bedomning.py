"""Page one's verdict: the three criteria with their reasons, proposed by rules and settled by the coordinator."""

from __future__ import annotations

from checks.ikp import ARBETSSATT
from genomgang.markdown import Markdown, Table, block, escape, paragraphs, table
from genomgang.regler.nyckeltal import definitions
from genomgang.regler.risk import risk_method
from genomgang.review import Review
from genomgang.sections.nyckeltal import all_key_figures
from genomgang.swedish import counted, in_words, listed, lower_first, part_of, sentence_case
from genomgang.topics import ikp as ikp_indicators
from genomgang.topics import risker as risk_indicators
from genomgang.topics.bedomning import Condition, Judgement, Limits, Verdict, judge
from genomgang.topics.keyfigure import KeyFigure

CRITERIA = {
    "lamplighet": ("Lämplighet", "Passar arbetssättet uppdraget och riskerna?"),
    "tillracklighet": ("Tillräcklighet", "Görs tillräckligt för att nå målen?"),
    "verkan": ("Verkan", "Ger arbetet önskad effekt?"),
}
SYMBOLS = {Judgement.YES: "●", Judgement.PARTLY: "◐", Judgement.NO: "▲", Judgement.UNKNOWN: "–"}
_NAMED = 3
"""Shortcomings named on page one; the table of conditions has them all."""


def proposed(review: Review) -> dict[str, Verdict]:
    """The verdict that the rules propose, by criterion."""
    figures = all_key_figures(review)
    limits = Limits(review.targets.limit("bedomning_ja_procent"), review.targets.limit("bedomning_delvis_procent"))
    return {
        "lamplighet": judge(_suitability(review), limits),
        "tillracklighet": judge(_adequacy(figures), limits),
        "verkan": judge(_effect(figures), limits),
    }


def verdict(review: Review) -> Markdown:
    """The three lines of page one: judgement, reason, and who has settled it."""
    lines = [_line(review, criterion, found) for criterion, found in proposed(review).items()]
    return block("bedomning", paragraphs(*lines))


def settled(review: Review) -> dict[str, str]:
    """The judgement that the document shows, by criterion."""
    return {criterion: str(_judgement(review, criterion, found)) for criterion, found in proposed(review).items()}


def conditions(review: Review) -> Markdown:
    """What each proposed judgement rests on, condition by condition, so that it can be checked."""
    rows = tuple(
        (CRITERIA[criterion][0], sentence_case(each.words), _mark(each))
        for criterion, found in proposed(review).items()
        for each in found.conditions
    )
    verdicts = [f"{CRITERIA[criterion][0].lower()}: {found.judgement}" for criterion, found in proposed(review).items()]
    return paragraphs(
        f"Reglerna föreslår {listed(verdicts)}.",
        table(
            Table(
                header=("Kriterium", "Villkor", "Uppfyllt"),
                rows=rows,
                align="lll",
                caption="Villkoren bakom den föreslagna bedömningen",
                id="tbl-villkor",
            )
        ),
    )


def _line(review: Review, criterion: str, found: Verdict) -> str:
    name, question = CRITERIA[criterion]
    decided = review.texts.front.bedomning.get(criterion)
    judgement = _judgement(review, criterion, found)
    origin = _origin(found, decided.bedomning if decided else "")
    reason = decided.motivering if decided and decided.motivering else reason_for(found)
    return f"**{SYMBOLS[judgement]} {name}: {judgement}.** {escape(question)} {escape(reason)} *{escape(origin)}*"


def _judgement(review: Review, criterion: str, found: Verdict) -> Judgement:
    decided = review.texts.front.bedomning.get(criterion)
    return Judgement(decided.bedomning) if decided else found.judgement


def reason_for(found: Verdict) -> str:
    """One or two sentences: what holds, and what does not."""
    if found.judgement is Judgement.UNKNOWN:
        return "Det saknas uppgifter att bedöma efter."
    head = _met_words(len(found.holding), len(found.holding) + len(found.failing))
    if not found.failing:
        return head
    named = [each.unmet for each in found.failing[:_NAMED]]
    rest = len(found.failing) - len(named)
    more = [f"{counted(rest, 'villkor', 'villkor', neuter=True)} till"] if rest else []
    return f"{head} Det som brister: {listed([*named, *more])}."


def _met_words(met: int, told: int) -> str:
    match met, told:
        case _, 1:
            return f"Det enda villkor som går att bedöma är {'' if met else 'inte '}uppfyllt."
        case 2, 2:
            return "Båda villkoren är uppfyllda."
        case _ if met == told:
            return f"Alla {in_words(told)} villkor är uppfyllda."
        case _:
            count = sentence_case(in_words(met, neuter=True)) if met else "Inget"
            return f"{count} av {in_words(told)} villkor är {'uppfyllt' if met < 2 else 'uppfyllda'}."


def _origin(found: Verdict, decided: str) -> str:
    if not decided:
        return "Förslag enligt reglerna."
    if decided == found.judgement:
        return "Bekräftad av samordnaren."
    return f"Ändrad av samordnaren; reglerna föreslår {found.judgement}."


def _mark(condition: Condition) -> str:
    match condition.holds:
        case True:
            return "●\u00a0Ja"
        case False:
            return "▲\u00a0Nej"
        case _:
            return "–\u00a0Underlag saknas"


def _suitability(review: Review) -> list[Condition]:
    actions, assets = (review.now[name] for name in ("atgarder", "klassning"))
    years = {review.ar, review.ar + 1, review.ar + 2}
    planned = set(actions.loc[actions["beslutat_ar"] == review.ar, "prioriterat_ar"])
    return [
        _methods_checked(review),
        _risks_reassessed(review),
        Condition(
            None if actions.empty else years <= planned,
            "planen har åtgärder för vart och ett av de tre åren",
            "planen saknar åtgärder för något av de tre åren",
            "åtgärdsplanen är inte redovisad",
        ),
        Condition(
            None if assets.empty else bool(assets["klassad_datum"].notna().mean() >= 0.5),
            "minst hälften av informationstillgångarna är klassade",
            "mindre än hälften av informationstillgångarna är klassade",
            "informationstillgångarna är inte redovisade",
        ),
    ]


def _methods_checked(review: Review) -> Condition:
    """Whether the controls of the year that the chapter on internal control tells of cover all five working methods."""
    rows = ikp_indicators.history(review.before["ikp"], review.now["ikp"])
    year = ikp_indicators.latest_year(review.now["ikp"])
    this_year = rows.iloc[:0] if year is None else ikp_indicators.of_year(rows, year)
    checked = len(ARBETSSATT) - len(ikp_indicators.unchecked(this_year))
    whole = in_words(len(ARBETSSATT))
    count = in_words(checked) if checked else "inget"
    return Condition(
        None if year is None else checked == len(ARBETSSATT),
        f"alla {whole} obligatoriska arbetssätt har kontrollerats under {year}",
        f"bara {count} av {whole} obligatoriska arbetssätt har kontrollerats under {year}",
        f"de {whole} obligatoriska arbetssättens kontroller är inte redovisade",
    )


def _risks_reassessed(review: Review) -> Condition:
    """Whether the delivery bears traces of a new assessment: a risk that is new, or has another value than last year.

    Where values are masked and no other risk has changed, nothing can be told.
    """
    risks = review.now["risker"]
    count = risk_indicators.count(risks, risk_method().hog_fran)
    changed = count.rose + count.fell + count.new
    known = bool(changed) or count.valued == count.total
    of_all = part_of(changed, count.valued, "risk är ny eller har ändrat värde", "risker är nya eller har ändrat värde")
    return Condition(
        None if risks.empty or not known else changed > 0,
        f"riskerna är bedömda på nytt: {of_all}",
        "ingen risk är ny eller har fått ett ändrat värde sedan förra året",
        "riskerna är inte redovisade" if risks.empty else "ändringarna i riskernas värden är maskerade",
    )


def _adequacy(figures: tuple[KeyFigure, ...]) -> list[Condition]:
    return [
        Condition(
            figure.meets_target,
            f"{lower_first(figure.name)} når målet ({figure.shown})",
            f"{lower_first(figure.name)} når inte målet ({figure.shown}, mål {figure.shown_target})",
            f"{lower_first(figure.name)} går inte att jämföra med målet",
        )
        for figure in figures
        if figure.id in definitions().adequacy
    ]


def _effect(figures: tuple[KeyFigure, ...]) -> list[Condition]:
    by_id = {figure.id: figure for figure in figures}
    done, ikp = by_id.get("atgarder_klara_andel"), by_id.get("ikp_utan_vasentlig_andel")
    changes = [figure.improved for figure in figures if figure.improved is not None]
    better, worse = changes.count(True), changes.count(False)
    return [
        _without_material(ikp),
        Condition(
            done.meets_target if done else None,
            "förra årets åtgärder är genomförda i den takt som är målet",
            "förra årets åtgärder är inte genomförda i den takt som är målet",
            "genomförandet av förra årets åtgärder går inte att jämföra med målet",
        ),
        Condition(
            better > worse if changes else None,
            f"fler nyckeltal förbättras ({better}) än försämras ({worse})",
            f"det är inte fler nyckeltal som förbättras ({better}) än försämras ({worse})",
            "inget nyckeltal går att jämföra med förra året",
        ),
    ]


def _without_material(figure: KeyFigure | None) -> Condition:
    """Whether so many controls are without a material deviation as is the target; one that was found is told."""
    met = "internkontrollen visar ingen väsentlig avvikelse"
    if figure and figure.part != figure.whole:
        met = f"kontrollerna utan väsentlig avvikelse når målet ({figure.shown}, mål {figure.shown_target})"
    return Condition(
        figure.meets_target if figure else None,
        met,
        f"kontrollerna utan väsentlig avvikelse når inte målet ({figure.shown}, mål {figure.shown_target})"
        if figure
        else "",
        "internkontrollens utfall går inte att jämföra med målet",
    )
