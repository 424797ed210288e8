"""Is there a cluster of incidents anywhere?"""

from __future__ import annotations

from tests.analysis.small import case
from treve.analysis.from_run import cases
from treve.analysis.hotspots import answer
from treve.model.questions import HotspotsAnswer
from treve.model.refusal import Missing, Refusal
from treve.read import silent
from treve.run_folder import RunFolder
from treve.store.duckdb import DuckDBReader


def test_districts_are_searched_or_said_to_be_missing(late_run: RunFolder) -> None:
    store = DuckDBReader(late_run.folder / "run.duckdb")
    (only,) = cases(store, late_run.summary)
    found = answer(only, silent)
    districts = {row["admin2"] for row in store.fetch("analysis/district_days.sql").to_pylist() if row["admin2"]}
    store.close()
    if len(districts) < 3:
        assert isinstance(found, Refusal)
        assert found.missing is Missing.TOO_FEW_UNITS
    else:
        assert isinstance(found, HotspotsAnswer)
        assert found.found.areas == len(districts)


def test_a_table_of_counts_has_no_places() -> None:
    assert answer(case(), silent) == Refusal(Missing.NOT_IN_COUNTS)
