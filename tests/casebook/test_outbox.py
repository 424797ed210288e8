"""Messages are done one by one: none that was not looked at."""

from __future__ import annotations

from tests.casebook.world import world
from treve.casebook import outbox
from treve.casebook.book import Casebook


def test_what_came_meanwhile_is_still_waiting(book: Casebook) -> None:
    made = world(book)
    report = made.report("monitor")
    with book.read() as connection:
        first = outbox.waiting(connection)
    assert [(one.topic, one.subject) for one in first] == [("report", report)]
    case_id = made.case(report)
    with book.write() as writing:
        outbox.done(writing, first)
        left = outbox.waiting(writing.connection)
        outbox.done(writing, first)
    assert [(one.topic, one.subject) for one in left] == [("case", case_id)]
