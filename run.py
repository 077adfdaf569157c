#!/usr/bin/env python3
"""The one way in: makes the environment, then does what was asked. Standard library only, any platform.

python run.py report      the review of Servicenämnden 2024 as HTML and PDF
python run.py city        every nämnd's and company's review; what is current is not made again
python run.py test        all tests and code checks
python run.py quick       the tests that take under a minute
python run.py bench       measure how long everything takes on this machine
python run.py sbom        list the packages with their licences, and ask whether any has a known vulnerability
python run.py reproduce   make one report in two unlike surroundings and compare the bytes
python run.py quarto      install Quarto itself, where that can be done
python run.py lock        write the pinned requirements anew
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PROGRAMS = "Scripts" if os.name == "nt" else "bin"
PYTHON = VENV / PROGRAMS / ("python.exe" if os.name == "nt" else "python")
TOOLS = ROOT / ".venv-sbom"
OLDEST = (3, 11)
SHARED = ("-n", "2", "--dist", "loadfile")
"""Two workers; tests that share a rendered report stay in one of them."""
QUICKLY = ("-m", "not slow and not browser", "--hypothesis-profile", "quick")


class SetupFailed(Exception):
    """The environment could not be made; the message says why and what to do, in Swedish."""


def say(text: str) -> None:
    """Tell the user what is being done."""
    print(f"• {text}", flush=True)


def run(command: Sequence[str | Path]) -> int:
    """Run a command in the project's folder with its environment first on PATH; returns the exit code."""
    path = os.pathsep.join([str(PYTHON.parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "VIRTUAL_ENV": str(VENV), "PATH": path, "QUARTO_PYTHON": str(PYTHON)}
    try:
        return subprocess.call([str(part) for part in command], cwd=ROOT, env=environment)
    except KeyboardInterrupt:
        return 130


def install(*what: str | Path, folder: Path = VENV) -> int:
    """Install into the environment in `folder`, with `uv` where there is one; returns the exit code."""
    uv, python = shutil.which("uv"), folder / PROGRAMS / PYTHON.name
    command = [uv, "pip", "install", "--quiet", "--python"] if uv else []
    return run([*command, python, *what] if uv else [python, "-m", "pip", "install", "--quiet", *what])


def make_environment(requirements: str) -> None:
    """Create `.venv` and install what `requirements` pins, and the program itself, unless that was done before."""
    if not fill_environment(VENV, requirements):
        return
    if install("--no-deps", "--no-build-isolation", "-e", ROOT) != 0:
        raise SetupFailed("Det gick inte att installera programmet i miljön. Felet står ovanför.")
    stamp_of(VENV, requirements).write_text(state_of(requirements))


def stamp_of(folder: Path, requirements: str) -> Path:
    """The file that remembers what an environment was made from."""
    return folder / f".{requirements}.sha256"


def state_of(requirements: str) -> str:
    """What an environment is to be made from, as one hash."""
    return hashlib.sha256((ROOT / requirements).read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()


def fill_environment(folder: Path, requirements: str) -> bool:
    """Create the environment and install what `requirements` pins. False where its stamp says that it was done."""
    python, stamp, lock = folder / PROGRAMS / PYTHON.name, stamp_of(folder, requirements), ROOT / requirements
    if python.exists() and stamp.exists() and stamp.read_text() == state_of(requirements):
        return False
    uv = shutil.which("uv")
    if not python.exists():
        say(f"Skapar den virtuella miljön {folder.name} …")
        made = run(
            [uv, "venv", "--quiet", "--python", sys.executable, folder]
            if uv
            else [sys.executable, "-m", "venv", folder]
        )
        if made != 0:
            shutil.rmtree(folder, ignore_errors=True)
            raise SetupFailed(
                "Det gick inte att skapa den virtuella miljön. Modulen venv saknas troligen.\n"
                "  Gör så här: installera den (i Debian och Ubuntu: apt install python3-venv) och försök igen."
            )
    say(f"Installerar paketen i {requirements} …")
    if install("--require-hashes", "-r", lock, folder=folder) != 0:
        raise SetupFailed(
            "Det gick inte att installera paketen. Paketregistret går troligen inte att nå.\n"
            "  Gör så här: kontrollera nätet, eller ange stadens spegel med PIP_INDEX_URL (UV_INDEX_URL för uv)."
        )
    return True


def report(arguments: Sequence[str]) -> int:
    """Render one review; without arguments that of Servicenämnden for 2024."""
    make_environment("requirements.txt")
    chosen = list(arguments) or ["--namnd", "servicenamnden", "--ar", "2024"]
    return run([PYTHON, "-m", "genomgang", "render", *chosen])


def city(arguments: Sequence[str]) -> int:
    """Render every review of the latest year; arguments go to `genomgang render --all`."""
    make_environment("requirements.txt")
    return run([PYTHON, "-m", "genomgang", "render", "--all", *arguments])


def quick(arguments: Sequence[str]) -> int:
    """Run the tests that are not marked slow or in need of a browser."""
    make_environment("requirements-dev.txt")
    return run([PYTHON, "-m", "pytest", *SHARED, *QUICKLY, *arguments])


def test(arguments: Sequence[str]) -> int:
    """Run the code checks and every test."""
    make_environment("requirements-dev.txt")
    checks = (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"])
    failed = [check[0] for check in checks if run([PYTHON, "-m", *check]) != 0]
    tests = run([PYTHON, "-m", "pytest", *SHARED, *arguments])
    if failed:
        say(f"Kodkontroller som inte gick igenom: {', '.join(failed)}.")
    return tests or int(bool(failed))


def bench(arguments: Sequence[str]) -> int:
    """Measure 5, 45 and 300 reports (or the sizes given) and the checks of the full city; takes half an hour."""
    make_environment("requirements.txt")
    return run([PYTHON, "-m", "tools.bench", *arguments])


def sbom(arguments: Sequence[str]) -> int:
    """Write the bill of materials and the licences, then audit what is pinned against known vulnerabilities."""
    make_environment("requirements.txt")
    if fill_environment(TOOLS, "requirements-sbom.txt"):
        stamp_of(TOOLS, "requirements-sbom.txt").write_text(state_of("requirements-sbom.txt"))
    target, listed = ROOT / "_output" / "sbom.cdx.json", TOOLS / "miljo.json"
    target.parent.mkdir(exist_ok=True)
    say("Förtecknar paketen i .venv …")
    options: list[str | Path] = ["--output-reproducible", "--pyproject", ROOT / "pyproject.toml", "-o", listed]
    # It warns that the product depends on nothing; tools.sbom adds on what.
    code = run([TOOLS / PROGRAMS / PYTHON.name, "-W", "ignore", "-m", "cyclonedx_py", "environment", *options, PYTHON])
    code = code or run([PYTHON, "-m", "tools.sbom", listed, target])
    if code != 0:
        return code
    say(f"Förteckningen ligger i {target.relative_to(ROOT)} och licenserna i docs/licences.md.")
    return audit()


def audit() -> int:
    """Ask the advisory service of every pinned package: 1 where one is vulnerable, 3 where the answer lacks any."""
    answer = TOOLS / "sarbarheter.json"
    answer.unlink(missing_ok=True)
    options = ["--require-hashes", "--disable-pip", "--progress-spinner", "off", "--timeout", "10", "-f", "json"]
    say("Frågar efter kända sårbarheter …")
    command: list[str | Path] = [
        TOOLS / PROGRAMS / "pip-audit",
        *options,
        "-o",
        answer,
        "-r",
        ROOT / "requirements.txt",
    ]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    packages = json.loads(answer.read_text(encoding="utf-8"))["dependencies"] if answer.exists() else []
    answered = [package for package in packages if "vulns" in package]
    unknown = [package for package in packages if "vulns" not in package]
    if not answered:
        reasons = (
            [package["skip_reason"] for package in unknown] or result.stderr.strip().splitlines()[-1:] or ["inget"]
        )
        say(
            "Sårbarheterna är INTE granskade: tjänsten som vet dem går troligen inte att nå härifrån.\n"
            f"  Svaret var: {reasons[0][:200]}\n"
            "  Gör så här: kör python run.py sbom på en dator med nät, eller låt staden granska _output/sbom.cdx.json."
        )
        return 3
    if unknown:
        say(f"INTE granskade, eftersom tjänsten saknade svar: {', '.join(package['name'] for package in unknown)}.")
    found = [
        f"{package['name']} {package['version']}: {', '.join(each['id'] for each in package['vulns'])}"
        for package in answered
        if package["vulns"]
    ]
    if found:
        say("\n  ".join(["Kända sårbarheter:", *found]))
        return 1
    say(f"Granskade paket utan kända sårbarheter: {len(answered)}.")
    return 3 if unknown else 0


def reproduce(arguments: Sequence[str]) -> int:
    """Make one report in two unlike surroundings and compare the bytes."""
    make_environment("requirements.txt")
    return run([PYTHON, "-m", "tools.reproduce", *arguments])


def quarto(arguments: Sequence[str]) -> int:
    """Install Quarto into the environment, from the registry or from a given archive or mirror."""
    make_environment("requirements.txt")
    wanted = list(arguments) or ["-r", str(ROOT / "requirements-quarto.txt")]
    if install(*wanted) == 0:
        say(
            "Quarto är installerat. Aktivera .venv och kör: quarto render report.qmd -P namnd:servicenamnden -P ar:2024"
        )
        return 0
    say(
        "Quarto gick inte att installera: paketet hämtar sitt program från nätet, och det nekades.\n"
        "  Gör så här: hämta ett arkiv av quarto-cli på en annan dator och kör python run.py quarto SÖKVÄG,\n"
        "  eller ange en spegel: python run.py quarto --index-url ADRESS quarto-cli.\n"
        "  Utan Quarto fungerar allt ändå: den inbyggda motorn används och rapporten säger det."
    )
    return 1


def lock(arguments: Sequence[str]) -> int:
    """Pin the newest versions that fit together, for every platform, with hashes."""
    for name in ("requirements", "requirements-dask", "requirements-dev", "requirements-sbom"):
        options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", *arguments]
        code = run(["uv", "pip", "compile", "-q", *options, f"{name}.in", "-o", f"{name}.txt"])
        if code != 0:
            return code
    return 0


def docs(arguments: Sequence[str]) -> int:
    """Make the docs site."""
    make_environment("requirements.txt")
    return run([PYTHON, "-m", "tools.docs", *arguments])


TASKS: dict[str, Callable[[Sequence[str]], int]] = {
    "report": report,
    "city": city,
    "test": test,
    "quick": quick,
    "bench": bench,
    "reproduce": reproduce,
    "sbom": sbom,
    "quarto": quarto,
    "docs": docs,
    "lock": lock,
}


def main(arguments: Sequence[str]) -> int:
    """Do the task that the first argument names."""
    if sys.version_info < OLDEST:
        print(f"Python {OLDEST[0]}.{OLDEST[1]} eller nyare behövs, men det här är {sys.version.split()[0]}.")
        return 1
    if not arguments or arguments[0] not in TASKS:
        print(f"Använd: python run.py UPPGIFT\nUppgifter: {', '.join(TASKS)}")
        return 2
    try:
        return TASKS[arguments[0]](arguments[1:])
    except SetupFailed as problem:
        print(problem)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
