"""Analyses in the background: one at a time, and one that does not end well is said."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from treve.errors import Refused
from treve.serve.analysis_job import AnalysisJobs

TRUCE = "syr-2016-12-30"
LONGEST_SECONDS = 120.0


def test_what_could_not_be_made_is_said(tmp_path: Path) -> None:
    jobs = AnalysisJobs()
    jobs.start(tmp_path, TRUCE)
    with pytest.raises(Refused, match="busy"):
        jobs.start(tmp_path / "another", TRUCE)
    end = time.monotonic() + LONGEST_SECONDS
    while (progress := jobs.progress(tmp_path)) is not None and progress.ended is None:
        assert time.monotonic() < end
        time.sleep(0.1)
    assert progress is not None
    assert progress.ended is False
    jobs.close()
    assert jobs.progress(tmp_path) is None
