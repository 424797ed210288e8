"""Releases over HTTP: a preview tells nothing, small numbers are left out, what could be worked out is refused."""

from __future__ import annotations

from tests.casebook.world import World
from tests.serve.routes.conftest import Enter
from treve.casebook import releases

WEEK = {"audience": "public", "first": "2017-01-02", "until": "2017-01-09"}


def test_a_release_is_previewed_told_and_held_against_the_one_before(small: World, come: Enter) -> None:
    head, analyst, monitor = come("head"), come("analyst"), come("monitor")

    def file(count: int) -> None:
        for _ in range(count):
            report = {"compartment": "mission", "summary": f"report {small.book.origin} {file.number}", "area": "Idlib"}  # type: ignore[attr-defined]
            file.number += 1  # type: ignore[attr-defined]
            made = monitor.post("/api/reports", report | {"occurred_from": "2017-01-05", "consent": ["publication"]})
            assert made.status_code == 201

    file.number = 0  # type: ignore[attr-defined]
    file(8)
    monitor.post(
        "/api/reports", {"compartment": "mission", "summary": "no", "area": "Hama", "occurred_from": "2017-01-05"}
    )
    assert analyst.post("/api/releases/preview", WEEK).status_code == 403
    seen = head.post("/api/releases/preview", WEEK).json()
    numbers = {(one["area"], one["period"]): one["reports"] for one in seen["numbers"]}
    assert (numbers["Idlib", "2017-01-02/2017-01-09"], seen["not_agreed"], seen["release"]) == (8, 1, None)
    with small.book.read() as connection:
        assert releases.earlier(connection) == []
    told = head.post("/api/releases", WEEK)
    assert (told.status_code, told.json()["numbers"]) == (201, seen["numbers"])
    # One more report: who read both could work out that one person reported in between.
    file(1)
    later = head.post("/api/releases/preview", WEEK).json()
    assert later["dangers"]
    assert head.post("/api/releases", WEEK).status_code == 409
    held = head.post("/api/releases", WEEK | {"hold": True})
    assert (held.status_code, held.json()["held"]) == (201, True)
    with small.book.read() as connection:
        assert len(releases.earlier(connection)) == 2
    assert head.post("/api/releases/preview", WEEK | {"until": "2017-01-08"}).status_code == 422
