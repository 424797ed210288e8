"""`treve reconcile`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.commands.inside import treve
from tests.commands.process import HEADER, ROW
from tests.count.figures import write

OTHER = "B7,2017-01-05,,Idlib,35.9,36.6,1,rebels,civilians,artillery\n"


def _file(path: Path, rows: str) -> str:
    path.write_text(HEADER + rows, encoding="utf-8")
    return str(path)


def test_registers_that_agree_end_with_0_and_those_that_differ_with_3(tmp_path: Path) -> None:
    left, right = _file(tmp_path / "left.csv", ROW), _file(tmp_path / "right.csv", OTHER)
    assert treve("reconcile", "--left", left, "--right", left).returncode == 0
    page, table = tmp_path / "out.html", tmp_path / "out.csv"
    done = treve("reconcile", "--left", left, "--right", f"table={right}", "--page", str(page), "--table", str(table))
    assert done.returncode == 3, done.stderr
    assert "they blame different parties" in done.stdout
    assert "--assume-independent" in done.stdout
    (row,) = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    assert (row["outcome"], row["conflicts"]) == ("conflicting", "blame")
    assert "they blame different parties" in page.read_text(encoding="utf-8")


def test_totals_are_set_side_by_side_by_recorder(tmp_path: Path) -> None:
    days = {"period_from": "2017-01-11", "period_to": "2017-01-12"}
    rows = [
        {"total_id": "L", "value": "6", "recorder": "Russian MoD", **days},
        {"total_id": "R", "value": "25", "recorder": "Turkish side", **days},
    ]
    path = str(write(tmp_path / "totals.csv", rows))
    words = ("--left", path, "--right", path, "--left-recorder", "russian mod", "--right-recorder", "Turkish side")
    done = treve("reconcile", *words, "--json")
    assert done.returncode == 3, done.stderr
    (pair,) = json.loads(done.stdout)["pairs"]
    assert (pair["both"], pair["distinct"]) == ([0, 6], [25, 31])


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ("left.csv", "absent.csv", "absent.csv"),
        ("left.csv", "totals.csv", "two registers"),
        ("tabel=left.csv", "left.csv", "no source 'tabel'"),
        ("totals.csv", "broken.csv", "broken.csv:2"),
    ],
)
def test_a_mistake_ends_with_code_2_and_says_what_was_expected(
    tmp_path: Path, left: str, right: str, said: str
) -> None:
    _file(tmp_path / "left.csv", ROW)
    write(tmp_path / "totals.csv", [{"total_id": "A"}])
    write(tmp_path / "broken.csv", [{"total_id": "A", "value": "x"}])
    done = treve("reconcile", "--left", left, "--right", right, folder=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
