"""Published values and the small data sets they were computed from."""

from __future__ import annotations

import csv
import datetime as dt
import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.reference.tables import Tables
from treve.analysis.counts_file import read_counts
from treve.model.daily_counts import DailyCounts

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT.parent / "shared" / "reference"
COUNTS = ROOT / "examples" / "counts" / "syria_daily_by_front.csv"

OTHER_STATE_BASED = ("government_is", "turkey_is", "other_state_based")
"""The uncovered fronts of the rehearsal: state-based violence other than government against insurgents."""


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder of reference data; its absence is a failure where CI=true, else a named skip."""
    folder = Path(os.environ.get("TREVE_REFERENCE", REFERENCE))
    if not (folder / "values.json").is_file():
        message = f"{folder}: no reference data there; set TREVE_REFERENCE to the folder that holds values.json"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder


@pytest.fixture(scope="session")
def tables(reference: Path) -> Tables:
    """The reference tables and the values expected of them."""
    return Tables(reference)


@pytest.fixture(scope="session")
def values(reference: Path) -> dict[str, Any]:
    """The expected values."""
    content: dict[str, Any] = json.loads((reference / "values.json").read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="session")
def syria() -> DailyCounts:
    """Daily counts that ship with the project, computed from UCDP GED Syria (exact days)."""
    return read_counts(COUNTS, ["government_insurgents"])


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text: str) -> dt.date:
    """2016-12-30."""
    return dt.date.fromisoformat(text)
