"""The cases of a run count each incident of the countries concerned once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

import treve
from treve.analysis.from_run import cases, reading_of
from treve.model.daily_counts import Front
from treve.run_folder import RunFolder
from treve.store.duckdb import DuckDBReader


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunFolder]:
    example = Path(__file__).parents[2] / "examples" / "syria-2016" / "reports.csv"
    out = tmp_path_factory.mktemp("run")
    with treve.run(["syr-2016-12-30", "syr-2017-05-04"], [("table", example)], out) as made:
        yield made


def test_every_incident_of_an_exact_day_is_counted_once_and_the_others_are_kept_apart(run: RunFolder) -> None:
    store = DuckDBReader(run.folder / "run.duckdb")
    nationwide, areas = cases(store, run.summary)
    incidents = run.table("incident").pl()
    exact = incidents.filter(incidents["first_day"] == incidents["last_day"]).height
    assert sum(row.events for row in nationwide.counts.rows) == exact
    assert nationwide.counts.vague is not None
    assert len(nationwide.counts.vague) == incidents.height - exact
    assert all(row.front is not Front.OUTSIDE for row in nationwide.counts.rows)
    # The memorandum of 2017 is about four areas: the same incidents, some of them outside.
    assert sum(row.events for row in areas.counts.rows) == exact
    assert any(row.front is Front.OUTSIDE for row in areas.counts.rows)
    store.close()


def test_fronts_and_truces_are_those_of_the_reading_shown(run: RunFolder) -> None:
    store = DuckDBReader(run.folder / "run.duckdb")
    nationwide, areas = cases(store, run.summary)
    assert [reading_of(one) for one in run.summary["agreements"]] == ["presumed", "presumed"]
    assert nationwide.truce.effective == dt.date(2016, 12, 30)
    assert areas.truce.effective == dt.date(2017, 5, 6)
    assert {dt.date(2016, 12, 30), dt.date(2017, 5, 6)} <= set(nationwide.truces)
    assert any(row.front is Front.COVERED for row in nationwide.counts.rows)
    store.close()


def test_pairs_of_sides_have_names_in_every_language_in_the_same_order(late_run: RunFolder) -> None:
    store = DuckDBReader(late_run.folder / "run.duckdb")
    try:
        (only,) = cases(store, late_run.summary)
    finally:
        store.close()
    between = {row.between for row in only.counts.rows}
    assert set(only.names) == {"fr", "ar"}
    assert between <= set(only.names["fr"])
    (pair,) = between
    assert only.names["fr"][pair] != pair
    assert [len(one.split(" – ")) for one in (pair, only.names["fr"][pair], only.names["ar"][pair])] == [2, 2, 2]
    assert any("\u0600" <= letter <= "\u06ff" for letter in only.names["ar"][pair])
