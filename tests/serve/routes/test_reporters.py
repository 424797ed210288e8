"""Consent, danger and answers over HTTP; sealed parts that a key of one's own opens, without the server."""

from __future__ import annotations

import json
from pathlib import Path

from tests.casebook.world import World
from tests.commands.inside import treve
from tests.serve.rehearsal import Scene
from tests.serve.routes.conftest import Enter
from treve.casebook import key_ring, seal_grants, sealing
from treve.casebook.sealing import Purpose


def test_consent_and_danger_are_said_by_who_filed_and_shown_to_who_may_see(
    small: World, there: Scene, come: Enter
) -> None:
    liaison, analyst, other = come("liaison_a"), come("analyst"), come("liaison_b")
    path = f"/api/reports/{there.ids['report of party_a']}"
    assert liaison.post(f"{path}/consent", {"uses": ["notification"], "reason": "said so"}).status_code == 204
    assert analyst.get(path).json()["consent"] == ["notification"]
    assert liaison.post(f"{path}/consent", {"uses": ["sale"], "reason": "x"}).status_code == 422
    assert liaison.post(f"{path}/threat", {"threat": True, "reason": "followed"}).status_code == 204
    assert [one["report"] for one in analyst.get("/api/threatened").json()["reports"]] == [
        there.ids["report of party_a"]
    ]
    assert other.get("/api/threatened").json() == {"reports": []}
    shared = analyst.get(f"{path}/shared", audience="parties").json()["shared"]
    assert set(shared) == {"act", "area", "cell", "from", "until"}
    assert analyst.get(f"{path}/shared", audience="public").status_code == 409


def test_an_answer_is_read_by_who_filed_and_by_nobody_else(there: Scene, come: Enter) -> None:
    liaison, head = come("liaison_a"), come("head")
    path = f"/api/reports/{there.ids['report of party_a']}/answers"
    assert head.post(path, {"text": "we went there"}).status_code == 204
    (answer,) = liaison.post(f"{path}/reading").json()["answers"]
    assert answer["text"] == "we went there"
    assert head.post(f"{path}/reading").status_code == 403
    assert liaison.post(f"{path}/boxes").status_code == 409


def test_sealed_words_are_opened_by_one_s_own_key_on_one_s_own_machine(
    small: World, come: Enter, tmp_path: Path
) -> None:
    head, monitor = come("head"), come("monitor")
    filed = {"compartment": "mission", "summary": "x", "identity": "the baker"}
    report = monitor.post("/api/reports", filed).json()["report"]
    key = sealing.new_key(Purpose.PEOPLE)
    key_ring.write_secret(tmp_path / "own", key.text())
    with small.book.write() as writing:
        seal_grants.add_key(writing, small.who["head"], key.public)
        seal_grants.grant(writing, small.who["head"], report, small.who["head"].account_id)
    small.book.ring = None
    answer = head.post(f"/api/reports/{report}/sealed/boxes", {"reason": "to call back"})
    assert answer.status_code == 200
    assert "baker" not in answer.text
    (tmp_path / "answer.json").write_text(answer.text, encoding="utf-8")
    told = treve("casebook", "open-boxes", str(tmp_path / "answer.json"), "--sealing-key", str(tmp_path / "own"))
    assert told.returncode == 0, told.stderr
    (opened,) = json.loads(told.stdout)["opened"]
    assert json.loads(opened["text"])["identity"] == "the baker"
    (tmp_path / "answer.json").write_text("[]", encoding="utf-8")
    refused = treve("casebook", "open-boxes", str(tmp_path / "answer.json"), "--sealing-key", str(tmp_path / "own"))
    assert refused.returncode == 2
