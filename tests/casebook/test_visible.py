"""No one in where they don't belong: what each role sees of a world whose every report is known, counted by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.casebook.world import NOW, TO_VERIFIED, World, world
from treve import log_folder
from treve.casebook import case_list, cases, log, report_list, schema, visible
from treve.casebook.book import Casebook
from treve.casebook.roles import DOES, SEES, Deed, Role, Scope, Thing
from treve.casebook.visible import Viewer
from treve.errors import NotFound, Refused

FILED_BY = ("monitor", "sector", "liaison_a", "liaison_b", "centre_1", "centre_2", "civil")
# Who sees whose reports, before anything is assigned or tabled. Source: the table of roles in docs/explanation/casebook.md.
SEEN = {
    "head": FILED_BY,
    "analyst": FILED_BY,
    "monitor": ("monitor",),
    "sector": ("monitor", "sector"),
    "liaison_a": ("liaison_a",),
    "liaison_b": ("liaison_b",),
    "centre_1": ("centre_1",),
    "centre_2": ("centre_2",),
    "civil": ("civil",),
}


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _filed(made: World) -> dict[str, str]:
    return {who: made.report(who, f"report of {who}") for who in FILED_BY}


def test_every_role_sees_its_reports_and_no_other_by_list_count_and_id(made: World) -> None:
    filed = _filed(made)
    with made.book.read() as connection:
        for name, viewer in made.who.items():
            seen = {filed[who] for who in SEEN.get(name, ())}
            assert {one["report"] for one in report_list.listing(connection, viewer)} == seen, name
            assert report_list.count(connection, viewer) == len(seen), name
            for report_id in filed.values():
                if report_id in seen:
                    assert report_list.shown(connection, viewer, report_id)["report"] == report_id
                else:
                    with pytest.raises(NotFound) as unseen:
                        report_list.shown(connection, viewer, report_id)
                    with pytest.raises(NotFound) as absent:
                        report_list.shown(connection, viewer, "R-0000000000000000")
                    assert str(unseen.value).replace(report_id, "") == str(absent.value).replace(
                        "R-0000000000000000", ""
                    )


def test_assignment_and_tabling_open_a_case_and_its_reports_and_nothing_else(made: World) -> None:
    filed = _filed(made)
    case_id = made.case(filed["centre_1"], filed["centre_2"])
    hidden = made.case(filed["liaison_a"])
    pair = {filed["centre_1"], filed["centre_2"]}
    with made.book.write(NOW) as writing:
        cases.assign(writing, made.who["head"], case_id, made.who["officer"].account_id)
    _sees(made, "officer", {case_id}, pair)
    _sees(made, "commission", set(), set())
    with made.book.write(NOW) as writing:
        cases.table(writing, made.who["head"], case_id)
    for who in ("commission", "observer"):
        _sees(made, who, {case_id}, pair)
    _sees(made, "centre_1", {case_id}, {filed["centre_1"]})
    _sees(made, "liaison_a", {hidden}, {filed["liaison_a"]})
    for who in ("stranger", "mediator", "operator", "owner", "auditor"):
        _sees(made, who, set(), set())


def _sees(made: World, who: str, case_ids: set[str], report_ids: set[str]) -> None:
    viewer = made.who[who]
    with made.book.read() as connection:
        shown = case_list.listing(connection, viewer)
        assert {one["case"] for one in shown} == case_ids, who
        assert {report for one in shown for report in one["reports"]} <= report_ids, who
        assert {one["report"] for one in report_list.listing(connection, viewer)} == report_ids, who


def test_who_sees_a_case_by_their_own_report_learns_its_state_and_no_reason(made: World) -> None:
    case_id = made.case(made.report("centre_1"), made.report("centre_2"))
    made.walk(case_id, *TO_VERIFIED)
    with made.book.read() as connection:
        partial = case_list.shown(connection, made.who["centre_1"], case_id)
        assert partial["state"] == "verified"
        assert "steps" not in partial
        assert len(partial["reports"]) == 1
        assert "steps" in case_list.shown(connection, made.who["analyst"], case_id)


def test_an_export_of_the_log_holds_no_word_its_reader_may_not_see(made: World, tmp_path: Path) -> None:
    filed = _filed(made)
    case_id = made.case(filed["centre_1"], filed["centre_2"])
    with made.book.write(NOW) as writing:
        cases.table(writing, made.who["head"], case_id)
        log.sign(writing, made.key)
    seen = {**SEEN, "commission": ("centre_1", "centre_2"), "observer": ("centre_1", "centre_2")}
    for name, viewer in made.who.items():
        if not viewer.may(Deed.EXPORT_LOG):
            with pytest.raises(Refused), made.book.read() as connection:
                log.exported(connection, viewer, made.key.public)
            continue
        with made.book.read() as connection:
            log_folder.write(log.exported(connection, viewer, made.key.public), tmp_path / name)
        assert log_folder.check(tmp_path / name).sound
        text = (tmp_path / name / "contents.jsonl").read_text(encoding="utf-8")
        said = {who for who in FILED_BY if f"report of {who}" in text}
        assert said == set(seen.get(name, ())), name
        accounts = {json.loads(line)["content"].get("account") for line in text.splitlines() if '"account"' in line}
        assert accounts <= {viewer.account_id, made.who["officer"].account_id} or name in ("head",)


def test_without_any_role_nothing_is_seen(made: World) -> None:
    _filed(made)
    nobody = Viewer("A-nobody", frozenset())
    with made.book.read() as connection:
        assert report_list.listing(connection, nobody) == []
        assert case_list.listing(connection, nobody) == []
        assert connection.execute(select(schema.report).where(visible.evidence(nobody))).all() == []
        assert connection.execute(select(schema.report).where(visible.sealed(nobody))).all() == []


def test_a_token_does_no_more_than_its_scopes() -> None:
    viewer = Viewer("A-1", frozenset({(Role.GUARANTOR_CENTRE, "guarantor_1")}), frozenset({Deed.SUBMIT}))
    assert viewer.may(Deed.SUBMIT)
    with pytest.raises(Refused, match="export_log"):
        viewer.must(Deed.EXPORT_LOG)
    assert viewer.compartments(Deed.SUBMIT) == {"guarantor_1"}


def test_no_party_ever_has_a_scope_that_reaches_beyond_its_compartment() -> None:
    narrow = {Scope.NONE, Scope.OWN, Scope.COMPARTMENT}
    for role in (
        Role.PARTY_LIAISON,
        Role.GUARANTOR_CENTRE,
        Role.FIELD_MONITOR,
        Role.CIVIL_REPORTER,
        Role.SECTOR_OFFICE,
    ):
        assert {SEES[role][thing] for thing in Thing if thing is not Thing.LOG} <= narrow
        assert not DOES[role] & {Deed.OPEN_SEALED, Deed.DETERMINE, Deed.MANAGE, Deed.ERASE}


def test_what_one_reads_whole_is_every_report_or_those_of_one_s_compartments(made: World) -> None:
    told = {name: visible.whole(viewer) for name, viewer in made.who.items()}
    assert {name for name, one in told.items() if one is None} == {"head", "analyst"}
    assert {name: set(one) for name, one in told.items() if one} == {
        "sector": {"mission"},
        "liaison_a": {"party_a"},
        "liaison_b": {"party_b"},
        "centre_1": {"guarantor_1"},
        "centre_2": {"guarantor_2"},
    }


def test_who_sees_no_report_but_their_own_is_known(made: World) -> None:
    reporters = {name for name, one in made.who.items() if one.grants and visible.own_reports_alone(one)}
    assert {"monitor", "civil"} <= reporters
    assert not reporters & {
        "head",
        "analyst",
        "sector",
        "liaison_a",
        "centre_1",
        "officer",
        "investigator",
        "commission",
    }
    both = Viewer("A-both", frozenset({(Role.FIELD_MONITOR, "mission"), (Role.PARTY_LIAISON, "party_a")}))
    assert not visible.own_reports_alone(both)


def test_who_may_enter_or_reads_cases_sees_agreements_with_a_token_too(made: World) -> None:
    seeing = {name for name, viewer in made.who.items() if visible.may_see_agreements(viewer)}
    assert seeing == {"head", "analyst", "officer", "investigator", "sector", "commission", "observer"}
    narrow = {name: Viewer(one.account_id, one.grants, frozenset()) for name, one in made.who.items()}
    assert {name for name, viewer in narrow.items() if visible.may_see_agreements(viewer)} == seeing
