"""The chain of one report."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from tests.bulletin.world import NASTY, filled
from tests.rows import rows
from treve.bulletin.explain import explain, explained
from treve.errors import NotFound
from treve.store.duckdb import DuckDBReader, DuckDBStore
from treve.store.protocol import Store


def test_the_raw_row_is_given_cell_by_cell(store: Store) -> None:
    raw = explain(store, "table:R2").raw
    assert raw.cells == {"id": "R2", "Formula ; column": "=1+2"}
    assert (raw.file, raw.row_number) == ("table.csv", 2)


def test_recorder_and_sides_are_kept_apart(store: Store) -> None:
    names = {(one.role, one.actor) for one in explain(store, "table:R1").names}
    assert names == {("recorder", "The Monitor"), ("side_a", "The Army"), ("side_b", "The Group")}


def test_an_unresolved_name_has_no_actor(store: Store) -> None:
    (side_b,) = [one for one in explain(store, "table:R6").names if one.role == "side_b"]
    assert (side_b.name, side_b.actor, side_b.method) == (NASTY, None, "unresolved")


def test_place_and_instants_are_told(store: Store) -> None:
    one = explain(store, "table:R8")
    assert (one.place.precision, one.place.zone, one.place.zone_basis) == ("exact", "Asia/Damascus", "country")
    assert str(one.incident.earliest_at) == "2016-12-29 22:00:00"
    assert str(one.incident.latest_at) == "2017-01-20 22:00:00"


def test_the_sources_own_id_is_enough(store: Store) -> None:
    assert explain(store, "R4").report.report_id == "table:R4"


def test_an_id_of_two_sources_is_not_guessed() -> None:
    store = filled()
    twin = store.fetch("report").to_pylist()[0] | {"source_row_id": 99, "report_id": "other:R1"}
    store.load("report", rows("report", [twin]))
    with pytest.raises(NotFound, match=r"table:R1, other:R1|other:R1, table:R1"):
        explain(store, "R1")


def test_an_unknown_report_names_the_nearest(store: Store) -> None:
    with pytest.raises(NotFound, match="table:R1"):
        explain(store, "table:R11")


def test_reports_of_the_same_incident_are_named() -> None:
    store = filled()
    store.load(
        "incident_report", rows("incident_report", [{"incident_id": 1, "source_row_id": 2, "superseded": False}])
    )
    assert [one.report_id for one in explain(store, "table:R1").incident.others] == ["table:R2"]


def test_a_store_can_be_asked_twice(store: Store) -> None:
    assert explain(store, "table:R1").incident.incident_id == 1
    assert explain(store, "table:R2").incident.incident_id == 2


def test_a_finished_run_explains_itself(tmp_path: Path) -> None:
    written = DuckDBStore(tmp_path / "run.duckdb")
    expected = explained(explain(filled(written), "table:R3"))
    written.close()
    reader = DuckDBReader(tmp_path / "run.duckdb")
    assert explained(explain(reader, "table:R3")) == expected
    reader.close()


def test_it_can_be_written_as_json(store: Store) -> None:
    told = json.loads(json.dumps(dataclasses.asdict(explain(store, "table:R1")), default=str))
    assert told["agreements"][0]["readings"][0]["verdict"] == "covered"
