"""A run that follows a casebook; the worker killed at any moment loses nothing."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.casebook.world import NOW, PASSWORD, World
from tests.refresh.conftest import REPORT, asked_for, waiting
from treve import refresh
from treve.casebook import cases, links, rulings
from treve.casebook.rulings import DecidedBy, Vote
from treve.casebook.workflow import Outcome, State
from treve.errors import BadValue
from treve.repeat.rerun import rerun
from treve.run_folder import RunFolder


def test_a_run_is_made_again_after_a_change_and_takes_decisions_and_rulings(made: World, tmp_path: Path) -> None:
    one = made.report("liaison_a", "shells", recorder="SOHR", **REPORT)
    other = made.report("liaison_b", "again shells", recorder="SANA", **REPORT)
    head, order = made.who["head"], asked_for(tmp_path / "run")
    first = refresh.after_changes(made.book, head.account_id, order)
    assert first is not None
    assert (first.taken, first.messages, waiting(made)) == (2, 2, 0)
    assert refresh.after_changes(made.book, head.account_id, order) is None
    with RunFolder(order.out) as run:
        assert (run.table("report").pl().height, run.table("determination").pl().height) == (2, 0)
        together = run.table("incident").pl().height
    with made.book.write(NOW) as writing:
        links.decide(writing, made.who["analyst"], one, other, "not_same" if together == 1 else "same", "looked")
    case_id = made.case(one)
    made.walk(case_id, State.REGISTERED, State.TRIAGED, State.UNDER_VERIFICATION, State.INSUFFICIENT_EVIDENCE)
    with made.book.write(NOW) as writing:
        cases.table(writing, head, case_id)
        vote = {"a": Vote(Outcome.CANNOT_RULE)}
        rulings.determine(
            writing, made.who["commission"], case_id, vote, DecidedBy.CONSENSUS, "reasonable_grounds", "x"
        )
    assert refresh.after_changes(made.book, head.account_id, order) is not None
    with RunFolder(order.out) as run:
        assert run.table("incident").pl().height == 3 - together
        ruled = run.table("determination").pl().join(run.table("report").pl(), on="report_id")
    told = [(row["report_id"], row["case_id"], row["outcome"]) for row in ruled.rows(named=True)]
    assert told == [(f"table:{one}", case_id, "cannot_rule")]
    tables = rerun(order.out).tables
    assert {table.table for table in tables if table.then != table.now} == set()
    made.book.close()


def test_a_run_with_decisions_of_its_own_is_refused(made: World, tmp_path: Path) -> None:
    order = dataclasses.replace(asked_for(tmp_path / "run"), decisions=tmp_path / "decisions.csv")
    with pytest.raises(BadValue, match="decisions"):
        refresh.run(made.book, made.who["head"].account_id, order)
    made.book.close()


def test_a_worker_killed_at_work_leaves_the_messages_and_the_next_catches_up(made: World, tmp_path: Path) -> None:
    report = made.report("liaison_a", "shells", **REPORT)
    made.book.close()
    out = tmp_path / "run"
    words = ["casebook", "work", "--casebook", str(tmp_path / "casebook.db"), "--as", "head", "--out", str(out)]
    words += ["--agreement", "syr-2016-12-30", "--zone", "table=Asia/Damascus", "--every", "0.1"]
    environment = {**os.environ, "TREVE_PASSWORD": PASSWORD}
    start = [sys.executable, "-m", "treve", *words]
    worker = subprocess.Popen(start, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    # The feed is written before the run begins: killed then, the run is under way and not in its place.
    for _ in range(1200):
        if (out / "casebook.csv").is_file() or worker.poll() is not None:
            break
        time.sleep(0.02)
    worker.send_signal(signal.SIGKILL)
    _, complaint = worker.communicate()
    assert (out / "casebook.csv").is_file(), complaint
    assert not (out / "summary.json").is_file()
    assert waiting(made) == 1
    done = subprocess.run([*start, "--once"], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert waiting(made) == 0
    with RunFolder(out) as run:
        assert run.table("report").pl()["report_id"].to_list() == [f"table:{report}"]
    made.book.close()
