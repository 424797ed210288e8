"""The public site: open to strangers, and nothing of it that was not published."""

from __future__ import annotations

import re
from xml.dom.minidom import parseString

import pytest

from tests.casebook.test_bulletins import _approve, _draft, _public, _publish
from tests.casebook.test_releases import _file
from tests.casebook.world import World
from tests.serve.pages.conftest import Visit
from tests.serve.pages.visitor import told
from tests.serve.rehearsal import Scene
from treve.casebook import log
from treve.casebook.book import Casebook, size
from treve.ledger import checkpoint
from treve.serve.pages import public_site


@pytest.fixture
def book(sqlite_book: Casebook) -> Casebook:
    """One database is enough."""
    return sqlite_book


def test_before_anything_is_published_it_says_so_and_nothing_else(visit: Visit, there: Scene) -> None:
    stranger = visit()
    page = stranger.get("/public/")
    assert "Nothing has been published yet." in told(page)
    assert stranger.get("/public/checkpoint").status_code == 404
    assert not [name for name in there.ids if there.ids[name] in page.text]


def test_every_address_shows_published_editions_alone(visit: Visit, made: World, there: Scene) -> None:
    _file(made, 12)
    ids = {state: _draft(made, _public(made), "head") for state in ("draft", "approved", "published")}
    for state in ("approved", "published"):
        _approve(made, ids[state])
    _publish(made, ids["published"])
    stranger = visit()
    everything = [one for name, one in there.ids.items() if one != ids["published"]] + [ids["draft"], ids["approved"]]
    names = re.findall(r"files/([\w.\-]+)", stranger.get(f"/public/bulletins/{ids['published']}").text)
    assert len(names) == 6
    addresses = {route.path for route in public_site.open_router.routes if hasattr(route, "path")}
    assert all(address.startswith("/public/") for address in addresses)
    for address in addresses:
        for shown, one in ids.items():
            path = address.replace("{bulletin_id}", one).replace("{name}", names[0])
            answer = stranger.get(path)
            wanted = 200 if shown == "published" or "{" not in address else 404
            assert answer.status_code == wanted, path
            assert not [each for each in everything if each != one and each in answer.text], path
            if wanted == 404:
                assert answer.text.count(one) <= 2  # in the links to the same address in other languages alone
    for thing in ("bulletin for the commission", "letter to party_a", "draft bulletin"):
        assert stranger.get(f"/public/bulletins/{there.ids[thing]}").status_code == 404
        assert stranger.get(f"/public/bulletins/{there.ids[thing]}/files/a.json").status_code == 404
    assert stranger.http.post("/public/").status_code == 401


def test_the_checkpoint_is_that_of_the_publication_and_not_the_newest(visit: Visit, made: World) -> None:
    _file(made, 12)
    one = _draft(made, _public(made), "head")
    _approve(made, one)
    signed = _publish(made, one)
    made.report("monitor", "later")
    with made.book.write() as writing:
        log.sign(writing, made.key)
        whole = size(writing.connection)
    shown = visit().get("/public/checkpoint").content
    assert shown == signed
    assert checkpoint.read(shown, "x").size < whole


def test_the_feed_tells_of_published_editions_alone_and_follows_a_correction(
    visit: Visit, made: World, there: Scene
) -> None:
    stranger = visit()
    before = stranger.get("/public/feed")
    assert (before.status_code, before.headers["content-type"]) == (200, "application/atom+xml; charset=utf-8")
    assert "<entry>" not in before.text
    assert not [name for name in there.ids if there.ids[name] in before.text]
    _file(made, 12)
    one = _draft(made, _public(made), "head")
    _approve(made, one)
    assert stranger.get("/public/feed").content == before.content
    _publish(made, one)
    first = stranger.get("/public/feed")
    entries = parseString(first.content).getElementsByTagName("entry")
    assert [entry.getElementsByTagName("link")[0].getAttribute("href") for entry in entries] == [
        f"{stranger.http.base_url}/public/bulletins/{one}".replace("//public", "/public")
    ]
    assert stranger.get(f"/public/bulletins/{one}").status_code == 200
    assert "/public/feed" in stranger.get("/public/").text
    tagged = stranger.http.get("/public/feed", headers={"If-None-Match": first.headers["etag"]})
    assert (tagged.status_code, first.headers["cache-control"]) == (304, "public, no-cache")
    hidden = [name for name, thing in there.ids.items() if thing in first.text]
    assert hidden == []
