"""`treve casebook work --once` and `treve run --casebook`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.casebook_world import Ask, file
from tests.commands.casebook_world import ask as ask

ORDER = ("--agreement", "syr-2016-12-30", "--zone", "table=Asia/Damascus", "--out", "run")


def test_the_worker_makes_the_run_once_and_a_run_by_hand_says_what_it_took(ask: Ask, tmp_path: Path) -> None:
    file(ask, "centre", "guarantor_1", "one", "two")
    done = ask("head", "casebook", "work", *ORDER, "--once")
    assert (done.returncode, "made again from 2 reports after 2 changes" in done.stdout) == (0, True), done.stderr
    assert ask("head", "casebook", "work", *ORDER, "--once").stdout == ""
    head = "report_id,occurred_from,country,lat,lon,perpetrator_alleged,act"
    more = f"{head}\na,2017-01-05,SY,34.9,36.7,syrian-government,artillery\n"
    (tmp_path / "more.csv").write_text(more, encoding="utf-8")
    done = ask("head", "run", "--casebook", str(tmp_path / "casebook.db"), *ORDER, "--source", "table=more.csv")
    assert (done.returncode, "2 reports of the casebook." in done.stderr) == (0, True), done.stderr
    assert json.loads((tmp_path / "run" / "summary.json").read_text(encoding="utf-8"))["reports"] == 3


def test_mistakes_end_with_a_sentence(ask: Ask, tmp_path: Path) -> None:
    book = str(tmp_path / "casebook.db")
    for words in (
        ("casebook", "work", *ORDER, "--once", "--source", "table"),
        ("run", "--casebook", book, *ORDER, "--decisions", "absent.csv"),
        ("run", "--casebook", str(tmp_path / "absent.db"), *ORDER),
        ("run", *ORDER),
        ("run", "--casebook", book, *ORDER, "--zone", "acled=Asia/Damascus"),
    ):
        done = ask("head", *words)
        assert (done.returncode, "Traceback" in done.stderr) == (2, False), (words, done.stderr)


def test_runs_of_one_account_are_made_for_all_where_that_is_asked(ask: Ask, tmp_path: Path) -> None:
    file(ask, "centre", "guarantor_1", "one")
    file(ask, "monitor", "mission", "two")
    words = ("casebook", "work", *ORDER, "--readerships", "--no-analysis", "--once")

    def partial() -> list[bool]:
        told = (tmp_path / "run").glob("*/readership.json")
        return sorted(json.loads(path.read_text(encoding="utf-8"))["partial"] for path in told)

    done = ask("head", *words)
    assert (done.returncode, any(partial())) == (0, False), done.stderr
    whole = len(partial())
    done = ask("head", *words, "--everybody")
    assert (done.returncode, partial()) == (0, [*[False] * whole, True]), done.stderr
    done = ask("head", *words)
    assert "nobody reads this any more" in done.stdout
    assert partial() == [False] * whole
    assert not list((tmp_path / "run").glob("*/analysis.json"))
