"""The table pair says what became of each pair, and people's decisions above all."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.link_store import fill
from benchmarks.link_truth import Truth

from tests.link.conftest import SOURCES, World, known
from treve import link
from treve.errors import BadValue
from treve.link.decisions import Answer, Decision
from treve.store.duckdb import DuckDBStore


def _relation(store: DuckDBStore, one: int, other: int) -> str | None:
    found = [
        row["relation"] for row in store.fetch("pair").to_pylist() if {row["report_1"], row["report_2"]} == {one, other}
    ]
    assert len(found) <= 1
    return str(found[0]) if found else None


def _incident(store: DuckDBStore) -> dict[int, int]:
    return {row["source_row_id"]: row["incident_id"] for row in store.fetch("incident_report").to_pylist()}


def _again(made: Truth, *decisions: tuple[int, str, int]) -> DuckDBStore:
    store = DuckDBStore(None)
    fill(store, made)
    given = tuple(
        Decision(f"made:{one}", f"made:{other}", Answer(answer), f"d.csv:{line}")
        for line, (one, answer, other) in enumerate(decisions, start=2)
    )
    link.incidents(store, link.LinkOrder(curated=SOURCES, decisions=given))
    return store


def test_linked_pairs_share_an_incident_and_ambiguous_ones_do_not(world: World) -> None:
    incident = _incident(world.store)
    seen = set()
    for row in world.store.fetch("pair").to_pylist():
        together = incident[row["report_1"]] == incident[row["report_2"]]
        assert together == (row["relation"] == "linked")
        seen.add(row["relation"])
    assert seen == {"linked", "ambiguous"}


def test_no_incident_holds_two_reports_of_one_source(world: World) -> None:
    register = {row["source_row_id"]: row["register_id"] for row in known(world.store)}
    seen: set[tuple[int, int]] = set()
    for report, incident in _incident(world.store).items():
        assert (incident, register[report]) not in seen
        seen.add((incident, register[report]))


def test_people_win_and_taking_a_decision_back_takes_its_effect_back(world: World, made: Truth, tmp_path: Path) -> None:
    rows = world.store.fetch("pair").to_pylist()
    linked = next(row for row in rows if row["relation"] == "linked" and row["chance"] > 0.95)
    queued = next(row for row in rows if row["relation"] == "ambiguous")
    apart, joined = (linked["report_1"], linked["report_2"]), (queued["report_1"], queued["report_2"])
    decided = _again(made, (apart[0], "not_same", apart[1]), (joined[1], "same", joined[0]))
    incident = _incident(decided)
    assert incident[apart[0]] != incident[apart[1]]
    assert incident[joined[0]] == incident[joined[1]]
    assert _relation(decided, *apart) == "not_same"
    assert _relation(decided, *joined) == "same"
    back = _again(made)
    assert _incident(back) == _incident(world.store)


def test_what_people_cannot_tell_stays_apart_and_is_not_asked_again(world: World, made: Truth) -> None:
    queued = next(row for row in world.store.fetch("pair").to_pylist() if row["relation"] == "ambiguous")
    store = _again(made, (queued["report_1"], "cannot_tell", queued["report_2"]))
    assert _relation(store, queued["report_1"], queued["report_2"]) == "cannot_tell"
    assert _incident(store)[queued["report_1"]] != _incident(store)[queued["report_2"]]


def test_contradictions_are_listed_and_an_unknown_id_is_an_error(made: Truth) -> None:
    store = _again(made, (1, "same", 2), (2, "same", 3), (1, "not_same", 3))
    assert {_relation(store, *pair) for pair in ((1, 2), (2, 3), (1, 3))} == {"disputed"}
    with pytest.raises(BadValue, match=r"d\.csv:2.*made:999999"):
        _again(made, (1, "same", 999_999))


def test_decisions_on_far_apart_reports_are_followed_too(made: Truth) -> None:
    store = _again(made, (1, "same", 2))
    assert _incident(store)[1] == _incident(store)[2]
    assert _relation(store, 1, 2) == "same"
