"""Drafted incidents wait for a person, are seen like reports, and count nowhere before they are filed."""

from __future__ import annotations

import pytest

from tests.casebook.world import NOW, World, world
from treve.casebook import drafts, report_form, report_list
from treve.casebook.book import Casebook
from treve.casebook.report_list import Wanted
from treve.casebook.visible import Forbidden
from treve.errors import BadValue, NotFound

TOLD = ({"act": "artillery", "place": "Tir"}, "Shells hit Tir on Monday", 10, 34)


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def keep(made: World, who: str, compartment: str) -> str:
    with made.book.write(NOW) as writing:
        return drafts.keep(writing, made.who[who], compartment, "communiqué", [TOLD])[0]


def seen_by(made: World, draft_id: str) -> set[str]:
    with made.book.read() as connection:
        return {
            name
            for name, viewer in made.who.items()
            if draft_id in {one.draft_id for one in drafts.waiting(connection, viewer)}
        }


def test_a_draft_is_seen_as_its_report_would_be_by_those_who_may_file_there(made: World) -> None:
    assert seen_by(made, keep(made, "sector", "mission")) == {"sector"}
    assert seen_by(made, keep(made, "monitor", "mission")) == {"monitor", "sector"}
    assert seen_by(made, keep(made, "liaison_a", "party_a")) == {"liaison_a"}
    assert seen_by(made, keep(made, "civil", "public")) == {"civil"}


def test_a_draft_counts_nowhere_until_it_is_filed(made: World) -> None:
    draft_id = keep(made, "sector", "mission")
    with made.book.read() as connection:
        assert report_list.count(connection, made.who["head"], Wanted()) == 0
    form = report_form.read({"summary": "Shells hit Tir", "act": "artillery"}, "test")
    with made.book.write(NOW) as writing:
        done = drafts.file(writing, made.who["sector"], draft_id, form, made.key)
    with made.book.read() as connection:
        assert report_list.count(connection, made.who["head"], Wanted()) == 1
        assert drafts.waiting(connection, made.who["sector"]) == []
    assert done.new
    with pytest.raises(NotFound), made.book.write(NOW) as writing:
        drafts.file(writing, made.who["sector"], draft_id, form, made.key)


def test_a_draft_is_dropped_with_a_reason(made: World) -> None:
    draft_id = keep(made, "monitor", "mission")
    with pytest.raises(BadValue, match="why it is dropped"), made.book.write(NOW) as writing:
        drafts.drop(writing, made.who["sector"], draft_id, " ")
    with made.book.write(NOW) as writing:
        drafts.drop(writing, made.who["sector"], draft_id, "an old incident")
    assert seen_by(made, draft_id) == set()


def test_nobody_drafts_where_they_may_not_file(made: World) -> None:
    with pytest.raises(Forbidden):
        keep(made, "liaison_a", "mission")
    with pytest.raises(Forbidden):
        keep(made, "head", "mission")
