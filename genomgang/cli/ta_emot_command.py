"""`genomgang ta-emot`: take in a file of rejected rows once the data owner has corrected it."""

from __future__ import annotations

from pathlib import Path

import click

from genomgang.cli import data_option


@click.command(name="ta-emot", options_metavar="[VAL]")
@click.argument("fil", type=click.Path(path_type=Path, dir_okay=False))
@data_option
@click.option("--delvis", is_flag=True, help="Ta emot fast avvisade rader saknas i filen; de finns kvar som de är.")
def command(fil: Path, delvis: bool) -> None:  # noqa: FBT001  click passes its flags by name
    """Ta emot FIL, avvisade rader som är rättade, och kontrollera leveransen igen.

    Rättelserna förs in i en ny fil bredvid den som levererades, med en logg, och kallor.yml pekas om till den nya.
    Slutar med kod 1 om någon rad i datamängden fortfarande avvisas.
    """
    from genomgang.corrections.take_in import take_in, take_in_part
    from genomgang.corrections.tell import told_check, told_done
    from genomgang.paths import data_dir

    data = data_dir()
    done = take_in_part(fil, data) if delvis else take_in(fil, data)
    click.echo(told_done(done))
    from genomgang.checking.run import check_delivery

    check = check_delivery(data, done.ar).datasets[done.dataset]
    click.echo(told_check(done, check, data))
    if check.source is None or check.rows_rejected:
        raise click.exceptions.Exit(1)
