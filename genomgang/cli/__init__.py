"""The command line. Commands are loaded when they are called, so that the help text is instant.

Exit codes: 0 done, 1 the data or the rendering failed, 2 the call names something that does not exist.
"""

from __future__ import annotations

import datetime as dt
import gettext
import importlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import click

from genomgang import __version__
from genomgang.errors import UnknownChoice, UserError, refused_by_machine, unexpected
from genomgang.paths import ROOT

COMMANDS = {
    "render": "Gör genomgången för en nämnd, eller för alla.",
    "preview": "Visa rapporten i webbläsaren, och gör om den när något sparas.",
    "staden": "Gör genomgången för staden samlat.",
    "mote": "Gör mötets underlag: dagordning, bildspel och beslutsblankett.",
    "beslut": "Läs in den ifyllda beslutsblanketten.",
    "protokoll": "Skriv protokollet från mötet.",
    "uppfoljning": "Följ upp besluten inför en tertialrapport: sida, text, kalender och lista till planen.",
    "godkann": "Godkänn utkastet i ett steg: analytiker, granskare eller beslutande.",
    "approve": "Fastställ en genomgång och lägg den i arkivet.",
    "verify": "Säg om en handling är fastställd och oförändrad.",
    "diff": "Visa vad som skiljer två rapporter, och varför.",
    "extract": "Ta ut siffrorna och uppgifterna som en PDF bär med sig.",
    "nyckeltal": "Skriv alla nämnders nyckeltal som data.",
    "snippets": "Skriv korta texter till verksamhetsplan och uppföljning.",
    "clean": "Ta bort arbetsmappen med kontrollerade rader.",
    "check": "Kontrollera leveransen och visa vad som behöver rättas.",
    "ta-emot": "Ta emot avvisade rader som är rättade.",
    "map": "Föreslå hur en främmande fil ska läsas.",
    "template": "Skriv Excelmallar för den som lämnar data.",
    "kapitel": "Lägg ett kapitel bland era egna, för att ändra det där.",
    "ny": "Gör ett års mapp att börja med.",
    "list": "Visa vilka nämnder och år som finns.",
}
"""Command → its line in the help text. The command stands in the module of the same name, with _ for a hyphen."""


class _Commands(click.Group):
    """Finds a command in its own module, and imports nothing else."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"genomgang.cli.{cmd_name.replace('-', '_')}_command").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Kommandon"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    options_metavar="",
    subcommand_metavar="KOMMANDO …",
)
@click.version_option(__version__, prog_name="genomgang", message="%(prog)s %(version)s", help="Visa versionen.")
def app() -> None:
    """Ledningens genomgång av informationssäkerhet och dataskydd, från leverans till HTML och PDF."""


def run(arguments: Sequence[str]) -> int:
    """Run one command; a user's mistake becomes its message on standard error and an exit code."""
    _speak_swedish()
    _write_what_the_terminal_can()
    try:
        # Click hands back the code of an Exit instead of raising it; a command that ends well gives None.
        return app.main(args=list(arguments), prog_name="genomgang", standalone_mode=False) or 0
    except UserError as problem:
        click.echo(str(problem), err=True)
        return problem.exit_code
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Avbrutet. Det som är klart finns kvar; kör kommandot igen för att fortsätta.", err=True)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except Exception as problem:
        if os.environ.get(DEBUG):
            raise
        click.echo(str(refused_by_machine(problem) or _unexpected(problem)), err=True)
        return 1


DEBUG = "GENOMGANG_FELSOK"
"""Environment variable that shows unexpected errors whole. They may quote the delivery's rows, so it is off."""


def _unexpected(problem: Exception) -> str:
    place = traceback.extract_tb(problem.__traceback__)[-1]
    return (
        f"Ett oväntat fel i programmet: {unexpected(problem)}\n"
        f"  Var: {place.filename}, rad {place.lineno}\n"
        f"  Gör så här: Anmäl felet. Med {DEBUG}=1 visas det i sin helhet, men kan då citera uppgifter ur leveransen."
    )


def _write_what_the_terminal_can() -> None:
    """A letter that the terminal's encoding lacks becomes a question mark there, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _speak_swedish() -> None:
    os.environ.setdefault("LANGUAGE", "sv")
    gettext.bindtextdomain("messages", ROOT / "genomgang" / "locale")


def date_from(text: str) -> dt.date:
    """The day that an option names. UnknownChoice for anything else."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UnknownChoice(
            f"”{text}” är inget datum.", remedy="Skriv år, månad och dag, till exempel 2023-12-05."
        ) from None


engine_option = click.option(
    "--engine", default="auto", show_default=True, metavar="MOTOR", help="auto, quarto eller builtin."
)
"""The option `--engine`, shared by every command that makes documents; auto is Quarto where it is installed."""


def data_option(command: Any) -> Any:
    """The option `--data`, shared by every command that reads deliveries."""

    def remember(_context: click.Context, _option: click.Parameter, folder: str | None) -> None:
        if folder:
            os.environ["GENOMGANG_DATA"] = folder

    return click.option(
        "--data",
        type=click.Path(exists=True, file_okay=False),
        callback=remember,
        expose_value=False,
        metavar="MAPP",
        help="Mappen med leveranser (annars GENOMGANG_DATA, annars exemplet).",
    )(command)
