"""`genomgang staden`: make the review of the city as a whole."""

from __future__ import annotations

import click

from genomgang.cli import data_option, engine_option


@click.command(name="staden", options_metavar="[VAL]")
@click.option("--ar", type=int, required=True, metavar="ÅR", help="Genomgångens år.")
@click.option("--version", default="intern", show_default=True, metavar="VERSION", help="intern, offentlig eller bada.")
@engine_option
@click.option("--to", "formats", default="html,pdf", show_default=True, metavar="FORMAT", help="html, pdf och docx.")
@data_option
def command(ar: int, version: str, engine: str, formats: str) -> None:
    """Gör genomgången för staden samlat: alla nämnder och bolag i en rapport."""
    from rich.console import Console

    from genomgang.checking.run import check_delivery
    from genomgang.city.render import render_city
    from genomgang.engines import choose
    from genomgang.paths import data_dir
    from genomgang.publish.front_page import write_front_page
    from genomgang.render import formats_from, versions_from

    console = Console(highlight=False)
    chosen_formats, chosen_versions = formats_from(formats), versions_from(version)
    chosen_engine = choose(engine)
    with console.status("Kontrollerar leveransen …"):
        check_delivery(data_dir(), ar)
    for each in chosen_versions:
        with console.status(f"Gör stadens genomgång {ar} ({each}) …"):
            outputs = render_city(ar, each, chosen_formats, chosen_engine, data_dir())
        for path in outputs.values():
            console.print(f"Klar: {path}", soft_wrap=True)
    console.print(f"Alla rapporter: {write_front_page(ar)}", soft_wrap=True)
