"""A table of counts is read whole or refused with the line that is wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from treve.analysis.counts_file import read_counts
from treve.errors import BadFile, BadValue, NotFound
from treve.model.daily_counts import Front

HEADER = "day,front,area,events,deaths_low,deaths_best,deaths_high\n"


def _file(folder: Path, text: str) -> Path:
    path = folder / "counts.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_keep_what_is_stated_and_nothing_more(tmp_path: Path) -> None:
    path = _file(tmp_path, HEADER + "2017-01-02,a,Idlib,2,1,,3\n2017-01-01,b,,0,0,0,0\n")
    counts = read_counts(path, ["a"])
    assert (counts.first, counts.last) == (dt.date(2017, 1, 1), dt.date(2017, 1, 2))
    other, covered = counts.rows
    assert (covered.front, covered.area, covered.deaths_best) == (Front.COVERED, "Idlib", None)
    assert (other.front, other.area, other.events) == (Front.OTHER, None, 0)
    assert counts.vague is None


def test_a_file_of_one_front_needs_no_name(tmp_path: Path) -> None:
    assert read_counts(_file(tmp_path, "day,events\n2017-01-01,3\n"), []).rows[0].front is Front.COVERED


def test_several_fronts_need_a_covered_one(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="--covered"):
        read_counts(_file(tmp_path, HEADER + "2017-01-01,a,,1,,,\n2017-01-01,b,,1,,,\n"), [])


def test_a_covered_front_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="known: a"):
        read_counts(_file(tmp_path, HEADER + "2017-01-01,a,,1,,,\n"), ["b"])


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("2017-13-01,a,,1,,,", "day"),
        ("1 Jan,a,,1,,,", "day"),
        ("2017-01-01,a,,-1,,,", "events"),
        ("2017-01-01,a,,,,,", "events"),
        ("2017-01-01,a,,1.5,,,", "events"),
        ("2017-01-01,a,,1,,-4,", "deaths_best"),
        ("2017-01-01,a,,1,,many,", "deaths_best"),
        ("2017-01-01,a,,1,,nan,", "deaths_best"),
    ],
)
def test_an_unreadable_figure_is_named_with_its_line(tmp_path: Path, row: str, column: str) -> None:
    with pytest.raises(BadValue, match=rf"counts.csv:2: column '{column}'"):
        read_counts(_file(tmp_path, HEADER + row + "\n"), ["a"])


def test_a_day_and_front_given_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="once"):
        read_counts(_file(tmp_path, HEADER + "2017-01-01,a,,1,,,\n2017-01-01,a,,1,,,\n"), ["a"])


@pytest.mark.parametrize(("text", "said"), [("", "no column"), ("day,front\n", "no column events"), (HEADER, "no row")])
def test_a_file_without_what_is_needed_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadFile, match=said):
        read_counts(_file(tmp_path, text), [])


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="cannot be opened"):
        read_counts(tmp_path / "none.csv", [])


def test_effort_extends_the_days_the_data_cover(tmp_path: Path) -> None:
    effort = tmp_path / "effort.csv"
    effort.write_text("day,effort\n2017-01-01,8\n2017-01-05,7.5\n2017-01-06,0\n", encoding="utf-8")
    counts = read_counts(_file(tmp_path, "day,events\n2017-01-01,3\n"), [], effort)
    assert counts.last == dt.date(2017, 1, 5)
    assert [one.amount for one in counts.effort] == [8, 7.5, 0]


@pytest.mark.parametrize("amount", ["-1", "nan", "inf", ""])
def test_effort_is_a_number_from_zero_up(tmp_path: Path, amount: str) -> None:
    effort = tmp_path / "effort.csv"
    effort.write_text(f"day,effort\n2017-01-01,{amount}\n", encoding="utf-8")
    with pytest.raises(BadValue, match="effort"):
        read_counts(_file(tmp_path, "day,events\n2017-01-01,3\n"), [], effort)


def test_a_day_that_has_not_come_is_refused_and_not_taken_for_the_end_of_the_data(tmp_path: Path) -> None:
    path = _file(tmp_path, "day,events\n2017-01-01,3\n2071-01-02,0\n")
    with pytest.raises(BadValue, match=r"counts.csv:3: column 'day' holds '2071-01-02'; expected a day that has come"):
        read_counts(path, [])
    effort = tmp_path / "effort.csv"
    effort.write_text("day,effort\n2071-01-02,5\n", encoding="utf-8")
    with pytest.raises(BadValue, match=r"effort.csv:2: .*a day that has come"):
        read_counts(_file(tmp_path, "day,events\n2017-01-01,3\n"), [], effort)
