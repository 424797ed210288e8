"""A run that follows a casebook; the worker killed at any moment loses nothing."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.casebook.conftest import _quick_passwords  # noqa: F401
from tests.casebook.conftest import template as template
from tests.casebook.world import NOW, PASSWORD, World, world
from treve import refresh
from treve.casebook import book as books
from treve.casebook import cases, links, outbox, people, rulings
from treve.casebook.rulings import DecidedBy, Vote
from treve.casebook.workflow import Outcome, State
from treve.errors import BadValue, RunFolderError
from treve.pipeline import Order
from treve.repeat.rerun import rerun
from treve.run_folder import RunFolder
from treve.settings import Settings
from treve.store.folder_lock import sole_worker

REPORT = {
    "area": "Idlib",
    "place": "Khan Shaykhun",
    "latitude": "35.44",
    "longitude": "36.65",
    "occurred_from": "2017-01-05",
    "act": "artillery",
    "perpetrator_alleged": "syrian-government",
    "target": "rebels",
}


@pytest.fixture
def made(tmp_path: Path) -> World:
    """A casebook with its key beside it, as the command line expects it."""
    book = books.create(str(tmp_path / "casebook.db"), "example.org/log")
    return world(book)


def _order(out: Path) -> Order:
    return Order(("syr-2016-12-30",), (), out, settings=Settings(zones=(("table", "Asia/Damascus"),)))


def _waiting(made: World) -> int:
    with made.book.read() as connection:
        return len(outbox.waiting(connection))


def test_a_run_is_made_again_after_a_change_and_takes_decisions_and_rulings(made: World, tmp_path: Path) -> None:
    one = made.report("liaison_a", "shells", recorder="SOHR", **REPORT)
    other = made.report("liaison_b", "again shells", recorder="SANA", **REPORT)
    head, order = made.who["head"], _order(tmp_path / "run")
    first = refresh.after_changes(made.book, head.account_id, order)
    assert first is not None
    assert (first.taken, first.messages, _waiting(made)) == (2, 2, 0)
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
    order = dataclasses.replace(_order(tmp_path / "run"), decisions=tmp_path / "decisions.csv")
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
    assert _waiting(made) == 1
    done = subprocess.run([*start, "--once"], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert _waiting(made) == 0
    with RunFolder(out) as run:
        assert run.table("report").pl()["report_id"].to_list() == [f"table:{report}"]
    made.book.close()


def test_a_worker_for_audiences_makes_each_once_and_only_what_differs_again(made: World, tmp_path: Path) -> None:
    made.report("liaison_a", "shells", **REPORT)
    with made.book.write(NOW) as writing:
        for name in set(made.who) - {"owner", "head", "analyst", "liaison_a", "officer"}:
            people.disable(writing, made.who[name].account_id)
    order = _order(tmp_path / "runs")
    first = refresh.for_audiences(made.book, order)
    assert [(one.taken, one.messages) for one in first.made] == [(1, 1), (1, 1)]
    assert (first.as_they_were, _waiting(made)) == (0, 0)
    assert refresh.for_audiences(made.book, order) == refresh.Round((), 2, ())
    # Another order, and then an own source open to all: also for those who read no compartment whole.
    weekly = dataclasses.replace(order, readings=("strict",))
    assert len(refresh.for_audiences(made.book, weekly).made) == 2
    table = tmp_path / "open.csv"
    table.write_text("report_id,occurred_from\nx,2017-01-05\n", encoding="utf-8")
    opened = dataclasses.replace(weekly, sources=(("table", table),))
    assert len(refresh.for_audiences(made.book, opened).made) == 3
    with RunFolder(order.out / "none") as run:
        assert run.table("report").pl().select("report_id", "compartment").rows() == [("table:x", None)]
    with RunFolder(order.out / "all") as run:
        assert sorted(run.table("report").pl()["compartment"].to_list(), key=str) == [None, "party_a"]
    # A file of the order that changes is seen without any change of the casebook; the same bytes anew make nothing.
    table.write_text("report_id,occurred_from\ny,2017-01-05\n", encoding="utf-8")
    assert len(refresh.for_audiences(made.book, opened).made) == 3
    os.utime(table, ns=(1, 1))
    assert len(refresh.for_audiences(made.book, opened).made) == 0
    made.book.close()


def test_a_run_that_was_interrupted_is_made_again_though_the_casebook_went_back(made: World, tmp_path: Path) -> None:
    one, other = (made.report("liaison_a", words, **REPORT) for words in ("shells", "again"))
    with made.book.write(NOW) as writing:
        for name in set(made.who) - {"owner", "head", "analyst"}:
            people.disable(writing, made.who[name].account_id)
    order = _order(tmp_path / "runs")
    refresh.for_audiences(made.book, order)

    def decide(answer: str) -> None:
        with made.book.write(NOW) as writing:
            links.decide(writing, made.who["analyst"], one, other, answer, "looked")

    decide("not_same")
    # Killed after the new run took its names, before the folder says what it was made from.
    with pytest.MonkeyPatch.context() as patch:
        tell, told = refresh._tell, []

        def killed(path: Path, words: Mapping[str, object]) -> None:
            told.append(words)
            if len(told) == 2:
                raise KeyboardInterrupt
            tell(path, words)

        patch.setattr(refresh, "_tell", killed)
        with pytest.raises(KeyboardInterrupt):
            refresh.for_audiences(made.book, order)
    with RunFolder(order.out / "all") as run:
        assert len(run.table("given_file").pl().filter(role="decisions")["content"][0].splitlines()) == 2
    assert _waiting(made) > 0
    decide("undecided")
    assert len(refresh.for_audiences(made.book, order).made) == 1
    with RunFolder(order.out / "all") as run:
        assert len(run.table("given_file").pl().filter(role="decisions")["content"][0].splitlines()) == 1
    made.book.close()


def test_one_worker_for_each_folder_and_only_who_reads_everything_makes_runs_for_everybody(
    made: World, tmp_path: Path
) -> None:
    order = _order(tmp_path / "runs")
    made.report("liaison_a", "shells", **REPORT)
    with made.book.write(NOW) as writing:
        for name in set(made.who) - {"owner", "analyst", "liaison_a"}:
            people.disable(writing, made.who[name].account_id)
    with sole_worker(order.out / "all"), pytest.raises(RunFolderError, match="another worker"):
        refresh.for_audiences(made.book, order)
    assert _waiting(made) == 1
    words = ["casebook", "work", "--casebook", str(tmp_path / "casebook.db"), "--out", str(order.out), "--once"]
    words += ["--agreement", "syr-2016-12-30", "--zone", "table=Asia/Damascus", "--audiences", "--as"]

    def work(name: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "TREVE_PASSWORD": PASSWORD}
        start = [sys.executable, "-m", "treve", *words, name]
        return subprocess.run(start, env=environment, capture_output=True, text=True, check=False)

    with sole_worker(order.out):
        assert "another worker" in work("analyst").stderr
    refused = work("liaison_a")
    assert (refused.returncode, "read every report" in refused.stderr) == (3, True)
    done = work("analyst")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 2
    assert _waiting(made) == 0
    made.book.close()
