"""The files of a run and how they take their names: all of them or none.

A run writes each file beside its place under a name that ends in `.new`. It is made at the instant at which `run.duckdb.new`
becomes `run.duckdb`. If it is stopped between that instant and the renaming of the others, they still bear their `.new` while the
database does not, and whoever opens the folder next finishes the renaming.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
from pathlib import Path

from treve.errors import RunFolderError

DATABASE = "run.duckdb"
BESIDE = ("summary.json", "index.html", "drafts.csv", "drafted_totals.csv")
"""The other files: those made from the database, and the drafts of a run that was given texts."""

OUTDATED = ("analysis.json", "drafts.csv", "drafted_totals.csv")
"""Files made from the run that was here before: they would speak of other numbers."""

EARLIER_ANALYSIS = "earlier_analysis.json"
"""The analysis of a run that was here before, with the moment at which that run was made."""

UNFINISHED = ".new"


def unfinished(path: Path) -> Path:
    """Where a file is written before it takes its name."""
    return path.with_name(path.name + UNFINISHED)


def stamp(folder: Path) -> str:
    """What differs after the run of a folder was made again. Raises RunFolderError where there is no run."""
    path = folder / DATABASE
    try:
        state = path.stat()
    except OSError as problem:
        raise RunFolderError(f"{path}: no such file; expected the folder of a finished run") from problem
    told = f"{state.st_ino} {state.st_mtime_ns} {state.st_size}"
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def made_at(folder: Path) -> dt.datetime:
    """When the run of a folder was made, to the second."""
    seconds = (folder / DATABASE).stat().st_mtime
    return dt.datetime.fromtimestamp(seconds, dt.UTC).replace(microsecond=0)


def take_names(folder: Path) -> None:
    """Finish the renaming of a run whose database has its name; while a run is being made, change nothing."""
    if unfinished(folder / DATABASE).exists():
        return
    if any(unfinished(folder / name).exists() for name in BESIDE):
        for name in OUTDATED:
            with contextlib.suppress(PermissionError):
                (folder / name).unlink(missing_ok=True)
    for path in (folder / name for name in BESIDE):
        # Another reader may have been quicker, or the folder may be one that this user can only read.
        with contextlib.suppress(FileNotFoundError, PermissionError):
            unfinished(path).replace(path)


def drop_unfinished(folder: Path) -> None:
    """Delete what a run that did not end well wrote beside its database."""
    for name in BESIDE:
        unfinished(folder / name).unlink(missing_ok=True)
