"""The schema of a report's record, for those who read it with another program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from genomgang.paths import ROOT

SCHEMA = ROOT / "docs" / "scheman" / "rapportens-post.schema.json"


def faults(record: Path | dict[str, Any]) -> list[str]:
    """What in a record, or in the file that holds it, the schema refuses."""
    fields = json.loads(record.read_text(encoding="utf-8")) if isinstance(record, Path) else record
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    return [f"{problem.json_path}: {problem.message}" for problem in validator.iter_errors(fields)]
