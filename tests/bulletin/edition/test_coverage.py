from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.bulletin.edition.listed import edition, listed
from treve.bulletin.edition.coverage import Effort, observed, read_effort
from treve.bulletin.edition.figures import Recorder
from treve.errors import BadFile

HEAD = "first_day,last_day,kind,place,amount,unit,note\n"


def test_no_record_of_effort_is_said_and_a_silent_recorder_is_named() -> None:
    told = edition(recorders=(Recorder("A", 3, 2), Recorder("B", 0, 5)))
    section = observed(told, None)
    assert any("No record of effort" in one for one in section.sentences)
    assert any("1 recorder" in one and "B" in one for one in section.sentences)
    assert [row.head for row in section.grids[-1].rows] == ["A", "B"]


def test_only_the_days_of_the_period_are_shown() -> None:
    inside = Effort(dt.date(2017, 1, 8), dt.date(2017, 1, 8), "camera down", "Homs", 6, "hours", "")
    outside = Effort(dt.date(2016, 1, 8), dt.date(2016, 1, 8), "patrol", "", None, "", "")
    grid = observed(edition(), (inside, outside)).grids[0]
    assert [(row.head, row.cells[2]) for row in grid.rows] == [("camera down", "6 hours")]
    assert "has no line" in " ".join(observed(edition(), (outside,)).sentences)


def test_the_delay_of_reports_and_those_without_a_date() -> None:
    told = edition(
        listed("a", published=dt.date(2017, 1, 11)),
        listed("b", published=dt.date(2017, 1, 13)),
        listed("c", published=None, undated=True),
    )
    text = " ".join(observed(told, None).sentences)
    assert "2 days in the middle, 3 at most" in text
    assert "Of 1 incident no report says" in text


def test_a_file_of_effort_is_read_and_every_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "effort.csv"
    path.write_text(HEAD + "2017-01-08,,patrol,Homs,4.5,hours,\n", encoding="utf-8")
    assert read_effort(path) == (Effort(dt.date(2017, 1, 8), dt.date(2017, 1, 8), "patrol", "Homs", 4.5, "hours", ""),)
    path.write_text(
        HEAD + "8 January,,patrol,,,,\n2017-01-08,2017-01-01,patrol,,,,\n2017-01-08,,x,,-1,,\n", encoding="utf-8"
    )
    with pytest.raises(BadFile, match=r"line 2.*line 3.*line 4"):
        read_effort(path)
    path.write_text("day,what\n", encoding="utf-8")
    with pytest.raises(BadFile, match="no column first_day, last_day, kind"):
        read_effort(path)
    with pytest.raises(BadFile, match=r"absent\.csv"):
        read_effort(tmp_path / "absent.csv")
