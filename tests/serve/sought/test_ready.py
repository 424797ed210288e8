from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

import treve
from tests.serve.syrian_run import EXAMPLE
from treve.serve.query import EVERYTHING, parse
from treve.serve.sought import answers, ready
from treve.serve.sought.ready import ReadyRuns


def _make_again(folder: Path) -> None:
    """A run of fewer reports takes the place of the one that is there."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines(keepends=True)
    short = folder.parent / "short.csv"
    short.write_text("".join(lines[:20]), encoding="utf-8")
    treve.run(["syr-2016-12-30"], [("table", short)], folder).close()


def _incidents(runs: ReadyRuns, folder: Path) -> int:
    with runs.sought(folder, EVERYTHING) as sought:
        return sought.ask(answers.total).incidents


def test_a_run_made_again_is_read_anew(syria: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(syria, tmp_path / "run")
    runs = ReadyRuns()
    before = _incidents(runs, folder)
    with runs.opened(folder) as first:
        stamp = first.stamp
    _make_again(folder)
    assert _incidents(runs, folder) < before
    with runs.opened(folder) as second:
        assert second.stamp != stamp
        assert second.store.fetch("incident").num_rows < before


def test_while_a_newer_run_is_made_ready_others_seek_in_the_older(
    syria: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(syria, tmp_path / "run")
    runs = ReadyRuns()
    before = _incidents(runs, folder)
    _make_again(folder)
    begun, go_on, make = threading.Event(), threading.Event(), ready._make_ready

    def slowly(kept: ready._Kept) -> None:
        begun.set()
        assert go_on.wait(60)
        make(kept)

    monkeypatch.setattr(ready, "_make_ready", slowly)
    found: list[int] = []
    first = threading.Thread(target=lambda: found.append(_incidents(runs, folder)))
    first.start()
    assert begun.wait(60)
    with runs.opened(folder) as opened:
        newest = opened.store.fetch("incident").num_rows
    assert _incidents(runs, folder) == before > newest
    go_on.set()
    first.join()
    assert found == [newest] == [_incidents(runs, folder)]


def test_places_that_are_kept_are_those_of_the_query(syria: Path) -> None:
    runs = ReadyRuns()
    view = answers.View(-180, -90, 181, 91, 6)
    queries = [parse(f"act:{act}") for act in ("mortar", "air_strike", "artillery", "small_arms", "sniper", "kinetic")]
    first = []
    for query in queries:
        with runs.sought(syria, query) as sought:
            first.append(answers.cells(sought.store, view))
    # More queries than idle readers: the places are loaded, and nothing is chosen.
    for query, cells in zip(queries, first, strict=True):
        with runs.sought(syria, query) as sought:
            assert answers.cells(sought.places, view) == cells
            assert sum(cell.incidents for cell in cells) == sought.ask(answers.total).points
            assert sought.store.fetch("step_chosen").num_rows == sought.ask(answers.total).incidents


def test_two_queries_at_once_do_not_meet(syria: Path) -> None:
    runs = ReadyRuns()
    one, other = parse("act:mortar"), parse("act:air_strike")
    with runs.sought(syria, one) as first, runs.sought(syria, other) as second:
        alone = [first.ask(answers.total), second.ask(answers.total)]
        assert first.store.fetch("step_chosen").num_rows == alone[0].incidents
        assert second.store.fetch("step_chosen").num_rows == alone[1].incidents
    with runs.sought(syria, one) as again:
        assert again.store.fetch("step_chosen").num_rows == alone[0].incidents


def test_what_is_asked_again_and_again_is_not_worked_out_again(syria: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "_MOST_ANSWERS", 10)
    runs, worked_out = ReadyRuns(), list[str]()

    def question(_: object) -> int:
        worked_out.append("once")
        return 5

    for number in range(30):
        with runs.sought(syria, EVERYTHING) as sought:
            assert sought.ask(question) == 5
        with runs.sought(syria, parse(f"deaths:>={number}")) as sought:
            sought.ask(answers.total)
    assert worked_out == ["once"]
