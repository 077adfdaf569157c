"""`genomgang approve`: adopt a review and freeze it in the archive."""

from __future__ import annotations

import click

from genomgang.cli import data_option, date_from, engine_option


@click.command(name="approve", options_metavar="[VAL]")
@click.option("--namnd", required=True, metavar="KORTNAMN", help="Nämndens kortnamn, se genomgang list.")
@click.option("--ar", type=int, required=True, metavar="ÅR", help="Genomgångens år.")
@click.option("--roll", required=True, metavar="ROLL", help="Vem som fastställer, till exempel forvaltningschef.")
@click.option("--datum", required=True, metavar="DATUM", help="Dagen för beslutet, till exempel 2023-12-05.")
@click.option("--diarienummer", required=True, metavar="NUMMER", help="Beslutets diarienummer.")
@click.option("--version", default="intern", show_default=True, metavar="VERSION", help="intern, offentlig eller bada.")
@engine_option
@click.option("--signera", "method", default="ed25519", show_default=True, metavar="SÄTT", help="Underskriftens sätt.")
@click.option("--nyckel", "key", metavar="FIL", help="Nyckeln att skriva under med; utan den skrivs inget under.")
@click.option(
    "--tidigare-nyckel",
    "earlier",
    multiple=True,
    metavar="FIL",
    help="Öppen nyckel som arkivets slut är underskrivet med, när nyckeln har bytts.",
)
@data_option
def command(
    *,
    namnd: str,
    ar: int,
    roll: str,
    datum: str,
    diarienummer: str,
    version: str,
    engine: str,
    method: str,
    key: str | None,
    earlier: tuple[str, ...],
) -> None:
    """Fastställ en genomgång: gör om utkastet till fastställd handling och lägg den i arkivet.

    Rapporten, protokollet, bildspelet och den ifyllda beslutsblanketten fastställs tillsammans; blanketten bara i den
    interna versionen.

    Mötets beslut ska vara inlästa, varje förslag ha ett utfall, bedömningen vara bekräftad i texterna och analytiker,
    granskare och beslutande ha godkänt utkastet (genomgang godkann). Det som saknas visas på en gång.
    """
    from pathlib import Path

    from rich.console import Console

    from genomgang.archive.adopt import Place, adopt
    from genomgang.archive.manifest import NAME
    from genomgang.archive.ready import ready_adoption
    from genomgang.archive.signing import open_key
    from genomgang.checking.run import check_delivery
    from genomgang.engines import choose
    from genomgang.meeting.documents import adopted_documents
    from genomgang.paths import archive_dir, data_dir
    from genomgang.provenance.fingerprint import of_file
    from genomgang.publish.adoption import Adoption, checked_role
    from genomgang.publish.front_page import write_front_page
    from genomgang.publish.output import Target
    from genomgang.render import versions_from

    console = Console(highlight=False)
    versions = versions_from(version)
    adoption = Adoption(checked_role(roll), date_from(datum), diarienummer)
    signer = open_key(method, Path(key)) if key else None
    place = Place(
        data_dir(),
        choose(engine),
        archive_dir(),
        signer,
        tuple(open_key(method, Path(each)) for each in earlier),
        adopted_documents,
    )
    with console.status("Kontrollerar leveransen …"):
        check_delivery(place.data, ar)
    adoption = ready_adoption(adoption, namnd, ar, place.data)
    folders = adopt([Target(namnd, ar, each) for each in versions], adoption, place)
    with console.status(f"Fastställer genomgången för {namnd} {ar} …"):
        for folder in folders:
            console.print(f"Fastställd och arkiverad: {folder}", soft_wrap=True)
            console.print(f"Anteckna manifestets kontrollsumma i diariet: {of_file(folder / NAME)}", soft_wrap=True)
    console.print(f"Startsida: {write_front_page(ar)}", soft_wrap=True)
