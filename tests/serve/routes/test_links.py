"""Decisions on two reports over HTTP, and the incidents they make."""

from __future__ import annotations

from tests.casebook.world import World
from tests.serve.routes.conftest import Enter


def test_two_reports_become_one_incident_for_who_sees_both(small: World, come: Enter) -> None:
    one, other = small.report("liaison_a", "one", area="Idlib"), small.report("centre_1", "other", area="Hama")
    analyst, liaison = come("analyst"), come("liaison_a")
    assert len(analyst.get("/api/incidents").json()["incidents"]) == 2
    order = {"report_1": other, "report_2": one, "answer": "same", "reason": "one shell"}
    assert analyst.post("/api/links", order).status_code == 204
    (told,) = analyst.get("/api/incidents").json()["incidents"]
    assert (told["reports"], told["areas"], told["disagree"]) == (sorted((one, other)), ["Hama", "Idlib"], ["area"])
    assert analyst.get(f"/api/reports/{one}/incident").json() == told
    assert [row["reports"] for row in liaison.get("/api/incidents").json()["incidents"]] == [[one]]
    assert liaison.get("/api/links").json() == {"decisions": [], "next": None}
    assert [row["reason"] for row in analyst.get("/api/links", report=one).json()["decisions"]] == ["one shell"]
    assert analyst.post("/api/links", order | {"answer": "undecided"}).status_code == 204
    assert len(analyst.get("/api/incidents", limit=1).json()["incidents"]) == 1
    assert analyst.get("/api/incidents", limit=1).json()["next"] == other
