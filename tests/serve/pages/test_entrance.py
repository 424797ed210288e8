"""Signing in and out on pages: the same answer whatever is wrong, and nobody is sent elsewhere."""

from __future__ import annotations

import pytest

from tests.casebook.world import PASSWORD, World
from tests.serve.pages.conftest import Visit
from tests.serve.pages.visitor import told
from tests.serve.server import client, serving
from treve.serve.door import COOKIE, second_word
from treve.serve.options import ServeOptions
from treve.serve.pages.entrance import own

ON_SQLITE = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


@ON_SQLITE
def test_whatever_is_wrong_the_page_says_the_same(visit: Visit) -> None:
    stranger = visit("").http
    wrong = [{"name": "head", "password": "no"}, {"name": "nobody", "password": PASSWORD}, {"name": "", "password": ""}]
    answers = [stranger.post("/sign-in", data=one) for one in wrong]
    assert [one.status_code for one in answers] == [401, 401, 401]
    said = [told(one) for one in answers]
    assert "Name, password or code is wrong" in said[0]
    assert len({one.replace("head", "").replace("nobody", "")[:300] for one in said}) == 1


@ON_SQLITE
def test_too_many_attempts_have_to_wait(made: World) -> None:
    with (
        serving(made.book, ServeOptions(failures_to_wait=2)) as address,
        client(address) as guesser,
    ):
        statuses = [guesser.post("/sign-in", data={"name": "x", "password": "y"}).status_code for _ in range(3)]
        late = guesser.post("/sign-in", data={"name": "head", "password": PASSWORD})
    assert statuses == [401, 401, 429]
    assert late.status_code == 429
    assert "wait" in told(late)


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/cases?state=final", "/cases?state=final"),
        ("//elsewhere.example", "/"),
        ("/\\elsewhere.example", "/"),
        ("https://elsewhere.example/", "/"),
        ("/a\r\nSet-Cookie: x", "/"),
        ("cases", "/"),
        ("", "/"),
    ],
)
def test_after_signing_in_one_stays_on_this_server(asked: str, led: str) -> None:
    assert own(asked) == led


@ON_SQLITE
def test_one_comes_back_to_the_page_that_was_asked_for_and_out_again(visit: Visit) -> None:
    person = visit("").http
    away = person.get("/cases?state=final&state=closed")
    assert away.headers["location"] == "/sign-in?next=/cases%3Fstate%3Dfinal%26state%3Dclosed"
    page = person.get(away.headers["location"])
    assert 'name="next" value="/cases?state=final&amp;state=closed"' in page.text
    in_ = person.post("/sign-in", data={"name": "head", "password": PASSWORD, "next": "/cases?state=final"})
    assert (in_.status_code, in_.headers["location"]) == (303, "/cases?state=final")
    token = person.cookies[COOKIE]
    out = person.post("/sign-out", data={"csrf": second_word(token)})
    assert (out.status_code, out.headers["location"]) == (303, "/sign-in?done=signed_out")
    assert "storage" in out.headers["clear-site-data"]
    assert person.get("/", headers={"Cookie": f"{COOKIE}={token}"}).status_code == 303
