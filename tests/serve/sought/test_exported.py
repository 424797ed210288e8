from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import treve
from tests.read.test_acled import ROW as ACLED_ROW
from tests.serve.slow_filter import SlowFilter
from treve.serve.query import EVERYTHING, parse
from treve.serve.sought import exported
from treve.serve.sought.ready import ReadyRuns


def _csv(folder: Path, text: str) -> tuple[exported.Exported, list[dict[str, str]]]:
    with ReadyRuns().sought(folder, parse(text)) as sought:
        told = exported.prepare(sought)
        written = b"".join(exported.as_csv(sought)).decode("utf-8-sig")
    return told, list(csv.DictReader(io.StringIO(written)))


@pytest.mark.parametrize("text", ["", "act:kinetic from:2017-01-01", "deaths:>=5", "area:nowhere"])
def test_an_export_holds_what_the_query_asks_for_and_says_how_much(syria: Path, slow: SlowFilter, text: str) -> None:
    told, rows = _csv(syria, text)
    assert sorted(int(row["incident_id"]) for row in rows) == slow.ids(parse(text))
    assert (told.rows, told.withheld) == (len(rows), 0)


def test_a_vague_place_has_no_point_in_an_export(syria: Path, slow: SlowFilter) -> None:
    _, rows = _csv(syria, "")
    placed = {row["incident_id"]: slow.placed(row) for row in slow.incidents}
    for row in rows:
        assert (row["longitude"] != "") == (placed[int(row["incident_id"])] == "point")
    with ReadyRuns().sought(syria, EVERYTHING) as sought:
        exported.prepare(sought)
        features = json.loads(b"".join(exported.as_geojson(sought)))["features"]
    assert {one["id"]: one["geometry"] is not None for one in features} == {
        one: placed[one] == "point" for one in placed
    }


def test_parts_of_an_export_join_without_a_seam(syria: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _csv(syria, "")
    monkeypatch.setattr(exported, "_PART", 7)
    monkeypatch.setattr(exported, "_BATCH", 3)
    assert _csv(syria, "") == whole


def test_what_may_not_be_passed_on_stays_out_and_is_counted(tmp_path: Path) -> None:
    acled = tmp_path / "acled.csv"
    with acled.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(ACLED_ROW))
        writer.writeheader()
        writer.writerow(ACLED_ROW)
    treve.run(["syr-2016-12-30"], [("acled", acled)], tmp_path / "run").close()
    told, rows = _csv(tmp_path / "run", "")
    assert rows == []
    assert (told.rows, told.withheld) == (0, 1)
