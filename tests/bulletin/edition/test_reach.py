"""Days that no data reach are no calm, in this period and in the one it is held against."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.bulletin.edition.listed import PERIOD, PREVIOUS, edition, listed
from treve.bulletin.edition import reach
from treve.bulletin.edition.content import Around, content
from treve.bulletin.edition.figures import Bounds
from treve.bulletin.voices import Voices

DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("begin", "end", "reached"),
    [
        (PERIOD.first_day, PERIOD.last_day, True),
        (PERIOD.first_day + DAY, PERIOD.last_day, None),
        (PERIOD.first_day, PERIOD.last_day - DAY, None),
        (PERIOD.last_day, PERIOD.last_day, None),
        (PERIOD.last_day + DAY, PERIOD.last_day + DAY, False),
        (PREVIOUS.first_day - DAY, PERIOD.first_day - DAY, False),
        (None, None, False),
    ],
)
def test_data_reach_over_a_period_whole_in_part_or_not_at_all(
    begin: dt.date | None, end: dt.date | None, reached: bool | None
) -> None:
    assert edition(data_begin=begin, data_end=end).covers(PERIOD) is reached


def test_data_that_begin_too_late_are_no_calm_and_no_fall() -> None:
    after = edition(data_begin=PERIOD.last_day + DAY)
    assert "not even that it was quiet" in reach.outside(after)
    within = edition(data_begin=PERIOD.first_day + DAY)
    assert reach.outside(within) == ""
    assert ["the days before it are not covered" in one for one in reach.in_part(within)] == [True]
    before = edition(data_begin=PREVIOUS.first_day + DAY)
    assert ["a difference between the two may come from that" in one for one in reach.in_part(before)] == [True]
    assert list(reach.in_part(edition(data_begin=PREVIOUS.first_day))) == []


def test_a_number_of_days_without_data_is_no_zero_in_any_table(around: Around) -> None:
    nothing, some = Bounds(0, 0), Bounds(0, 2)
    late = edition(listed("a"), data_begin=PERIOD.first_day)
    assert reach.now_and_before(late, nothing, nothing, some) == ("0", "no data then", "0 to 2")
    told = content(late, around, Voices({}))
    rows = [row.cells for section in told.sections for grid in section.grids if grid.numeric for row in grid.rows]
    assert rows
    assert all(row[-1] == "no data then" for row in rows)
    never = content(edition(data_begin=PERIOD.last_day + DAY), around, Voices({}))
    rows = [row.cells for section in never.sections for grid in section.grids if grid.numeric for row in grid.rows]
    assert rows
    assert all(cell == "no data then" for row in rows for cell in row)
    assert not any("Who did it" in line for section in never.sections for line in section.sentences)
