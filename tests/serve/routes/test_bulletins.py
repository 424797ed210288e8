"""Bulletins over HTTP: the same rules as on the pages, from the draft to the correction."""

from __future__ import annotations

import hashlib

import pytest

from tests.casebook.test_releases import _file
from tests.casebook.world import World
from tests.serve.routes.conftest import Enter
from tests.serve.server import Person, client
from treve.ledger import checkpoint

WEEKS = {"first": "2017-01-02", "until": "2017-01-16", "languages": ["en"]}


def _taken(head: Person, one: str) -> dict[str, str]:
    shown = head.get(f"/api/bulletins/{one}").json()
    assert not [risk for risk in shown["risks"] if risk["stops"]]
    return {risk["code"]: "taken" for risk in shown["risks"]}


def _published(head: Person, one: str) -> str:
    assert head.post(f"/api/bulletins/{one}/approval", {"accepted": _taken(head, one)}).status_code == 204
    answer = head.post(f"/api/bulletins/{one}/publication")
    assert answer.status_code == 200, answer.text
    return str(answer.json()["checkpoint"])


def test_a_public_edition_is_drafted_approved_published_and_corrected(small: World, come: Enter) -> None:
    _file(small, 12)
    head, analyst, civil = come("head"), come("analyst"), come("civil")
    drafted = head.post("/api/bulletins/public", WEEKS)
    assert drafted.status_code == 201, drafted.text
    one = drafted.json()["bulletin"]
    assert civil.get(f"/api/bulletins/{one}").status_code == 404
    assert civil.get("/api/bulletins").json() == {"bulletins": [], "next": None}
    assert head.post(f"/api/bulletins/{one}/publication").status_code == 409
    assert analyst.post(f"/api/bulletins/{one}/approval", {"accepted": {}}).status_code == 403

    signed = _published(head, one)
    shown = civil.get(f"/api/bulletins/{one}").json()
    assert (shown["state"], shown["reach"], shown["risks"], shown["accepted"]) == ("published", "public", [], {})
    step = next(step for step in shown["steps"] if step["step"] == "published")
    assert checkpoint.read(signed.encode(), "x").size > step["entry"]
    for file in shown["files"]:
        content = civil.get(f"/api/bulletins/{one}/files/{file['name']}").content
        assert (len(content), hashlib.sha256(content).hexdigest()) == (file["bytes"], file["sha256"])
    assert civil.get(f"/api/bulletins/{one}/files/absent.pdf").status_code == 404
    assert head.post(f"/api/bulletins/{one}/discard", {"reason": "x"}).status_code == 409

    again = head.post("/api/bulletins/public", WEEKS | {"replaces": one}).json()["bulletin"]
    assert civil.get(f"/api/bulletins/{one}").json()["replaced_by"] is None
    _published(head, again)
    assert civil.get(f"/api/bulletins/{one}").json()["replaced_by"] == again
    assert civil.get(f"/api/bulletins/{again}").json()["replaces"] == one
    assert head.post("/api/bulletins/public", WEEKS | {"replaces": one}).status_code == 409

    first = civil.get("/api/bulletins", limit=1).json()
    rest = civil.get("/api/bulletins", limit=1, after=first["next"]).json()
    assert [one["bulletin"] for one in (*first["bulletins"], *rest["bulletins"])] == [again, one]
    assert rest["next"] is None


def test_a_draft_is_given_up_and_its_files_go(small: World, come: Enter) -> None:
    _file(small, 12)
    head, analyst = come("head"), come("analyst")
    one = head.post("/api/bulletins/public", WEEKS).json()["bulletin"]
    name = analyst.get(f"/api/bulletins/{one}").json()["files"][0]["name"]
    assert analyst.post(f"/api/bulletins/{one}/discard", {"reason": "not now"}).status_code == 204
    assert analyst.get(f"/api/bulletins/{one}").json()["state"] == "discarded"
    assert analyst.get(f"/api/bulletins/{one}/files/{name}").status_code == 404


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("period", {"kind": "daily", "until": "2017-01-05", "reach": "mission", "languages": ["en"]}, 409),
        ("period", {"kind": "yearly", "until": "2017-01-05", "reach": "mission", "languages": ["en"]}, 422),
        ("public", WEEKS | {"languages": []}, 422),
        ("public", WEEKS | {"languages": ["tlh"]}, 422),
        ("public", WEEKS | {"first": "2017-01-03"}, 422),
        ("case", {"case": "C-aaaaaaaaaaaaaaaa", "reach": "mission", "languages": ["en"]}, 404),
        ("letter", {"notification": "N-0000000000000000", "languages": ["en"]}, 404),
    ],
)
def test_what_cannot_be_made_is_refused_and_leaves_nothing(
    small: World, come: Enter, kind: str, body: dict[str, object], status: int
) -> None:
    head = come("head")
    assert head.post(f"/api/bulletins/{kind}", body).status_code == status
    assert head.get("/api/bulletins").json()["bulletins"] == []


def test_a_token_drafts_and_publishes_only_what_its_scopes_allow(small: World, come: Enter) -> None:
    _file(small, 12)
    head = come("head")
    for scopes, drafts in (([], 403), (["draft_bulletin"], 403), (["draft_bulletin", "notify"], 201)):
        made = head.post("/api/account/tokens", {"label": "x", "scopes": scopes}).json()["token"]
        program = {"Authorization": f"Bearer {made}"}
        with client(head.http.base_url, headers=program) as http:
            answer = http.post("/api/bulletins/public", json=WEEKS)
            # The counts that leave the house need the right to notify, too.
            assert answer.status_code == drafts, (scopes, answer.text)
