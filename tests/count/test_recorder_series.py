from __future__ import annotations

import datetime as dt

from tests.rows import Row, rows
from treve.count.recorder_series import recorder_series, series_of
from treve.store.duckdb import DuckDBStore

DAY = dt.date(2017, 1, 1)


def test_periods_run_from_the_first_day_of_the_run_and_a_last_one_that_is_not_full_is_left_out() -> None:
    found = [("A", 0, 2), ("A", 8, 1), ("B", 1, 5), ("B", 15, 4)]
    content = [{"recorder": name, "day": DAY + dt.timedelta(day), "reports": count} for name, day, count in found]
    first, second = series_of(content, 7)
    assert (first.recorder, first.first, first.own, first.others) == ("A", DAY, (2, 1), (5, 0))
    assert (second.own, second.others) == ((5, 0), (2, 1))


def test_no_reports_make_no_series() -> None:
    assert series_of([], 7) == ()


def test_a_source_stands_in_for_a_recorder_not_named_and_vague_days_are_left_out() -> None:
    store = DuckDBStore(None)
    plain: Row = {"source": "table", "place_precision": "exact", "direction": "undirected"}
    spans = [(0, 0, "SOHR"), (0, 3, "SOHR"), (6, 6, None)]
    content: list[Row] = [
        {**plain, "source_row_id": number, "report_id": f"table:{number}", "recorder_names": recorder,
         "first_day": DAY + dt.timedelta(first), "last_day": DAY + dt.timedelta(last)}
        for number, (first, last, recorder) in enumerate(spans)
    ]  # fmt: skip
    store.load("report", rows("report", content))
    assert [(one.recorder, one.own) for one in recorder_series(store)] == [("SOHR", (1,)), ("table", (1,))]
    store.close()
