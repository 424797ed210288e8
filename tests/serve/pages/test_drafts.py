"""Incidents that a text told: drafts first, a report once a person has filed them."""

from __future__ import annotations

import re

from tests.casebook.world import PASSWORD, World
from tests.serve.pages.pasted import TEXT, sent
from tests.serve.server import Person
from treve.casebook import report_list


def test_incidents_become_drafts_and_only_then_a_report(at_desk: tuple[str, World]) -> None:
    address, made = at_desk
    sector = Person(address, "sector", PASSWORD)
    assert sent(sector, "/paste/drafts", text=TEXT, incident="0")[0] == 303
    with made.book.read() as connection:
        assert report_list.count(connection, made.who["head"]) == 0
    draft = re.search(r"/drafts/(D-[0-9a-f]{16})", sector.get("/drafts").text)
    assert draft is not None
    page = sector.get(f"/drafts/{draft[1]}").text
    assert 'value="artillery" selected' in page
    assert 'value="2017-01-02"' in page
    status, page, _ = sent(sector, f"/drafts/{draft[1]}/file", summary="Shells hit Tir", occurred_from="soon")
    assert status == 422
    assert "Shells hit Tir" in page
    assert sent(sector, f"/drafts/{draft[1]}/file", summary="Shells hit Tir", act="artillery")[0] == 303
    with made.book.read() as connection:
        assert report_list.count(connection, made.who["head"]) == 1
    assert "No draft waits" in sector.get("/drafts").text
    sector.close()
