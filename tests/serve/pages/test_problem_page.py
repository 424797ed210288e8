"""The page of an error: no more than may be said, in the frame of whoever asks."""

from __future__ import annotations

import pytest

from tests.serve.pages.conftest import Visit
from tests.serve.pages.visitor import told
from treve.casebook import people
from treve.casebook.visible import Forbidden
from treve.catalogue import in_words, say, speaking
from treve.errors import worded

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


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_what_broke_is_said_in_the_language_of_the_reader(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    def broken(*_: object) -> str:
        raise RuntimeError

    head = visit("head")
    monkeypatch.setattr(people, "name_of", broken)
    head.http.headers["Accept-Language"] = language
    answer = head.get("/cases")
    assert answer.status_code == 500
    with speaking(language):
        meaning = say("Something went wrong on the server. Nothing was written.")
    assert meaning in told(answer)
    assert f'lang="{language}"' in answer.text


def test_a_refusal_says_why(visit: Visit) -> None:
    refused = visit("mediator").send("/handover", text="x")
    assert refused.status_code == 403
    assert "this account may not do this (write handover notes)" in told(refused)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_refusal_is_said_in_the_language_of_the_reader_and_to_programs_in_english(
    visit: Visit, language: str
) -> None:
    mediator = visit("mediator")
    mediator.http.headers["Accept-Language"] = language
    refused = told(mediator.send("/handover", text="x"))
    with speaking(language):
        deed = say("write handover notes")
        assert in_words(Forbidden(worded("this account may not do this ({deed})", deed=deed)).said) in refused
    assert "may not do this" not in refused
    answer = mediator.http.post("/api/handover-notes", json={}, headers={"X-CSRF-Token": "x"})
    assert answer.json()["error"] == "the header X-CSRF-Token is missing or wrong"
    assert answer.headers["content-language"] == "en"


def test_a_field_that_a_rule_refuses_says_so_in_the_language_of_the_reader(visit: Visit) -> None:
    monitor = visit("monitor")
    monitor.http.headers["Accept-Language"] = "fr"
    refused = monitor.send("/reports/new", compartment="mission", summary="x", occurred_from="31 février")
    with speaking("fr"):
        assert say("a day as YYYY-MM-DD") != "a day as YYYY-MM-DD"
        assert say("a day as YYYY-MM-DD") in told(refused)


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_an_address_that_cannot_be_read_is_said_in_the_language_of_the_reader(visit: Visit, language: str) -> None:
    head = visit("head")
    head.http.headers["Accept-Language"] = language
    for path, field, said in (
        ("/ledger?entry=abc", "entry", "A whole number."),
        ("/registers/tallies?as=pdf", "as", "Choose one of the list."),
    ):
        answer = head.get(path)
        assert answer.status_code == 422
        assert "Input should be" not in answer.text
        with speaking(language):
            assert f"{field}: {say(said)}" in told(answer)
