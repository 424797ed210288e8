"""A finished run, opened to be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import treve
from treve.errors import NotFound, RunFolderError
from treve.repeat.recorded import recorded
from treve.run_folder import RunFolder


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunFolder]:
    example = Path(__file__).parents[1] / "examples" / "syria-2016"
    with treve.run(["syr-2016-12-30"], [("table", example / "reports.csv")], tmp_path_factory.mktemp("run")) as made:
        yield made


def test_a_table_comes_as_arrow_polars_and_pandas(run: RunFolder) -> None:
    view = run.table("report")
    assert len(view) == view.pl().height == len(view.df()) == 379
    assert isinstance(view.pl(), pl.DataFrame)
    assert isinstance(view.df(), pd.DataFrame)
    assert pa.table(view).num_rows == 379


def test_a_table_that_is_not_there_is_refused_with_those_that_are(run: RunFolder) -> None:
    with pytest.raises(NotFound, match="finding"):
        run.table("findings")


def test_no_step_table_outlives_the_run(run: RunFolder) -> None:
    assert [name for name in run.tables() if name.startswith("step_")] == []


def test_a_folder_without_a_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunFolderError, match=r"run\.duckdb"):
        RunFolder(tmp_path)


@pytest.mark.parametrize("text", ["{", "null", "[]", '{"agreements": []}', "[" * 100_000])
def test_a_damaged_summary_is_named(tmp_path: Path, run: RunFolder, text: str) -> None:
    (tmp_path / "run.duckdb").write_bytes((run.folder / "run.duckdb").read_bytes())
    (tmp_path / "summary.json").write_text(text, encoding="utf-8")
    with RunFolder(tmp_path) as damaged:
        with pytest.raises(RunFolderError, match=r"summary\.json"):
            _ = damaged.summary
        (tmp_path / "analysis.json").write_text(text, encoding="utf-8")
        if text != '{"agreements": []}':
            with pytest.raises(RunFolderError, match=r"analysis\.json"):
                _ = damaged.analysis
    with pytest.raises(RunFolderError, match=r"summary\.json"):
        recorded(tmp_path)


def test_a_file_that_is_no_run_is_refused(tmp_path: Path) -> None:
    (tmp_path / "run.duckdb").write_text("no database", encoding="utf-8")
    with pytest.raises(RunFolderError, match="cannot be read as a run"):
        RunFolder(tmp_path)
