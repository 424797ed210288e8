"""Runs are analysed in the background: what a killed worker left is gone on with, and no answer stands beside another run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.casebook.world import NOW, World
from tests.refresh.conftest import REPORT, asked_for
from treve import refresh
from treve.analysis.folder import unanswered
from treve.casebook import people
from treve.refresh import analyst
from treve.refresh.analyst import Analysed, Analyst
from treve.refresh.earlier_analysis import WORK
from treve.store.folder_lock import sole_worker
from treve.store.run_files import DATABASE, EARLIER_ANALYSIS, made_at

WAIT = 120


@pytest.fixture
def runs(made: World, tmp_path: Path) -> Path:
    """The runs of a casebook of one report; only that of everything is looked at."""
    made.report("liaison_a", **REPORT)
    with made.book.write(NOW) as writing:
        for name in set(made.who) - {"owner", "head", "liaison_a"}:
            people.disable(writing, made.who[name].account_id)
    refresh.for_readerships(made.book, asked_for(tmp_path / "runs"))
    return tmp_path / "runs"


def _until(worker: Analyst, folder: Path) -> Analysed:
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        ended = worker.look([folder])
        if ended is not None:
            return ended
        time.sleep(0.05)
    raise AssertionError("it did not end")


def test_a_run_is_analysed_once_and_its_summary_is_filled(runs: Path) -> None:
    worker, folder = Analyst(), runs / "all"
    assert unanswered(folder) == ("syr-2016-12-30",)
    assert list(worker.finish([folder])) == [Analysed(folder, is_well=True)]
    assert unanswered(folder) == ()
    told = json.loads((folder / "analysis.json").read_text(encoding="utf-8"))
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    # Of one report nothing can be told: the answer is why.
    (answer,) = told["agreements"]
    assert ("refused" in json.dumps(answer["effect"]), summary["agreements"][0]["effect"]) == (True, None)
    assert not (folder / WORK).exists()
    assert list(worker.finish([folder])) == []


def test_a_run_made_again_meanwhile_is_not_waited_for_and_keeps_the_answer_as_that_of_an_earlier_one(
    made: World, runs: Path
) -> None:
    worker, folder = Analyst(), runs / "all"
    assert worker.look([folder]) is None
    first = made_at(folder)
    time.sleep(1.1)
    made.report("liaison_a", "later", **{**REPORT, "occurred_from": "2017-01-20"})
    done = refresh.for_readerships(made.book, asked_for(runs))
    assert (folder in {one.folder for one in done.made}, done.held) == (True, ())
    assert _until(worker, folder) == Analysed(folder, is_well=True, is_newest=False)
    assert not (folder / "analysis.json").exists()
    earlier = json.loads((folder / EARLIER_ANALYSIS).read_text(encoding="utf-8"))
    assert (earlier["made"], len(earlier["analysis"]["agreements"])) == (first.isoformat(), 1)
    # The new one is next, and takes the place of the other.
    assert _until(worker, folder) == Analysed(folder, is_well=True)
    assert not (folder / EARLIER_ANALYSIS).exists()
    worker.close()


def test_a_worker_killed_at_an_analysis_takes_it_with_it_and_the_next_goes_on(runs: Path) -> None:
    folder = runs / "all"
    start = "import sys, time; from pathlib import Path; from treve.refresh.analyst import Analyst; w = Analyst()\n"
    start += "while True: w.look([Path(sys.argv[1])]); print(w._at[1].pid, flush=True); time.sleep(60)"
    other = subprocess.Popen([sys.executable, "-c", start, str(folder)], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    child = int(other.stdout.readline())
    other.send_signal(signal.SIGKILL)
    other.communicate()
    until = time.monotonic() + WAIT
    while Path(f"/proc/{child}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{child}").exists()
    assert (folder / WORK / DATABASE).is_file()
    # What it had answered by then is not asked again: another answer than the analysis would give shows that.
    block = {"id": "syr-2016-12-30", "effect": {"summary": {"verdict": "kept"}}, "truce": {}, "data": {}}
    version = json.loads((folder / "summary.json").read_text(encoding="utf-8"))["treve"]
    kept = {"treve": version, "schema": 1, "agreements": [block]}
    (folder / WORK / "analysis.json").write_text(json.dumps(kept), encoding="utf-8")
    assert unanswered(folder / WORK) == ()
    worker = Analyst()
    worker.look([folder])
    assert worker._at is not None
    assert worker._at[1].wait(WAIT) == 0
    assert json.loads((folder / WORK / "analysis.json").read_text(encoding="utf-8")) == kept
    worker.close()


def test_one_that_ends_in_an_error_is_told_and_not_tried_again_before_the_run_is_made_anew(runs: Path) -> None:
    worker, folder = Analyst(), runs / "all"
    worker.look([folder])
    worker.close()
    (folder / WORK / DATABASE).unlink()
    assert list(worker.finish([folder])) == [Analysed(folder, is_well=False)]
    assert list(worker.finish([folder])) == []
    os.utime(folder / DATABASE)
    assert list(worker.finish([folder])) == [Analysed(folder, is_well=True)]


def test_an_analysis_asked_for_at_the_desk_is_waited_for(runs: Path) -> None:
    worker, folder = Analyst(), runs / "all"
    worker.look([folder])
    assert worker._at is not None
    worker._at[1].wait(WAIT)
    with sole_worker(folder):
        assert worker.look([folder]) is None
        assert not (folder / "analysis.json").exists()
    assert worker.look([folder]) == Analysed(folder, is_well=True)


def test_nothing_is_inferred_from_single_reports(runs: Path) -> None:
    folders = analyst.wanted(runs)
    assert folders[0].name in {path.name for path in runs.iterdir()}
    assert len(folders) == len(list(runs.glob("*/summary.json")))
    path = runs / "all" / "readership.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"partial": True}), encoding="utf-8")
    assert set(folders) - set(analyst.wanted(runs)) == {runs / "all"}
