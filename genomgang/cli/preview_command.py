"""`genomgang preview`: a page in the browser that follows what is edited."""

from __future__ import annotations

import click

from genomgang.cli import data_option


@click.command(name="preview", options_metavar="[VAL]")
@click.option("--namnd", required=True, metavar="KORTNAMN", help="Nämndens kortnamn, se genomgang list.")
@click.option(
    "--kapitel", default="", metavar="NAMN", help="Bara ett kapitel: utbildning är notebooks/_utbildning.qmd."
)
@click.option("--ar", type=int, metavar="ÅR", help="Genomgångens år (annars det senaste levererade).")
@click.option("--version", default="intern", show_default=True, metavar="VERSION", help="intern eller offentlig.")
@click.option("--port", type=int, default=0, metavar="NUMMER", help="Porten på 127.0.0.1 (annars en ledig).")
@click.option("--ingen-webblasare", "quiet", is_flag=True, help="Skriv adressen, men öppna ingen webbläsare.")
@data_option
def command(*, namnd: str, kapitel: str, ar: int | None, version: str, port: int, quiet: bool) -> None:
    """Visa rapporten, eller ett kapitel, i webbläsaren, och gör om den när något sparas.

    Sidan görs om när ett kapitel, en text, en stil, en regel eller leveransen sparas. Ingenting publiceras. Avsluta med
    Ctrl-C.
    """
    from contextlib import suppress

    from rich.console import Console

    from genomgang.paths import data_dir
    from genomgang.preview.following import Preview, follow
    from genomgang.preview.page import check_chapter
    from genomgang.publish.output import Target, check_version
    from genomgang.reading.delivery import load_delivery, years

    data = data_dir()
    year = load_delivery(data, ar or max(years(data), default=0)).ar
    console = Console(highlight=False)
    preview = Preview(
        Target(namnd, year, check_version(version)),
        check_chapter(kapitel),
        data,
        lambda line: console.print(line, soft_wrap=True, markup=False),
    )
    with suppress(KeyboardInterrupt):
        follow(preview, port, _leave if quiet else _open)


def _open(address: str) -> None:
    import webbrowser

    webbrowser.open(address)


def _leave(_: str) -> None:
    """The user opens the page."""
