"""The example as a run, and an edition of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

import treve
from treve.bulletin.edition.changes import late
from treve.bulletin.edition.content import Around
from treve.bulletin.edition.figures import Figures, figures
from treve.bulletin.edition.period import Kind, periods
from treve.count.rule_file import counting_rule
from treve.store.duckdb import DuckDBReader

AGREEMENT = "syr-2016-12-30"


@pytest.fixture(scope="session")
def example_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the example held against the truce of 30 December 2016."""
    example = Path(__file__).parents[3] / "examples" / "syria-2016"
    out = tmp_path_factory.mktemp("edition") / "run"
    treve.run([AGREEMENT], [("table", example / "reports.csv")], out).close()
    return out


@pytest.fixture(scope="session")
def store(example_run: Path) -> Iterator[DuckDBReader]:
    """Its tables."""
    reader = DuckDBReader(example_run / "run.duckdb")
    yield reader
    reader.close()


@pytest.fixture(scope="session")
def told(store: DuckDBReader) -> Figures:
    """The week to the evening of 12 January 2017."""
    return figures(store, AGREEMENT, *periods(Kind.WEEKLY, dt.date(2017, 1, 12), "19:30", "Asia/Damascus"))


@pytest.fixture(scope="session")
def around(told: Figures) -> Around:
    """No earlier edition, no effort, no log."""
    return Around(counting_rule("incident"), late(told, ()), None, (), None, None, "0.0.1")
