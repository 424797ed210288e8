from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.commands.process import HEADER
from treve.errors import NotFound
from treve.normalise.actor_book import actor_book
from treve.register_file import read_register, reconcile
from treve.settings import Settings

ROWS = (
    "1,2017-01-05,,Idlib,35.9,36.6,1,syrian-army,civilians,artillery\n"
    "2,2017-02-31,,Idlib,35.9,36.6,1,syrian-army,civilians,artillery\n"
    "3,2017-01,,Idlib,,,,unknown,civilians,\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A register with a row that cannot be read."""
    path = tmp_path / "register.csv"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    return path


def test_entries_are_read_and_resolved_and_a_bad_row_is_counted(path: Path) -> None:
    found = read_register("table", path, actor_book(), Settings())
    first, third = found.entries
    assert (found.rejected, first.entry_id, first.row, first.act) == (1, "1", 1, "artillery")
    assert first.perpetrators == frozenset({"syrian-army"})
    assert (third.first, third.last, third.latitude) == (dt.date(2017, 1, 1), dt.date(2017, 1, 31), None)
    assert third.perpetrators == frozenset()


def test_two_registers_may_use_the_same_ids(path: Path) -> None:
    found, warnings = reconcile([("table", path), ("table", path)], ["A", "B"], (None, None), False)
    assert (found.left_entries, found.right_entries) == (2, 2)
    assert any("could not be read" in warning for warning in warnings)


def test_a_recorder_that_no_row_has_is_an_error(path: Path) -> None:
    with pytest.raises(NotFound, match="recorder 'SOHR'"):
        read_register("table", path, actor_book(), Settings(), "SOHR")
