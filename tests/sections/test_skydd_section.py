"""What the reader is told about protection, suppliers, vulnerabilities and supervision."""

from builders import make_review
from readable import plain_lines

from genomgang.show.chapter import run_chapter

NOW = {
    "klassning": [
        {"namn": "Journalen", "kritisk": True, "flerfaktor": "ja", "krypterad": "ja", "aterlast": "2023-03-01"},
        {
            "namn": "Larmet",
            "kritisk": True,
            "flerfaktor": "nej",
            "krypterad": "ej_aktuell",
            "support_till": "2024-06-30",
        },
        {"namn": "Kassan", "kritisk": True, "flerfaktor": "nej", "krypterad": "nej", "skyddsmarkning": "sekretess"},
    ],
    "leverantorer": [
        {"namn": "Driftbolaget", "kritisk": True, "incidentklausul": True, "uppfoljd": "2023-02-01"},
        {"namn": "Molnbolaget", "kritisk": True, "incidentklausul": False, "skyddsmarkning": "intern"},
    ],
    "sarbarheter": [
        {"upptackt": "2023-04-02", "atgardas_senast": "2023-05-02", "atgardad": "2023-04-20"},
        {"upptackt": "2023-04-02", "atgardas_senast": "2023-05-02", "funnen_genom": "granskning"},
    ],
    "tillsyn": [{"utfall": "forelaggande", "beskrivning": "Ordna loggar", "inledd": "2023-01-10"}],
}


def chapter(now=None, **overrides):
    return run_chapter("skydd", make_review(NOW if now is None else now, **overrides))


def test_every_data_set_has_its_sentences():
    assert plain_lines(chapter(targets={"kritiska_mfa_andel": 100}).summary) == (
        "- Kritiska tillgångar med flerfaktorsautentisering: en av tre. Målet är 100 procent.\n"
        "- Kritiska tillgångar med provad återläsning: en av tre.\n"
        "- Kritiska tillgångar med kryptering: en av två.\n"
        "- Kritiska tillgångar med säkerhetsuppdateringar: tre av tre.\n"
        "- Kritiska leverantörer med incidentklausul: en av två.\n"
        "- Kritiska leverantörer som har följts upp: en av två.\n"
        "- Sårbarheter åtgärdade i tid: en av två.\n"
        "- En kritisk tillgång är eller blir utan säkerhetsuppdateringar senast 2026.\n"
        "- En sårbarhet är öppen, och dess sista dag har passerat. Granskningar har funnit en sårbarhet, som är öppen.\n"
        "- Tillsynsmyndigheter har lämnat en anmärkning, som är öppen."
    )


def test_nothing_delivered_is_one_line():
    empty = chapter({})
    assert plain_lines(empty.summary) == (
        "Servicenämnden har inte levererat några uppgifter om skydd för kritiska tillgångar, leverantörer, sårbarheter "
        "och tillsyn."
    )
    assert not empty.ids


def test_one_data_set_of_four_says_which_are_lacking():
    words = plain_lines(chapter({"tillsyn": [{"utfall": "utan_anmarkning", "inledd": "2023-01-10"}]}).summary)
    assert words == (
        "- Ingen tillsynsmyndighet har lämnat någon anmärkning.\n\n"
        "Servicenämnden har inte levererat några uppgifter om skydd för kritiska tillgångar, leverantörer och sårbarheter."
    )


def test_the_public_version_tells_nothing_of_how_critical_assets_are_protected():
    public = chapter(version="offentlig")
    everything = "\n".join(str(part) for _, part in public.shown)
    assert "tbl-skydd-kritiska" not in public.tables
    for name in ("Journalen", "Larmet", "Kassan", "Molnbolaget"):
        assert name not in everything
    assert "ritiska tillgångar" not in plain_lines(public.summary)
    assert "Skyddet för kritiska tillgångar visas bara i den interna versionen." in plain_lines(
        public.under("sec-skydd")
    )


def test_the_tables_name_what_is_to_be_done():
    made = chapter().tables
    assert [row[:2] for row in made["tbl-skydd-kritiska"].rows][1] == ("Larmet", "nej")
    assert [row[0] for row in made["tbl-skydd-leverantorer"].rows] == ["Molnbolaget"]
    assert made["tbl-skydd-sarbarheter"].rows == (("hög", "0", "1"),)
    assert made["tbl-skydd-tillsyn"].rows[0][2:4] == ("föreläggande", "Ordna loggar")
