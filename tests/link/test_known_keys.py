"""What a finished run still knows of what it compared, by what its reports say."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pytest

from tests.link.conftest import World, known
from treve.errors import RunFolderError
from treve.link import place_keys
from treve.link.act_groups import act_rows
from treve.link.known_keys import known_keys
from treve.link.span_keys import EPOCH
from treve.model.place import PlacePrecision
from treve.store.duckdb import DuckDBStore


def test_each_key_says_what_its_report_says(world: World) -> None:
    reports = {row["source_row_id"]: row for row in world.store.fetch("report").to_pylist()}
    sides = {row["source_row_id"]: row for row in world.store.fetch("report_actor").to_pylist()}
    actors = {row["actor_set_id"]: row for row in world.store.fetch("link_actor").to_pylist()}
    acts = {row["act"]: row for row in act_rows().to_pylist()}
    nobody = {"actor_key": None, "civilian": False}
    keys = known(world.store)
    assert len(keys) == len(reports)
    for key in keys:
        report, who = reports[key["source_row_id"]], sides[key["source_row_id"]]
        assert key["report_id"] == report["report_id"]
        assert EPOCH + dt.timedelta(key["first_number"]) == report["first_day"]
        assert EPOCH + dt.timedelta(key["last_number"]) == report["last_day"]
        one_day = report["first_day"] == report["last_day"]
        clock = report["time_local"] if one_day else None
        assert key["minute"] == (None if clock is None else int(clock[:2]) * 60 + int(clock[3:]))
        attacker, target = (actors.get(who[name], nobody) for name in ("side_a_set", "side_b_set"))
        assert (key["side_a_key"], key["side_b_key"]) == (attacker["actor_key"], target["actor_key"])
        assert key["civilian_target"] == target["civilian"]
        act = acts.get(report["act"], {})
        assert (key["act_number"], key["act_group"]) == (act.get("act_number"), act.get("group_number"))
        low, high = report["deaths_low"], report["deaths_high"]
        assert key["deaths_low"] == (0 if low is None and high is not None else low)
        assert key["deaths_high"] == (1_000_000 if high is None and low is not None else high)
        precision = PlacePrecision(report["place_precision"])
        point = place_keys.one_point(report["latitude"], report["longitude"], precision)
        assert {name: key[name] for name in point} == pytest.approx(point)
    assert {key["civilian_target"] for key in keys} == {True, False}
    assert None in {key["act_number"] for key in keys}


def test_only_those_asked_about_are_told_in_the_order_of_their_days(world: World) -> None:
    world.store.run("link/all_reports.sql", into="step_asked_report")
    rows = known_keys(world.store)
    order = list(zip(rows.column("first_number").to_pylist(), rows.column("report_id").to_pylist(), strict=True))
    assert order == sorted(order)
    world.store.load("step_asked_pair", pa.table({"report_1": [3, 3], "report_2": [5, 9]}))
    world.store.run("link/asked_report.sql", into="step_asked_report")
    assert sorted(known_keys(world.store).column("source_row_id").to_pylist()) == [3, 5, 9]


def test_a_run_of_an_earlier_version_is_refused_by_name() -> None:
    with pytest.raises(RunFolderError, match="earlier version"):
        known_keys(DuckDBStore(None))
