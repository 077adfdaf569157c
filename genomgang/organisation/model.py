"""What an organisation is called and how it works: the fields of `organisation.yml`, and the phrases made of them.

The fields are in Swedish, as they stand in the file. `genomgang.organisation.reading` makes an `Organisation` of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from genomgang.text.swedish import genitive, in_words, listed, lower_first


class Slag(StrEnum):
    """What an organisation is, as far as the law makes a difference of it."""

    KOMMUN = "kommun"
    REGION = "region"
    STATLIG = "statlig"


@dataclass(frozen=True)
class Kallas:
    """How the organisation stands in a sentence ("staden", "stadens"), and in `namnd` on rows that concern everybody.

    `samlat` is the title of the report on all of it, `ledningen` who leads it, `beslutar` who decides for all of it
    (where that is another), `centralt` the office that keeps the register and the targets.
    """

    den: str
    dess: str
    kort: str
    samlat: str
    ledningen: str
    centralt: str
    beslutar: str = ""


@dataclass(frozen=True)
class Enhetsslag:
    """A kind of unit that makes a review: "nämnd", "nämnden", "nämndens"; "nämnder", "nämnderna".

    `sort` and `flera` tell it from other kinds ("facknämnd", "facknämnder"). `organisation` stands before the name
    under which its work is done, `chef` is who adopts its review, `ledning` who leads it from outside its own
    management ("nämndens ledamöter").
    """

    en: str
    den: str
    dess: str
    manga: str
    alla: str
    sort: str
    flera: str
    organisation: str
    chef: str
    ledning: str

    @property
    def neutrum(self) -> bool:
        """Whether it is counted as "ett"."""
        return self.den.endswith("t")

    @property
    def ens(self) -> str:
        """As an owner, in indefinite form: "nämnds"."""
        return genitive(self.en)

    @property
    def allas(self) -> str:
        """All of them as owners: "nämndernas"."""
        return genitive(self.alla)

    @property
    def en_av(self) -> str:
        """With its article: "en nämnd"."""
        return f"{'ett' if self.neutrum else 'en'} {self.en}"

    @property
    def ingen(self) -> str:
        """None of them: "ingen nämnd"."""
        return f"{'inget' if self.neutrum else 'ingen'} {self.en}"


@dataclass(frozen=True)
class Kurs:
    """A course: what it is called and what it is about. `ledning` marks the management group's own."""

    namn: str
    om: str = ""
    obligatorisk: bool = False
    ledning: bool = False


@dataclass(frozen=True)
class Kompetenstest:
    """The test of the staff's digital competence: its areas by short name, and the one that is followed most closely.

    `fil` is what its delivery is called.
    """

    namn: str
    dess: str
    foljt: str
    omraden: Mapping[str, str]
    fil: str = "kompetenstest"
    titel: str = "Kompetenstest"


@dataclass(frozen=True)
class Ledningsbesok:
    """The visits where the management group is taught: the name, in short, and as a chapter's heading."""

    namn: str
    kort: str
    rubrik: str
    fil: str = "ledningsbesok"


@dataclass(frozen=True)
class Arbetssatt:
    """The mandatory working methods by short name, and the process that they make up."""

    process: str
    obligatoriska: Mapping[str, str]


@dataclass(frozen=True)
class Plan:
    """The yearly plan that the review belongs to, and by review year the goal under which its actions stand there."""

    namn: str
    den: str
    mal: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Klassningsmetod:
    """The method for classifying information, whose it is, and the words for its levels 0 to 4."""

    metod: str
    fran: str
    nivaer: tuple[str, str, str, str, str]


@dataclass(frozen=True)
class System:
    """What the organisation's systems and models are called; empty where it has none."""

    incidenter: str = ""
    objektmodell: str = ""


@dataclass(frozen=True)
class Exempel:
    """What a template's example row shows: a unit's short name and name, where its work is done, one department."""

    kortnamn: str
    namn: str
    forvaltning: str
    enhet: str
    roll: str
    foregangare: str = ""


@dataclass(frozen=True)
class Gransvarden:
    """The smallest groups of which anything is shown. A limit in `mal.csv` may be higher, never lower."""

    smacell_utbildning: int
    smacell_kompetens: int
    smacell_ovrigt: int


@dataclass(frozen=True)
class Logotyp:
    """A picture beside the file, and what it shows in words."""

    fil: str
    alt: str


@dataclass(frozen=True)
class Farger:
    """Colours of the organisation's own, as #rrggbb: of what is the unit's own, and of what deviates."""

    accent: str = ""
    kontrast: str = ""


@dataclass(frozen=True)
class OppnaData:
    """How the figures may be used by others (a licence's address), and the address of who answers for them."""

    licens: str = ""
    kontakt: str = ""


@dataclass(frozen=True, eq=False)  # told apart by identity, so that what is made of one can be kept
class Organisation:
    """Everything in `organisation.yml`. `enheter` are kinds of units by the register's `typ`; `roller` who may be
    responsible; `beslutande` who may adopt a review; `styrdokument` a sentence for each level of rules; `ordlista`
    words of its own for the glossary."""

    namn: str
    slag: Slag
    kallas: Kallas
    lansstyrelse: str
    enheter: Mapping[str, Enhetsslag]
    roller: Mapping[str, str]
    plan: Plan
    styrdokument: tuple[str, ...]
    arbetssatt: Arbetssatt
    kurser: Mapping[str, Kurs]
    kompetenstest: Kompetenstest
    ledningsbesok: Ledningsbesok
    klassning: Klassningsmetod
    exempel: Exempel
    gransvarden: Gransvarden
    beslutande: Mapping[str, str] = field(default_factory=dict)
    system: System = System()
    ordlista: Mapping[str, str] = field(default_factory=dict)
    oppna_data: OppnaData = OppnaData()
    farger: Farger = Farger()
    logotyp: Logotyp | None = None

    @property
    def den(self) -> str:
        return self.kallas.den

    @property
    def dess(self) -> str:
        return self.kallas.dess

    @cached_property
    def beslutar(self) -> Mapping[str, str]:
        """Who may adopt a review: `beslutande`, else the role named first and those whose review it is."""
        kinds = [*self.enheter.items()]
        units = {next(typ for typ, each in kinds if each.den == den): den for den in self._each("den")}
        return self.beslutande or {**dict([*self.roller.items()][:1]), **units}

    @cached_property
    def obligatoriska(self) -> Mapping[str, str]:
        """The courses that everybody takes, by short name."""
        return {name: each.namn for name, each in self.kurser.items() if each.obligatorisk}

    @cached_property
    def ledningens_kurs(self) -> str:
        """The short name of the management group's own course; "" where there is none."""
        return next((name for name, each in self.kurser.items() if each.ledning), "")

    def alla_kurser(self, ord: str = "", bestamt: str = "") -> str:
        """All of the mandatory courses, however many: "båda kurserna", "kursen", "alla tre obligatoriska kurserna".

        `ord` stands before the noun, `bestamt` before that where the phrase has one ("båda de obligatoriska").
        """
        count = len(self.obligatoriska)
        if count == 1:
            return " ".join(filter(None, ("den" if ord else "", ord, "kursen")))
        many = "båda" if count == 2 else f"alla {in_words(count)}"
        if count > 2 and bestamt:
            many = f"alla {bestamt} {in_words(count)}"
            bestamt = ""
        return " ".join(filter(None, (many, bestamt, ord, "kurserna")))

    @property
    def kursamnen(self) -> list[str]:
        """What the mandatory courses are about."""
        return [each.om or lower_first(each.namn) for each in self.kurser.values() if each.obligatorisk]

    @property
    def kurserna_i_ord(self) -> str:
        """The mandatory courses by what they are about: "både kursen i dataskydd och kursen i informationssäkerhet"."""
        courses = listed([f"kursen i {each}" for each in self.kursamnen])
        return f"både {courses}" if len(self.kursamnen) == 2 else courses

    @property
    def enhet(self) -> str:
        """What a unit is called, whatever its kind: "nämnd eller bolag"."""
        return _either(self._each("en"))

    @property
    def en_enhet(self) -> str:
        """With articles: "en nämnd eller ett bolag"."""
        return _either(self._each("en_av"))

    @property
    def ingen_enhet(self) -> str:
        """None of them: "ingen nämnd och inget bolag"."""
        return listed(self._each("ingen"))

    @property
    def enheten(self) -> str:
        """In definite form: "nämnden eller bolaget"."""
        return _either(self._each("den"))

    @property
    def enhetens(self) -> str:
        """As an owner: "nämndens eller bolagets"."""
        return _either(self._each("dess"))

    @property
    def en_enhets(self) -> str:
        """As an owner, in indefinite form: "nämnds och bolags"."""
        return listed([genitive(each) for each in self._each("en")])

    @property
    def enheter_alla(self) -> str:
        """Many of them: "nämnder och bolag"."""
        return listed(self._each("manga"))

    @property
    def enheters(self) -> str:
        """As owners: "nämnders och bolags"."""
        return listed([genitive(each) for each in self._each("manga")])

    @property
    def enheterna(self) -> str:
        """All of them: "nämnderna och bolagen"."""
        return listed(self._each("alla"))

    @property
    def varje_enhet(self) -> str:
        """After "varje": "nämnd och bolag"."""
        return listed(self._each("en"))

    @property
    def manga_eller(self) -> str:
        """After "inga": "nämnder eller bolag"."""
        return _either(self._each("manga"))

    @property
    def ingen_annan_enhet(self) -> str:
        """None of the others: "ingen annan nämnd och inget annat bolag"."""
        kinds = {each.en: each for each in self.enheter.values()}.values()
        return listed([f"{'inget annat' if each.neutrum else 'ingen annan'} {each.en}" for each in kinds])

    @property
    def blockerad(self) -> str:
        """What none of them is: the form that goes with the kind named last."""
        return "blockerat" if list(self.enheter.values())[-1].neutrum else "blockerad"

    @property
    def incidentsystemet(self) -> str:
        """Where incidents are reported: "stadens system IA"."""
        name = self.system.incidenter
        return f"{self.dess} system {name}" if name else f"{self.dess} incidentsystem"

    @property
    def chefen(self) -> str:
        """Who adopts a review: "förvaltningschefen eller bolagschefen"."""
        return _either(self._each("chef"))

    @property
    def chefens(self) -> str:
        """As an owner: "förvaltningschefens eller bolagschefens"."""
        return _either([genitive(each) for each in self._each("chef")])

    @property
    def sorter(self) -> str:
        """The kinds of units: "facknämnd, stadsdelsnämnd eller bolag"."""
        return _either(self._each("sort"))

    @property
    def objektets_namn(self) -> str:
        """What a group of systems that are managed together is called: "pm3-objekt"."""
        return f"{self.system.objektmodell}-objekt" if self.system.objektmodell else "Förvaltningsobjekt"

    @property
    def forsta(self) -> Enhetsslag:
        """The kind that is named first, where one must stand for all: "nämnden"."""
        return next(iter(self.enheter.values()))

    @property
    def metoder(self) -> str:
        """The mandatory working methods inside a sentence."""
        return listed([lower_first(each) for each in self.arbetssatt.obligatoriska.values()])

    def _each(self, name: str) -> list[str]:
        """A form of every kind's words, each once, in the file's order."""
        return list(dict.fromkeys(getattr(each, name) for each in self.enheter.values()))


def _either(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} eller {last}" if most else last
