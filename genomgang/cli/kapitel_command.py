"""`genomgang kapitel`: a chapter of the organisation's own."""

from __future__ import annotations

import click

from genomgang.cli import data_option


@click.command(name="kapitel", options_metavar="[VAL]")
@click.argument("namn")
@data_option
def command(namn: str) -> None:
    """Lägg kapitlet NAMN bland era egna, för att ändra det där: utbildning är notebooks/_utbildning.qmd.

    Ert eget används i stället för det som följer med, och genomgang check säger när det som följer med har ändrats.
    """
    from genomgang.errors import DataError
    from genomgang.organisation.chapters import NOTEBOOKS, as_own
    from genomgang.paths import EXAMPLE, data_dir
    from genomgang.preview.page import check_chapter
    from genomgang.publish.output import write_atomically

    name = f"_{check_chapter(namn)}.qmd"
    target = data_dir() / NOTEBOOKS.name / name
    if data_dir() == EXAMPLE:
        raise DataError(
            "Exemplets mapp är inte er egen.", where=str(EXAMPLE), remedy="Ange mappen med era leveranser: --data MAPP."
        )
    if target.exists():
        raise DataError(
            f"Kapitlet {name} finns redan bland era egna.",
            where=str(target),
            remedy="Ändra i det. Ta bort det om ni vill börja om från det som följer med.",
        )
    write_atomically(target, as_own(name).encode())
    click.echo(f"Nytt: {target}")
