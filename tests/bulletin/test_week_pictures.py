"""Pictures along time."""

from __future__ import annotations

import pytest

from treve.bulletin.week_pictures import means, shares, weeks


def test_a_week_above_the_limit_stands_above_its_line_and_an_interval_beyond_the_roof_has_an_arrow() -> None:
    horizons = [{"days": 7, "median": 5.0, "low": 0.0, "high": 900.0}]
    view = weeks("x", [10, 40, 0], horizons, 30.0)
    limit = next(line.y1 for line in view.lines if line.dashes == "5 3")
    tops = [float(one.split("V")[1]) for one in view.bars.split("M")[1:]]
    assert len(tops) == 2
    assert tops[0] > limit > tops[1]
    assert len([line for line in view.lines if line.y1 != line.y2 and line.x1 != line.x2]) == 2
    assert "in 7 days 5 (0 to 900)" in view.description


def test_a_mean_that_equals_a_share_lies_on_its_line() -> None:
    view = means("x", [4.0, 2.0], 4.0, [0.5, 1.0])
    levels = [line.y1 for line in view.lines if line.dashes == "5 3"]
    first, last = (float(one.split()[1]) for one in view.steps[0][2].removeprefix("M").split("L"))
    assert (last, first) == pytest.approx(tuple(levels))
    marks = [label.y for label in view.labels if label.text in ("50 %", "100 %")]
    assert abs(marks[0] - marks[1]) >= 11


def test_shares_step_down_on_their_days() -> None:
    view = shares("x", [("a", "none", [(0.0, 1.0), (10.0, 0.5)])], 20, "days")
    path = view.steps[0][2]
    half = next(line.y1 for line in view.lines if line.dashes == "1 3")
    assert path.startswith("M")
    assert f"V{half}H" in path
    assert "a: 50 %" in view.description
