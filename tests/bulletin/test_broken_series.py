from __future__ import annotations

import datetime as dt
import json

import pytest

from treve.bulletin import broken_series
from treve.bulletin.answer_page import Answer, answer_page
from treve.model.series_break import BreakKind, BreakSearch, RecorderSeries, SeriesBreak

FIRST = dt.date(2016, 12, 30)
SERIES = RecorderSeries("SN<HR", FIRST, 7, (40, 40, 8, 8), (60, 60, 60, 60))


def _search(kind: BreakKind = BreakKind.DRIFT) -> BreakSearch:
    found = SeriesBreak(kind, SERIES, dt.date(2017, 1, 13), 2.0, 0.0002, 0.0033, 0.4, 0.12)
    return BreakSearch((found,), ("SN<HR",), ("A", "B"), 0.01)


@pytest.mark.parametrize("kind", list(BreakKind))
def test_every_kind_is_told_with_its_day_its_chance_and_what_it_means(kind: BreakKind) -> None:
    told = broken_series.break_sentences(_search(kind))
    assert "13 January 2017" in told[0]
    assert "0.02%" in told[0]
    assert told[1] == broken_series.MEANS
    assert "1% of runs" in told[2]


def test_nothing_found_is_said_with_how_many_were_tested() -> None:
    told = broken_series.break_sentences(BreakSearch((), ("A", "B"), (), 0.01))
    assert told[0] == "No break found in the series of 2 recorders."


def test_the_picture_has_a_bar_for_each_period_and_a_line_at_the_break() -> None:
    (chart,) = broken_series.break_charts(_search())
    assert chart.bars.count("M") == 4
    assert chart.level.count("h") == 4
    middle = 40 + (640 - 40 - 8) / 2
    assert chart.marks[0].x1 == pytest.approx(middle)
    page = answer_page(Answer("Breaks", (), (), (), (chart,)))
    assert "SN&lt;HR" in page
    assert page.count("<svg") == 1


def test_the_values_are_plain_json() -> None:
    (found,) = json.loads(json.dumps(broken_series.break_values(_search())))["breaks"]
    assert (found["recorder"], found["day"], found["own"]) == ("SN<HR", "2017-01-13", [40, 40, 8, 8])
