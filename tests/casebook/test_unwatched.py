"""What could not be seen, against days counted by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

from treve.casebook.unwatched import unwatched

FIRST, LAST = dt.date(2017, 1, 8), dt.date(2017, 1, 10)


def _record(what: str, day: int, area: str, **more: Any) -> dict[str, Any]:
    return {"what": what, "day": f"2017-01-{day:02}", "area": area, "note": "x", **more}


def test_days_without_a_minute_are_told_for_areas_that_are_watched_at_all() -> None:
    found = unwatched(
        [
            _record("patrol", 1, "Idlib", minutes=60),
            _record("patrol", 9, "Idlib"),
            _record("camera", 8, "Homs", minutes=1440),
            _record("camera", 9, "Homs", minutes=0),
            _record("camera", 10, "Homs", minutes=30),
            _record("access_denied", 7, "Wadi Barada"),
            _record("access_denied", 8, "Wadi Barada"),
            _record("access_delayed", 10, "Homs", minutes=90),
        ],
        FIRST,
        LAST,
    )
    assert found.gaps == {"Homs": ("2017-01-09",), "Idlib": ("2017-01-08", "2017-01-10")}
    assert [(one["what"], one["day"]) for one in found.kept_out] == [
        ("access_delayed", "2017-01-10"),
        ("access_denied", "2017-01-08"),
    ]
    assert [(one["area"], one["day"]) for one in found.outages] == [("Homs", "2017-01-09")]
    assert found.records == 6


def test_without_records_nothing_is_known() -> None:
    found = unwatched([], FIRST, LAST)
    assert (found.records, found.gaps, found.kept_out, found.outages) == (0, {}, (), ())
