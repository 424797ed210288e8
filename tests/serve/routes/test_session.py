"""Who one is, and what one may do."""

from __future__ import annotations

from tests.casebook.world import World
from tests.serve.routes.conftest import Enter


def test_a_session_says_what_its_account_may_and_nothing_of_others(small: World, come: Enter) -> None:
    told = come("liaison_a").get("/api/session").json()
    assert told["roles"] == [{"role": "party_liaison", "compartment": "party_a"}]
    assert set(told["may"]) == {"submit", "withdraw", "reply", "export_log"}
    assert come("mediator").get("/api/session").json()["may"] == []


def test_the_server_says_that_it_answers_to_anybody_and_nothing_else(small: World, come: Enter) -> None:
    assert come("head").get("/api/health").json() == {"ok": True}
