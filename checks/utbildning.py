"""Training completion: one row a person and course."""

from __future__ import annotations

from checks._checks import NAMND_IN_REGISTER, PSEUDONYM, ROWS_AS_LAST_YEAR, in_order, not_after, warning
from checks._columns import ENHET, EVENTS, NAMND, PERSON
from genomgang.contracts.contract import Column, Contract, KeyFigure, Kind, Newest, Protection
from genomgang.contracts.spoken import own

FORTROENDEVALDA = ("namndledamot", "styrelse")
"""Those who sit on the nämnd or the company's board: they lead, but are not employed."""

EJ_ANSTALLDA = ("konsult", *FORTROENDEVALDA)
"""Those who are not counted among the employees."""

CONTRACT = Contract(
    name="utbildning",
    title="Genomförda utbildningar",
    description="En rad per person och kurs, med datum när kursen är genomförd.",
    owner="HR",
    key=("person_id", "kurs"),
    newest=Newest(("genomford",)),
    figure=KeyFigure(
        "Andelen genomförda obligatoriska kurser",
        "genomford",
        among=own(lambda org: {"kurs": tuple(org.obligatoriska)}),
        smallest_group="smacell_utbildning",
    ),
    columns=(
        NAMND,
        ENHET,
        PERSON,
        Column(
            "rollgrupp",
            "Rollgrupp",
            Kind.CATEGORY,
            "Personens roll. Konsulter räknas för sig, och ledamöter i {{ org.forsta.en }} och styrelse för sig.",
            "medarbetare",
            values={
                "medarbetare": "medarbetare",
                "chef": "chefer",
                "ledningsgrupp": "ledningsgrupp",
                "forvaltningschef": "förvaltningschef",
                "vd": "vd",
                "namndledamot": "ledamöter{{ ' i ' + org.forsta.den if org.slag != 'statlig' }}",
                "styrelse": "ledamöter i styrelsen",
                "konsult": "konsulter",
            },
            synonyms=("roll", "befattningsgrupp", "role", "role group", "user type", "employee type", "job level"),
        ),
        Column(
            "anstalld_fran",
            "Anställd från",
            Kind.DATE,
            "Första anställningsdag (för konsult och ledamot: uppdragets start).",
            "2019-03-01",
            protection=Protection.PERSON,
            synonyms=(
                *("anställningsdatum", "startdatum", "anställningens start", "hire date", "employment date"),
                *("employed since", "original hire date", "start date"),
            ),
        ),
        Column(
            "kurs",
            "Kurs",
            Kind.CATEGORY,
            "Kursen som raden gäller.",
            "{{ org.obligatoriska | first }}",
            values=own(lambda org: {name: each.namn for name, each in org.kurser.items()}),
            synonyms=(
                *("kursnamn", "utbildning", "course", "course name", "course title", "training", "training title"),
                *("learning activity", "item title", "program", "course full name", "kurstitel", "name", "title"),
            ),
        ),
        Column(
            "genomford",
            "Genomförd",
            Kind.DATE,
            "Datum när kursen genomfördes; tomt om den inte är genomförd.",
            "2023-02-14",
            required=False,
            protection=Protection.PERSON,
            synonyms=(
                *("slutdatum", "godkänd datum", "genomförandedatum", "avslutad", "godkänd", "klar", "slutfört"),
                *("completed", "completed on", "completion date", "date completed", "end date", "completed date"),
            ),
            empty_effect="Ingen kurs räknas som genomförd.",
            settles=True,
            earliest=EVENTS,
        ),
    ),
    checks=(
        NAMND_IN_REGISTER,
        PSEUDONYM,
        not_after("anstalld_fran", "Anställningens start"),
        not_after("genomford", "Kursens datum"),
        in_order(
            "genomford",
            "anstalld_fran",
            "Ingen kurs är genomförd före anställningens start.",
            "Kontrollera båda datumen; vid återanställning gäller den första anställningsdagen.",
        ),
        warning(
            "ExpectGroupsToHoldEveryValue",
            'Varje person har en rad för {{ org.alla_kurser("obligatoriska", "de") }}.',
            "Den som saknar en rad faller bort ur kursens andel i stället för att räknas som ej genomförd.",
            "Ta ut listan på nytt med alla anställda och {{ org.alla_kurser() }}.",
            "{rader} av {alla} rader gäller personer som saknar rad för en obligatorisk kurs; "
            "de räknas inte i den kursen.",
            column_list=["person_id", "kurs"],
            value_set=own(lambda org: list(org.obligatoriska)),
            row_condition=("kurs", "!=", own(lambda org: org.ledningens_kurs)),  # the only course of a member
        ),
        warning(
            "ExpectNamndTotalsToBeBetween",
            "Antalet personer utom konsulter och ledamöter stämmer med registrets antal anställda.",
            "Om många saknas eller är för många beskriver andelarna inte hela {{ org.forsta.den }}.",
            "Stäm av personallistan mot registret och leverera den som är fel på nytt.",
            "Antalet personer skiljer sig mer än gränsen från registrets antal anställda; "
            "andelarna kan vara missvisande.",
            column="personer_mot_register_procent",
            min_value={"$PARAMETER": "avstamning_minst"},
            max_value={"$PARAMETER": "avstamning_mest"},
        ),
        *ROWS_AS_LAST_YEAR,
    ),
)
