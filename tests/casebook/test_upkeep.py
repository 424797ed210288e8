"""How the house stands: sizes and what waits, for who manages it."""

from __future__ import annotations

import pytest

from tests.casebook.test_bulletins import PAPER
from tests.casebook.world import NOW, world
from treve.casebook import bulletins, outbox, upkeep
from treve.casebook.book import Casebook, size
from treve.casebook.visible import Forbidden


def test_sizes_and_what_waits(book: Casebook) -> None:
    made = world(book)
    made.report("monitor")
    with made.book.write(NOW) as writing:
        bulletins.draft(writing, made.who["head"], PAPER)
    with made.book.read() as connection:
        told = upkeep.told(connection, made.who["owner"])
        assert told.entries == size(connection)
        assert told.waiting == len(outbox.waiting(connection)) > 0
        assert told.bulletins == sum(map(len, PAPER.files.values()))
        assert (told.files, told.letters) == (0, ())
        assert told.database > 100_000
        with pytest.raises(Forbidden):
            upkeep.told(connection, made.who["head"])
