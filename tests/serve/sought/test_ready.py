from __future__ import annotations

import shutil
from pathlib import Path

import treve
from tests.serve.syrian_run import EXAMPLE
from treve.serve.query import EVERYTHING, parse
from treve.serve.sought import answers
from treve.serve.sought.ready import ReadyRuns


def test_a_run_made_again_is_read_anew(syria: Path, tmp_path: Path) -> None:
    shutil.copytree(syria, tmp_path / "run")
    runs = ReadyRuns()
    with runs.sought(tmp_path / "run", EVERYTHING) as sought:
        before = sought.ask(answers.total).incidents
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines(keepends=True)
    short = tmp_path / "short.csv"
    short.write_text("".join(lines[:20]), encoding="utf-8")
    treve.run(["syr-2016-12-30"], [("table", short)], tmp_path / "run").close()
    with runs.sought(tmp_path / "run", EVERYTHING) as sought:
        assert sought.ask(answers.total).incidents < before


def test_two_queries_at_once_do_not_meet(syria: Path) -> None:
    runs = ReadyRuns()
    one, other = parse("act:mortar"), parse("act:air_strike")
    with runs.sought(syria, one) as first, runs.sought(syria, other) as second:
        alone = [first.ask(answers.total), second.ask(answers.total)]
        assert first.store.fetch("step_chosen").num_rows == alone[0].incidents
        assert second.store.fetch("step_chosen").num_rows == alone[1].incidents
    with runs.sought(syria, one) as again:
        assert again.store.fetch("step_chosen").num_rows == alone[0].incidents
