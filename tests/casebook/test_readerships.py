"""Who may see the same reads the same run: the reader for a readership sees what each of its people sees, no more and no less."""

from __future__ import annotations

import itertools

import pytest
from sqlalchemy import select

from tests.casebook.world import NOW, PASSWORD, World, world
from treve.casebook import agreed, cases, links, merging, people, readerships, schema, visible
from treve.casebook.book import Casebook
from treve.casebook.readerships import Readership
from treve.casebook.roles import Deed, Role
from treve.casebook.visible import Viewer

FILED_BY = ("monitor", "sector", "liaison_a", "liaison_b", "centre_1", "centre_2", "civil")
SECONDS = int(NOW.timestamp())


@pytest.fixture
def made(sqlite_book: Casebook) -> World:
    return world(sqlite_book)


def _of(made: World, who: str) -> Readership:
    with made.book.read() as connection:
        return readerships.of(connection, made.who[who])


def _all(made: World, now: int | None = None) -> set[Readership]:
    with made.book.read() as connection:
        return set(readerships.of_all(connection, now))


def test_what_adds_nothing_makes_no_readership_of_its_own(made: World) -> None:
    nothing, enters = Readership(), Readership(agreements=True)
    told = {name: _of(made, name) for name in made.who}
    assert {name for name, one in told.items() if one == Readership(None, agreements=True)} == {"head", "analyst"}
    assert {name for name, one in told.items() if one == nothing} == {
        "monitor",
        "civil",
        "mediator",
        "auditor",
        "operator",
        "owner",
        "stranger",
    } & set(told)
    assert {name for name, one in told.items() if one == enters} == {
        "officer",
        "investigator",
        "commission",
        "observer",
    }
    assert told["sector"] == Readership(frozenset({"mission"}), agreements=True)
    assert told["liaison_a"] == Readership(frozenset({"party_a"}))
    assert _all(made) == set(told.values())
    assert (Readership(None).key, nothing.key) == ("all", "none")
    keys = {one.key for one in _all(made)}
    assert len(keys) == len(_all(made))
    assert not any(name in key for key in keys for name in ("party", "mission", "guarantor"))


def test_cases_and_own_reports_make_one_and_those_of_the_commission_share_theirs(made: World) -> None:
    report, own = made.report("liaison_a"), made.report("monitor")
    case_id, officer, monitor = made.case(report), made.who["officer"], made.who["monitor"]
    with made.book.write(NOW) as writing:
        cases.assign(writing, made.who["head"], case_id, officer.account_id)
        cases.table(writing, made.who["head"], case_id)
    assert _of(made, "officer") == Readership(assigned_to=officer.account_id, agreements=True)
    assert _of(made, "monitor") == Readership(filed_by=monitor.account_id)
    assert _of(made, "commission") == _of(made, "observer") == Readership(tabled=True, agreements=True)
    assert all(_of(made, name).is_partial for name in ("officer", "monitor", "commission"))
    assert not any(_of(made, name).is_partial for name in ("head", "sector", "liaison_a"))
    # Who reads the compartment whole in which they filed has nothing of their own beside it.
    with made.book.write(NOW) as writing:
        people.grant(writing, monitor.account_id, Role.SECTOR_OFFICE, "mission")
    with made.book.read() as connection:
        both = readerships.of(connection, people.viewer(connection, monitor.account_id))
        assert both == _of(made, "sector")
        assert readerships.sees_all(connection, people.viewer(connection, monitor.account_id), [own])
        assert not readerships.sees_all(connection, people.viewer(connection, monitor.account_id), [own, report])
        assert not readerships.sees_all(connection, made.who["head"], ["R-0000000000000000"])


def test_personal_ones_are_named_while_somebody_is_signed_in_or_holds_a_token(made: World) -> None:
    made.report("monitor")
    made.report("civil")
    personal = {_of(made, "monitor"), _of(made, "civil")}
    assert personal <= _all(made)
    assert not personal & _all(made, SECONDS)
    people.sign_in(made.book, "monitor", PASSWORD, None, SECONDS)
    with made.book.write(NOW) as writing:
        people.add_token(writing, made.who["civil"].account_id, "phone", frozenset({Deed.SUBMIT}), SECONDS + 60)
    assert _all(made, SECONDS) & personal == personal
    assert _all(made, SECONDS + 60) & personal == {_of(made, "monitor")}
    assert _all(made, SECONDS + people.SESSION_SECONDS) & personal == set()
    with made.book.write(NOW) as writing:
        people.disable(writing, made.who["monitor"].account_id)
    assert _of(made, "monitor") not in _all(made)


def test_the_reader_of_a_readership_sees_what_each_of_its_people_sees(made: World) -> None:
    filed = {who: made.report(who, f"report of {who}") for who in FILED_BY}
    tabled, given = made.case(filed["centre_1"], filed["liaison_a"]), made.case(filed["centre_2"])
    moved = made.case(filed["liaison_b"])
    one = made.who["liaison_a"].account_id
    with made.book.write(NOW) as writing:
        links.decide(writing, made.who["head"], filed["centre_1"], filed["liaison_a"], "same", "x")
        cases.table(writing, made.who["head"], tabled)
        for case_id in (given, moved):
            cases.assign(writing, made.who["head"], case_id, one)
        merging.merge(writing, made.who["head"], moved, tabled, "one")
        agreed.confirm(writing, made.who["head"], "own-truce", "Own", "x", "d", "t", {})
    content = schema.content
    agreement = content.c.subject_kind == agreed.KIND
    seen: dict[str, int] = {}
    with made.book.read() as connection:

        def sight(viewer: Viewer) -> dict[str, frozenset[object]]:
            reports = select(schema.report.c.report_id).where(visible.reports(viewer))
            # Rulings are read where one sees the case whole and the report.
            ruled = select(schema.case_report).where(
                schema.case_report.c.report_id.in_(reports),
                schema.case_report.c.case_id.in_(
                    select(schema.case_file.c.case_id).where(visible.not_only_status(viewer))
                ),
                visible.in_case(),
            )
            queries = {
                "report": reports,
                "link": select(schema.link_decision.c.entry).where(visible.links(viewer)),
                "ruled": ruled,
                "agreement": select(content.c.position).where(agreement, visible.agreements(viewer)),
            }
            return {name: frozenset(tuple(row) for row in connection.execute(query)) for name, query in queries.items()}

        for roles in [(role,) for role in Role] + list(itertools.combinations(Role, 2)):
            viewer = Viewer(one, frozenset(zip(roles, ("party_a", "guarantor_1"), strict=False)))
            reader = readerships.of(connection, viewer).viewer()
            assert sight(reader) == sight(viewer), roles
            for name, things in sight(viewer).items():
                seen[name] = max(seen.get(name, 0), len(things))
    assert seen == {"report": len(FILED_BY), "link": 1, "ruled": 4, "agreement": 1}
