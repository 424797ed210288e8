"""The casebook of the demonstration, filled from the Syrian example."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import treve
from treve import log_folder, refresh
from treve.casebook import case_list, demonstration, log, people, report_list
from treve.errors import BadFile
from treve.pipeline import Order
from treve.settings import Settings


def test_it_holds_every_report_once_and_cases_in_many_states_and_its_log_is_sound(
    syria_example: Path, tmp_path: Path
) -> None:
    book, filled = demonstration.fill(str(tmp_path / "casebook.db"), syria_example / "reports.csv")
    with (syria_example / "reports.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    several = {row["same_as"] for row in rows if row["same_as"]}
    assert (filled.reports, filled.cases) == (len(rows), len(several)) == (379, 55)
    assert book.key is not None
    with book.read() as connection:
        who = {
            name: people.viewer(connection, people.account_named(connection, name)) for name in demonstration.ACCOUNTS
        }
        assert report_list.count(connection, who["analyst"]) == 379
        seen = [
            report_list.count(connection, who[name])
            for name in ("desk", "centre-1", "centre-2", "liaison-a", "liaison-b")
        ]
        assert sum(seen) == 379
        assert min(seen) > 0
        states = {one["state"] for one in case_list.listing(connection, who["head"])}
        assert states >= {"registered", "determined", "notified", "disputed", "final", "closed"}
        log_folder.write(log.exported(connection, who["auditor"], book.key.public), tmp_path / "log")
    book.close()
    found = log_folder.check(tmp_path / "log")
    assert found.sound, found.faults
    assert found.size == filled.entries
    assert {one.name for one in found.vouched} == {demonstration.ORIGIN, *(key.name for key in filled.keys)}


def test_without_the_example_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="syria-2016"):
        demonstration.fill(str(tmp_path / "casebook.db"), tmp_path / "absent.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_run_from_the_casebook_tells_the_same_incidents_as_one_from_the_table(
    syria_example: Path, tmp_path: Path
) -> None:
    table = syria_example / "reports.csv"
    book, _ = demonstration.fill(str(tmp_path / "casebook.db"), table)
    settings = Settings(zones=(("table", "Asia/Damascus"),))
    with book.read() as connection:
        head = people.account_named(connection, "head")
    made = refresh.run(book, head, Order(("syr-2016-12-30",), (), tmp_path / "from_casebook", settings=settings))
    book.close()
    assert (made.taken, made.left_out) == (379, {})
    told = json.loads((tmp_path / "from_casebook" / "summary.json").read_text(encoding="utf-8"))
    with treve.run(["syr-2016-12-30"], [("table", table)], tmp_path / "from_table", settings=settings) as run:
        expected = run.summary
    for part in ("reports", "incidents", "linking"):
        assert told[part] == expected[part], part
    for mine, other in zip(told["agreements"], expected["agreements"], strict=True):
        assert mine["contested"] == other["contested"]
