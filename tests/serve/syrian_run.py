"""The Syrian example as a run, once for all tests of what is sought in runs."""

from __future__ import annotations

from pathlib import Path

import pytest

import treve
from tests.serve.slow_filter import SlowFilter

EXAMPLE = Path(__file__).parents[2] / "examples" / "syria-2016" / "reports.csv"


@pytest.fixture(scope="session")
def syria(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the run."""
    folder = tmp_path_factory.mktemp("sought")
    agreements = ["syr-2016-02-27", "syr-2016-12-30"]
    treve.run(agreements, [("table", EXAMPLE)], folder).close()
    return folder


@pytest.fixture(scope="session")
def slow(syria: Path) -> SlowFilter:
    """The same run, row by row."""
    with treve.open_run(syria) as run:
        return SlowFilter(run)
