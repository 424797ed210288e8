"""One's own account: what lets one in is changed only by who knows the password."""

from __future__ import annotations

import re
import time

import pytest

from tests.casebook.world import PASSWORD
from tests.serve.pages.conftest import Visit
from tests.serve.pages.visitor import led_to, told
from treve.casebook import totp
from treve.casebook.book import Casebook

NEW = "another long password"


@pytest.fixture
def book(sqlite_book: Casebook) -> Casebook:
    """One database is enough."""
    return sqlite_book


def test_the_password_is_changed_by_who_knows_it_and_ends_every_session(visit: Visit) -> None:
    head, elsewhere = visit("head"), visit("head")
    assert head.send("/account/password", password="wrong password", new=NEW).status_code == 422
    assert head.send("/account/password", password=PASSWORD, new="short").status_code == 422
    assert elsewhere.get("/account").status_code == 200
    assert led_to(head.send("/account/password", password=PASSWORD, new=NEW)) == "/sign-in"
    assert (head.get("/account").status_code, elsewhere.get("/account").status_code) == (303, 303)
    assert visit("head", NEW).get("/account").status_code == 200


def test_a_second_factor_is_shown_once_and_asked_for_from_then_on(visit: Visit) -> None:
    head = visit("head")
    assert head.send("/account/second-factor", password="wrong password").status_code == 422
    page = head.send("/account/second-factor", password=PASSWORD)
    secret = re.findall(r'<pre class="note-text"[^>]*>(\w+)</pre>', page.text)[0]
    assert secret not in head.get("/account").text
    stranger = visit()
    refused = stranger.http.post("/sign-in", data={"name": "head", "password": PASSWORD})
    assert refused.status_code == 401
    code = totp.code(secret, int(time.time()) // 30)
    let_in = stranger.http.post("/sign-in", data={"name": "head", "password": PASSWORD, "code": code})
    assert let_in.status_code == 303


def test_a_token_is_shown_once_opens_the_api_and_is_revoked(visit: Visit) -> None:
    head = visit("head")
    for fields in ({"label": "", "days": "3"}, {"label": "x", "days": "0"}, {"label": "x", "days": "999"}):
        assert head.send("/account/tokens", **fields).status_code == 422
    assert head.send("/account/tokens", label="x", days="3", scope="fly").status_code == 422
    page = head.send("/account/tokens", label="map <b>", days="3", scope=["notify"])
    token = re.findall(r"treve_[\w\-]+", page.text)[0]
    assert token not in head.get("/account").text
    assert "<b>" not in page.text
    api = visit().http
    assert api.get("/api/cases", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    (name,) = re.findall(r"/account/tokens/(\w{16})/end", head.get("/account").text)
    led_to(head.send(f"/account/tokens/{name}/end"))
    assert api.get("/api/cases", headers={"Authorization": f"Bearer {token}"}).status_code == 401


def test_an_address_is_kept_for_oneself_and_ended(visit: Visit) -> None:
    head = visit("head")
    assert head.send("/account/mail", address="nobody", topic="published").status_code == 422
    led_to(head.send("/account/mail", address="head@example.org", topic="published"))
    page = head.get("/account").text
    assert 'value="head@example.org"' in page
    assert re.search(r'value="published" checked', page)
    assert not re.search(r'value="deadlines" checked', page)
    assert "head@example.org" not in visit("owner").get("/admin").text
    led_to(head.send("/account/mail", address=""))
    assert "head@example.org" not in told(head.get("/account"))
