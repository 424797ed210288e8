"""Moving many cases, merging, splitting, and naming duplicates over HTTP."""

from __future__ import annotations

from tests.casebook.world import World
from tests.serve.routes.conftest import Enter


def test_many_cases_move_by_the_rules_of_one(small: World, come: Enter) -> None:
    head = come("head")
    one, two = (small.case(small.report("monitor", f"report {number}")) for number in range(2))
    assert head.post(f"/api/cases/{one}/steps", {"to": "registered", "reason": "logged"}).status_code == 200
    order = {"where": {"state": ["reported", "registered"]}, "to": "registered", "reason": "morning"}
    for dry_run in (True, False):
        done = head.post("/api/cases/bulk", order | {"dry_run": dry_run}).json()
        assert (done["moved"], [left["case"] for left in done["left"]]) == ([two], [one])
    assert head.get("/api/cases/count", state="registered").json() == {"count": 2}
    assert head.post("/api/cases/bulk", {"to": "triaged", "reason": "x"}).status_code == 422
    assert come("analyst").post("/api/cases/bulk", order).status_code == 403


def test_cases_are_merged_split_and_named_duplicates(small: World, come: Enter) -> None:
    head = come("head")
    reports = [small.report("monitor", f"report {number}") for number in range(3)]
    one, two, three = (small.case(report_id) for report_id in reports)
    assert head.post(f"/api/cases/{two}/merge", {"into": one, "reason": "one shell"}).status_code == 204
    assert head.get("/api/cases", report=reports[1]).json()["cases"][0]["case"] == one
    new = head.post(f"/api/cases/{one}/split", {"reports": [reports[1]], "reason": "two"}).json()["case"]
    assert head.get(f"/api/cases/{new}").json()["reports"] == [reports[1]]
    for to in ("registered", "triaged", "under_verification"):
        head.post(f"/api/cases/{three}/steps", {"to": to, "reason": "x"})
    assert head.post(f"/api/cases/{three}/duplicate", {"of": three, "reason": "x"}).status_code == 409
    assert head.post(f"/api/cases/{three}/duplicate", {"of": one, "reason": "same"}).status_code == 204
    assert head.get(f"/api/cases/{three}").json()["state"] == "duplicate"
