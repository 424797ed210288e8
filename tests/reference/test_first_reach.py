"""Syria: days until the mean of seven days reaches a share of the mean before (table check_time_to_threshold.csv)."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from treve.analyse.holding import first_reach

COUNTS = Path(__file__).parents[2] / "examples" / "counts" / "syria_daily_by_front.csv"


def _deaths() -> dict[dt.date, float]:
    with COUNTS.open(encoding="utf-8") as file:
        return {
            dt.date.fromisoformat(row["day"]): float(row["deaths_best"])
            for row in csv.DictReader(file)
            if row["front"] == "government_insurgents"
        }


def test_days_to_each_threshold_after_four_starts(shared_data: Path) -> None:
    deaths = _deaths()
    with (shared_data / "check_time_to_threshold.csv").open(encoding="utf-8") as file:
        expected = list(csv.DictReader(file))
    assert expected
    for row in expected:
        start = dt.date.fromisoformat(row["start_date"])

        def of(first: int, last: int, start: dt.date = start) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
            return np.array([deaths.get(start + dt.timedelta(days=step), 0.0) for step in range(first, last)])

        found = first_reach(of(0, 200), of(-30, 0), (float(row["threshold"]),), start)
        assert found[0].day == int(row["days_to_threshold"])
        assert found[0].date == dt.date.fromisoformat(row["date"])
    assert len(expected) == pytest.approx(12)
