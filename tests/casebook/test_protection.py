"""Consent, danger and answers, on both databases: said by who may, read by whom they are for."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.casebook.test_seal_grants import _own
from tests.casebook.test_seals import _all_bytes
from tests.casebook.world import NOW, World, world
from treve.casebook import cases, intake, protection, report_form, schema
from treve.casebook.book import Casebook
from treve.errors import BadValue, NotFound, Refused


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _standing(made: World, who: str, report_id: str) -> tuple[list[str], bool]:
    with made.book.read() as connection:
        found = protection.as_it_stands(connection, made.who[who], report_id)
    return found["consent"], found["threat"]


def test_consent_is_taken_back_and_given_for_one_use(made: World) -> None:
    report_id = made.report("civil", consent="verification;publication")
    assert _standing(made, "head", report_id) == (["publication", "verification"], False)
    with made.book.write(NOW) as writing:
        protection.set_consent(writing, made.who["civil"], report_id, [], "afraid")
    assert _standing(made, "head", report_id) == ([], False)
    with made.book.write(NOW) as writing:
        protection.set_consent(writing, made.who["head"], report_id, ["notification"], "said by telephone")
        better = report_form.read({"summary": "better", "consent": "verification"}, "x")
    assert _standing(made, "civil", report_id) == (["notification"], False)
    with made.book.write(NOW) as writing:
        intake.correct(writing, made.who["civil"], report_id, better, "clearer")
    # A correction of facts gives back no consent that was taken back by itself.
    assert _standing(made, "civil", report_id) == (["notification"], False)
    for who, uses, reason, error in (
        ("analyst", [], "x", Refused),
        ("liaison_a", [], "x", NotFound),
        ("civil", ["sale"], "x", BadValue),
        ("civil", [], " ", BadValue),
    ):
        with pytest.raises(error), made.book.write(NOW) as writing:
            protection.set_consent(writing, made.who[who], report_id, uses, reason)


def test_who_is_in_danger_is_shown_to_those_who_may_see_the_report(made: World) -> None:
    calm, afraid = made.report("civil"), made.report("monitor", "another", threat="yes")
    with made.book.write(NOW) as writing:
        protection.set_threat(writing, made.who["civil"], calm, True, "was followed")
    with made.book.read() as connection:
        for who, expected in (("head", [afraid, calm]), ("civil", [calm]), ("liaison_a", []), ("mediator", [])):
            assert [one["report"] for one in protection.threatened(connection, made.who[who])] == expected, who
    with made.book.write(NOW) as writing:
        protection.set_threat(writing, made.who["head"], afraid, False, "moved away")
    with made.book.read() as connection:
        assert [one["report"] for one in protection.threatened(connection, made.who["head"])] == [calm]


def test_the_pages_of_those_in_danger_are_the_list(made: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection, "_AT_ONCE", 3)
    filed = [made.report("civil", f"seen {number}", threat="yes" if number % 3 else "no") for number in range(11)]
    expected = [name for number, name in reversed(list(enumerate(filed))) if number % 3]
    with made.book.read() as connection:
        for limit in (1, 2, 5, 100):
            found: list[str] = []
            while page := protection.threatened(connection, made.who["head"], found[-1] if found else None, limit):
                assert len(page) <= limit
                found += [one["report"] for one in page]
            assert found == expected
        with pytest.raises(NotFound):
            protection.threatened(connection, made.who["liaison_a"], filed[0])


def test_an_answer_reaches_who_reported_through_the_seal_and_nobody_else(made: World, tmp_path: Path) -> None:
    report_id = made.report("civil", identity="the baker")
    case_id = made.case(report_id)
    own = _own(made, "civil", tmp_path / "civil")
    words = "We have spoken to the commander in Saraqib"
    with made.book.write(NOW) as writing:
        cases.assign(writing, made.who["head"], case_id, made.who["officer"].account_id)
        protection.send_feedback(writing, made.who["officer"], report_id, words)
        with pytest.raises(BadValue):
            protection.send_feedback(writing, made.who["officer"], report_id, " ")
        with pytest.raises(Refused):
            protection.send_feedback(writing, made.who["analyst"], report_id, words)
    assert words.encode() not in _all_bytes(made, tmp_path)
    with made.book.write(NOW) as writing:
        assert [one["text"] for one in protection.read_feedback(writing, made.who["civil"], report_id)] == [words]
        writing.ring = None
        assert protection.read_feedback(writing, made.who["civil"], report_id, own)[0]["text"] == words
        for who, error in (("head", Refused), ("monitor", NotFound)):
            with pytest.raises(error):
                protection.read_feedback(writing, made.who[who], report_id)
        kinds = writing.connection.scalars(select(schema.content.c.kind)).all()
    assert kinds.count("feedback_read") == 2
