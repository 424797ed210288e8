"""A store with reports made by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from tests.rows import Row, rows

from treve.store.duckdb import DuckDBStore

Reports = Callable[..., DuckDBStore]

_EVERY_REPORT: Row = {
    "source": "table",
    "first_day": dt.date(2017, 1, 1),
    "place_precision": "exact",
    "direction": "undirected",
}


@pytest.fixture
def reports() -> Iterator[Reports]:
    """Makes a store whose table `report` holds one row for each dictionary; what is not given is not stated."""
    stores: list[DuckDBStore] = []

    def make(*content: Row) -> DuckDBStore:
        store = DuckDBStore(None)
        stores.append(store)
        complete = []
        for number, row in enumerate(content, start=1):
            one = {**_EVERY_REPORT, "source_row_id": number, "report_id": f"table:{number}", **row}
            complete.append({"last_day": one["first_day"], **one})
        store.load("report", rows("report", complete))
        return store

    yield make
    for store in stores:
        store.close()
