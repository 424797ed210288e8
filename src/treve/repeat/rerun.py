"""Make a finished run again from what it recorded, and compare every table."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from treve import pipeline
from treve.model.repeated_run import Rerun, TableCompared
from treve.read import Progress, silent
from treve.repeat.fingerprint import fingerprints
from treve.repeat.recorded import order, recorded
from treve.store.duckdb import DuckDBReader


def rerun(folder: Path, inputs: Sequence[Path] = (), threads: int | None = None, progress: Progress = silent) -> Rerun:
    """Make the run of a folder again elsewhere; the folder stays as it is.

    inputs  folders to look in for input files that have moved; they are known by their hash
    Raises  RunFolderError, naming every file that is missing or has changed
    """
    run = recorded(folder)
    with tempfile.TemporaryDirectory() as work:
        again = pipeline.run(order(run, Path(work) / "run", Path(work) / "given", inputs, threads), progress)
        progress("comparing", 0)
        now = table_hashes(again)
    then = table_hashes(folder)
    tables = tuple(TableCompared(name, then.get(name), now.get(name)) for name in sorted(then.keys() | now.keys()))
    return Rerun(str(folder), run.version, version("treve"), tables)


def table_hashes(folder: Path) -> dict[str, str]:
    """Table → hash of its rows, of a finished run. Raises RunFolderError."""
    reader = DuckDBReader(folder / "run.duckdb")
    try:
        return fingerprints(reader)
    finally:
        reader.close()
