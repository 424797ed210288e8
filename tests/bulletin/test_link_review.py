"""The review sheet: both reports side by side, nothing from a source runs or loads, and a CSV that is never overwritten."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from treve.bulletin.link_review import ANSWER_COLUMNS, open_pair, review
from treve.errors import RunFolderError
from treve.link.decisions import COLUMNS
from treve.store.protocol import Store

NASTY = "<script>alert(1)</script>"


def _row() -> dict[str, Any]:
    side = {
        "id": "table:R",
        "publisher": NASTY,
        "recorders": None,
        "url": "javascript:alert(1)",
        "first": dt.date(2017, 1, 3),
        "last": dt.date(2017, 1, 3),
        "time": None,
        "place": "Town",
        "side_a": "army",
        "side_b": None,
        "act": "artillery",
        "low": 1,
        "high": None,
        "note": None,
    }
    both = {f"{name}_{n}": value for n in (1, 2) for name, value in side.items()}
    return both | {"id_2": "table:S", "place_2": "Village", "relation": "ambiguous", "chance": 0.4, "pattern": None}


class _Rows:
    """A store that knows the pairs left to people and nothing else."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self._rows = rows

    def fetch(self, sql_file: str) -> pa.Table:
        if sql_file == "link_weight":
            sources = [{"compared": "sources", "digit": one, "bits": 0.0, "pairs": one} for one in (1, 2)]
            return pa.Table.from_pylist([{"compared": "start", "digit": 1, "bits": -1.0, "pairs": 3}, *sources])
        return pa.Table.from_pylist(self._rows)

    def tables(self) -> dict[str, int]:
        return {"link_weight": 1}


def _store(rows: list[dict[str, Any]]) -> Store:
    store: Any = _Rows(rows)
    return store  # type: ignore[no-any-return]


def test_what_differs_stands_out_and_what_neither_says_is_left_out() -> None:
    shown = {line.about: line for line in open_pair(_row(), None).said}
    assert shown["Where"].differs
    assert not shown["What"].differs
    assert "Recorded by" not in shown
    assert open_pair(_row(), None).sources[0][0].address is None


def test_the_sheet_and_the_csv_are_written_and_the_csv_is_not_overwritten(tmp_path: Path) -> None:
    page = tmp_path / "review.html"
    written = review(_store([_row()]), page, "Pairs")
    assert written.pairs == 1
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert 'href="javascript' not in text
    with written.answers.open(encoding="utf-8") as lines:
        [answer] = csv.DictReader(lines)
    assert (answer["report_1"], answer["report_2"], answer["decision"]) == ("table:R", "table:S", "")
    assert set(COLUMNS) <= set(ANSWER_COLUMNS)
    with pytest.raises(RunFolderError, match="may hold decisions"):
        review(_store([_row()]), page, "Pairs")


def test_a_sheet_that_cannot_be_written_leaves_no_csv_in_the_way_of_the_next(tmp_path: Path) -> None:
    page = tmp_path / "review.html"
    page.mkdir()
    with pytest.raises(RunFolderError, match="cannot be written"):
        review(_store([_row()]), page, "Pairs")
    page.rmdir()
    assert review(_store([_row()]), page, "Pairs").pairs == 1


def test_a_run_without_open_pairs_says_so(tmp_path: Path) -> None:
    review(_store([]), tmp_path / "none.html", "Pairs")
    assert "No pair is left to people" in (tmp_path / "none.html").read_text(encoding="utf-8")
