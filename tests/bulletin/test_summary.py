"""summary.json: the contract, and every number against the invented run counted by hand."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from tests.bulletin.world import FACTS, TITLE, filled
from tests.rows import rows
from treve.bulletin.summary import SCHEMA, TABLES_OF, _bounds, data_end_of, reading_order, summary
from treve.model.finding import Flag, Verdict
from treve.model.tables import BY_NAME
from treve.store.duckdb import DuckDBStore
from treve.store.protocol import Store


def _agreement(told: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = told["agreements"][0]
    return found


def _reading(told: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in _agreement(told)["readings"] if one["reading"] == name)
    return found


def test_it_is_plain_json(told: dict[str, Any]) -> None:
    assert json.loads(json.dumps(told, allow_nan=False)) == told


def test_it_has_the_keys_of_schema_1(told: dict[str, Any]) -> None:
    assert SCHEMA == told["schema"] == 1
    assert {"treve", "schema", "run", "reports", "incidents", "agreements", "warnings"} <= set(told)
    assert {"seconds", "engine", "settings", "inputs"} <= set(told["run"])
    assert {"source", "path", "sha256", "rows", "rejected"} <= set(told["run"]["inputs"][0])
    assert {"id", "effective", "ended", "times", "contested", "readings", "effect", "holding", "durability"} <= set(
        _agreement(told)
    )
    assert {"what", "value", "zone", "utc", "by"} <= set(_agreement(told)["times"][0])
    assert all(
        {"reading", "effective", "ended", "flags", "findings"} <= set(one) for one in _agreement(told)["readings"]
    )


def test_every_verdict_and_flag_has_a_number(told: dict[str, Any]) -> None:
    for one in _agreement(told)["readings"]:
        assert set(one["findings"]) == set(Verdict)
        assert set(one["flags"]) == set(Flag)


def test_every_incident_has_one_verdict_per_reading(told: dict[str, Any]) -> None:
    assert {sum(one["findings"].values()) for one in _agreement(told)["readings"]} == {told["incidents"]} == {9}


def test_contested_membership_is_undetermined_under_strict_and_covered_under_presumed(told: dict[str, Any]) -> None:
    strict, presumed = _reading(told, "strict"), _reading(told, "presumed")
    assert (strict["findings"]["covered"], strict["findings"]["undetermined"]) == (4, 2)
    assert (presumed["findings"]["covered"], presumed["findings"]["undetermined"]) == (5, 1)
    assert _agreement(told)["contested"] == 1
    assert strict["reasons"] == {"contested_membership": 1, "place_too_vague": 1, "unresolved_actor": 1}


def test_flags_count_covered_findings_only(told: dict[str, Any]) -> None:
    for one in _agreement(told)["readings"]:
        assert one["flags"] == dict.fromkeys(Flag, one["findings"]["covered"])


def test_instants_are_utc_with_a_z(told: dict[str, Any]) -> None:
    assert _agreement(told)["effective"] == "2016-12-29T22:00:00Z"
    assert _agreement(told)["ended"] is None
    assert _agreement(told)["times"][0]["utc"] == "2016-12-29T22:00:00Z"
    assert _agreement(told)["times"][1]["utc"] is None


def test_a_time_says_on_whose_word_it_rests(told: dict[str, Any]) -> None:
    first = _agreement(told)["times"][0]
    assert (first["by"], first["by_ids"]) == ("the agreement’s own text", ["text"])


def test_quality_counts_what_is_vague_refused_and_unknown(told: dict[str, Any]) -> None:
    assert told["quality"] == {
        "data_begin": "2016-12-20",
        "data_end": "2017-01-20",
        "reports_ahead": 0,
        "vague_days": 1,
        "vague_places": 2,
        "unresolved_names": {"names": 1, "side_names": 1, "reports": 1},
        "rejected_rows": 1,
        "repeated_rows": 1,
        "largest_recorder": {"name": "The Monitor", "id": "monitor", "reports": 8, "share": 0.8889},
        "recorders": 1,
        "reports_without_recorder": 1,
    }


def test_every_number_names_a_table_of_the_run_or_its_analysis() -> None:
    for tables in TABLES_OF.values():
        for name in tables.replace(";", ",").split(","):
            assert name.split(":")[-1].strip() in {*BY_NAME, "analysis.json"}


def test_strict_and_presumed_come_first() -> None:
    assert reading_order(["russia", "presumed", "iran", "strict"]) == ["strict", "presumed", "iran", "russia"]


def test_a_run_without_reports_says_so_with_nulls() -> None:
    told: dict[str, Any] = summary(filled(reports=()), FACTS)
    assert told["reports"] == told["incidents"] == 0
    assert told["quality"]["data_end"] is None
    assert told["quality"]["largest_recorder"] is None
    assert told["agreements"][0]["title"] == TITLE


@pytest.mark.parametrize("key", ["effect", "holding", "durability"])
def test_what_is_not_analysed_is_null(told: dict[str, Any], key: str) -> None:
    assert _agreement(told)[key] is None


def test_a_contested_start_is_null_with_its_bounds(store: Store) -> None:
    row = store.fetch("reading").to_pylist()[0]
    later = row | {"starts_latest": row["starts_latest"].replace(day=30)}
    assert _bounds(later) == {
        "effective": None,
        "effective_between": ["2016-12-29T22:00:00Z", "2016-12-30T22:00:00Z"],
        "ended": None,
    }


def test_a_day_that_has_not_come_does_not_end_the_data_and_a_span_that_has_begun_ends_where_it_began() -> None:
    begun, later = dt.date.today() - dt.timedelta(days=3), dt.date.today() + dt.timedelta(days=400)  # noqa: DTZ011
    three = filled().fetch("report").to_pylist()[:3]
    days = [
        one | {"first_day": first, "last_day": later} for one, first in zip(three, (begun, later, later), strict=True)
    ]
    for reports, end in ((days, begun), (days[1:], None)):
        store = DuckDBStore(None)
        store.load("report", rows("report", reports))
        assert data_end_of(store, later) == (end, 2)
        assert data_end_of(store, begun) == (begun, 0)
        store.close()
