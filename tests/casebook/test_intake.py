"""Intake, on both databases: once each, whole or not at all, each with a receipt."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.casebook.test_attachments import GPS, jpeg, segment
from tests.casebook.world import NOW, World, world
from treve import log_folder
from treve.casebook import attachments, intake, log, report_form, report_list, schema
from treve.casebook.book import Casebook
from treve.casebook.report_list import Wanted
from treve.errors import BadValue, NotFound, Refused
from treve.ledger import entry, receipt

FORM = report_form.read(
    {
        "summary": "shelling of the market",
        "act": "artillery",
        "area": "Idlib",
        "occurred_from": "2017-01-05",
        "narrative": "seen from my roof",
        "identity": "the baker",
    },
    "x",
)
PHOTO = attachments.read("roof.jpg", jpeg(segment(0xE1, GPS)))


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _count(made: World, name: str) -> int:
    with made.book.read() as connection:
        return int(connection.scalar(select(func.count()).select_from(schema.metadata.tables[name])) or 0)


def test_a_report_is_accepted_once_however_often_it_is_sent(made: World) -> None:
    given = []
    for key in ("phone-1", "phone-1", None):
        with made.book.write(NOW) as writing:
            viewer = made.who["monitor"]
            given.append(intake.submit(writing, viewer, FORM, made.key, "mission", [PHOTO], client_key=key))
    assert [one.new for one in given] == [True, False, False]
    assert len({(one.report_id, one.receipt) for one in given}) == 1
    assert (_count(made, "report"), _count(made, "attachment"), _count(made, "blob")) == (1, 1, 2)
    other = report_form.read({"summary": "another"}, "x")
    with pytest.raises(Refused, match="another report"), made.book.write(NOW) as writing:
        intake.submit(writing, made.who["monitor"], other, made.key, "mission", client_key="phone-1")


def test_two_people_may_say_the_same(made: World) -> None:
    for who, compartment in (("centre_1", "guarantor_1"), ("centre_2", "guarantor_2")):
        with made.book.write(NOW) as writing:
            assert intake.submit(writing, made.who[who], FORM, made.key, compartment, client_key="1").new
    assert _count(made, "report") == 2


def test_nobody_files_in_another_s_compartment_or_without_the_right(made: World) -> None:
    for who, compartment in (
        ("centre_1", "guarantor_2"),
        ("liaison_a", "party_b"),
        ("commission", "mission"),
        ("owner", "mission"),
    ):
        with pytest.raises(Refused), made.book.write(NOW) as writing:
            intake.submit(writing, made.who[who], FORM, made.key, compartment)
    assert _count(made, "report") == 0


def test_the_receipt_is_kept_by_the_log_and_its_absence_would_show(made: World, tmp_path: Path) -> None:
    with made.book.write(NOW) as writing:
        accepted = intake.submit(writing, made.who["liaison_a"], FORM, made.key, "party_a")
        log.sign(writing, made.key)
    with made.book.read() as connection:
        log_folder.write(log.exported(connection, None, made.key.public), tmp_path / "log")
    (tmp_path / "receipt").write_bytes(accepted.receipt)
    (tmp_path / "key").write_text(made.key.public.text() + "\n", encoding="utf-8")
    found = log_folder.look_up(tmp_path / "receipt", tmp_path / "log", tmp_path / "key")
    assert found.kept
    promised = receipt.read(accepted.receipt, made.key.public, "x")
    with made.book.read() as connection:
        row = connection.execute(
            select(schema.content, schema.entry.c.leaf).join(schema.entry).where(schema.content.c.kind == "report")
        ).one()
    assert promised.commitment == entry.commitment(bytes(row.salt), bytes(row.body))


def test_the_sealed_part_is_no_part_of_what_anybody_lists(made: World) -> None:
    with made.book.write(NOW) as writing:
        report_id = intake.submit(writing, made.who["monitor"], FORM, made.key, "mission", [PHOTO]).report_id
    with made.book.read() as connection:
        for who in made.who.values():
            told = str(report_list.listing(connection, who))
            assert "roof" not in told
            assert "baker" not in told
        assert report_list.shown(connection, made.who["analyst"], report_id)["summary"] == "shelling of the market"


def test_opening_a_sealed_part_needs_a_reason_and_is_logged(made: World) -> None:
    with made.book.write(NOW) as writing:
        report_id = intake.submit(writing, made.who["monitor"], FORM, made.key, "mission").report_id
    for who, reason, error in (
        ("head", " ", Refused),
        ("analyst", "why not", Refused),
        ("officer", "assigned?", NotFound),
    ):
        with pytest.raises(error), made.book.write(NOW) as writing:
            intake.open_sealed(writing, made.who[who], report_id, reason)
    with made.book.write(NOW) as writing:
        opened = intake.open_sealed(writing, made.who["head"], report_id, "the court asks")
    assert opened[0]["identity"] == "the baker"
    with made.book.read() as connection:
        kinds = connection.scalars(select(schema.content.c.kind).order_by(schema.content.c.position)).all()
    assert kinds[-1] == "opening"
    assert kinds.count("opening") == 1


def test_correcting_and_withdrawing_keep_what_was_said(made: World) -> None:
    report_id = made.report("monitor", "first words", area="Idlib", occurred_from="2017-01-05")
    better = report_form.read({"summary": "better words", "area": "Hama", "occurred_from": "2017-01-05"}, "x")
    with made.book.write(NOW) as writing:
        intake.correct(writing, made.who["monitor"], report_id, better, "wrong town")
        shown = report_list.shown(writing.connection, made.who["analyst"], report_id)
        assert (shown["summary"], shown["state"]) == ("better words", "corrected")
        assert report_list.listing(writing.connection, made.who["analyst"], Wanted(area="Idlib")) == []
        assert len(report_list.listing(writing.connection, made.who["analyst"], Wanted(area="Hama"))) == 1
        with pytest.raises(BadValue):
            intake.correct(writing, made.who["monitor"], report_id, None, " ")
        with pytest.raises(Refused):
            intake.correct(writing, made.who["sector"], report_id, None, "not mine")
        with pytest.raises(NotFound):
            intake.correct(writing, made.who["liaison_a"], report_id, None, "not mine")
        intake.correct(writing, made.who["monitor"], report_id, None, "never happened")
        assert report_list.shown(writing.connection, made.who["analyst"], report_id)["state"] == "withdrawn"
        with pytest.raises(Refused):
            intake.correct(writing, made.who["monitor"], report_id, better, "again")
    with made.book.read() as connection:
        bodies = [bytes(one) for one in connection.scalars(select(schema.content.c.body))]
    assert any(b"first words" in body for body in bodies)


def test_who_withdraws_learns_what_rests_on_it_as_far_as_they_may_see(made: World) -> None:
    report_id = made.report("centre_1")
    case_id = made.case(report_id)
    with made.book.write(NOW) as writing:
        assert intake.correct(writing, made.who["centre_1"], report_id, None, "error").cases == (case_id,)
        assert report_list.affected(writing.connection, made.who["centre_2"], report_id).cases == ()


def test_likely_duplicates_are_shown_from_what_one_may_see(made: World) -> None:
    same = {"area": "Idlib", "occurred_from": "2017-01-05", "act": "artillery"}
    one = made.report("centre_1", "a", **same)
    two = made.report("centre_2", "b", **{**same, "occurred_from": "2017-01-04", "occurred_to": "2017-01-06"})
    made.report("monitor", "c", **{**same, "area": "Hama"})
    made.report("monitor", "d", **{**same, "act": "sniper"})
    with made.book.read() as connection:
        assert report_list.likely_same(connection, made.who["analyst"], one) == [two]
        assert report_list.likely_same(connection, made.who["centre_1"], one) == []
        with pytest.raises(NotFound):
            report_list.likely_same(connection, made.who["centre_1"], two)
