"""What is due and what was watched have words in every language, and what is due has a place where it is found."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.casebook.world import NOW, World
from tests.serve.conftest import Enter
from tests.serve.pages.spoken import faults
from tests.serve.rehearsal import Scene
from treve.casebook import cases, due, watch
from treve.casebook.workflow import State
from treve.serve.pages import today_words
from treve.serve.routes.watch import Kind


def test_every_kind_of_record_has_words_in_three_languages() -> None:
    assert set(today_words.WATCHED) == set(get_args(Kind)) == {*watch.EFFORT, *watch.ACCESS}
    assert faults(today_words.WATCHED) == []


def test_everything_that_is_due_has_words_and_a_place() -> None:
    assert set(today_words.DUE) == set(today_words.PLACES)
    assert faults(today_words.DUE) == []


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_what_is_due_is_found_where_its_link_leads(made: World, there: Scene, enter: Enter) -> None:
    with made.book.write(NOW) as writing:
        cases.step(writing, made.who["head"], there.ids["assigned case"], State.TRIAGED, "x", "2017-02-01")
    with made.book.read() as connection:
        calendar = due.calendar(connection, made.who["head"], NOW.date())
    assert {one.kind for one in calendar} == set(today_words.DUE)
    head = enter("head")
    page = head.get("/").text
    for one in calendar:
        address = today_words.PLACES[one.kind] + one.name
        assert f'href="{address}"' in page, one
        path, _, anchor = address.partition("#")
        found = head.get(path)
        assert found.status_code == 200, one
        assert not anchor or f'id="{anchor}"' in found.text, one
