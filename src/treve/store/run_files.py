"""The files of a run and how they take their names: all of them or none.

A run writes each file beside its place under a name that ends in `.new`. It is made at the instant at which `run.duckdb.new`
becomes `run.duckdb`. If it is stopped between that instant and the renaming of the others, they still bear their `.new` while the
database does not, and whoever opens the folder next finishes the renaming.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

DATABASE = "run.duckdb"
BESIDE = ("summary.json", "index.html", "drafts.csv", "drafted_totals.csv")
"""The other files: those made from the database, and the drafts of a run that was given texts."""

OUTDATED = ("analysis.json", "drafts.csv", "drafted_totals.csv")
"""Files made from the run that was here before: they would speak of other numbers."""

UNFINISHED = ".new"


def unfinished(path: Path) -> Path:
    """Where a file is written before it takes its name."""
    return path.with_name(path.name + UNFINISHED)


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
