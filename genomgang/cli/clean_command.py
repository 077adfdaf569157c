"""`genomgang clean`: remove what the program keeps of the deliveries."""

from __future__ import annotations

import click


@click.command(name="clean", options_metavar="")
def command() -> None:
    """Ta bort arbetsmappen: kontrollerade rader, avvisade rader och annat som är gjort av leveranserna.

    Rapporter, arkiv och leveranser rörs inte.
    """
    from genomgang.paths import work_dir
    from genomgang.running.workfolder import clean
    from genomgang.text.swedish import number

    removed = clean(work_dir())
    what = "1 fil" if removed.files == 1 else f"{number(removed.files)} filer"
    gone = "borttagen" if removed.files == 1 else "borttagna"
    click.echo(f"{what} ({removed.megabytes} MB) är {gone} ur {work_dir()}.")
