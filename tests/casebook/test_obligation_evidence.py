"""On which report a verification rests is told, and exported, to those alone who see both."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from tests.casebook.world import NOW, World, world
from treve.casebook import obligation_evidence, obligations, schema, visible
from treve.casebook.book import Casebook
from treve.casebook.obligations import Obligation
from treve.errors import NotFound


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def test_it_is_known_to_those_who_see_the_obligation_and_the_report(made: World) -> None:
    own, hidden = made.report("liaison_a"), made.report("centre_1")
    head = made.who["head"]
    with made.book.write(NOW) as writing:
        name, other = (
            obligations.add(writing, head, Obligation("party_a", "map", what, "art. 1")) for what in ("maps", "wells")
        )
        for report in (own, None, hidden):
            obligations.verify(writing, head, name, "partly_verified", None, "x", NOW.date(), report)
        obligations.verify(writing, head, other, "verified", None, "x", NOW.date(), own)
    expected = {
        "head": {0: own, 2: hidden},
        "analyst": {0: own, 2: hidden},
        "liaison_a": {0: own},
        # Sees the report, and not the obligation.
        "centre_1": {},
        # Sees the obligation, and no report.
        "observer": {},
        "liaison_b": {},
    }
    kind = schema.content.c.subject_kind == obligation_evidence.KIND
    with made.book.read() as connection:
        for who, found in expected.items():
            viewer = made.who[who]
            assert obligation_evidence.of(connection, viewer, name) == found, who
            rows = connection.execute(select(schema.content.c.body).where(kind, visible.contents(viewer)))
            told = {(one["obligation"], one["report"]) for one in (json.loads(row.body) for row in rows)}
            both = {(other, own)} if found else set()
            assert told == {(name, report) for report in found.values()} | both, who
        assert obligation_evidence.of(connection, head, other) == {0: own}


def test_nothing_rests_on_a_report_that_one_does_not_see(made: World) -> None:
    hidden = made.report("centre_1")
    with made.book.write(NOW) as writing:
        name = obligations.add(writing, made.who["head"], Obligation("party_a", "map", "maps", "art. 1"))
    for report in (hidden, "R-0000000000000000"):
        with pytest.raises(NotFound), made.book.write(NOW) as writing:
            obligations.verify(writing, made.who["officer"], name, "verified", None, "x", NOW.date(), report)
    with made.book.read() as connection:
        assert obligations.shown(connection, made.who["head"], name, NOW.date()).history == ()
