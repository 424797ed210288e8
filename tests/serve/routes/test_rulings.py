"""Rulings over HTTP: what the votes make, and what may not be ruled."""

from __future__ import annotations

from tests.casebook.world import World
from tests.serve.routes.conftest import Enter
from treve.casebook.workflow import State


def test_the_votes_make_the_ruling_within_what_the_state_allows(small: World, come: Enter) -> None:
    case_id = small.case(small.report("monitor"))
    small.walk(case_id, State.REGISTERED, State.TRIAGED, State.UNDER_VERIFICATION, State.INSUFFICIENT_EVIDENCE)
    path, head, commission = f"/api/cases/{case_id}", come("head"), come("commission")
    assert head.post(f"{path}/tabling").status_code == 204
    plain = {"rule": "majority", "standard": "reasonable_grounds", "reason": "x"}
    agreed = {"a": {"outcome": "serious_violation"}, "b": {"outcome": "serious_violation"}, "c": {}}
    assert commission.post(f"{path}/determination", plain | {"votes": agreed}).status_code == 409
    assert commission.post(f"{path}/determination", plain | {"votes": {}}).status_code == 422
    assert commission.post(f"{path}/determination", plain | {"votes": agreed, "standard": "hunch"}).status_code == 422
    split = {"a": {"outcome": "serious_violation"}, "b": {"outcome": "no_incident", "dissent": "we saw nothing"}}
    done = commission.post(f"{path}/determination", plain | {"votes": split})
    assert (done.status_code, done.json()) == (201, {"outcome": "cannot_rule"})
