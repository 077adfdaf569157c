"""`genomgang extract`: the figures and facts that a report's PDF carries, as files."""

from __future__ import annotations

import click


@click.command(name="extract", options_metavar="[VAL]")
@click.argument("pdf", metavar="FIL.pdf")
@click.option("--ut", "folder", metavar="MAPP", help="Mappen att lägga filerna i (annars en med dokumentets namn).")
def command(pdf: str, folder: str | None) -> None:
    """Ta ut bilagorna ur en PDF: siffrorna i varje tabell och diagram som CSV, rapportens ord och härkomst som JSON."""
    from pathlib import Path

    from genomgang.evidence.attachments import extract

    path = Path(pdf)
    files = extract(path, Path(folder) if folder else Path(f"{path.stem}-underlag"))
    click.echo(f"{len(files)} filer ligger i {files[0].parent}.")
