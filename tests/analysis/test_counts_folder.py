"""An analysis of counts in a folder of its own."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from treve.analysis.counts_folder import write_counts
from treve.analysis.from_counts import CountsOrder, analyse_counts
from treve.errors import BadFile, RunFolderError

COUNTS = Path(__file__).parents[2] / "examples" / "counts" / "syria_daily_by_front.csv"
ORDER = CountsOrder(COUNTS, "syr-2016-12-30", ("government_insurgents",))


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    return analyse_counts(ORDER)


def test_a_page_and_every_number_are_written_and_nothing_half_written_stays(
    told: dict[str, Any], tmp_path: Path
) -> None:
    write_counts(tmp_path / "new" / "folder", told, "fr")
    folder = tmp_path / "new" / "folder"
    assert sorted(path.name for path in folder.iterdir()) == ["analysis.json", "index.html"]
    assert json.loads((folder / "analysis.json").read_text(encoding="utf-8")) == told
    assert '<html lang="fr"' in (folder / "index.html").read_text(encoding="utf-8")
    write_counts(folder, told, "ar")
    assert 'dir="rtl"' in (folder / "index.html").read_text(encoding="utf-8")


def test_the_files_are_named_with_their_hashes_and_the_command_asks_the_same_again(told: dict[str, Any]) -> None:
    (file,) = told["inputs"]
    assert file == {
        "option": "--counts",
        "path": str(COUNTS),
        "sha256": hashlib.sha256(COUNTS.read_bytes()).hexdigest(),
    }
    assert told["command"].startswith("treve analyse --agreement syr-2016-12-30 --counts ")
    assert told["command"].endswith(" --covered government_insurgents --seed 20161230")


def test_the_folder_of_a_run_is_left_alone(told: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "run.duckdb").touch()
    with pytest.raises(RunFolderError, match="holds a run"):
        write_counts(tmp_path, told, "en")
    assert [path.name for path in tmp_path.iterdir()] == ["run.duckdb"]


def test_a_folder_that_cannot_be_made_is_named(told: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(RunFolderError, match="cannot be written"):
        write_counts(tmp_path / "file", told, "en")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"absent\.csv"):
        analyse_counts(CountsOrder(tmp_path / "absent.csv", "syr-2016-12-30"))
