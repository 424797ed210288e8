"""Notifications and remedies as each may see them."""

from __future__ import annotations

import pytest

from tests.casebook.world import world
from tests.serve.rehearsal import scene
from treve.casebook import filing_list
from treve.casebook.book import Casebook
from treve.errors import NotFound


def test_each_sees_its_own_filings_whole_and_no_others(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    there = scene(made)
    told, answered, remedy = (
        there.ids[name] for name in ("notification to party_a", "answered notification", "remedy of party_a")
    )
    with made.book.read() as connection:
        found = filing_list.notifications(connection, made.who["liaison_a"])
        assert [one["notification"] for one in found] == [answered, told]
        assert (found[0]["reply"]["kind"], found[0]["reply"]["text"], found[1]["reply"]) == ("response", "x", None)
        case_id = there.ids["tabled case"]
        assert [one["notification"] for one in filing_list.notifications(connection, made.who["head"], case_id)] == [
            told
        ]
        owed = filing_list.remedies(connection, made.who["liaison_a"])
        assert [(one["remedy"], one["measure"], one["result"]) for one in owed] == [(remedy, "discipline", None)]
        assert filing_list.remedies(connection, made.who["head"], case_id) == []
        for who in ("liaison_b", "monitor", "centre_1", "mediator", "owner"):
            assert filing_list.notifications(connection, made.who[who]) == []
            assert filing_list.remedies(connection, made.who[who]) == []
            with pytest.raises(NotFound):
                filing_list.shown(connection, made.who[who], told)
            with pytest.raises(NotFound, match="remedy"):
                filing_list.seen_remedy(connection, made.who[who], remedy)
