"""The main job on real input: published check numbers of UCDP GED Syria, and the findings they lead to."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import treve
from treve.run_folder import RunFolder

TRUCE = dt.date(2016, 12, 30)
GOVERNMENT = pl.col("side_a_names") == "Government of Syria"
SETS: dict[str, pl.Expr] = {
    "gov_insurgents": GOVERNMENT & (pl.col("side_b_names") == "Syrian insurgents"),
    "gov_is": GOVERNMENT & (pl.col("side_b_names") == "IS"),
    "all_dyads": pl.lit(value=True),
    "gov_insurgents_without_aleppo": GOVERNMENT
    & (pl.col("side_b_names") == "Syrian insurgents")
    & (pl.col("admin1").fill_null("") != "Aleppo Governorate"),
}


@pytest.fixture(scope="module")
def reports(ucdp_run: RunFolder) -> pl.DataFrame:
    return ucdp_run.table("report").pl()


def _window(reports: pl.DataFrame, first: dt.date, days: int) -> tuple[int, int, int]:
    """Events, best deaths and civilian deaths of exact-day reports in the days from the first on."""
    inside = reports.filter(
        (pl.col("first_day") == pl.col("last_day"))
        & pl.col("first_day").is_between(first, first + dt.timedelta(days=days - 1))
    )
    return inside.height, int(inside["deaths_best"].sum()), int(inside["civilian_deaths"].sum())


def test_every_row_becomes_a_report_and_every_death_is_kept(ucdp_run: RunFolder, reports: pl.DataFrame) -> None:
    assert reports.height == 16_566
    assert ucdp_run.tables()["rejected_row"] == 0
    assert [int(reports[column].sum()) for column in ("deaths_low", "deaths_best", "deaths_high")] == [
        104_929,
        112_337,
        119_020,
    ]
    assert reports.filter(pl.col("first_day") == pl.col("last_day")).height == 15_480


def test_the_published_numbers_before_and_after_each_truce_come_out(reports: pl.DataFrame, shared_data: Path) -> None:
    checked = 0
    with (shared_data / "check_before_after.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            start, days = dt.date.fromisoformat(row["start_date"]), int(row["window_days"])
            own = reports.filter(SETS[row["set"]])
            before = _window(own, start - dt.timedelta(days=days), days)
            after = _window(own, start, days)
            names = ("events", "best", "civilians")
            expected = [tuple(int(row[f"{name}_{when}"]) for name in names) for when in ("before", "after")]
            assert [before, after] == expected, row
            checked += 1
    assert checked == 45


@pytest.mark.parametrize(
    ("chosen", "deaths", "events"),
    [
        ("gov_insurgents", (978, 409), (218, 179)),
        ("gov_insurgents_without_aleppo", (516, 371), (153, 158)),
        ("gov_is", (372, 357), (70, 73)),
        ("all_dyads", (2_190, 1_554), (401, 423)),
    ],
)
def test_thirty_days_before_and_after_the_truce_of_december_2016(
    reports: pl.DataFrame, chosen: str, deaths: tuple[int, int], events: tuple[int, int]
) -> None:
    own = reports.filter(SETS[chosen])
    before = _window(own, TRUCE - dt.timedelta(days=30), 30)
    after = _window(own, TRUCE, 30)
    assert (before[1], after[1]) == deaths
    assert (before[0], after[0]) == events


def test_the_year_long_rows_never_land_in_the_truce_week(ucdp_run: RunFolder, reports: pl.DataFrame) -> None:
    year_long = reports.filter(pl.col("report_id").is_in(["ucdp_ged:251787", "ucdp_ged:255109"]))
    assert sorted(year_long["deaths_best"].to_list()) == [663, 1_049]
    assert (year_long["first_day"] < year_long["last_day"]).all()
    week = [TRUCE + dt.timedelta(days=day) for day in range(7)]
    naive = reports.filter(pl.col("first_day").is_in(week))
    exact = naive.filter(pl.col("first_day") == pl.col("last_day"))
    for chosen, by_first_day, by_exact_day in (("gov_insurgents", 809, 73), ("gov_is", 1_146, 49)):
        assert int(naive.filter(SETS[chosen])["deaths_best"].sum()) == by_first_day
        assert int(exact.filter(SETS[chosen])["deaths_best"].sum()) == by_exact_day


def test_the_weekly_check_table_comes_out(reports: pl.DataFrame, shared_data: Path) -> None:
    exact = reports.filter(pl.col("first_day") == pl.col("last_day"))
    with (shared_data / "check_weekly_truce_window.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            source = exact if row["rows"] == "exact_day_only" else reports
            first = dt.date.fromisoformat(row["week_start"])
            week = source.filter(pl.col("first_day").is_between(first, first + dt.timedelta(days=6)))
            for chosen, name in (("gov_insurgents", "gov_insurgents"), ("gov_is", "gov_is")):
                own = week.filter(SETS[chosen])
                assert own.height == int(row[f"events_{name}"]), row
                assert int(own["deaths_best"].sum()) == int(row[f"best_{name}"]), row


def test_the_start_is_midnight_in_damascus(ucdp_run: RunFolder) -> None:
    agreement = ucdp_run.summary["agreements"][0]
    assert agreement["effective"] == "2016-12-29T22:00:00Z"
    assert agreement["ended"] is None
    assert {reading["reading"] for reading in agreement["readings"]} >= {"strict", "presumed", "russia"}


def _verdicts(run: RunFolder, side_b: str, reading: str) -> dict[str, int]:
    """Verdicts of government against side B on days that lie wholly after the start."""
    chosen = (
        run.table("finding")
        .pl()
        .filter((pl.col("reading") == reading) & pl.col("in_force"))
        .join(run.table("incident_report").pl(), on="incident_id")
        .join(run.table("report").pl(), on="source_row_id")
        .filter(GOVERNMENT & (pl.col("side_b_names") == side_b))
    )
    return {str(row["verdict"]): int(row["len"]) for row in chosen.group_by("verdict").len().to_dicts()}


def test_syrian_insurgents_is_an_umbrella_that_strict_leaves_undetermined_and_presumed_covers(
    ucdp_run: RunFolder,
) -> None:
    strict = _verdicts(ucdp_run, "Syrian insurgents", "strict")
    presumed = _verdicts(ucdp_run, "Syrian insurgents", "presumed")
    assert set(strict) == {"undetermined"}
    assert set(presumed) == {"covered"}
    since = GOVERNMENT & (pl.col("side_b_names") == "Syrian insurgents") & (pl.col("first_day") >= TRUCE)
    reports = ucdp_run.table("report").pl().filter(since)
    assert strict["undetermined"] == presumed["covered"] == reports.height > 4_000
    findings = (
        ucdp_run.table("finding").pl().filter((pl.col("reading") == "presumed") & (pl.col("verdict") == "covered"))
    )
    assert findings["possible_exclusion"].all()
    reasons = (
        ucdp_run.table("finding_reason")
        .pl()
        .filter((pl.col("reading") == "strict") & (pl.col("rule") == "parties_bound"))
    )
    assert "umbrella_name" in reasons["reason"].to_list()


@pytest.mark.parametrize("reading", ["strict", "presumed"])
def test_government_against_is_is_an_excluded_actor_in_both_readings(ucdp_run: RunFolder, reading: str) -> None:
    assert set(_verdicts(ucdp_run, "IS", reading)) == {"excluded_actor"}


def test_the_summary_counts_what_the_tables_hold(ucdp_run: RunFolder) -> None:
    summary = ucdp_run.summary
    assert summary["schema"] == 1
    assert summary["reports"] == summary["incidents"] == 16_566
    agreement = summary["agreements"][0]
    findings = ucdp_run.table("finding").pl()
    for reading in agreement["readings"]:
        own = findings.filter(pl.col("reading") == reading["reading"])
        for verdict, count in reading["findings"].items():
            if not verdict.startswith("outside_"):
                assert own.filter(pl.col("verdict") == verdict).height == count
        assert sum(reading["findings"].values()) == 16_566
    assert agreement["contested"] == ucdp_run.tables()["contested_incident"]


def test_the_same_input_twice_changes_nothing(
    shared_data: Path, ucdp_run: RunFolder, tmp_path: Path, content: Callable[[RunFolder, str], Any]
) -> None:
    source = ("ucdp_ged", shared_data / "ucdp_ged_syria_2016_2019.csv.gz")
    with treve.run(["syr-2016-12-30"], [source, source], tmp_path / "twice") as twice:
        assert content(twice, "report") == content(ucdp_run, "report")
        assert content(twice, "finding") == content(ucdp_run, "finding")
        assert [row["repeated"] for row in twice.summary["run"]["inputs"]] == [0, 16_566]
