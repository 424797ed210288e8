"""`treve audit`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.commands.inside import treve
from tests.count.figures import write

FITTING = [{"total_id": "T", "value": "5"}, {"total_id": "A", "value": "5", "part_of": "T", "part_kind": "complete"}]
DIFFERING = [FITTING[0], {**FITTING[1], "value": "4"}]
BROKEN = {"total_id": "B", "value": "some"}


@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        (FITTING, 0, "Every sum that could be checked adds up."),
        (DIFFERING, 3, "1 difference"),
        ([*FITTING, BROKEN], 2, "line 4: value holds 'some'"),
        ([*DIFFERING, BROKEN], 3, "1 difference"),
    ],
)
def test_the_exit_code_says_whether_all_adds_up(
    tmp_path: Path, rows: list[dict[str, str]], code: int, said: str
) -> None:
    done = treve("audit", str(write(tmp_path / "totals.csv", rows)))
    assert done.returncode == code, done.stderr
    assert said in done.stdout


def test_json_page_and_table_hold_the_same_comparisons(tmp_path: Path) -> None:
    path = write(tmp_path / "totals.csv", [{**DIFFERING[0], "note": "<b>"}, *DIFFERING[1:]])
    page, table = tmp_path / "audit.html", tmp_path / "audit.csv"
    done = treve("audit", str(path), "--page", str(page), "--table", str(table), "--json")
    answer = json.loads(done.stdout)
    assert answer["adds_up"] is False
    assert answer["checks"][0]["counted"] == [4, 4]
    assert len(list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))) == len(answer["checks"]) == 1
    assert answer["checks"][0]["says"] in page.read_text(encoding="utf-8")
    assert "&lt;b&gt;" in page.read_text(encoding="utf-8")


def test_an_absent_file_ends_with_code_2(tmp_path: Path) -> None:
    done = treve("audit", str(tmp_path / "absent.csv"))
    assert done.returncode == 2
    assert "absent.csv" in done.stderr
    assert "Traceback" not in done.stderr
