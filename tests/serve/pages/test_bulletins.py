"""The list of bulletins, in pages, and each with its files."""

from __future__ import annotations

import pytest

from tests.casebook.test_bulletins import PAPER
from tests.casebook.world import World
from tests.serve.pages.conftest import Visit
from tests.serve.pages.visitor import told
from tests.serve.rehearsal import Scene
from treve.casebook import bulletins
from treve.casebook.book import Casebook


@pytest.fixture
def book(sqlite_book: Casebook) -> Casebook:
    """One database is enough."""
    return sqlite_book


def test_the_list_goes_on_over_pages_without_a_gap(visit: Visit, made: World) -> None:
    with made.book.write() as writing:
        ids = {bulletins.draft(writing, made.who["head"], PAPER) for _ in range(120)}
    head, path, seen = visit("head"), "/bulletins", set()
    while path:
        text = head.get(path).text
        seen |= {one for one in ids if f"/bulletins/{one}" in text}
        path = text.partition('class="more"><a href="')[2].partition('"')[0]
    assert seen == ids


def test_each_sees_their_own_and_a_stranger_signs_in_first(visit: Visit, there: Scene) -> None:
    party = visit("liaison_a").get("/bulletins")
    assert there.ids["letter to party_a"] in party.text
    assert there.ids["bulletin for the commission"] not in party.text
    assert "Make a bulletin" not in told(party)
    nobody = visit("civil").get("/bulletins")
    assert "There is no bulletin for you yet." in told(nobody)
    assert visit().get("/bulletins").status_code == 303


def test_a_file_is_handed_out_to_readers_alone(visit: Visit, there: Scene) -> None:
    path = f"/bulletins/{there.ids['bulletin for the commission']}/files/a.json"
    answer = visit("commission").get(path)
    assert (answer.content, answer.headers["content-disposition"]) == (b"{}", 'attachment; filename="a.json"')
    assert visit("liaison_b").get(path).status_code == 404
    assert visit("commission").get(path.replace("a.json", "..%2Fa.json")).status_code == 404
