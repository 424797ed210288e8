"""The casebook of the demonstration, filled from the Syrian example."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from treve import log_folder
from treve.casebook import case_list, demonstration, log, people, report_list
from treve.errors import BadFile


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
