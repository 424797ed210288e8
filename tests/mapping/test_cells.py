from __future__ import annotations

import datetime as dt

import pytest

from treve.mapping.cells import Cell, european_digits, text_of


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (" a ", "a"),
        (5.0, "5"),
        (5.25, "5.25"),
        (1e300, "1e+300"),
        (True, "true"),
        (dt.datetime(2017, 1, 5), "2017-01-05"),  # noqa: DTZ001
        (dt.datetime(2017, 1, 5, 14, 30), "2017-01-05 14:30:00"),  # noqa: DTZ001
        (dt.date(2017, 1, 5), "2017-01-05"),
        (dt.time(9, 5), "09:05:00"),
        ("\u200fحمص\u200e", "حمص"),
        ("\ufeffid", "id"),
    ],
)
def test_cells_as_text(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


def test_digits_of_arabic_and_persian() -> None:
    assert european_digits("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ٣٫٥ ١٬٢٠٠ abc") == "0123456789 0123456789 3.5 1,200 abc"
