"""Where the reference tables are: not ours to ship, their origin and licence stand beside them."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


class Reference:
    """Tables and expected values of the folder `reference`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.values: dict[str, Any] = json.loads((folder / "values.json").read_text(encoding="utf-8"))

    def rows(self, name: str) -> list[dict[str, str]]:
        """Rows of one CSV file."""
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def numbers(self, name: str, column: str) -> list[float]:
        """One column of one CSV file."""
        return [float(row[column]) for row in self.rows(name)]


@pytest.fixture(scope="session")
def reference() -> Reference:
    """The reference tables; their absence is a failure where CI=true, else a named skip."""
    data = os.environ.get("TREVE_DATA")
    folder = Path(data).parent / "reference" if data else ROOT.parent / "shared" / "reference"
    if not (folder / "values.json").is_file():
        message = f"{folder}: no reference tables there"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return Reference(folder)
