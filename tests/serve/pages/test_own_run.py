from __future__ import annotations

from pathlib import Path

import pytest

from treve.errors import RunFolderError
from treve.serve.query import EVERYTHING
from treve.serve.sought.ready import ReadyRuns


def test_a_run_that_holds_what_its_audience_does_not_read_is_refused(syria: Path) -> None:
    runs = ReadyRuns()
    with pytest.raises(RunFolderError), runs.sought(syria, EVERYTHING, lambda _: False):
        raise AssertionError("it was opened")
