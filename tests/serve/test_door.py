"""Who is let in: sessions, tokens, second words; everybody else gets the same answer."""

from __future__ import annotations

import time

import httpx
import pytest

from tests.casebook.world import NOW, PASSWORD, World
from tests.serve.conftest import Enter
from tests.serve.server import client, serving
from treve.casebook import people, roster, schema, totp
from treve.casebook.roles import Deed
from treve.serve.door import COOKIE, OPEN, second_word
from treve.serve.options import ServeOptions

# What is let in is decided before any database has a part in it.
pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
REPORT = {"compartment": "party_a", "summary": "shelling"}


def _token(made: World, name: str, *scopes: Deed, days: int = 1) -> str:
    with made.book.write() as writing:
        expires = int(time.time()) + days * 86_400
        return people.add_token(writing, made.who[name].account_id, "test", frozenset(scopes), expires)


def test_a_stranger_is_answered_the_same_everywhere(address: str) -> None:
    with client(address) as stranger:
        for path in ("/api/reports", "/api/incidents", "/api/nothing", "/api/reports/R-0", "/api/docs", "/api/"):
            answer = stranger.get(path)
            assert (answer.status_code, answer.json()) == (401, {"error": "sign in first"}), path
        answer = stranger.post("/api/reports", content=b"{ not even JSON")
        assert answer.status_code == 401
        assert {path for _, path in OPEN} == {"/openapi.json", "/api/health", "/api/session"}
        for path in ("/", "/cases", "/nowhere", "/docs"):
            answer = stranger.get(path)
            assert (answer.status_code, answer.headers["location"]) == (303, f"/sign-in?next={path}")
            assert stranger.get(path, headers={"HX-Request": "true"}).status_code == 401
        answer = stranger.post("/nowhere", data={"a": "b"})
        assert (answer.status_code, answer.json()) == (401, {"error": "sign in first"})
        assert stranger.get("/openapi.json").json()["openapi"].startswith("3.1")


def test_the_session_s_cookie_is_out_of_reach_and_ends_with_it(address: str, enter: Enter) -> None:
    person = enter("head")
    cookie = person.http.post("/api/session", json={"name": "head", "password": PASSWORD}).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "Secure" not in cookie
    person = enter("head")
    token = person.http.cookies[COOKIE]
    assert person.get("/api/session").json()["csrf"] == second_word(token)
    assert person.http.delete("/api/session").status_code == 204
    assert person.get("/api/session").status_code == 401
    assert httpx.get(f"{address}/api/reports", headers={"Cookie": f"{COOKIE}={token}"}).status_code == 401


def test_behind_encryption_the_cookie_is_secure_and_browsers_are_told_to_insist(made: World) -> None:
    with serving(made.book, ServeOptions(secure=True)) as address:
        answer = httpx.post(f"{address}/api/session", json={"name": "head", "password": PASSWORD})
    assert "Secure" in answer.headers["set-cookie"]
    assert "max-age" in answer.headers["strict-transport-security"]


def test_another_site_changes_nothing_in_one_s_name(made: World, enter: Enter) -> None:
    liaison = enter("liaison_a")
    word = liaison.http.headers.pop("X-CSRF-Token")
    for headers in ({}, {"X-CSRF-Token": ""}, {"X-CSRF-Token": "0" * 64}, {"X-CSRF-Token": "\xe9".encode()}):
        assert liaison.post("/api/reports", REPORT, headers=headers).status_code == 403, headers
    good = {"X-CSRF-Token": word}
    for foreign in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert liaison.post("/api/reports", REPORT, headers=good | foreign).status_code == 403, foreign
        assert liaison.post("/api/session", {"name": "head", "password": PASSWORD}, headers=foreign).status_code == 403
    own = {"Origin": str(liaison.http.base_url).rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    assert liaison.post("/api/reports", REPORT, headers=good | own).status_code == 201
    # A form of another site can send this kind of body without asking first.
    form = liaison.http.post("/api/reports", content=b"{}", headers=good | {"Content-Type": "text/plain"})
    assert form.status_code == 422


def test_a_token_does_what_its_scopes_say_and_no_more(made: World, address: str) -> None:
    with client(address) as program:

        def status(token: str, method: str, path: str, **more: object) -> int:
            answer = program.request(method, path, headers={"Authorization": f"Bearer {token}"}, **more)  # type: ignore[arg-type]
            return answer.status_code

        good = _token(made, "liaison_a", Deed.SUBMIT)
        assert status(good, "POST", "/api/reports", json=REPORT) == 201
        assert status(good, "GET", "/api/reports") == 200
        assert status(good, "DELETE", "/api/session") == 403
        assert status(_token(made, "liaison_a"), "POST", "/api/reports", json=REPORT | {"summary": "x"}) == 403
        assert status(_token(made, "auditor", Deed.SUBMIT), "POST", "/api/reports", json=REPORT) == 403
        for wrong in (good + "x", good[:-1], "treve_", "x" * 5000, _token(made, "liaison_a", days=0)):
            assert status(wrong, "GET", "/api/reports") == 401, wrong
        for header in ("Basic aGVhZDp4", good, f"bearer\t{good}", "Bearer"):
            assert program.get("/api/reports", headers={"Authorization": header}).status_code == 401, header
        with made.book.write() as writing:
            people.disable(writing, made.who["liaison_a"].account_id)
        assert status(good, "GET", "/api/reports") == 401


def test_a_token_of_another_casebook_is_unknown_here(made: World, address: str) -> None:
    foreign = _token(made, "head")
    with made.book.write() as writing:
        writing.connection.execute(schema.api_token.delete())
    answer = httpx.get(f"{address}/api/reports", headers={"Authorization": f"Bearer {foreign}"})
    assert answer.status_code == 401


def test_a_role_that_ends_ends_at_once(made: World, enter: Enter) -> None:
    head = enter("head")
    assert head.get("/api/reports").status_code == 200
    made.report("monitor")
    assert head.get("/api/reports/count").json() == {"count": 1}
    with made.book.write(NOW) as writing:
        for one in roster.listing(writing.connection):
            for role in one["roles"] if one["name"] == "head" else ():  # type: ignore[attr-defined]
                people.end_grant(writing, role["grant"])
    assert head.get("/api/reports/count").json() == {"count": 0}


def test_a_second_factor_is_asked_for_and_each_code_is_good_once(made: World, address: str) -> None:
    with made.book.write() as writing:
        secret = people.set_totp(writing, made.who["head"].account_id)
    order = {"name": "head", "password": PASSWORD}
    code = totp.code(secret, int(time.time()) // totp.STEP_SECONDS)
    given = [{}, {"code": "000000" if code != "000000" else "111111"}, {"code": code}, {"code": code}]
    statuses = [httpx.post(f"{address}/api/session", json=order | one).status_code for one in given]
    assert statuses == [401, 401, 200, 401]


def test_a_name_is_locked_after_five_failures_and_says_nothing_of_it(address: str) -> None:
    with client(address) as guesser:
        answers = [
            guesser.post("/api/session", json={"name": name, "password": "a wrong password"})
            for name in ["head"] * 5 + ["nobody at all"]
        ]
        answers.append(guesser.post("/api/session", json={"name": "head", "password": PASSWORD}))
    assert {(one.status_code, one.text) for one in answers} == {(401, answers[0].text)}


def test_an_address_that_fails_too_often_waits_whatever_the_names(made: World) -> None:
    with (
        serving(made.book, ServeOptions(failures_to_wait=3)) as address,
        client(address) as guesser,
    ):
        for number in range(3):
            order = {"name": f"guess {number}", "password": "a wrong password"}
            assert guesser.post("/api/session", json=order).status_code == 401
        answer = guesser.post("/api/session", json={"name": "head", "password": PASSWORD})
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 15 * 60 + 1
