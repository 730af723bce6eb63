"""Scores a folder of records against the labels made by careful reading, where they lie beside the project."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


def scores_of(records: Path) -> dict[str, float]:
    """Field -> share from 0 to 1 of the labels that the records in a folder agree with."""
    command = [sys.executable, str(GOLD / "score.py"), str(records), str(GOLD / "records.json")]
    command += ["--links", str(GOLD / "links.json"), "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
