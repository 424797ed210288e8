"""A run is shown only to who sees every report of a casebook in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from treve.casebook.readerships import Readership
from treve.errors import RunFolderError
from treve.serve.held import Reader
from treve.serve.query import EVERYTHING
from treve.serve.sought.ready import ReadyRuns


class _Nobody(Reader):
    """Belongs to a readership of nothing."""

    def must_see(self, folder: Path, *_: object) -> None:
        raise RunFolderError(f"{folder}: not theirs")


def test_a_run_that_its_reader_does_not_see_is_refused(syria: Path) -> None:
    runs = ReadyRuns()
    nobody = _Nobody(None, Readership())  # type: ignore[arg-type]
    with pytest.raises(RunFolderError, match="not theirs"), runs.sought(syria, EVERYTHING, nobody):
        raise AssertionError("it was opened")
    with pytest.raises(RunFolderError, match="not theirs"), runs.opened(syria, nobody):
        raise AssertionError("it was opened")
