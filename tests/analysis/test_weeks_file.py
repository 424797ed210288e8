"""Weekly counts by area: what is read, and what is refused with its place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from treve.analysis.weeks_file import read_weeks
from treve.errors import BadFile, BadValue, NotFound

HEAD = "week,admin1,front,events\n"


def _file(folder: Path, text: str) -> Path:
    path = folder / "weeks.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_are_read_with_their_front_and_an_empty_area_is_not_stated(tmp_path: Path) -> None:
    table = read_weeks(_file(tmp_path, f"{HEAD}2016-01-01,North,a,3\n2016-01-08,,b,0\n"), ["a"])
    assert [(one.area, one.covered, one.events) for one in table.rows] == [("North", True, 3), (None, False, 0)]
    assert (table.first, table.last) == (dt.date(2016, 1, 1), dt.date(2016, 1, 8))


@pytest.mark.parametrize(
    ("text", "covered", "error", "message"),
    [
        (HEAD, [], BadFile, "no row"),
        ("week,front,events\n2016-01-01,a,1\n", [], BadFile, "area or admin1"),
        ("admin1,events\nNorth,1\n", [], BadFile, "week"),
        (f"{HEAD}2016-01-01,North,a,-1\n", [], BadValue, "events"),
        (f"{HEAD}soon,North,a,1\n", [], BadValue, "'week' holds 'soon'"),
        (f"{HEAD}2016-01-01,North,a,1\n2016-01-01,North,a,2\n", [], BadValue, "once"),
        (f"{HEAD}2016-01-01,North,a,1\n2016-01-01,North,b,2\n", [], BadValue, "--covered"),
        (f"{HEAD}2016-01-01,North,a,1\n", ["c"], NotFound, "c"),
    ],
)
def test_what_does_not_fit_is_named(
    tmp_path: Path, text: str, covered: list[str], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        read_weeks(_file(tmp_path, text), covered)
