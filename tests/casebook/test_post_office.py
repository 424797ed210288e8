"""Letters to a real mail server: down, busy, refusing, hanging up."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from tests.casebook.mail_server import MailServer
from treve.casebook.mailing import Letter, Sent
from treve.casebook.post_office import Server, letter, sender

NOW = dt.datetime(2017, 1, 10, 12, tzinfo=dt.UTC)
LETTER = Letter(1, "A-1", "reader@example.org", "en", "published", "f" * 32, 1)


@pytest.fixture
def post() -> MailServer:
    return MailServer()


def _server(post: MailServer, **more: object) -> Server:
    made = Server("127.0.0.1", post.port, "desk@example.org", "https://desk.example.org/", secure=False)
    return dataclasses.replace(made, **more)  # type: ignore[arg-type]


def _send(post: MailServer) -> tuple[Sent, str]:
    return sender(_server(post), lambda: NOW)(LETTER)


def test_a_letter_arrives_and_says_only_that_there_is_something(post: MailServer) -> None:
    with post.running():
        assert _send(post) == (Sent.TAKEN, "taken")
    (taken,) = post.taken
    assert taken["To"] == "reader@example.org"
    assert taken["Subject"] == "Trêve: there is something for you"
    assert taken["Message-ID"] == f"<{'f' * 32}@example.org>"
    assert taken["Auto-Submitted"] == "auto-generated"
    assert "https://desk.example.org/" in taken.get_content()
    assert "A-1" not in taken.as_string()


def test_a_server_that_is_down_is_tried_again(post: MailServer) -> None:
    state, said = _send(post)
    assert (state, said.startswith("not reached")) == (Sent.LATER, True)


@pytest.mark.parametrize(
    ("recipient", "data", "state"),
    [
        ("451 busy", "", Sent.LATER),
        ("550 nobody here", "", Sent.REFUSED),
        ("", "452 disk full", Sent.LATER),
        ("", "554 no", Sent.REFUSED),
    ],
    ids=["recipient later", "no such recipient", "letter later", "letter refused"],
)
def test_four_hundred_is_later_and_five_hundred_is_never(
    post: MailServer, recipient: str, data: str, state: Sent
) -> None:
    post.to_recipient, post.to_letter = [recipient] if recipient else [], [data] if data else []
    with post.running():
        assert _send(post) == (state, recipient or data)
        assert post.taken == []


def test_a_line_that_breaks_after_the_letter_leaves_it_unsure(post: MailServer) -> None:
    post.drop = True
    with post.running():
        state, _ = _send(post)
    assert state is Sent.UNSURE
    assert len(post.taken) == 1


def test_a_server_that_cannot_encrypt_is_given_nothing(post: MailServer) -> None:
    with post.running():
        state, _ = sender(_server(post, secure=True), lambda: NOW)(LETTER)
    assert (state, post.taken) == (Sent.LATER, [])


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_it_is_written_in_the_reader_s_language_and_marked_in_an_exercise(post: MailServer, language: str) -> None:
    one = dataclasses.replace(LETTER, language=language)
    plain = letter(_server(post), one, NOW)
    marked = letter(_server(post, exercise=True), one, NOW)
    assert marked["Subject"].endswith(plain["Subject"])
    assert marked["Subject"].startswith("[")
