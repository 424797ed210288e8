"""Effort, access, the scorecard and floods over HTTP."""

from __future__ import annotations

import datetime as dt

from tests.casebook.world import World
from tests.serve.rehearsal import Scene
from tests.serve.routes.conftest import Enter


def test_what_was_watched_is_written_down_and_seen_by_who_sees_reports(small: World, come: Enter) -> None:
    monitor = come("monitor")
    record = {
        "kind": "access_denied",
        "day": "2017-01-10",
        "area": "Wadi Barada",
        "note": "turned back",
        "by": "post 7",
    }
    name = monitor.post("/api/watch", record).json()["watch"]
    assert monitor.post("/api/watch", record | {"minutes": 2000}).status_code == 422
    (told,) = come("analyst").get("/api/watch").json()["records"]
    assert told == {
        "watch": name,
        "what": "access_denied",
        **{key: record[key] for key in ("day", "area", "note", "by")},
    }
    assert come("liaison_a").get("/api/watch").json() == {"records": []}


def test_the_scorecard_and_floods_come_from_what_one_sees(small: World, there: Scene, come: Enter) -> None:
    told = {one["compartment"]: one for one in come("head").get("/api/scorecard").json()["scores"]}
    assert (told["party_b"]["received"], told["party_b"]["ruled"], told["party_b"]["cannot_rule"]) == (2, 2, 2)
    # The log was opened a moment ago, and its time never runs backwards.
    cut_off = {"cut_off": (dt.datetime.now(dt.UTC) + dt.timedelta(minutes=5)).isoformat(), "hours": 3}
    seen = {
        one["compartment"]: one["reports"] for one in come("head").get("/api/bursts", **cut_off).json()["recorders"]
    }
    assert (seen["party_b"], seen["guarantor_1"]) == (2, 2)
    own = come("liaison_b").get("/api/bursts", **cut_off).json()["recorders"]
    assert [(one["compartment"], one["reports"], one["usual"]) for one in own] == [("party_b", 2, None)]
    assert come("head").get("/api/bursts", cut_off="2017-01-10T14:00:00").status_code == 422
