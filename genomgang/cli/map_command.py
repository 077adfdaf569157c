"""`genomgang map`: propose how a foreign file answers to a contract."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="map", options_metavar="[VAL]")
@click.argument("fil", type=click.Path(path_type=Path))
@click.option("--datamangd", default="", metavar="NAMN", help="Datamängden som filen innehåller, om du vet det.")
@click.option("--skriv", is_flag=True, help="Lägg också förslaget sist i kallor.yml i filens mapp.")
def command(fil: Path, datamangd: str, skriv: bool) -> None:  # noqa: FBT001  click passes its flags by name
    """Föreslå hur FIL ska läsas: datamängd, rubriker och värden, med hur säkert förslaget är.

    Osäkra rader är bortkommenterade, med högst tre tänkbara rubriker. Inget används förrän det står i kallor.yml.
    """
    from checks import DELIVERED
    from genomgang.errors import UnknownChoice
    from genomgang.reading import propose_mapping
    from genomgang.reading.proposal import append_proposal, unsure_lines
    from genomgang.reading.yamlfile import nearest

    if datamangd and datamangd not in DELIVERED:
        raise UnknownChoice(
            f"Det finns ingen datamängd ”{datamangd}”.{nearest(datamangd, DELIVERED)}",
            remedy=f"Välj bland: {', '.join(DELIVERED)}.",
        )
    proposal = propose_mapping(fil, [DELIVERED[datamangd]] if datamangd else DELIVERED.values())
    click.echo(proposal.text)
    unsure = len(unsure_lines(proposal))
    if skriv:
        click.echo(f"Förslaget är tillagt i {append_proposal(proposal, fil.parent)}.")
    if unsure:
        click.echo(f"Osäkra rader att ta ställning till: {unsure}.", err=True)
    else:
        click.echo("Inga rader är osäkra. Granska ändå förslaget innan du använder det.", err=True)
