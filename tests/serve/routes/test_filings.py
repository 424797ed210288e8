"""Notifications over HTTP: one answer each, by the party it was sent to."""

from __future__ import annotations

from tests.casebook.world import World
from tests.serve.rehearsal import Scene
from tests.serve.routes.conftest import Enter


def test_a_party_answers_once_and_nobody_answers_for_another(small: World, there: Scene, come: Enter) -> None:
    path = f"/api/notifications/{there.ids['notification to party_a']}"
    body = {"kind": "self_report", "text": "it was us"}
    assert come("liaison_b").post(f"{path}/reply", body).status_code == 404
    assert come("head").post(f"{path}/reply", body).status_code == 403
    liaison = come("liaison_a")
    assert liaison.post(f"{path}/reply", body).status_code == 204
    assert liaison.post(f"{path}/reply", body).status_code == 409
    told = come("commission").get(path).json()
    assert (told["reply"]["kind"], told["reply"]["text"], told["disputes"]) == ("self_report", "it was us", [])
    past = {"to": "party_a", "text": "x", "due": "2017-01-01"}
    assert come("head").post(f"/api/cases/{there.ids['tabled case']}/notifications", past).status_code in (409, 422)
