"""Sealed parts and one-time codes over HTTP: with the keys away they stay closed, no path is told, and all else works."""

from __future__ import annotations

import json
import time
from pathlib import Path

from tests.casebook.world import PASSWORD, World
from tests.serve.conftest import Enter
from tests.serve.server import Person
from treve.casebook import sealing, totp
from treve.casebook.key_ring import KeyRing
from treve.casebook.sealing import Purpose

REPORT = {"compartment": "mission", "summary": "shelling", "identity": "the baker", "narrative": "from my roof"}


def test_what_was_sealed_over_http_opens_with_the_key_and_without_it_nothing_else_stops(
    made: World, enter: Enter, tmp_path: Path
) -> None:
    monitor, head = enter("monitor"), enter("head")
    paper = ("files", ("the baker.txt", b"words"))
    filed = monitor.post("/api/reports/with-files", data={"report": json.dumps(REPORT)}, files=[paper])
    report_id = filed.json()["report"]
    sealed = f"/api/reports/{report_id}/sealed"
    opened = head.post(sealed, {"reason": "to call back"}).json()["opened"]
    assert [(one["identity"], one["narrative"]) for one in opened] == [("the baker", "from my roof")]
    other = sealing.new_key(Purpose.PEOPLE)
    for ring in (KeyRing(tmp_path / "taken away"), None, KeyRing(None, "no key"), KeyRing(None, other.text())):
        made.book.ring = ring
        closed = head.post(sealed, {"reason": "to call back"})
        assert (closed.status_code, closed.json()) == (503, {"error": "out of order"})
    again = monitor.post("/api/reports", REPORT | {"summary": "another"})
    assert again.status_code == 201
    assert head.get(f"/api/reports/{report_id}").json()["summary"] == "shelling"
    assert monitor.post(f"/api/reports/{report_id}/withdrawal", {"reason": "wrong"}).status_code == 200


def test_a_second_factor_set_over_http_is_asked_for_and_with_the_key_away_nobody_gets_in(
    made: World, enter: Enter, address: str, tmp_path: Path
) -> None:
    head = enter("head")
    secret = head.post("/api/account/second-factor", {"password": PASSWORD}).json()["secret"]
    stranger = Person(address)
    given = {"name": "head", "password": PASSWORD}
    assert stranger.post("/api/session", given).status_code == 401
    code = totp.code(secret, int(time.time()) // 30)
    ring, made.book.ring = made.book.ring, KeyRing(tmp_path / "taken away")
    closed = stranger.post("/api/session", given | {"code": code})
    assert (closed.status_code, closed.json()) == (503, {"error": "out of order"})
    made.book.ring = ring
    assert stranger.post("/api/session", given | {"code": code}).status_code == 200
    stranger.close()
