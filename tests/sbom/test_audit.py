"""The audit says what it knows, and never that all is well where nobody has answered."""

from __future__ import annotations

import importlib.util
import json
import subprocess

import pytest

from genomgang.paths import ROOT

SOUND = {"name": "pandas", "version": "3.1.1", "vulns": []}
VULNERABLE = {"name": "jinja2", "version": "3.1.0", "vulns": [{"id": "PYSEC-1"}, {"id": "PYSEC-2"}]}
UNKNOWN = {"name": "hemlig", "skip_reason": "Dependency not found"}


@pytest.fixture
def audited(monkeypatch, tmp_path, capsys):
    """`audited(packages)` is the exit code and what is said where the service answers so; None: it does not answer."""
    spec = importlib.util.spec_from_file_location("run_of_the_project", ROOT / "run.py")
    runner = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(runner)
    monkeypatch.setattr(runner, "TOOLS", tmp_path)

    def audit(packages):
        def answer(command, **_more):
            if packages is not None:
                target = command[command.index("-o") + 1]
                target.write_text(json.dumps({"dependencies": packages}), encoding="utf-8")
            return subprocess.CompletedProcess(command, 1, "", "connection refused")

        monkeypatch.setattr(runner.subprocess, "run", answer)
        return runner.audit(), capsys.readouterr().out

    return audit


def test_no_answer_is_no_good_news(audited):
    assert audited([SOUND])[0] == 0
    code, told = audited(None)  # though the answer of last time lay there
    assert code == 3
    assert "Sårbarheterna är INTE granskade" in told
    assert "Svaret var: connection refused" in told


def test_a_known_vulnerability_is_named(audited):
    code, told = audited([SOUND, VULNERABLE])
    assert code == 1
    assert "jinja2 3.1.0: PYSEC-1, PYSEC-2" in told


def test_a_package_that_the_service_does_not_know_is_told_apart(audited):
    code, told = audited([SOUND, UNKNOWN])
    assert code == 3
    assert "INTE granskade, eftersom tjänsten saknade svar: hemlig." in told
    assert "Granskade paket utan kända sårbarheter: 1." in told


def test_a_service_that_knows_no_package_has_not_answered(audited):
    """So a service that cannot be reached may look: every package is skipped."""
    code, told = audited([UNKNOWN, {**UNKNOWN, "name": "annan"}])
    assert code == 3
    assert "Sårbarheterna är INTE granskade" in told
    assert "Svaret var: Dependency not found" in told
    assert "utan kända" not in told
