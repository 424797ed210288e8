"""A run is shown only to who sees every report of a casebook in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from treve.casebook.readerships import Readership
from treve.errors import RunFolderError
from treve.serve.held import Reader
from treve.serve.pages.own_run import registered_in
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


def test_the_versions_of_the_register_are_those_that_the_run_was_ordered_with(syria: Path, tmp_path: Path) -> None:
    assert registered_in(syria) == {}
    told = json.loads((syria / "summary.json").read_text(encoding="utf-8"))
    told["run"]["order"]["registered"] = [{"agreement": "syr-2016-12-30", "version": 2}]
    (tmp_path / "summary.json").write_text(json.dumps(told), encoding="utf-8")
    assert registered_in(tmp_path) == {"syr-2016-12-30": 2}
