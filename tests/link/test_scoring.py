"""The whole link on invented reports: as good as its levels allow, calibrated, and the same whatever the order of the rows."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from benchmarks.link_store import fill
from benchmarks.link_truth import Truth

from tests.link.conftest import SOURCES, World, compared
from treve import link
from treve.link.window import Window
from treve.store.duckdb import DuckDBStore


def _groups(store: DuckDBStore) -> dict[str, frozenset[str]]:
    ids = dict(
        zip(*(store.fetch("report").column(name).to_pylist() for name in ("source_row_id", "report_id")), strict=True)
    )
    told: dict[int, set[str]] = {}
    for row in store.fetch("incident_report").to_pylist():
        told.setdefault(row["incident_id"], set()).add(ids[row["source_row_id"]])
    return {one: frozenset(group) for group in told.values() for one in group}


def test_links_are_mostly_right_and_most_are_found(measured: World) -> None:
    incident = measured.truth.reports.incident
    rows = measured.store.fetch("pair").filter(
        pa.compute.equal(measured.store.fetch("pair").column("relation"), "linked")
    )
    same = incident[rows.column("report_1").to_numpy() - 1] == incident[rows.column("report_2").to_numpy() - 1]
    told = np.bincount(incident)
    assert same.mean() > 0.85
    assert same.sum() / (told * (told - 1) // 2).sum() > 0.70


def test_chances_are_what_they_say(measured: World) -> None:
    incident = measured.truth.reports.incident
    rows = measured.store.fetch("pair")
    chance = rows.column("chance").to_numpy()
    same = incident[rows.column("report_1").to_numpy() - 1] == incident[rows.column("report_2").to_numpy() - 1]
    for low, high in ((0.2, 0.5), (0.5, 0.8), (0.8, 1.01)):
        inside = (chance >= low) & (chance < high)
        assert inside.sum() > 20
        assert same[inside].mean() == pytest.approx(chance[inside].mean(), abs=0.12)


@pytest.mark.parametrize("threads", [1, 2])
def test_neither_the_order_of_rows_nor_threads_change_who_is_linked(world: World, made: Truth, threads: int) -> None:
    store = DuckDBStore(None)
    fill(store, made)
    count = store.tables()["report"]
    renumbered = np.random.default_rng(threads).permutation(count) + 1
    fresh = DuckDBStore(None, threads=threads)
    for table in store.tables():
        rows = store.fetch(table)
        if "source_row_id" in rows.column_names and rows.num_rows:
            key = rows.column("source_row_id").to_numpy()
            at = rows.column_names.index("source_row_id")
            rows = rows.set_column(at, "source_row_id", pa.array(renumbered[key - 1]))
            rows = rows.take(np.random.default_rng(5).permutation(rows.num_rows))
        fresh.load(table, rows)
    link.incidents(fresh, link.LinkOrder(window=Window(threads=threads), curated=SOURCES))
    assert _groups(fresh) == _groups(world.store)
    weights = [row["bits"] for row in fresh.fetch("link_weight").to_pylist()]
    assert weights == [row["bits"] for row in world.store.fetch("link_weight").to_pylist()]


def test_the_weights_are_a_table_of_the_run(world: World) -> None:
    rows = world.store.fetch("link_weight").to_pylist()
    assert rows[0]["compared"] == "start"
    assert rows[0]["pairs"] == len(compared(world.store).report_1)
    assert not any(row["given"] for row in rows)
    days = [row for row in rows if row["compared"] == "days"]
    assert sum(row["pairs"] for row in days) == rows[0]["pairs"]
    assert days[0]["bits"] > 0 > days[3]["bits"]
