"""The evidence on any two reports adds up to what the run made of them."""

from __future__ import annotations

import pytest

from tests.link.conftest import World
from treve.errors import NotFound
from treve.link.evidence import evidence
from treve.link.stored_weights import stored_weights
from treve.store.duckdb import DuckDBReader, DuckDBStore


@pytest.fixture(scope="module")
def reader(world: World, tmp_path_factory: pytest.TempPathFactory) -> DuckDBReader:
    """The run, finished and opened again."""
    path = tmp_path_factory.mktemp("run") / "run.duckdb"
    store = DuckDBStore(path)
    for table in world.store.tables():
        if not table.startswith("step_"):
            store.load(table, world.store.fetch(table))
    store.close()
    return DuckDBReader(path)


def test_a_pair_of_the_run(reader: DuckDBReader) -> None:
    row = next(one for one in reader.fetch("pair").to_pylist() if one["relation"] == "linked")
    told = evidence(reader, row["report_2"], row["report_1"])
    assert (told.relation, told.together, told.chance) == ("linked", True, row["chance"])
    assert told.bits == pytest.approx(sum(one.bits for one in told.evidence))
    assert told.bits == pytest.approx(row["bits"], abs=0.1)


def test_any_two_reports_can_be_asked_about(reader: DuckDBReader) -> None:
    told = evidence(reader, 1, 2)
    assert told.evidence[0].compared == "start"
    assert 0 <= told.chance_alone <= 1
    assert told.relation is None or told.chance is not None


def test_a_run_that_compared_nothing_says_so() -> None:
    with pytest.raises(NotFound, match="not compared"):
        stored_weights(DuckDBStore(None))
