"""Remedies over HTTP: overdue only once the day has passed."""

from __future__ import annotations

from tests.casebook.world import World
from tests.serve.rehearsal import Scene
from tests.serve.routes.conftest import Enter


def test_what_is_owed_is_seen_by_who_owes_it_and_ends_once(small: World, there: Scene, come: Enter) -> None:
    path, head = f"/api/remedies/{there.ids['remedy of party_a']}/result", come("head")
    assert come("liaison_a").get("/api/remedies").json()["remedies"][0]["result"] is None
    assert come("liaison_a").post(path, {"result": "taken", "text": "x"}).status_code == 403
    assert head.post(path, {"result": "forgotten", "text": "x"}).status_code == 422
    assert head.post(path, {"result": "overdue", "text": "nothing came"}).status_code == 204
    assert head.post(path, {"result": "taken", "text": "too late"}).status_code == 409
    assert come("liaison_a").get("/api/remedies").json()["remedies"][0]["result"] == "overdue"
