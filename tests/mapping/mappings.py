"""A small mapping and its table for tests."""

from __future__ import annotations

import datetime as dt

from treve.mapping.cells import Cell
from treve.mapping.days import Order
from treve.mapping.fields import Reading
from treve.mapping.mapping_file import Layout, Mapping, Rule

COLUMNS = ("ref", "when", "village", "killed", "remark")
ROWS: list[list[Cell]] = [
    list(COLUMNS),
    ["a", "05/01/2017", "Rastan", 3, None],
    ["b", dt.datetime(2017, 1, 6), "n/a", "at least 2", "x"],  # noqa: DTZ001
]


def small_mapping(**fields: Rule) -> Mapping:
    """The mapping of ROWS, some of its fields replaced."""
    usual = {
        "report_id": Rule(columns=("ref",), read_as=Reading.ID),
        "day": Rule(columns=("when",), read_as=Reading.DAY, order=Order.DAY_FIRST),
        "place": Rule(columns=("village",), read_as=Reading.TEXT),
        "killed": Rule(columns=("killed",), read_as=Reading.RANGE),
    }
    return Mapping(
        treve_mapping=1,
        layout=Layout(sheet="Sheet1", header=(1, 1), columns=COLUMNS),
        blank=("n/a",),
        fields=usual | fields,
        constants={"country": "SY"},
    )
