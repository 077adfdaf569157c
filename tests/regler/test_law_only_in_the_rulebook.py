"""No chapter and no code names a law, a paragraph, an authority or a deadline: they stand in the rulebook, with dates."""

import re

from genomgang.paths import ROOT

NAMED = re.compile(
    r"\d+ ?kap\.|\d+ [a-z]? ?§|cybersäkerhetslag|NIS-lag|NIS ?2|säkerhetsskyddslag|sekretesslag|\bOSL\b"
    r"|dataskyddsförordning|\b(artikel|article) \d|\bGDPR\b|\bIMY\b|integritetsskyddsmyndighet|\bMSB\b|\bMCF\b|CERT-SE"
    r"|länsstyrelsen i|\b(24|72) timmar|\b(19|20)\d\d:\d{3,4}\b",
    re.IGNORECASE,
)

EXAMPLE = ROOT / "genomgang" / "example"
RULES = ROOT / "genomgang" / "regler"


def named():
    shown = [
        path for kind in ("lua", "html", "typ", "css", "md", "yml") for path in (ROOT / "assets").rglob(f"*.{kind}")
    ]
    chapters = [ROOT / "report.qmd", *(ROOT / "notebooks").glob("*.qmd")]
    files = [*chapters, *shown, *(ROOT / "checks").glob("*.py"), *(ROOT / "genomgang").rglob("*.py")]
    for path in files:
        if not path.is_relative_to(RULES) and not path.is_relative_to(EXAMPLE):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                if found := NAMED.search(line):
                    yield path.relative_to(ROOT).as_posix(), number, found[0]


def test_laws_stand_in_the_rulebook_only():
    assert list(named()) == []
