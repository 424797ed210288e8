"""What was worked out of an earlier run is kept with the moment at which that run was made, or not at all."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

from treve.refresh import earlier_analysis
from treve.store.run_files import DATABASE, EARLIER_ANALYSIS

MADE = dt.datetime(2017, 1, 10, 12, tzinfo=dt.UTC)


def test_an_analysis_is_kept_as_that_of_the_run_that_was_here(tmp_path: Path) -> None:
    earlier_analysis.keep(tmp_path)
    assert not (tmp_path / EARLIER_ANALYSIS).exists()
    (tmp_path / DATABASE).touch()
    os.utime(tmp_path / DATABASE, (MADE.timestamp(), MADE.timestamp()))
    (tmp_path / "analysis.json").write_text('{"agreements": [1]}', encoding="utf-8")
    earlier_analysis.keep(tmp_path)
    told = json.loads((tmp_path / EARLIER_ANALYSIS).read_text(encoding="utf-8"))
    assert told == {"made": "2017-01-10T12:00:00+00:00", "analysis": {"agreements": [1]}}
    # A run that was never analysed leaves what is known of the one before it.
    (tmp_path / "analysis.json").unlink()
    earlier_analysis.keep(tmp_path)
    assert (tmp_path / EARLIER_ANALYSIS).is_file()


def test_what_is_forgotten_leaves_neither_answers_nor_work(tmp_path: Path) -> None:
    earlier_analysis.put(tmp_path, MADE, {"agreements": []})
    work = tmp_path / earlier_analysis.WORK
    work.mkdir()
    (work / earlier_analysis.OF).write_text("{}", encoding="utf-8")
    earlier_analysis.forget(tmp_path)
    earlier_analysis.forget(tmp_path)
    assert list(tmp_path.iterdir()) == []
