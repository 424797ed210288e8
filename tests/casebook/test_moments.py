"""Where a moment lies in the log, against a search of every entry."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from tests.casebook.world import NOW, world
from treve.casebook import moments, schema
from treve.casebook.book import Casebook
from treve.ledger import entry as entries


def test_the_first_entry_at_or_after_a_moment(book: Casebook) -> None:
    made = world(book)
    second = dt.timedelta(seconds=1)
    for number in range(5):
        with book.write(NOW + number * second) as writing:
            for _ in range(number % 3 + 1):
                writing.log("note", {}, ("ledger", "x"))
    assert made.who
    with book.read() as connection:
        rows = connection.execute(select(schema.entry).order_by(schema.entry.c.position)).all()
        for moment in (NOW - second, NOW, NOW + second / 2, NOW + 2 * second, NOW + 4 * second, NOW + 9 * second):
            later = [row.position for row in rows if row.recorded >= entries.time_text(moment)]
            assert moments.position_at(connection, moment) == (later[0] if later else rows[-1].position + 1)
