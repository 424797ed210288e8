"""The command line in a process of its own, as a user meets it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEADER = "report_id,occurred_from,occurred_to,admin1,lat,lon,place_precision,perpetrator_alleged,target,act\n"
ROW = "A1,2017-01-05,,Idlib,35.9,36.6,1,syrian-army,civilians,artillery\n"


def treve(*words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line and wait for it."""
    return subprocess.run(
        [sys.executable, "-m", "treve", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**os.environ, "COLUMNS": "100"},
        timeout=120,
    )
