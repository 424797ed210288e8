from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.serve.sought.chart import Stretch, chart

_FIRST = dt.date(2016, 2, 27)


def _day(after: int) -> dt.date:
    return _FIRST + dt.timedelta(days=after)


_SPANS = st.lists(
    st.tuples(st.integers(0, 4000), st.integers(0, 400), st.integers(1, 9)).map(
        lambda one: (_day(one[0]), _day(one[0] + one[1]), one[2])
    ),
    min_size=1,
    max_size=25,
).map(sorted)


@given(_SPANS)
def test_a_bar_holds_what_surely_and_what_perhaps_lies_in_its_stretch(
    spans: list[tuple[dt.date, dt.date, int]],
) -> None:
    made = chart(spans)
    for bar in made.bars:
        within = sum(n for first, last, n in spans if bar.first <= first and last <= bar.last)
        meets = sum(n for first, last, n in spans if first <= bar.last and last >= bar.first)
        assert (bar.surely, bar.most) == (within, meets)


@given(_SPANS)
def test_bars_follow_each_other_without_a_gap_and_reach_over_everything(
    spans: list[tuple[dt.date, dt.date, int]],
) -> None:
    bars = chart(spans).bars
    assert all(one.last + dt.timedelta(days=1) == next_.first for one, next_ in itertools.pairwise(bars))
    assert bars[0].first <= spans[0][0]
    assert bars[-1].last >= max(last for _, last, _ in spans)


@pytest.mark.parametrize(
    ("days", "stretch"),
    [(1, Stretch.DAY), (120, Stretch.DAY), (121, Stretch.WEEK), (900, Stretch.MONTH), (9000, Stretch.YEAR)],
)
def test_a_bar_is_as_long_as_the_time_asks_for(days: int, stretch: Stretch) -> None:
    assert chart([(_day(0), _day(0), 1), (_day(days - 1), _day(days - 1), 1)]).stretch is stretch


def test_nothing_has_no_bars() -> None:
    assert chart([]).bars == ()
    assert chart([]).highest == 1
