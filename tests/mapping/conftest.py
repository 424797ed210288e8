"""Tables that are read once are read before a test is timed."""

from __future__ import annotations

import pytest

from treve.mapping.column_names import column_words
from treve.mapping.month_names import months, weekdays
from treve.mapping.readers import country_code


@pytest.fixture(scope="session", autouse=True)
def _read_once() -> None:
    for table in (months, weekdays, column_words):
        table()
    country_code("nowhere")
