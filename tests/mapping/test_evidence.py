from __future__ import annotations

import datetime as dt

import pytest

from treve.mapping.cells import Cell
from treve.mapping.evidence import Column, evidence, is_day


def test_a_column_counts_its_distinct_cells_and_knows_words_for_blank() -> None:
    column = Column("killed", [1, 1, 1.0, "n/a", "N/A", None, "", "-"])
    assert column.rows == 8
    assert column.filled == 3
    assert column.blank_words == {"n/a", "N/A", "-"}


@pytest.mark.parametrize(
    ("field", "cells", "share"),
    [
        ("day", ["05/01/2017", "13/01/2017", "x", "y"], 0.5),
        ("day", [1, 2, 3], 0.0),
        ("lat", ["36°12'N", 36.2, "36,2", "north"], 0.75),
        ("killed", ["at least 3", 2, "several", None], 2 / 3),
        ("report_id", ["a", "b", "b", "c"], 0.75),
        ("year", [2017, "2016", 5], 2 / 3),
        ("month", ["janvier", 12, 13], 2 / 3),
        ("time", ["14h30", dt.time(9), "noon"], 2 / 3),
        ("point", ["36.2, 37.1", "Aleppo"], 0.5),
        ("easting", [336000, "336 000", 12], 2 / 3),
        ("note", ["anything"], 1.0),
        ("target", ["3", 4, "12.0", "market"], 0.25),
        ("killed", [], 0.0),
    ],
)
def test_shares_of_cells_that_fit_a_field(field: str, cells: list[Cell], share: float) -> None:
    assert evidence(field, Column("x", cells)) == pytest.approx(share)


def test_what_can_be_a_day() -> None:
    assert not is_day("2017")  # a bare year is a number
    cells: list[Cell] = ["5 Jan", 42740, dt.date(2017, 1, 5), "13/01", "٥/١/٢٠١٧"]
    assert all(is_day(cell) for cell in cells)
