from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.process import HEADER, ROW


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of one report."""
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + ROW, encoding="utf-8")
    return path
