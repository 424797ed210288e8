"""What somebody would see: counts for who manages, and no thing that is news to them."""

from __future__ import annotations

import pytest
from sqlalchemy import ColumnElement, Connection, select

from tests.casebook.world import NOW, world
from tests.serve.rehearsal import scene
from treve.casebook import case_list, incidents, intake, report_form, report_list, schema, seen_by, visible
from treve.casebook.book import Casebook, size
from treve.casebook.roles import Role
from treve.casebook.visible import Forbidden, Viewer


def test_the_numbers_are_theirs_and_the_things_are_only_mine_too(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    there = scene(made)
    with made.book.read() as connection:
        told = {one.kind: one for one in seen_by.things(connection, made.who["owner"], made.who["liaison_a"])}
        mine = [name for name in there.seen if "liaison_a" in there.seen[name]]
        for kind, start in (("report", "R-"), ("case", "C-"), ("notification", "N-"), ("bulletin", "E-")):
            assert told[kind].number == sum(there.ids[name].startswith(start) for name in mine), kind
            assert told[kind].newest == ()
        both = Viewer("", made.who["owner"].grants | made.who["head"].grants)
        told = {one.kind: one for one in seen_by.things(connection, both, made.who["liaison_a"])}
        assert there.ids["report of party_a"] in told["report"].newest
        role = {
            one.kind: one.number for one in seen_by.things(connection, both, seen_by.as_role(Role.ANALYST, "mission"))
        }
        assert role["report"] > told["report"].number
        for name in made.who.keys() - {"owner"}:
            for ask in (seen_by.things, seen_by.by_compartment, seen_by.example):
                with pytest.raises(Forbidden):
                    ask(connection, made.who[name], made.who["head"])


def test_the_numbers_of_a_compartment_are_those_of_the_lists_they_read(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    scene(made)
    gone = made.report("liaison_b", "withdrawn")
    with made.book.write(NOW) as writing:
        intake.correct(writing, made.who["liaison_b"], gone, None, "withdrawn")
    with made.book.read() as connection:
        for name, viewer in made.who.items():
            told = {one.name: one for one in seen_by.by_compartment(connection, made.who["owner"], viewer)}
            reports = report_list.listing(connection, viewer, limit=1000)
            where = {one["report"]: one["compartment"] for one in reports}
            assert set(where.values()) <= set(told), name
            cases = [
                {where[report] for report in one["reports"] if report in where}
                for one in case_list.listing(connection, viewer)
            ]
            incident = [
                {where[report] for report in one.reports}
                for one in incidents.listing(connection, viewer, limit=1000)[0]
            ]
            for compartment, one in told.items():
                assert (one.reports, one.cases, one.incidents) == (
                    list(where.values()).count(compartment),
                    sum(compartment in case for case in cases),
                    sum(compartment in one for one in incident),
                ), (name, compartment)


def test_the_example_is_a_report_they_see_and_only_an_outline_where_i_do_not(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    scene(made)
    with made.book.write(NOW) as writing:
        form = report_form.read({"summary": "shared", "narrative": "Zubaydah was there", "identity": "Zubaydah"}, "x")
        last = intake.submit(writing, made.who["liaison_a"], form, made.key, "party_a").report_id
    both = Viewer("", made.who["owner"].grants | made.who["analyst"].grants)
    with made.book.read() as connection:
        before = size(connection)
        for name, viewer in made.who.items():
            outline = seen_by.example(connection, made.who["owner"], viewer)
            sees = report_list.count(connection, viewer) > 0
            assert (outline is not None) == sees, name
            if outline is None:
                continue
            assert (outline.report_id, outline.told) == (None, None)
            whole = seen_by.example(connection, both, viewer)
            assert whole is not None
            assert whole.report_id is not None
            assert whole.told == report_list.shown(connection, viewer, whole.report_id)
            assert not whole.told.keys() & set(report_form.SEALED)
            assert "Zubaydah" not in str(whole)
            assert whole.opens_files == _holds(connection, visible.evidence(viewer), whole.report_id)
        mine = seen_by.example(connection, both, made.who["liaison_a"])
        assert mine is not None
        assert (mine.report_id, mine.opens_files, mine.may_ask_for_sealed) == (last, True, False)
        assert size(connection) == before


def _holds(connection: Connection, predicate: ColumnElement[bool], report_id: str) -> bool:
    query = select(schema.report.c.report_id).where(predicate)
    return report_id in set(connection.scalars(query))
