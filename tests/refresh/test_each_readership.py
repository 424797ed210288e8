"""One run for each readership: made again where what it sees differs, and only there."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.casebook.world import NOW, PASSWORD, TO_VERIFIED, World
from tests.refresh.conftest import REPORT, asked_for, waiting
from treve import refresh
from treve.agreements.file import path_of
from treve.casebook import agreed, cases, links, merging, people, readerships
from treve.casebook.worker_lock import only_worker
from treve.pipeline import Order
from treve.refresh import each_readership, made_from
from treve.repeat.rerun import rerun
from treve.run_folder import RunFolder
from treve.store.folder_lock import sole_worker
from treve.store.run_files import EARLIER_ANALYSIS


def test_a_worker_for_readerships_makes_each_once_and_only_what_differs_again(made: World, tmp_path: Path) -> None:
    made.report("liaison_a", "shells", **REPORT)
    with made.book.write(NOW) as writing:
        for name in set(made.who) - {"owner", "head", "analyst", "liaison_a", "officer"}:
            people.disable(writing, made.who[name].account_id)
    order = asked_for(tmp_path / "runs")
    first = refresh.for_readerships(made.book, order)
    assert [(one.taken, one.messages) for one in first.made] == [(1, 1), (1, 1)]
    assert (first.as_they_were, waiting(made)) == (0, 0)
    assert refresh.for_readerships(made.book, order) == refresh.Round((), 2, ())
    # Another order, and then an own source open to all: also for those who read no compartment whole.
    weekly = dataclasses.replace(order, readings=("strict",))
    assert len(refresh.for_readerships(made.book, weekly).made) == 2
    table = tmp_path / "open.csv"
    table.write_text("report_id,occurred_from\nx,2017-01-05\n", encoding="utf-8")
    opened = dataclasses.replace(weekly, sources=(("table", table),))
    # The owner sees nothing of the casebook, the officer agreements alone.
    assert len(refresh.for_readerships(made.book, opened).made) == 4
    with RunFolder(order.out / "none") as run:
        assert run.table("report").pl().select("report_id", "compartment").rows() == [("table:x", None)]
    with RunFolder(order.out / "all") as run:
        assert sorted(run.table("report").pl()["compartment"].to_list(), key=str) == [None, "party_a"]
    # A file of the order that changes is seen without any change of the casebook; the same bytes anew make nothing.
    table.write_text("report_id,occurred_from\ny,2017-01-05\n", encoding="utf-8")
    assert len(refresh.for_readerships(made.book, opened).made) == 4
    os.utime(table, ns=(1, 1))
    assert len(refresh.for_readerships(made.book, opened).made) == 0
    made.book.close()


def test_a_run_that_was_interrupted_is_made_again_though_the_casebook_went_back(made: World, tmp_path: Path) -> None:
    one, other = (made.report("liaison_a", words, **REPORT) for words in ("shells", "again"))
    with made.book.write(NOW) as writing:
        for name in set(made.who) - {"owner", "head", "analyst"}:
            people.disable(writing, made.who[name].account_id)
    order = asked_for(tmp_path / "runs")
    refresh.for_readerships(made.book, order)

    def decide(answer: str) -> None:
        with made.book.write(NOW) as writing:
            links.decide(writing, made.who["analyst"], one, other, answer, "looked")

    decide("not_same")
    # Killed after the new run took its names, before the folder says what it was made from.
    with pytest.MonkeyPatch.context() as patch:
        tell, told = made_from.tell, list[Mapping[str, object]]()

        def killed(path: Path, words: Mapping[str, object]) -> None:
            told.append(words)
            if len(told) == 2:
                raise KeyboardInterrupt
            tell(path, words)

        patch.setattr(each_readership, "tell", killed)
        with pytest.raises(KeyboardInterrupt):
            refresh.for_readerships(made.book, order)
    with RunFolder(order.out / "all") as run:
        assert len(run.table("given_file").pl().filter(role="decisions")["content"][0].splitlines()) == 2
    assert waiting(made) > 0
    decide("undecided")
    assert len(refresh.for_readerships(made.book, order).made) == 1
    with RunFolder(order.out / "all") as run:
        assert len(run.table("given_file").pl().filter(role="decisions")["content"][0].splitlines()) == 1
    made.book.close()


def test_one_worker_for_each_folder_and_only_who_reads_everything_makes_runs_for_everybody(
    made: World, tmp_path: Path
) -> None:
    order = asked_for(tmp_path / "runs")
    made.report("liaison_a", "shells", **REPORT)
    with made.book.write(NOW) as writing:
        for name in set(made.who) - {"owner", "analyst", "liaison_a"}:
            people.disable(writing, made.who[name].account_id)
    with sole_worker(order.out / "all"):
        done = refresh.for_readerships(made.book, order)
    assert (done.held, len(done.made), waiting(made)) == ((order.out / "all",), 1, 1)
    words = ["casebook", "work", "--casebook", str(tmp_path / "casebook.db"), "--out", str(order.out), "--once"]
    words += ["--agreement", "syr-2016-12-30", "--zone", "table=Asia/Damascus", "--readerships", "--as"]

    def work(name: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "TREVE_PASSWORD": PASSWORD}
        start = [sys.executable, "-m", "treve", *words, name]
        return subprocess.run(start, env=environment, capture_output=True, text=True, check=False)

    with sole_worker(order.out):
        assert "another worker" in work("analyst").stderr
    with only_worker(made.book):
        second = work("analyst")
        assert (second.returncode, "one casebook has one worker" in second.stderr) == (3, True), second.stderr
    with sole_worker(order.out / "all"):
        assert "another worker" in work("analyst").stderr
    refused = work("liaison_a")
    assert (refused.returncode, "read every report" in refused.stderr) == (3, True)
    ended = work("analyst")
    assert ended.returncode == 0, ended.stderr
    lines = ended.stdout.splitlines()
    assert sum("made again from" in line for line in lines) == 1, lines
    assert sum(line.endswith(": analysed") for line in lines) == 2, lines
    assert waiting(made) == 0
    made.book.close()


def _only(made: World, *names: str) -> None:
    with made.book.write(NOW) as writing:
        for name in set(made.who) - {"owner", "head", *names}:
            people.disable(writing, made.who[name].account_id)


def _folder(made: World, order: Order, who: str) -> Path:
    with made.book.read() as connection:
        return order.out / readerships.of(connection, made.who[who]).key


def _reports(folder: Path) -> set[str]:
    with RunFolder(folder) as run:
        return {one.removeprefix("table:") for one in run.table("report").pl()["report_id"].to_list()}


def test_who_sees_given_tabled_or_own_reports_alone_has_a_run_of_exactly_these(made: World, tmp_path: Path) -> None:
    filed = {who: made.report(who, f"of {who}", **REPORT) for who in ("monitor", "liaison_a", "liaison_b", "centre_1")}
    _only(made, "officer", "commission", "observer", "monitor")
    given, tabled = made.case(filed["liaison_a"], filed["liaison_b"]), made.case(filed["centre_1"])
    order = asked_for(tmp_path / "runs")
    assert [one.folder.name for one in refresh.for_readerships(made.book, order, everybody=True).made] == [
        "all",
        _folder(made, order, "monitor").name,
    ]
    with made.book.write(NOW) as writing:
        cases.assign(writing, made.who["head"], given, made.who["officer"].account_id)
        cases.table(writing, made.who["head"], tabled)
        links.decide(writing, made.who["head"], filed["liaison_a"], filed["centre_1"], "same", "x")
    # That a case was given or tabled is a change for the worker, and for nobody who sees the reports anyway.
    assert waiting(made) > 0
    done = refresh.for_readerships(made.book, order, everybody=True)
    assert {one.folder for one in done.made} == {
        *(_folder(made, order, who) for who in ("officer", "commission")),
        order.out / "all",
    }
    assert _folder(made, order, "commission") == _folder(made, order, "observer")
    assert _reports(_folder(made, order, "officer")) == {filed["liaison_a"], filed["liaison_b"]}
    assert _reports(_folder(made, order, "commission")) == {filed["centre_1"]}
    assert _reports(_folder(made, order, "monitor")) == {filed["monitor"]}
    for who in ("officer", "commission", "monitor"):
        with RunFolder(_folder(made, order, who)) as run:
            everything = json.dumps([run.table(name).arrow.to_pylist() for name in run.tables()], default=str)
        hidden = set(filed.values()) - _reports(_folder(made, order, who))
        assert [one for one in hidden if one in everything] == []
        assert [one for one in (f"of {name}" for name in filed if filed[name] in hidden) if one in everything] == []
    # What was hidden and what was never there give the same run: nothing is made again where others file.
    before = {path: path.stat().st_mtime_ns for path in _folder(made, order, "officer").iterdir() if path.is_file()}
    with made.book.write(NOW) as writing:
        writing.tell("report", filed["monitor"])
    assert refresh.for_readerships(made.book, order, everybody=True).made == ()
    assert before == {path: path.stat().st_mtime_ns for path in before}
    made.book.close()


def test_a_report_taken_out_of_a_case_leaves_the_run_and_what_was_worked_out_of_it(made: World, tmp_path: Path) -> None:
    one, other = made.report("liaison_a", **REPORT), made.report("liaison_b", **REPORT)
    _only(made, "officer")
    case_id, order = made.case(one, other), asked_for(tmp_path / "runs")
    officer = made.who["officer"]
    with made.book.write(NOW) as writing:
        cases.assign(writing, made.who["head"], case_id, officer.account_id)
    made.walk(case_id, *TO_VERIFIED[:2])
    refresh.for_readerships(made.book, order, everybody=True)
    folder = _folder(made, order, "officer")
    (folder / "analysis.json").write_text('{"agreements": []}', encoding="utf-8")
    (folder / EARLIER_ANALYSIS).write_text("{}", encoding="utf-8")
    with made.book.write(NOW) as writing:
        merging.split(writing, made.who["head"], case_id, [other], "two things")
    refresh.for_readerships(made.book, order, everybody=True)
    assert _reports(folder) == {one}
    assert not (folder / "analysis.json").exists()
    assert not (folder / EARLIER_ANALYSIS).exists()
    assert _reports(order.out / "all") == {one, other}
    made.book.close()


def test_personal_runs_are_there_while_somebody_is_signed_in(made: World, tmp_path: Path) -> None:
    made.report("monitor", **REPORT)
    _only(made, "monitor")
    order = asked_for(tmp_path / "runs")
    assert [one.folder.name for one in refresh.for_readerships(made.book, order).made] == ["all"]
    token = people.sign_in(made.book, "monitor", PASSWORD, None, int(time.time()))
    assert [one.folder for one in refresh.for_readerships(made.book, order).made] == [_folder(made, order, "monitor")]
    with made.book.write() as writing:
        people.end_session(writing, token)
    assert refresh.for_readerships(made.book, order).removed == (_folder(made, order, "monitor"),)
    made.book.close()


def test_confirmed_agreements_are_in_the_runs_of_those_who_may_see_them_with_their_version(
    made: World, tmp_path: Path
) -> None:
    made.report("liaison_a", **REPORT)
    made.report("sector", **REPORT)
    _only(made, "liaison_a", "sector")
    order = asked_for(tmp_path / "runs")
    library = path_of("syr-2016-02-27").read_text(encoding="utf-8")
    own = library.replace("id: syr-2016-02-27", "id: own-truce", 1)
    assert own != library

    def confirm(agreement_id: str, yaml: str) -> None:
        with made.book.write(NOW) as writing:
            agreed.confirm(writing, made.who["head"], agreement_id, "Own", yaml, "d", "t", {})

    def there(who: str) -> tuple[list[str], object]:
        with RunFolder(_folder(made, order, who)) as run:
            ids = sorted(run.table("agreement").pl()["agreement_id"].to_list())
            assert all(one in run.table("finding").pl()["agreement_id"].to_list() or one != ids[-1] for one in ids)
            return ids, run.summary["run"]["order"]["registered"]

    refresh.for_readerships(made.book, order)
    assert there("sector") == (["syr-2016-12-30"], [])
    confirm("own-truce", own)
    assert waiting(made) == 1
    done = refresh.for_readerships(made.book, order)
    assert {one.folder.name for one in done.made} == {"all", _folder(made, order, "sector").name}
    assert {one.agreements for one in done.made} == {1}
    for who in ("head", "sector"):
        assert there(who) == (["own-truce", "syr-2016-12-30"], [{"agreement": "own-truce", "version": 1}])
    assert there("liaison_a") == (["syr-2016-12-30"], [])
    # Another version of the same words is another version; one that this program cannot read is left out and counted.
    confirm("own-truce", own)
    confirm("broken", "id: broken\n")
    done = refresh.for_readerships(made.book, order)
    assert {one.left_out.get("faulty_agreement") for one in done.made} == {1}
    assert there("sector") == (["own-truce", "syr-2016-12-30"], [{"agreement": "own-truce", "version": 2}])
    assert {table.table for table in rerun(order.out / "all").tables if table.then != table.now} == set()
    # The mission's own version goes before the library's, and a file of the worker's before both.
    confirm("syr-2016-12-30", path_of("syr-2016-12-30").read_text(encoding="utf-8"))
    refresh.for_readerships(made.book, order)
    assert there("sector")[1] == [
        {"agreement": name, "version": v} for name, v in (("own-truce", 2), ("syr-2016-12-30", 1))
    ]
    file = tmp_path / "own.yaml"
    file.write_text(own, encoding="utf-8")
    with_file = dataclasses.replace(order, agreements=(*order.agreements, str(file)))
    done = refresh.for_readerships(made.book, with_file)
    assert {one.left_out.get("agreement_given", 0) for one in done.made} == {0, 1}
    assert there("sector") == (["own-truce", "syr-2016-12-30"], [{"agreement": "syr-2016-12-30", "version": 1}])
    made.book.close()
