from __future__ import annotations

import datetime as dt

from treve.bulletin.edition.order import FORMATS, Order
from treve.bulletin.edition.period import Kind


def test_all_formats_are_written_unless_some_are_named() -> None:
    assert Order(Kind.DAILY, dt.date(2017, 1, 1)).formats == ()
    assert set(FORMATS) == {"html", "pdf", "docx", "json", "csv", "xlsx"}
