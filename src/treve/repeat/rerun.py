"""Make a finished run again from what it recorded, and compare every table."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from treve import pipeline
from treve.count.rule_file import counting_rule, rule_names
from treve.counting import TABLE, count_run
from treve.model.counting_rule import CountingRule
from treve.model.repeated_run import Rerun, TableCompared
from treve.read import Progress, silent
from treve.repeat.fingerprint import fingerprints
from treve.repeat.recorded import order, recorded
from treve.store.duckdb import DuckDBReader


def rerun(folder: Path, inputs: Sequence[Path] = (), threads: int | None = None, progress: Progress = silent) -> Rerun:
    """Make the run of a folder again elsewhere; the folder stays as it is.

    A run that was counted afterwards is counted again, as far as the counting rules are the project's own.

    inputs  folders to look in for input files that have moved; they are known by their hash
    Raises  RunFolderError, naming every file that is missing or has changed
    """
    run = recorded(folder)
    with tempfile.TemporaryDirectory() as work:
        again = pipeline.run(order(run, Path(work) / "run", Path(work) / "given", inputs, threads), progress)
        rules = counted_under(folder)
        if rules:
            count_run(again, rules)
        progress("comparing", 0)
        now = table_hashes(again)
    then = table_hashes(folder)
    apart = {TABLE} if rules is None else set()
    tables = tuple(
        TableCompared(name, then.get(name), now.get(name)) for name in sorted((then.keys() | now.keys()) - apart)
    )
    return Rerun(str(folder), run.version, version("treve"), tables, tuple(sorted(apart)))


def counted_under(folder: Path) -> tuple[CountingRule, ...] | None:
    """The rules under which a run was counted after it was made, none if it was not.

    None if one of them is not the project's own: a file of rules is not kept in the run.
    Raises RunFolderError
    """
    reader = DuckDBReader(folder / "run.duckdb")
    try:
        rows = reader.fetch(TABLE).to_pylist() if TABLE in reader.tables() else []
    finally:
        reader.close()
    known = {(rule.rule, rule.version): rule for rule in map(counting_rule, rule_names())}
    named = sorted({(row["rule"], row["rule_version"]) for row in rows})
    if any(name not in known for name in named):
        return None
    return tuple(known[name] for name in named)


def table_hashes(folder: Path) -> dict[str, str]:
    """Table → hash of its rows, of a finished run. Raises RunFolderError."""
    reader = DuckDBReader(folder / "run.duckdb")
    try:
        return fingerprints(reader)
    finally:
        reader.close()
