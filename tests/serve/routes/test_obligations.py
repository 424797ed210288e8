"""Obligations over HTTP: announced by the party, seen by the mission."""

from __future__ import annotations

from tests.casebook.world import World
from tests.serve.rehearsal import Scene
from tests.serve.routes.conftest import Enter


def test_what_is_announced_is_held_against_what_is_seen(small: World, come: Enter) -> None:
    head, liaison, officer = come("head"), come("liaison_a"), come("officer")
    duty = {
        "holder": "party_a",
        "kind": "withdrawal",
        "what": "guns",
        "clause": "art. 3",
        "due": "2017-01-20",
        "amount": 12,
    }
    path = f"/api/obligations/{head.post('/api/obligations', duty).json()['obligation']}"
    seen = {"seen": "partly_verified", "amount": 9, "text": "three left", "day": "2017-01-11"}
    assert liaison.post(f"{path}/announcement", {"amount": 12, "text": "out", "day": "2017-01-10"}).status_code == 204
    assert officer.post(f"{path}/verification", seen).status_code == 204
    assert officer.post(f"{path}/verification", seen | {"day": "2999-01-01"}).status_code == 422
    told = liaison.get(path).json()
    assert (told["announced"], told["verified"], told["missing"], told["overdue"]) == (12, 9, 3, True)
    assert [step["step"] for step in told["history"]] == ["announced", "partly_verified"]
    assert [one["name"] for one in head.get("/api/due").json()["due"]] == [told["obligation"]]
    assert come("liaison_b").get("/api/obligations").json() == {"obligations": [], "next": None}


def test_the_pages_of_what_is_due_and_owed_are_the_lists(there: Scene, come: Enter) -> None:
    head = come("head")
    for number, day in enumerate(("2017-02-01", None, "2017-01-15", "2017-02-01")):
        duty = {"holder": "party_b", "kind": "map", "what": f"m{number}", "clause": "art. 1", "due": day}
        assert head.post("/api/obligations", duty).status_code == 201
    for path, name, fewest in (("/api/due", "due", 5), ("/api/obligations", "obligations", 5)):
        whole = head.get(path).json()
        assert len(whole[name]) >= fewest
        found: list[dict[str, object]] = []
        after = None
        for _ in whole[name]:
            page = head.get(path, limit=1, **({"after": after} if after else {})).json()
            found += page[name]
            after = page["next"]
        assert (found, after) == (whole[name], None)
        assert head.get(path, after="nothing").status_code == 404
