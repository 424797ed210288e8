"""`treve link`: counts, evidence, weights, a review sheet, and decisions that come back."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from tests.commands.inside import run, treve


@pytest.fixture(scope="module")
def folder(syria_example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, run and linked."""
    out = tmp_path_factory.mktemp("linked") / "out"
    done = run(syria_example / "reports.csv", out, "--reading", "strict")
    assert done.returncode == 0, done.stderr
    return out


def _linking(folder: Path) -> dict[str, int]:
    linking: dict[str, int] = json.loads((folder / "summary.json").read_text(encoding="utf-8"))["linking"]
    return linking


def test_it_says_how_many_incidents_several_reports_tell(folder: Path) -> None:
    done = treve("link", "--run", str(folder))
    assert done.returncode == 0, done.stderr
    assert f"{_linking(folder)['several']} incidents are told by several reports" in done.stdout


def test_evidence_on_two_reports_and_the_nearest_ids_for_a_typo(folder: Path) -> None:
    done = treve("link", "--run", str(folder), "--explain", "SY17-0002", "SY17-0003")
    assert done.returncode == 0, done.stderr
    assert "the very same point" in done.stdout
    assert "together" in done.stdout
    typo = treve("link", "--run", str(folder), "--explain", "SY17-0002", "SY17-003")
    assert typo.returncode == 2
    assert "table:SY17-003" in typo.stderr
    twice = treve("link", "--run", str(folder), "--explain", "SY17-0002", "SY17-0002")
    assert twice.returncode == 2


def test_weights_are_a_table_in_words(folder: Path) -> None:
    done = treve("link", "--run", str(folder), "--weights")
    assert "the same single day" in done.stdout
    assert "+1 doubles the odds" in done.stdout


def test_decisions_go_out_and_come_back(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "out"
    shutil.copytree(folder, own)
    before = _linking(own)
    done = treve("link", "--run", str(own), "--review", str(tmp_path / "review.html"))
    assert done.returncode == 0, done.stderr
    with (tmp_path / "review.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == before["ambiguous"] > 1
    rows[0]["decision"] = "not_same"
    with (tmp_path / "review.csv").open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    again = treve("link", "--run", str(own), "--decisions", str(tmp_path / "review.csv"))
    assert again.returncode == 0, again.stderr
    told = treve("link", "--run", str(own), "--explain", rows[0]["report_1"], rows[0]["report_2"])
    assert "people decided so" in told.stdout
    assert _linking(own)["ambiguous"] < before["ambiguous"]


def test_contradictions_are_named_with_their_lines_and_an_unknown_id_is_an_error(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "out"
    shutil.copytree(folder, own)
    path = tmp_path / "d.csv"
    path.write_text(
        "report_1,report_2,decision\nSY17-0001,SY17-0002,same\nSY17-0002,SY17-0004,same\nSY17-0001,SY17-0004,not_same\n",
        encoding="utf-8",
    )
    done = treve("link", "--run", str(own), "--decisions", str(path))
    assert done.returncode == 3, done.stderr
    for line in (2, 3, 4):
        assert f"d.csv:{line}" in done.stdout
    path.write_text("report_1,report_2,decision\nSY17-0001,SY17-9999,same\n", encoding="utf-8")
    wrong = treve("link", "--run", str(own), "--decisions", str(path))
    assert wrong.returncode == 2
    assert "d.csv:2" in wrong.stderr


def test_without_linking_each_report_is_an_incident(table: Path, tmp_path: Path) -> None:
    done = run(table, tmp_path / "out", "--no-link")
    assert done.returncode == 0, done.stderr
    told = treve("link", "--run", str(tmp_path / "out"))
    assert "not linked" in told.stdout
    weights = treve("link", "--run", str(tmp_path / "out"), "--weights")
    assert "not compared" in weights.stdout
