"""The backtest of the forecasts on a run or on a table of counts: weekly deaths or incidents by area."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from treve.analyse.backtest import HORIZONS, backtest
from treve.analyse.forecast import weekly_counts
from treve.analysis.case import SEED
from treve.analysis.counts_file import read_counts
from treve.analysis.record import record
from treve.errors import BadFile
from treve.model.daily_counts import Measure
from treve.model.refusal import Missing, Refusal
from treve.normalise.zones import has_not_come
from treve.store.duckdb import DuckDBReader

FINAL_FIGURES = "final figures: what had been reported at each past week is not known, so real forecasts would do worse"


def backtest_run(folder: Path, measure: Measure, seed: int = SEED) -> dict[str, Any]:
    """The backtest of a finished run, by first-order division. Raises RunFolderError."""
    store = DuckDBReader(folder / "run.duckdb")
    try:
        rows = [row for row in store.fetch("analysis/weekly_incidents.sql").to_pylist() if not has_not_come(row["day"])]
    finally:
        store.close()
    return _told(
        [(f"{one['admin1']} ({one['country']})", one["day"], _figure(one, measure)) for one in rows], measure, seed
    )


def backtest_counts(path: Path, measure: Measure, seed: int = SEED) -> dict[str, Any]:
    """The backtest of a table of daily counts, by area where it has areas, else by front. Raises BadFile, BadValue."""
    fronts = sorted(set(_fronts(path)))
    rows = read_counts(path, fronts).rows
    by_area = any(row.area for row in rows)
    chosen = [row for row in rows if row.area or not by_area]
    figures = [
        (row.area if by_area and row.area else row.between, row.day, getattr(row, measure.value)) for row in chosen
    ]
    return _told(figures, measure, seed)


def _fronts(path: Path) -> Iterable[str]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                yield (row.get("front") or "").strip() or "all"
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise BadFile(str(path), f"cannot be read: {problem}", "a CSV file in UTF-8") from problem


def _figure(row: Mapping[str, Any], measure: Measure) -> int | None:
    """Deaths of a day on which some incident does not state them are not known."""
    if measure is Measure.EVENTS:
        return int(row["events"])
    return int(row["deaths_best"]) if row["state_best"] == row["events"] else None


def _told(counted: Sequence[tuple[str, dt.date, int | None]], measure: Measure, seed: int) -> dict[str, Any]:
    if not counted:
        return {"refused": record(Refusal(Missing.NOTHING_COUNTED))}
    if any(figure is None for _, _, figure in counted):
        return {"refused": record(Refusal(Missing.NOT_STATED_EVERYWHERE))}
    first, last = min(day for _, day, _ in counted), max(day for _, day, _ in counted)
    places = sorted({place for place, _, _ in counted})
    daily = np.zeros(((last - first).days + 1, len(places)))
    for place, day, figure in counted:
        daily[(day - first).days, places.index(place)] += figure or 0
    weekly = np.column_stack([weekly_counts(column) for column in daily.T])
    begin = last - dt.timedelta(days=7 * len(weekly) - 1)
    found = backtest(places, weekly, begin, np.random.default_rng(seed), HORIZONS)
    if isinstance(found, Refusal):
        return {"refused": record(found)}
    return {
        **record(found),
        "measure": measure.value,
        "trained_on": FINAL_FIGURES,
        "data_end": last.isoformat(),
        "seed": seed,
    }
