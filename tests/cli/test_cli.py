"""What the user sees in the terminal, in Swedish and without tracebacks."""

import errno
import subprocess
import sys

import pytest

from genomgang.cli import run
from genomgang.errors import DataError


def test_help_lists_the_commands_in_swedish(capsys):
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert "Användning: genomgang" in shown
    assert "Kontrollera leveransen" in shown
    assert "Show this" not in shown


def test_help_loads_nothing_heavy():
    code = "import sys; from genomgang.cli import run; run(['--help']); print(sorted({'pandas','great_expectations','matplotlib','rich'} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (["rendr"], "Det finns inget kommando 'rendr'."),
        (["render", "--nämnd", "x"], "Det finns inget val '--nämnd'"),
        (["render", "--namnd", "x", "--ar", "tjugo"], "'tjugo' är inget giltigt tal."),
        (["render", "--namnd", "x", "--ar", "2024", "--to", "html,odt"], "Det finns inget format ”odt”."),
        (["render", "--namnd", "x", "--ar", "2024", "--version", "hemlig"], "Det finns ingen version ”hemlig”."),
    ],
)
def test_a_call_that_names_what_does_not_exist_ends_with_code_2(call, message, capsys):
    assert run(call) == 2
    told = capsys.readouterr().err
    assert message in told
    assert "Traceback" not in told


def test_an_unexpected_error_is_told_without_the_data_that_its_message_may_quote(monkeypatch, capsys):
    def fail(_data):
        raise KeyError("person-4711")

    monkeypatch.setattr("genomgang.reading.delivery.years", fail)
    assert run(["list"]) == 1
    told = capsys.readouterr().err
    assert told.startswith("Ett oväntat fel i programmet: KeyError\n  Var: ")
    assert "4711" not in told
    assert "Traceback" not in told
    monkeypatch.setenv("GENOMGANG_FELSOK", "1")
    with pytest.raises(KeyError, match="4711"):
        run(["list"])


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.EACCES, "rättighet saknas"),
        (errno.EROFS, "där går det bara att läsa"),
        (errno.ENOSPC, "utrymmet är slut"),
        (errno.ENOTDIR, "där en mapp väntas ligger en fil"),
    ],
)
def test_what_the_machine_refuses_is_told_as_something_to_mend_and_not_as_our_fault(number, why, monkeypatch, capsys):
    def refuse(_data):
        raise OSError(number, "what the system says", "/mnt/arbete/2024")

    monkeypatch.setattr("genomgang.reading.delivery.years", refuse)
    assert run(["list"]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"Datorn tillåter inte det som programmet behöver göra: {why}.\n  Var: /mnt/arbete/2024\n")
    assert "GENOMGANG_WORK" in told
    assert "Anmäl felet" not in told


@pytest.mark.parametrize(
    ("asked", "namnder"),
    [
        (["--namnd", "kulturnamnden"], ["kulturnamnden"]),
        (["--namnd", "kulturnamnden", "--namnd", "valnamnden"], ["kulturnamnden", "valnamnden"]),
        (["--why", "valnamnden"], ["valnamnden"]),
        (["--all"], []),
    ],
)
def test_every_namnd_that_is_named_is_asked_for(asked, namnder, monkeypatch):
    orders = []

    def plan_order(order):
        orders.append(order)
        raise DataError("Så långt räcker det.")

    monkeypatch.setattr("genomgang.batch.run.plan_order", plan_order)
    assert run(["render", "--ar", "2024", *asked]) == 1
    assert list(orders[0].namnder) == namnder


def test_one_namnd_all_or_an_explanation(capsys):
    assert run(["render", "--namnd", "valnamnden", "--all"]) == 2
    assert "Ange en av --namnd KORTNAMN, --all och --why KORTNAMN." in capsys.readouterr().err
