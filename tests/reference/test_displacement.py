"""Syria, May 2017: what the covered front lost was gained elsewhere (table check_before_after.csv)."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from treve.analyse.displacement import displacement
from treve.model.displacement import Displacement

COUNTS = Path(__file__).parents[2] / "examples" / "counts" / "syria_daily_by_front.csv"
START = dt.date(2017, 5, 6)


def test_may_2017_fell_on_the_covered_front_rose_against_is_and_did_not_change_overall() -> None:
    with COUNTS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    names = sorted({row["front"] for row in rows})
    daily = np.zeros((60, len(names)))
    for row in rows:
        day = (dt.date.fromisoformat(row["day"]) - START).days + 30
        if 0 <= day < 60:
            daily[day, names.index(row["front"])] += float(row["deaths_best"])
    covered = np.array([name == "government_insurgents" for name in names])
    found = displacement(names, covered, (daily[:30], daily[30:]), np.random.default_rng(1))
    assert isinstance(found, Displacement)
    assert (found.covered.before, found.covered.after) == (853, 190)
    assert (found.total.before, found.total.after) == (1759, 1790)
    islamic_state = next(one for one in found.fronts if one.name == "government_is")
    assert (islamic_state.before, islamic_state.after) == (140, 625)
    assert found.covered.ratio is not None
    assert islamic_state.ratio is not None
    assert found.total.ratio is not None
    assert found.covered.ratio[0] - 1 == pytest.approx(-0.78, abs=0.005)
    assert islamic_state.ratio[0] == pytest.approx(4.5, abs=0.05)
    assert found.total.ratio[0] - 1 == pytest.approx(0, abs=0.02)
    assert found.total.ratio[1] < 1 < found.total.ratio[2]
    assert found.offset is not None
    assert found.offset[0] == pytest.approx(694 / 663)
