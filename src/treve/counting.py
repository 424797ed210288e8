"""Counting a finished run: numbers under counting rules, written into it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from treve.count.breaks import find_breaks
from treve.count.recorder_series import recorder_series
from treve.count.tallies import tallies
from treve.errors import BadValue
from treve.model.counting_rule import CountingRule
from treve.model.series_break import BreakSearch
from treve.store.duckdb import DuckDBReader, DuckDBStore
from treve.store.protocol import Store

TABLE = "tally"
BREAK_SEED = 20161230
"""Seed of the shuffles of the search for breaks: the same run gives the same answer."""


def count_run(folder: Path, rules: Sequence[CountingRule]) -> list[dict[str, Any]]:
    """Count a run under each rule; its table `tally` holds these numbers afterwards, and no others.

    Result  the rows of `tally`, by rule, agreement, reading, scope, division and day.
    Raises  RunFolderError if the folder holds no finished run, BadValue if two rules bear one name.
    """
    names = [rule.rule for rule in rules]
    for name in names:
        if names.count(name) > 1:
            raise BadValue("count", "rule", name, "each rule once")
    store = DuckDBStore.reopened(folder / "run.duckdb", without=(TABLE,))
    try:
        tallies(store, rules)
        rows: list[dict[str, Any]] = store.fetch(TABLE).to_pylist()
        store.close()
    except BaseException:
        store.abandon()
        raise
    return sorted(rows, key=_order)


def tallies_of(rows: Store, rules: Sequence[CountingRule]) -> list[dict[str, Any]]:
    """The rows that `count_run` would write, of an open run that is only read."""
    tallies(rows, rules, into="step_tally")
    found: list[dict[str, Any]] = rows.fetch("step_tally").to_pylist()
    return sorted(found, key=_order)


def breaks_of(folder: Path, seed: int = BREAK_SEED) -> BreakSearch:
    """Breaks in the series of each recorder of a run, by weeks. Raises RunFolderError if the folder holds no finished run."""
    reader = DuckDBReader(folder / "run.duckdb")
    try:
        series = recorder_series(reader)
    finally:
        reader.close()
    return find_breaks(series, np.random.default_rng(seed))


def _order(row: dict[str, Any]) -> tuple[str, ...]:
    keys = ("rule", "agreement_id", "reading", "scope", "admin1", "day")
    return tuple("" if row[key] is None else str(row[key]) for key in keys)
