from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Callable
from pathlib import Path

import pytest

from treve.errors import BadFile, NotFound
from treve.model.tables import BY_NAME
from treve.read import Column, Kind, Presence, Source, reports
from treve.settings import Settings
from treve.store.duckdb import DuckDBStore

from .conftest import Reading

Read = Callable[..., Reading]


def test_two_sources_fill_the_same_tables(read: Read, table: Callable[..., Path], ged: Callable[..., Path]) -> None:
    reading = read(("table", table({})), ("ucdp_ged", ged({}, {})))
    assert [row["report_id"] for row in reading.rows("report")] == ["table:r1", "ucdp_ged:1", "ucdp_ged:2"]
    for name in ("input", "source_row", "rejected_row", "report"):
        assert tuple(reading.store.fetch(name).column_names) == BY_NAME[name].column_names()


def test_an_input_is_told_with_its_bytes(read: Read, table: Callable[..., Path]) -> None:
    path = table({})
    (row,) = read(("table", path)).rows("input")
    content = path.read_bytes()
    assert (row["path"], row["bytes"]) == (str(path), len(content))
    assert row["sha256"] == hashlib.sha256(content).hexdigest()
    assert row["version"] is None


def test_an_unknown_source_and_a_missing_file_are_errors(read: Read, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="known: acled"):
        read(("gdelt", tmp_path / "x.csv"))
    with pytest.raises(BadFile, match="there is no such file"):
        read(("table", tmp_path / "x.csv"))
    with pytest.raises(BadFile, match="it is a directory"):
        read(("table", tmp_path))


def test_progress_is_told_for_every_file(table: Callable[..., Path]) -> None:
    told: list[tuple[str, int]] = []
    store = DuckDBStore(None)
    reports([("table", table({}, {}))], store, Settings(), lambda what, rows: told.append((what, rows)))
    store.close()
    assert told == [("table: table.csv", 0), ("table: table.csv", 2)]


def test_no_inputs_leave_no_tables(read: Read) -> None:
    reading = read()
    assert (reading.warnings, reading.store.tables()) == ((), {})


def test_a_row_is_followed_from_report_to_file(read: Read, table: Callable[..., Path]) -> None:
    reading = read(("table", table({"occurred_from": "?"}, {"note": "here"})))
    (report,) = reading.rows("report")
    (raw,) = [row for row in reading.rows("raw_table") if row["source_row_id"] == report["source_row_id"]]
    (place,) = [row for row in reading.rows("source_row") if row["source_row_id"] == report["source_row_id"]]
    assert raw["note"] == "here"
    assert (place["input_id"], place["row_number"]) == (1, 2)


def test_a_plug_in_brings_its_own_columns_sql_and_crosswalk(
    read: Read, write: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crosswalk = tmp_path / "acts.csv"
    crosswalk.write_text("in_source,act,remark\nboum,explosion,\n", encoding="utf-8")
    sql = tmp_path / "mine.sql"
    sql.write_text(
        "SELECT s.source_row_id, s.report_id, 'mine' AS source, s.jour_first AS first_day, s.jour_last AS last_day,"
        " 'unknown' AS place_precision, 'undirected' AS direction, s.genre_act AS act FROM step_mine AS s",
        encoding="utf-8",
    )
    source = Source(
        name="mine",
        title="a plug-in's form",
        licence="not stated",
        citation="not stated",
        redistributable=False,
        sql=str(sql),
        key="no",
        days=("jour", "jour"),
        crosswalk=str(crosswalk),
        columns=(
            Column("no", presence=Presence.FILLED),
            Column("jour", Kind.DAY_SPAN, Presence.FILLED),
            Column("genre", Kind.ACT),
            Column("latitude", Kind.LATITUDE),
            Column("longitude", Kind.LONGITUDE),
        ),
    )
    entry = importlib.metadata.EntryPoint("mine", "not:loaded", "treve.sources")
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: [entry])
    monkeypatch.setattr(importlib.metadata.EntryPoint, "load", lambda _: source)
    (report,) = read(("mine", write("no,jour,genre\n7,2016-12,boum\n"))).rows("report")
    assert (report["report_id"], report["act"]) == ("mine:7", "explosion")
    assert (report["first_day"].isoformat(), report["last_day"].isoformat()) == ("2016-12-01", "2016-12-31")
