"""Pictures place what they show where the number says."""

from __future__ import annotations

import datetime as dt

import pytest

from treve.bulletin.charts import WIDTH
from treve.bulletin.effect_pictures import Estimate, forest, fronts, histogram, running_means


def _ratio(low: float, median: float, high: float) -> dict[str, float]:
    return {"low": low, "median": median, "high": high}


def test_half_and_double_lie_equally_far_from_no_change() -> None:
    view = forest("x", [Estimate("a", _ratio(0.5, 1.0, 2.0))])
    whisker = view.lines[-1]
    middle = next(line.x1 for line in view.lines if line.dashes == "none" and line.x1 == line.x2)
    assert middle - whisker.x1 == pytest.approx(whisker.x2 - middle, abs=0.2)


def test_an_interval_that_leaves_the_picture_stays_inside_it() -> None:
    view = forest("x", [Estimate("a", _ratio(1e-6, 0.5, 1e6)), Estimate("b", None, "too few")])
    assert all(0 <= line.x1 <= WIDTH and 0 <= line.x2 <= WIDTH for line in view.lines)
    assert any(label.text == "too few" for label in view.labels)
    assert "0.5" in view.description


def test_every_placebo_date_is_drawn() -> None:
    placebo = {
        "ratios": [0.3, 0.9, 1.0, 1.1, 3.0],
        "observed": 0.4,
        "dates": 5,
        "central_95": [0.3, 3.0],
        "as_low": 1,
    }
    view = histogram("x", placebo)
    assert view.bars.count("M") <= 5
    assert "1 are as low as the observed 0.40" in view.description


def test_a_running_mean_looks_back_and_stops_at_what_is_not_known() -> None:
    values: list[float | None] = [7.0] * 7 + [None] + [7.0] * 7
    found = running_means(values)
    assert found[:6] == [None] * 6
    assert found[6] == 7.0
    assert found[7:14] == [None] * 7
    assert found[14] == 7.0


def test_the_start_and_other_truces_are_marked() -> None:
    days = 40
    effect = {
        "plan": {"start": "2016-01-21"},
        "daily": {
            "first": "2016-01-01",
            "covered": [4.0] * days,
            "others": [0.0] * days,
            "without": [1.0] * days,
            "area": "Aleppo",
            "truces": ["2016-01-21", "2016-02-05"],
            "happened": [
                {"what": {"en": "A battle"}, "first": "2015-12-01", "last": "2016-01-10"},
                {"what": {"en": "A long name that does not fit"}, "first": "2016-02-04", "last": "2016-03-01"},
            ],
        },
    }
    view = fronts("x", effect, "truce starts")
    assert [label.text for label in view.labels].count("truce starts") == 1
    assert [label.text for label in view.labels].count("other truce") == 1
    assert [name for name, _, _ in view.steps][-1] == "covered without Aleppo"
    battle, long = view.labels[-2], view.labels[-1]
    assert (battle.text, battle.anchor, long.anchor) == ("A battle", "start", "end")
    strokes = [line for line in view.lines if line.y1 == line.y2 and line.y1 > 214]
    assert all(28 <= line.x1 <= line.x2 <= WIDTH - 6 for line in strokes)
    assert len(strokes) == 6
    assert "A battle" in view.description
    assert dt.date(2016, 1, 21).strftime("%Y") in view.description
