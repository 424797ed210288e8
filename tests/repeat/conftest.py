from __future__ import annotations

from pathlib import Path

import pytest

from treve import pipeline
from treve.agreements.file import LIBRARY

REPORTS = 60
"""Reports of the example that the tests of this folder use: enough for every verdict, few enough to run often."""


@pytest.fixture(scope="session")
def few_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first reports of the example."""
    example = Path(__file__).parents[2] / "examples" / "syria-2016" / "reports.csv"
    path = tmp_path_factory.mktemp("few") / "reports.csv"
    path.write_text(
        "".join(example.read_text(encoding="utf-8").splitlines(keepends=True)[: REPORTS + 1]), encoding="utf-8"
    )
    return path


@pytest.fixture(scope="session")
def own_agreement(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library's truce of 30 December 2016 as a file of one's own."""
    path = tmp_path_factory.mktemp("own") / "syr-2016-12-30.yaml"
    path.write_bytes((LIBRARY / "syr-2016-12-30.yaml").read_bytes())
    return path


@pytest.fixture(scope="session")
def finished(few_reports: Path, own_agreement: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run, not to be changed."""
    out = tmp_path_factory.mktemp("finished") / "run"
    return pipeline.run(pipeline.Order((str(own_agreement),), (("table", few_reports),), out))
