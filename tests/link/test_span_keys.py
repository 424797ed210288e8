"""Wall times as minutes."""

from __future__ import annotations

from treve.link.span_keys import clock


def test_wall_times_are_minutes() -> None:
    rows = {row["time_local"]: row["minute"] for row in clock().to_pylist()}
    assert len(rows) == 1_440
    assert (rows["00:00"], rows["23:59"]) == (0, 1_439)
