"""The analysis of a run stands beside its tables."""

from __future__ import annotations

import datetime as dt
import json
from importlib.metadata import version
from pathlib import Path

import pytest

import treve
from treve.analysis.folder import _earlier, analyse_run, fill
from treve.bulletin.analysis_told import analysis_told
from treve.errors import BadValue, NotFound, RunFolderError


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    example = Path(__file__).parents[2] / "examples" / "syria-2016" / "reports.csv"
    with treve.run(["syr-2016-12-30"], [("table", example)], tmp_path_factory.mktemp("run")) as run:
        return run.folder


def test_an_analysis_is_written_once_and_leaves_nothing_half_written(folder: Path) -> None:
    told = analyse_run(folder)
    assert json.loads((folder / "analysis.json").read_text(encoding="utf-8")) == told
    assert sorted(path.name for path in folder.iterdir()) == [
        "analysis.json",
        "index.html",
        "run.duckdb",
        "summary.json",
    ]
    assert [one["id"] for one in told["agreements"]] == ["syr-2016-12-30"]


def test_an_agreement_that_is_not_in_the_run_is_named(folder: Path) -> None:
    with pytest.raises(NotFound, match="syr-2016-12-30"):
        analyse_run(folder, ("syr-2016",))


def test_a_folder_without_a_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunFolderError, match="finished run"):
        analyse_run(tmp_path)


def test_the_summary_takes_what_an_answer_tells_in_short_and_null_for_a_refusal() -> None:
    summary = {"agreements": [{"id": "a", "effect": 1, "holding": 1, "durability": 1}]}
    fill(summary, {"agreements": [{"id": "a", "effect": {"summary": {"median": 2}}, "holding": {"refused": {}}}]})
    assert summary["agreements"][0] == {"id": "a", "effect": {"median": 2}, "holding": None, "durability": None}


def test_a_first_day_of_effect_can_be_given_for_one_agreement(folder: Path) -> None:
    told = analyse_run(folder, effective=dt.date(2017, 1, 2))
    truce = told["agreements"][0]["truce"]
    assert (truce["effective"], truce["given"]) == ("2017-01-02", True)
    with pytest.raises(BadValue, match="one agreement"):
        analyse_run(folder, ("syr-2016-12-30", "syr-2016-12-30"), effective=dt.date(2017, 1, 2))


def test_answers_of_another_version_are_asked_again_and_those_of_this_one_kept(folder: Path) -> None:
    others = {"treve": version("treve"), "agreements": [{"id": "a", "effect": 1}, {"id": "b", "effect": 2}]}
    (folder / "analysis.json").write_text(json.dumps(others), encoding="utf-8")
    assert _earlier(folder, ("b",)) == ({"a": {"id": "a", "effect": 1}}, ())
    (folder / "analysis.json").write_text(json.dumps({**others, "treve": "0.0.1"}), encoding="utf-8")
    assert _earlier(folder, ("b",)) == ({}, ("a",))
    (folder / "analysis.json").unlink()
    assert _earlier(folder, ("b",)) == ({}, ())


def test_a_run_of_no_report_is_analysed_and_tells_no_day_of_its_own(tmp_path: Path) -> None:
    header = (Path(__file__).parents[2] / "examples" / "syria-2016" / "reports.csv").read_text(encoding="utf-8")
    table = tmp_path / "none.csv"
    table.write_text(header.splitlines()[0] + "\n", encoding="utf-8")
    with treve.run(["syr-2016-12-30"], [("table", table)], tmp_path / "run") as run:
        told = analyse_run(run.folder)
    for text in (analysis_told(told, "en"), run.page.read_text(encoding="utf-8")):
        assert "No answer: no report was read that states a day." in text
        assert "1970" not in text
        assert "0001" not in text
