"""A run takes all of its names or none."""

from __future__ import annotations

from pathlib import Path

import pytest

import treve
from treve.run_folder import RunFolder
from treve.store.run_files import BESIDE, DATABASE, drop_unfinished, take_names, unfinished


def names(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def made(folder: Path, *, database: bool) -> Path:
    """A folder of an earlier run in which another was stopped: after its database had its name, or before."""
    for name in (DATABASE, *BESIDE):
        (folder / name).write_text("new" if database and name == DATABASE else "old", encoding="utf-8")
    for name in BESIDE if database else (DATABASE, *BESIDE):
        unfinished(folder / name).write_text("new", encoding="utf-8")
    return folder


def test_a_run_stopped_after_its_database_had_its_name_is_finished(tmp_path: Path) -> None:
    take_names(made(tmp_path, database=True))
    assert names(tmp_path) == dict.fromkeys((DATABASE, *BESIDE), "new")


def test_a_run_stopped_half_way_through_the_renaming_is_finished(tmp_path: Path) -> None:
    made(tmp_path, database=True)
    unfinished(tmp_path / BESIDE[0]).replace(tmp_path / BESIDE[0])
    take_names(tmp_path)
    assert names(tmp_path) == dict.fromkeys((DATABASE, *BESIDE), "new")


def test_a_run_that_is_being_made_is_left_alone(tmp_path: Path) -> None:
    before = names(made(tmp_path, database=False))
    take_names(tmp_path)
    assert names(tmp_path) == before


def test_what_a_failed_run_wrote_is_deleted_and_the_earlier_run_stays(tmp_path: Path) -> None:
    drop_unfinished(made(tmp_path, database=False))
    unfinished(tmp_path / DATABASE).unlink()
    assert names(tmp_path) == dict.fromkeys((DATABASE, *BESIDE), "old")


def test_a_run_killed_before_the_last_renaming_is_whole_when_it_is_opened(
    syria_example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(reading: str) -> None:
        treve.run(["syr-2016-12-30"], [("table", syria_example / "reports.csv")], tmp_path, readings=[reading]).close()

    run("strict")
    with monkeypatch.context() as killed:
        killed.setattr("treve.pipeline.take_names", lambda _folder: None)
        killed.setattr("treve.run_folder.take_names", lambda _folder: None)
        run("presumed")
    with RunFolder(tmp_path) as found:
        stored = set(found.table("reading").arrow.column("reading").to_pylist())
        told = {reading["reading"] for one in found.summary["agreements"] for reading in one["readings"]}
    assert stored == told == {"presumed"}
    assert not list(tmp_path.glob("*.new"))
