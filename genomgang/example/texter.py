"""The coordinators' words: full texts for the showcase, shorter ones for the others after the kind of nämnd."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from genomgang.example.chance import happens, pick, stream
from genomgang.example.city import Body
from genomgang.example.textstycken import (
    BY_TYPE,
    CLASSIFICATION,
    IMPROVEMENTS,
    INTRODUCTION,
    NEWLY_MERGED,
    SECRET,
    TRAINING,
)
from genomgang.example.traits import SHOWCASE, WITHOUT_TEXTS

_SHOWCASE_TEXTS = Path(__file__).parent / SHOWCASE
_HEADS = {"bolag": "bolagschef"}


def text(body: Body, ar: int) -> str:
    """The body's Markdown file in review year `ar`, as `genomgang.review.texts` reads it; empty where it has none."""
    if body.slug == SHOWCASE:
        return (_SHOWCASE_TEXTS / f"{ar}.md").read_text(encoding="utf-8")
    if body.slug in WITHOUT_TEXTS:
        return ""
    rng = stream(body.slug, "texter", ar)
    sections = {
        "inledning": _introduction(body, ar, rng),
        "utbildning": pick(rng, TRAINING),
        "klassning": pick(rng, CLASSIFICATION),
        **pick(rng, BY_TYPE[body.typ]),
    }
    if body.foregangare:
        sections["lis"] = NEWLY_MERGED
    if happens(rng, 0.25):
        sections["risk-och-sarbarhet"] = pick(rng, SECRET)
    sections["forbattringar"] = pick(rng, IMPROVEMENTS)
    return _front(body, ar, rng) + "".join(f"\n## {key}\n\n{words}\n" for key, words in sections.items())


def _introduction(body: Body, ar: int, rng: np.random.Generator) -> str:
    organisation = "bolaget" if body.typ == "bolag" else "förvaltningen"
    words = {"organisation": organisation, "Organisation": organisation.capitalize(), "ar": ar, "sist": ar + 2}
    return pick(rng, INTRODUCTION).format(**words)


def _front(body: Body, ar: int, rng: np.random.Generator) -> str:
    """Roles and registry number. The number is drawn last of all, so that it never changes the words."""
    number = f'diarienummer: "{body.prefix.upper()} {ar - 1}/{int(rng.integers(40, 1400)):04d}"'
    decider = f"beslutande_roll: {_HEADS.get(body.typ, 'förvaltningschef')}"
    roles = ["analytiker_roll: informationssäkerhetssamordnare", "granskare_roll: dataskyddssamordnare"]
    return "\n".join(("---", decider, number, *roles, "---", ""))
