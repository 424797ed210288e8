"""Accounts over HTTP: an owner manages them and sees no content."""

from __future__ import annotations

from tests.casebook.world import PASSWORD, World
from tests.serve.routes.conftest import Enter


def test_an_account_is_made_given_a_role_and_shut_out(small: World, come: Enter) -> None:
    owner = come("owner")
    account = owner.post("/api/accounts", {"name": "new", "password": PASSWORD}).json()["account"]
    assert owner.post("/api/accounts", {"name": "new", "password": PASSWORD}).status_code == 409
    assert owner.post("/api/accounts", {"name": "short", "password": "short"}).status_code == 422
    assert owner.post("/api/compartments", {"name": "sector_north", "meaning": "the north"}).status_code == 204
    order = {"role": "sector_office", "compartment": "sector_north"}
    grant = owner.post(f"/api/accounts/{account}/grants", order).json()["grant"]
    assert owner.post(f"/api/accounts/{account}/grants", order | {"compartment": "nowhere"}).status_code == 404
    assert owner.post("/api/accounts/A-0000000000000000/grants", order).status_code == 404
    new = come("new")
    report = new.post("/api/reports", {"compartment": "sector_north", "summary": "x"})
    assert report.status_code == 201
    assert owner.get("/api/reports").json() == {"reports": []}
    row = next(one for one in owner.get("/api/accounts").json()["accounts"] if one["name"] == "new")
    assert [role["grant"] for role in row["roles"]] == [grant]
    assert "sector_north" in [one["name"] for one in owner.get("/api/compartments").json()["compartments"]]
    assert owner.http.delete(f"/api/grants/{grant}").status_code == 204
    assert owner.http.delete(f"/api/grants/{grant}").status_code == 409
    assert new.post("/api/reports", {"compartment": "sector_north", "summary": "y"}).status_code == 403
    assert owner.post(f"/api/accounts/{account}/disable").status_code == 204
    assert new.get("/api/session").status_code == 401


def test_who_gives_cases_sees_to_whom(small: World, come: Enter) -> None:
    assert [one["name"] for one in come("head").get("/api/officers").json()["officers"]] == ["investigator", "officer"]


def test_the_pages_of_accounts_are_the_list(small: World, come: Enter) -> None:
    owner = come("owner")
    whole = owner.get("/api/accounts").json()
    assert [one["name"] for one in whole["accounts"]] == sorted(small.who)
    assert whole["next"] is None
    found: list[dict[str, object]] = []
    after = None
    while page := owner.get("/api/accounts", limit=5, **({"after": after} if after else {})).json():
        found += page["accounts"]
        after = page["next"]
        if after is None:
            break
    assert found == whole["accounts"]
    assert owner.get("/api/accounts", after="A-0000000000000000").status_code == 404
