"""Sentences for what a first run goes wrong with; none where nothing is wrong."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from tests.bulletin.world import FACTS, filled
from treve.bulletin.day_one import advice, warnings_told
from treve.bulletin.summary import summary
from treve.catalogue import speaking
from treve.model.finding import Verdict
from treve.store.arrow_types import arrow_schema
from treve.store.duckdb import DuckDBStore


def _summary(**changes: Any) -> dict[str, Any]:
    findings = {str(verdict): 0 for verdict in Verdict} | {"covered": 3, "outside_time": 2}
    quality = {
        "data_begin": "2017-01-01",
        "data_end": "2017-02-01",
        "reports_ahead": 0,
        "vague_days": 1,
        "rejected_rows": 0,
        "unresolved_names": {"names": 1, "side_names": 1, "reports": 1},
    }
    agreement = {"id": "a", "effective": "2016-12-29T22:00:00Z", "ended": None, "readings": [{"findings": findings}]}
    plain: dict[str, Any] = {"reports": 5, "incidents": 5, "quality": quality, "agreements": [agreement]}
    for path, value in changes.items():
        target = plain["quality"] if path in quality else plain
        target[path] = value
    return plain


def _said(summary: dict[str, Any], rejected: list[dict[str, object]] | None = None) -> str:
    store = DuckDBStore(None)
    store.load("rejected_row", pa.Table.from_pylist(rejected or [], schema=arrow_schema("rejected_row")))
    said = "\n".join(advice(summary, store))
    store.close()
    return said


def test_nothing_is_said_where_nothing_is_wrong() -> None:
    assert _said(_summary()) == ""


@pytest.mark.parametrize(
    ("verdict", "said"),
    [("outside_time", "from 2016-12-29T22:00:00Z on"), ("outside_territory", "No report lies in the territory of a")],
)
def test_reports_of_another_time_or_place_are_named_as_such(verdict: str, said: str) -> None:
    told = _summary()
    told["agreements"][0]["readings"] = [{"findings": {str(one): 0 for one in Verdict} | {verdict: 5}}]
    assert said in _said(told)


def test_reports_of_a_day_that_has_not_come_are_spoken_of() -> None:
    assert "has not come" not in _said(_summary(reports_ahead=0))
    assert "1 report states a day that has not come: a slip of the pen?" in _said(_summary(reports_ahead=1))
    assert "3 reports state a day that has not come" in _said(_summary(reports_ahead=3))


def test_names_and_days_are_spoken_of_only_if_every_report_has_the_trouble() -> None:
    assert "No report has an exact day" in _said(_summary(vague_days=5))
    assert "Not one report names" in _said(_summary(unresolved_names={"names": 9, "side_names": 9, "reports": 5}))
    assert _said(_summary(unresolved_names={"names": 9, "side_names": 0, "reports": 5})) == ""


def test_the_column_that_failed_most_often_is_named_with_an_example() -> None:
    row = {"input_id": 1, "row_number": 1, "line_number": 2, "value": "Idlib", "expected": "a day"}
    rejected = [row | {"column_name": name} for name in ("occurred_from", "occurred_from", "lat")]
    said = _said(_summary(reports=0, rejected_rows=2), rejected)
    assert (
        "the column occurred_from was at fault (2 times), for example with 'Idlib' where this was expected: a day."
        in said
    )


def test_a_reader_has_the_advice_in_the_language_spoken_and_the_other_warnings_as_they_were_kept() -> None:
    store = filled(reports=({"day": (12, 20), "place": 1, "a": 1, "b": 2, "deaths": (1, 1, 1)},))
    told: dict[str, Any] = summary(store, FACTS)
    told["warnings"] = [*FACTS.warnings, *advice(told, store)]
    assert [text for text, _ in warnings_told(told, store)] == told["warnings"]
    with speaking("fr"):
        first, *others = warnings_told(told, store)
    assert first == (FACTS.warnings[0], False)
    assert len(others) == len(told["warnings"]) - 1 > 0
    assert all(spoken and text not in told["warnings"] for text, spoken in others)
