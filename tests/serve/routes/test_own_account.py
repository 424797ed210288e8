"""One's own account: changed only by who knows the password, never by a token."""

from __future__ import annotations

import time

from tests.casebook.world import PASSWORD, World
from tests.serve.routes.conftest import Enter
from tests.serve.server import client
from treve.casebook import totp


def test_a_password_is_changed_by_who_knows_it_and_ends_every_session(small: World, come: Enter) -> None:
    head, elsewhere = come("head"), come("head")
    new = "another long password"
    assert head.post("/api/account/password", {"password": "a guess", "new": new}).status_code == 403
    assert head.post("/api/account/password", {"password": PASSWORD, "new": "short"}).status_code == 422
    assert head.post("/api/account/password", {"password": PASSWORD, "new": new}).status_code == 204
    assert [one.get("/api/session").status_code for one in (head, elsewhere)] == [401, 401]
    assert head.post("/api/session", {"name": "head", "password": PASSWORD}).status_code == 401
    assert head.post("/api/session", {"name": "head", "password": new}).status_code == 200


def test_a_second_factor_is_set_by_who_knows_the_password(small: World, come: Enter) -> None:
    head = come("head")
    secret = head.post("/api/account/second-factor", {"password": PASSWORD}).json()["secret"]
    assert head.post("/api/session", {"name": "head", "password": PASSWORD}).status_code == 401
    code = totp.code(secret, int(time.time()) // totp.STEP_SECONDS)
    assert head.post("/api/session", {"name": "head", "password": PASSWORD, "code": code}).status_code == 200


def test_a_token_is_made_listed_and_revoked_by_a_session_and_makes_no_other(small: World, come: Enter) -> None:
    head = come("head")
    made = head.post("/api/account/tokens", {"label": "map", "scopes": ["link"], "days": 1}).json()["token"]
    bearer = {"Authorization": f"Bearer {made}"}
    with client(head.http.base_url, headers=bearer) as program:
        assert program.get("/api/reports").status_code == 200
        for method, path, body in (
            ("GET", "/api/account/tokens", None),
            ("POST", "/api/account/tokens", {"label": "x", "scopes": []}),
            ("POST", "/api/account/password", {"password": PASSWORD, "new": "another long password"}),
            ("POST", "/api/account/second-factor", {"password": PASSWORD}),
        ):
            assert program.request(method, path, json=body).status_code == 403, path
        (row,) = head.get("/api/account/tokens").json()["tokens"]
        assert (row["label"], row["scopes"], made in str(row)) == ("map", ["link"], False)
        assert come("officer").http.delete(f"/api/account/tokens/{row['token']}").status_code == 404
        assert head.http.delete(f"/api/account/tokens/{row['token']}").status_code == 204
        assert program.get("/api/reports").status_code == 401
