"""The reference tables and the values expected of them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any


class Tables:
    """Tables and expected values of the folder of reference data."""

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
