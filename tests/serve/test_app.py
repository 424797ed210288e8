"""From signing in to a ruling and the party's answer, over HTTP, on both databases."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.casebook.conftest import ORIGIN
from tests.casebook.world import PASSWORD, World, world
from tests.serve.conftest import Enter
from tests.serve.server import Person, serving
from treve.casebook import book as books

DUE = (dt.datetime.now(dt.UTC) + dt.timedelta(days=7)).date().isoformat()


def test_a_report_becomes_a_case_a_ruling_and_an_answer(made: World, enter: Enter) -> None:
    liaison, other = enter("liaison_a"), enter("liaison_b")
    head, officer, commission = enter("head"), enter("officer"), enter("commission")
    report_id = liaison.post("/api/reports", {"compartment": "party_a", "summary": "shelling"}).json()["report"]
    case_id = head.post("/api/cases", {"reports": [report_id]}).json()["case"]
    case = f"/api/cases/{case_id}"
    assert officer.get(case).status_code == 404
    account = officer.get("/api/session").json()["account"]
    assert head.post(f"{case}/assignments", {"account": account}).status_code == 204
    moves = ("registered", "triaged", "under_verification", "verified", "scope_tested", "under_investigation")
    for to in moves:
        done = officer.post(f"{case}/steps", {"to": to, "reason": "checked", "due": DUE})
        assert (done.status_code, done.json()["state"]) == (200, to), done.text
    assert officer.post(f"{case}/steps", {"to": "closed", "reason": "hurry"}).status_code == 403
    assert head.post(f"{case}/steps", {"to": "closed", "reason": "hurry"}).status_code == 409
    assert head.post(f"{case}/steps", {"to": "attribution_settled", "reason": "x"}).status_code == 409
    body = {"result": "unattributed", "standard": "reasonable_grounds", "reason": "no witness"}
    assert officer.post(f"{case}/attribution", body).status_code == 403
    assert head.post(f"{case}/attribution", body | {"actors": ["x"]}).status_code == 422
    assert head.post(f"{case}/attribution", body).status_code == 204
    ruling = {
        "votes": {"party_a": {"outcome": "minor_violation"}, "party_b": {"dissent": "not ours"}},
        "rule": "consensus",
        "standard": "reasonable_grounds",
        "reason": "heard by both",
    }
    assert commission.post(f"{case}/determination", ruling).status_code == 404
    assert head.post(f"{case}/tabling").status_code == 204
    done = commission.post(f"{case}/determination", ruling)
    assert (done.status_code, done.json()) == (201, {"outcome": "minor_violation"})
    note = head.post(f"{case}/notifications", {"to": "party_b", "text": "you were found", "due": DUE})
    notification = f"/api/notifications/{note.json()['notification']}"
    assert liaison.get(notification).status_code == 404
    assert head.post(f"{notification}/silence").status_code == 409
    assert other.post(f"{notification}/reply", {"kind": "response", "text": "we deny it"}).status_code == 204
    assert other.post(f"{notification}/dispute", {"text": "wrong grid"}).status_code == 204
    told = head.get("/api/notifications", case=case_id).json()["notifications"][0]
    assert (told["reply"]["text"], told["disputes"][0]["text"]) == ("we deny it", "wrong grid")
    for to in ("under_review", "final"):
        assert commission.post(f"{case}/steps", {"to": to, "reason": "second look"}).status_code == 200
    asked = head.post(f"{case}/remedies", {"holder": "party_b", "measure": "discipline", "due": DUE})
    remedy = f"/api/remedies/{asked.json()['remedy']}"
    assert [one["measure"] for one in other.get("/api/remedies").json()["remedies"]] == ["discipline"]
    assert liaison.get("/api/remedies").json() == {"remedies": [], "next": None}
    assert head.post(f"{remedy}/result", {"result": "overdue", "text": "x"}).status_code == 409
    assert head.post(f"{remedy}/result", {"result": "taken", "text": "letter of 3 May"}).status_code == 204
    assert "history" not in liaison.get(case).json()
    whole = head.get(case).json()
    assert whole["state"] == "remedy_taken"
    assert [one["dissent"] for one in _votes(whole)] == [None, "not ours"]


def _votes(case: dict[str, list[dict[str, dict[str, dict[str, str]]]]]) -> list[dict[str, str]]:
    return [vote for entry in case["history"] if "votes" in entry for _, vote in sorted(entry["votes"].items())]


def test_two_servers_of_one_process_answer_each_from_its_own_casebook(tmp_path: Path) -> None:
    made = [world(books.create(str(tmp_path / f"{name}.db"), ORIGIN, tmp_path / f"{name}.key")) for name in "ab"]
    filed = made[0].report("liaison_a", "shelling")
    with serving(made[0].book) as first, serving(made[1].book) as second:
        people = [Person(address, "liaison_a", PASSWORD) for address in (first, second)]
        told = [[row["report"] for row in one.get("/api/reports").json()["reports"]] for one in people]
        assert told == [[filed], []]
        assert [one.get(f"/reports/{filed}").status_code for one in people] == [200, 404]
        for one in people:
            one.close()
    for world_ in made:
        world_.book.close()
