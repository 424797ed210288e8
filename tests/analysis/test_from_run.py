"""The cases of a run count each incident of the countries concerned once."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import treve
from tests.analysis.conftest import COLUMNS
from tests.commands.process import HEADER, ROW
from treve.analysis.answers import answers
from treve.analysis.from_run import cases, reading_of
from treve.model.daily_counts import Front
from treve.model.known import Known
from treve.read import silent
from treve.run_folder import RunFolder
from treve.settings import Settings
from treve.store.duckdb import DuckDBReader


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunFolder]:
    example = Path(__file__).parents[2] / "examples" / "syria-2016" / "reports.csv"
    out = tmp_path_factory.mktemp("run")
    with treve.run(["syr-2016-12-30", "syr-2017-05-04"], [("table", example)], out) as made:
        yield made


def test_every_incident_of_an_exact_day_is_counted_once_and_the_others_are_kept_apart(run: RunFolder) -> None:
    store = DuckDBReader(run.folder / "run.duckdb")
    nationwide, areas = cases(store, run.summary)
    incidents = run.table("incident").pl()
    exact = incidents.filter(incidents["first_day"] == incidents["last_day"]).height
    assert sum(row.events for row in nationwide.counts.rows) == exact
    assert nationwide.counts.vague is not None
    assert len(nationwide.counts.vague) == incidents.height - exact
    assert all(row.front is not Front.OUTSIDE for row in nationwide.counts.rows)
    # The memorandum of 2017 is about four areas: the same incidents, some of them outside.
    assert sum(row.events for row in areas.counts.rows) == exact
    assert any(row.front is Front.OUTSIDE for row in areas.counts.rows)
    store.close()


def test_fronts_and_truces_are_those_of_the_reading_shown(run: RunFolder) -> None:
    store = DuckDBReader(run.folder / "run.duckdb")
    nationwide, areas = cases(store, run.summary)
    assert [reading_of(one) for one in run.summary["agreements"]] == ["presumed", "presumed"]
    assert nationwide.truce.effective == dt.date(2016, 12, 30)
    assert areas.truce.effective == dt.date(2017, 5, 6)
    assert {dt.date(2016, 12, 30), dt.date(2017, 5, 6)} <= set(nationwide.truces)
    assert any(row.front is Front.COVERED for row in nationwide.counts.rows)
    store.close()


def test_pairs_of_sides_have_names_in_every_language_in_the_same_order(late_run: RunFolder) -> None:
    store = DuckDBReader(late_run.folder / "run.duckdb")
    try:
        (only,) = cases(store, late_run.summary)
    finally:
        store.close()
    between = {row.between for row in only.counts.rows}
    assert set(only.names) == {"fr", "ar"}
    assert between <= set(only.names["fr"])
    (pair,) = between
    assert only.names["fr"][pair] != pair
    assert [len(one.split(" – ")) for one in (pair, only.names["fr"][pair], only.names["ar"][pair])] == [2, 2, 2]
    assert any("\u0600" <= letter <= "\u06ff" for letter in only.names["ar"][pair])


def test_a_mistyped_day_that_has_not_come_ends_no_data_and_is_counted(tmp_path: Path) -> None:
    example = Path(__file__).parents[2] / "examples" / "syria-2016" / "reports.csv"
    with example.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    # Days that no other row is at, so that nothing else is linked with them; another of some day of this century.
    mistyped = [("2071-01-05", "2071-01-05"), ("2071-03-05", "2071-03-05"), ("2072-01-01", "2072-12-31")]
    for number, (first, last) in enumerate(mistyped):
        days = {"occurred_from": first, "occurred_to": last, "published": "", "same_as": ""}
        rows.append(rows[1] | days | {"report_id": f"X-{number}"})
    with (tmp_path / "reports.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    agreements = ["syr-2016-12-30", "syr-2017-05-04"]
    # Without linking, whose weights three rows more would change.
    told = []
    for folder, path in (("with", tmp_path / "reports.csv"), ("without", example)):
        with treve.run(agreements, [("table", path)], tmp_path / folder, settings=Settings(link=False)) as made:
            page = made.page.read_text(encoding="utf-8")
            with closing(DuckDBReader(made.folder / "run.duckdb")) as store:
                told.append((made.summary, [one.counts for one in cases(store, made.summary)], page))
    (summary, found, page), (expected_summary, expected, expected_page) = told
    assert summary["reports"] == expected_summary["reports"] + 3
    assert (summary["quality"]["reports_ahead"], expected_summary["quality"]["reports_ahead"]) == (3, 0)
    assert summary["quality"]["data_end"] == expected_summary["quality"]["data_end"]
    said = "3 reports state a day that has not come"
    assert (said in page, said in expected_page) == (True, False)
    assert [one.ahead for one in found] == [3, 3]
    for one, other in zip(found, expected, strict=True):
        assert (one.first, one.last) == (other.first, other.last)
        # Sets of actors are numbered as they are met, so that rows of one day may change places.
        assert sorted(map(repr, one.rows)) == sorted(map(repr, other.rows))
        assert sorted(map(repr, one.vague or ())) == sorted(map(repr, other.vague or ()))


def test_where_no_day_has_come_no_question_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "reports.csv"
    path.write_text(HEADER + ROW.replace("2017-01-05", "2071-01-05"), encoding="utf-8")
    with treve.run(["syr-2016-12-30"], [("table", path)], tmp_path / "out") as made:
        quality = made.summary["quality"]
        assert (quality["data_begin"], quality["data_end"], quality["reports_ahead"]) == (None, None, 1)
        assert "1 report states a day that has not come" in made.page.read_text(encoding="utf-8")
        with closing(DuckDBReader(made.folder / "run.duckdb")) as store:
            (only,) = cases(store, made.summary)
            told = answers(only, silent)
    assert (only.is_empty, only.counts.ahead, only.counts.rows) == (True, 1, ())
    assert told["data"]["ahead_incidents"] == 1
    assert told["effect"]["refused"]["missing"] == "no_day"


def test_incidents_of_which_no_place_is_stated_are_counted_and_make_no_fall(tmp_path: Path) -> None:
    """Three incidents a day throughout; from the truce on two of them name no place, as if told from an office."""
    start = dt.date(2016, 12, 30)
    with (tmp_path / "reports.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for step in range(-60, 30):
            day = start + dt.timedelta(days=step)
            for number in range(3):
                where = ("", "", "", "", "") if step >= 0 and number else ("Idlib", "Idlib", 35.93, 36.63, 1)
                row = (f"r{step}-{number}", "made", "made", day, day, day, *where)
                writer.writerow((*row, "syrian-government", "rebels", "artillery", 1, 1))
        # One of some day of the truce, with no place either.
        vague = ("v", "made", "made", start, start, start + dt.timedelta(days=9), "", "", "", "", "")
        writer.writerow((*vague, "syrian-government", "rebels", "artillery", 1, 1))
    with (
        treve.run(
            ["syr-2016-12-30"], [("table", tmp_path / "reports.csv")], tmp_path / "run", settings=Settings(link=False)
        ) as made,
        closing(DuckDBReader(made.folder / "run.duckdb")) as store,
    ):
        (only,) = cases(store, made.summary)
        (early,) = cases(store, made.summary, as_of=start + dt.timedelta(days=20))
    counts = only.counts
    assert sum(row.events for row in counts.rows) == 270
    assert {sum(row.events for row in counts.rows if row.day == day) for day in {row.day for row in counts.rows}} == {3}
    assert [one.area for one in counts.vague or ()] == [None]
    assert isinstance(early.known, Known)
    assert early.known.reports == 3 * 81
