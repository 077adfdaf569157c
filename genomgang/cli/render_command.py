"""`genomgang render`: make the review of one nämnd."""

from __future__ import annotations

import click

from genomgang.cli import data_option


@click.command(name="render", options_metavar="[VAL]")
@click.option("--namnd", required=True, metavar="KORTNAMN", help="Nämndens kortnamn, se genomgang list.")
@click.option("--ar", type=int, required=True, metavar="ÅR", help="Genomgångens år.")
@click.option("--version", default="intern", show_default=True, metavar="VERSION", help="intern, offentlig eller bada.")
@click.option("--engine", default="auto", show_default=True, metavar="MOTOR", help="auto, quarto eller builtin.")
@click.option("--to", "formats", default="html,pdf", show_default=True, metavar="FORMAT", help="html, pdf och docx.")
@data_option
def command(namnd: str, ar: int, version: str, engine: str, formats: str) -> None:
    """Gör en nämnds genomgång som HTML och PDF."""
    from rich.console import Console

    from genomgang.engines import choose
    from genomgang.output import Target
    from genomgang.paths import data_dir
    from genomgang.render import check_for_report, formats_from, render_report, versions_from

    console = Console(highlight=False)
    chosen_formats, chosen_versions = formats_from(formats), versions_from(version)
    chosen_engine = choose(engine)
    if engine == "auto" and chosen_engine.name == "builtin":
        console.print("Quarto finns inte här: den inbyggda motorn används.")
    with console.status("Kontrollerar leveransen …"):
        check_for_report(data_dir(), namnd, ar)
    for each in chosen_versions:
        with console.status(f"Gör genomgången för {namnd} {ar} ({each}) …"):
            outputs = render_report(Target(namnd, ar, each), chosen_formats, chosen_engine, data_dir())
        for path in outputs.values():
            console.print(f"Klar: {path}", soft_wrap=True)
