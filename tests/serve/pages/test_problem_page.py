"""The page of an error: no more than may be said, in the frame of whoever asks."""

from __future__ import annotations

import pytest

from tests.serve.pages.conftest import Visit
from tests.serve.pages.visitor import told
from treve.casebook import people

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


def test_what_does_not_exist_is_answered_alike_whatever_was_meant(visit: Visit) -> None:
    head = visit("head")
    paths = ("/nowhere", "/cases/C-aaaaaaaaaaaaaaaa", "/cases/no-id", "/reports/R-0", "/agreements/%00")
    for path in paths:
        answer = head.get(path)
        assert answer.status_code == 404, path
        assert "There is no such page, or none that this account may see." in told(answer)
        assert "Sign out" in told(answer)


def test_what_broke_says_nothing_of_itself(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> str:
        raise RuntimeError("a secret path: /srv/casebook.db")

    head = visit("head")
    monkeypatch.setattr(people, "name_of", broken)
    answer = head.get("/cases")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Nothing was written." in told(answer)
    assert "Content-Security-Policy" in answer.headers


def test_a_refusal_says_why(visit: Visit) -> None:
    refused = visit("mediator").send("/handover", text="x")
    assert refused.status_code == 403
    assert "hand_over" in told(refused)
