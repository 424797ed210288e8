"""The geometry of the daily charts."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.bulletin.charts import HEIGHT, WIDTH, Day, Mark, Scale, Span, day_chart, scale

DAY = dt.date(2016, 12, 30)
SPAN = Span(DAY, DAY + dt.timedelta(days=9))
figures = st.none() | st.integers(0, 5000)
fronts = st.dictionaries(
    st.integers(0, 9).map(lambda at: DAY + dt.timedelta(days=at)),
    st.builds(Day, st.integers(1, 300), figures, figures, figures, st.integers(0, 5), st.integers(0, 300)),
)


@given(fronts)
def test_nothing_is_drawn_outside_the_picture(front: dict[dt.date, Day]) -> None:
    chart = day_chart("Front", front, SPAN, scale([front]), [])
    for x, y in re.findall(r"M([\d.]+) ([\d.]+)", chart.bars + chart.band + chart.best):
        assert 0 <= float(x) <= WIDTH
        assert 0 <= float(y) <= HEIGHT
    for y in re.findall(r"V(-?[\d.]+)", chart.bars + chart.band + chart.best):
        assert 0 <= float(y) <= HEIGHT


@given(fronts)
def test_each_day_with_incidents_has_one_bar(front: dict[dt.date, Day]) -> None:
    assert day_chart("Front", front, SPAN, scale([front]), []).bars.count("M") == len(front)


def test_the_line_breaks_where_no_best_figure_is_stated() -> None:
    front = {DAY + dt.timedelta(days=4): Day(1, None, None, None, 1, 0)}
    assert day_chart("Front", front, SPAN, Scale(1, 1), []).best.count("M") == 2


def test_a_day_without_a_range_has_no_band() -> None:
    assert day_chart("Front", {DAY: Day(1, 7, None, None, 0, 0)}, SPAN, Scale(1, 10), []).band == ""


def test_a_day_on_which_one_incident_states_no_highest_has_no_band() -> None:
    assert day_chart("Front", {DAY: Day(2, 40, 10, 10, 0, 1)}, SPAN, Scale(5, 50), []).band == ""
    assert day_chart("Front", {DAY: Day(2, 40, 10, 60, 0, 2)}, SPAN, Scale(5, 60), []).band != ""


def test_a_mark_outside_the_days_is_not_drawn() -> None:
    marks = [Mark(DAY, "truce starts", "none"), Mark(DAY + dt.timedelta(days=99), "legal end", "4 3")]
    chart = day_chart("Front", {}, SPAN, Scale(1, 1), marks)
    assert len(chart.marks) == 1
    assert "truce starts: 30 December 2016." in chart.description
    assert "legal end" not in chart.description


@pytest.mark.parametrize(("most", "top"), [(1, 1), (7, 8), (27, 30), (201, 300), (900, 1000)])
def test_scales_end_on_a_round_number(most: int, top: int) -> None:
    assert scale([{DAY: Day(most, most, most, most, 0, most)}]) == Scale(top, top)


def test_the_description_says_the_sums() -> None:
    chart = day_chart("Front", {DAY: Day(3, 1, 2, 5, 0, 3)}, SPAN, Scale(5, 5), [])
    assert chart.description.startswith(
        "Front: incidents from 30 December 2016 to 8 January 2017: 3; deaths by the best figures stated: 2."
    )
