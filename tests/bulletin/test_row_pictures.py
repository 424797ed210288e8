"""Rows place what they show where the number says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.bulletin.charts import WIDTH
from treve.bulletin.row_pictures import Span, ratios, round_roof, spans, told_below


def test_half_and_double_lie_equally_far_from_no_change() -> None:
    view = ratios("x", [Span("a", 0.5, 1.0, 2.0, "×1.00")], "below")
    whisker = next(line for line in view.lines if line.y1 == line.y2)
    middle = next(line.x1 for line in view.lines if line.x1 == line.x2 and line.dashes == "none")
    assert middle - whisker.x1 == pytest.approx(whisker.x2 - middle, abs=0.2)


def test_a_share_of_a_quarter_lies_at_a_quarter_and_its_bounds_below_it() -> None:
    view = spans("x", [Span("a", 0.2, 0.25, 0.5, "25 %", bounds=(0.25, 0.75), tick=0.5)], "below", percent=True)
    left, right = (label.x for label in view.labels if label.text in ("0 %", "100 %"))
    whisker, dashed = [line for line in view.lines if line.y1 == line.y2]
    assert whisker.x2 == pytest.approx((left + right) / 2, abs=0.1)
    assert dashed.y1 > whisker.y1
    assert (dashed.x1 + dashed.x2) / 2 == pytest.approx((left + right) / 2, abs=0.1)
    assert "a: 25 %" in view.description


@given(st.lists(st.floats(0.001, 1e6), min_size=3, max_size=3).map(sorted), st.text(min_size=1, max_size=200))
def test_nothing_leaves_the_picture_and_no_name_runs_into_its_value(values: list[float], name: str) -> None:
    for draw in (ratios, spans):
        view = draw("x", [Span(name, values[0], values[1], values[2], "×1.00")], "below")
        assert all(0 <= one <= WIDTH for line in view.lines for one in (line.x1, line.x2))
        shown = view.labels[-2].text
        assert len(shown) <= 60
        assert view.height > max(label.y for label in view.labels)


@given(st.floats(1e-6, 1e9))
def test_the_roof_is_above_the_value_and_at_most_two_and_a_half_times_as_high(value: float) -> None:
    roof = round_roof(max(value, 1.0))
    assert max(value, 1.0) <= roof <= 2.5 * max(value, 1.0)


def test_a_long_text_below_takes_more_lines() -> None:
    lines = told_below("word " * 30, 100)
    assert len(lines) > 1
    assert [line.y for line in lines][:2] == [100, 113]
