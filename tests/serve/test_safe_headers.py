"""Every answer carries the headers: good ones, refusals, and what nobody expected."""

from __future__ import annotations

import httpx
import pytest

from tests.serve.server import client, serving
from treve.casebook import people
from treve.casebook.book import Casebook
from treve.serve.options import ServeOptions
from treve.serve.safe_headers import SAFE_HEADERS


def test_every_answer_carries_them(sqlite_book: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> str:
        raise RuntimeError("a secret path: /srv/casebook.db")

    monkeypatch.setattr(people, "sign_in", broken)
    with (
        serving(sqlite_book, ServeOptions(requests_a_minute=3)) as address,
        client(address) as person,
    ):
        good = person.get("/api/health")
        stranger = person.get("/api/reports")
        wrong = person.post("/api/session", json={"name": "a", "password": "b"})
        # The server closes a connection on which something broke.
        often = httpx.get(f"{address}/api/health")
    assert [one.status_code for one in (good, stranger, wrong, often)] == [200, 401, 500, 429]
    assert "secret" not in wrong.text
    for answer in (good, stranger, wrong, often):
        assert {name: answer.headers[name] for name in SAFE_HEADERS} == dict(SAFE_HEADERS)
        assert "script-src" not in answer.headers["Content-Security-Policy"]
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
