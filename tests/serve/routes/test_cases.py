"""Cases over HTTP: steps, the simple workflow, undoing, pages."""

from __future__ import annotations

from tests.casebook.world import World
from tests.serve.routes.conftest import Enter


def test_who_looked_at_an_older_state_moves_nothing_and_a_step_is_undone_by_who_made_it(
    small: World, come: Enter
) -> None:
    case = f"/api/cases/{small.case(small.report('monitor'))}"
    head = come("head")
    assert head.post(f"{case}/steps", {"to": "registered", "reason": "x", "after": 0}).json()["state"] == "registered"
    late = head.post(f"{case}/steps", {"to": "triaged", "reason": "x", "after": 0})
    assert (late.status_code, "has moved" in late.json()["error"]) == (409, True)
    assert come("officer").post(f"{case}/undo", {"reason": "x"}).status_code == 404
    assert head.post(f"{case}/undo", {"reason": "wrong case"}).json()["state"] == "reported"


def test_the_simple_workflow_is_a_shorter_way_through_the_same_states(small: World, come: Enter) -> None:
    head, report = come("head"), small.report("monitor")
    case_id = head.post("/api/cases", {"reports": [report], "workflow": "simple"}).json()["case"]
    done = head.post(f"/api/cases/{case_id}/simple-steps", {"to": "checked", "reason": "seen"})
    assert (done.json()["simple"], done.json()["state"]) == ("checked", "scope_tested")
    assert head.post(f"/api/cases/{case_id}/simple-steps", {"to": "closed", "reason": "x"}).status_code == 409
    assert head.post("/api/cases", {"reports": [report]}).status_code == 409


def test_pages_of_cases_follow_each_other(small: World, come: Enter) -> None:
    made = [small.case(small.report("monitor", f"report {number}")) for number in range(3)]
    head, found, after = come("head"), [], None
    while True:
        page = head.get("/api/cases", limit=2, **({"after": after} if after else {})).json()
        found += [one["case"] for one in page["cases"]]
        after = page.get("next")
        if after is None:
            break
    assert found == made[::-1]
    assert head.get("/api/cases", state=["reported", "registered"], limit=1).json()["next"] == made[-1]
