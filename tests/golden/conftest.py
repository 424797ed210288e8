"""Whole runs on real data, made once for all golden tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import treve
from treve.run_folder import RunFolder
from treve.settings import Settings


@pytest.fixture(scope="session")
def ucdp_run(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunFolder]:
    """The truce of 30 December 2016 held against UCDP GED Syria."""
    out = tmp_path_factory.mktemp("ucdp")
    with treve.run(["syr-2016-12-30"], [("ucdp_ged", shared_data / "ucdp_ged_syria_2016_2019.csv.gz")], out) as run:
        yield run


@pytest.fixture(scope="session")
def example_run(syria_example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunFolder]:
    """The truce of 30 December 2016 held against the 379 reports that ship with the project, each an incident."""
    out = tmp_path_factory.mktemp("example")
    settings = Settings(link=False)
    with treve.run(["syr-2016-12-30"], {"table": syria_example / "reports.csv"}, out, settings=settings) as run:
        yield run


@pytest.fixture(scope="session")
def linked_example_run(syria_example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunFolder]:
    """The same, with reports of the same incident linked."""
    out = tmp_path_factory.mktemp("linked_example")
    with treve.run(["syr-2016-12-30"], {"table": syria_example / "reports.csv"}, out) as run:
        yield run


def _content(run: RunFolder, table: str) -> list[tuple[object, ...]]:
    """The rows of a table in a fixed order, to compare two runs."""
    return sorted(run.table(table).pl().rows(), key=repr)


@pytest.fixture
def content() -> Callable[[RunFolder, str], list[tuple[object, ...]]]:
    """A function that gives the rows of a table in a fixed order."""
    return _content
