"""The analysis of the run that was here before, kept beside the new run until that is analysed, and told as what it is."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from treve.store.run_files import EARLIER_ANALYSIS, made_at
from treve.store.whole_file import write_whole

WORK = "analysing"
"""Below the folder of a run: where its analysis is being made."""

OF = "of.json"
"""In the folder of the work: of which run it is. Without it the work comes to nothing."""


def keep(folder: Path) -> None:
    """Before the run of a folder is made again: keep its analysis, if it has one, as that of an earlier run."""
    path = folder / "analysis.json"
    if path.is_file():
        put(folder, made_at(folder), json.loads(path.read_text(encoding="utf-8")))


def put(folder: Path, made: dt.datetime, analysis: Mapping[str, Any]) -> None:
    """Keep the analysis of a run that was made at a moment and is not here any more."""
    path = folder / EARLIER_ANALYSIS
    told = {"made": made.isoformat(), "analysis": analysis}
    write_whole(path, json.dumps(told, ensure_ascii=False, allow_nan=False) + "\n")


def forget(folder: Path) -> None:
    """Keep nothing of earlier runs, nor what is being worked out of one."""
    (folder / EARLIER_ANALYSIS).unlink(missing_ok=True)
    (folder / WORK / OF).unlink(missing_ok=True)
    shutil.rmtree(folder / WORK, ignore_errors=True)
