"""Sealed parts handed out closed, on both databases: opened by the key they were shared with, far from any casebook."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.casebook.test_seal_grants import _own
from tests.casebook.world import NOW, World, world
from treve.casebook import attachments, cases, intake, own_key, protection, report_form, schema, seal_grants, sealing
from treve.casebook.book import Casebook
from treve.casebook.key_ring import KeyRing, NoKey
from treve.casebook.own_key import Box
from treve.casebook.sealing import BadSeal, Purpose
from treve.casebook.visible import Forbidden
from treve.errors import BadFile, NotFound, Refused

FORM = report_form.read({"summary": "shelling", "identity": "the baker", "narrative": "from my roof"}, "x")


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def test_what_was_shared_is_opened_without_the_casebook_s_keys(made: World, tmp_path: Path) -> None:
    own, officer = _own(made, "officer", tmp_path / "own"), made.who["officer"]
    with made.book.write(NOW) as writing:
        paper = attachments.read("by the baker.txt", b"words")
        report = intake.submit(writing, made.who["monitor"], FORM, made.key, "mission", [paper]).report_id
    case_id = made.case(report)
    with made.book.write(NOW) as writing:
        with pytest.raises(NotFound):
            own_key.sealed_part(writing, officer, report, "to verify")
        cases.assign(writing, made.who["head"], case_id, officer.account_id)
        with pytest.raises(Refused, match="shared"):
            own_key.sealed_part(writing, officer, report, "to verify")
        seal_grants.grant(writing, made.who["head"], report, officer.account_id)
    made.book.ring = None
    with made.book.write(NOW) as writing:
        boxes = own_key.sealed_part(writing, officer, report, "to verify")
        for who, error in (("head", "no sealing key"), ("monitor", "right"), ("analyst", "right")):
            with pytest.raises(Refused, match=error):
                own_key.sealed_part(writing, made.who[who], report, "x")
        kinds = writing.connection.scalars(select(schema.content.c.kind)).all()
    # Who had the right asked three times, twice for nothing: asking is what is logged.
    assert kinds.count("opening") == 3
    told = own_key.opened(boxes, own, "answer")
    (words, name) = told.values()
    assert '"identity":"the baker"' in words
    assert name == "by the baker.txt"
    with pytest.raises(NoKey):
        own_key.opened(boxes, KeyRing(None, sealing.new_key(Purpose.PEOPLE).text()), "answer")
    swapped = [Box(boxes[1].record, boxes[0].box, boxes[1].keys)]
    with pytest.raises(BadSeal):
        own_key.opened(swapped, own, "answer")
    with pytest.raises(BadFile, match="base64"):
        own_key.opened([Box(boxes[0].record, "é", boxes[0].keys)], own, "answer")


def test_an_answer_reaches_who_reported_closed(made: World, tmp_path: Path) -> None:
    own, civil = _own(made, "civil", tmp_path / "own"), made.who["civil"]
    report = made.report("civil", "shelling")
    with made.book.write(NOW) as writing:
        protection.send_feedback(writing, made.who["head"], report, "we went there")
    with made.book.write(NOW) as writing:
        (box,) = own_key.answers(writing, civil, report)
        with pytest.raises(Forbidden):
            own_key.answers(writing, made.who["head"], report)
    (said,) = own_key.opened([box], own, "answer").values()
    assert '"text":"we went there"' in said


def test_an_opening_that_fails_is_logged_and_nothing_else_of_it_stays(made: World, tmp_path: Path) -> None:
    report = made.report("monitor", "shelling", identity="the baker")
    head, ring = made.who["head"], made.book.ring
    other = KeyRing(None, sealing.new_key(Purpose.PEOPLE).text())
    for closed in (KeyRing(tmp_path / "away"), other):
        made.book.ring = closed
        with pytest.raises(NoKey), made.book.write(NOW) as writing:
            intake.open_sealed(writing, head, report, "to call back")
    made.book.ring = ring
    with made.book.write(NOW) as writing:
        intake.open_sealed(writing, head, report, "at last")
    content = schema.content
    with made.book.read() as connection:
        query = select(content.c.kind, content.c.body).where(
            content.c.subject == report, content.c.kind.like("opening%")
        )
        found = connection.execute(query.order_by(content.c.position)).all()
    assert [row.kind for row in found] == ["opening_failed", "opening_failed", "opening"]
    assert b'"failed":"no key"' in found[0].body
    assert b'"reason":"to call back"' in found[0].body
