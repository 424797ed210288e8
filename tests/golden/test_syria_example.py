"""The 379 reports that ship with the project."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from treve.run_folder import RunFolder

TRUCE = dt.date(2016, 12, 30)


@pytest.fixture(scope="module")
def findings(example_run: RunFolder) -> pl.DataFrame:
    """Findings with the report they rest on."""
    return (
        example_run.table("finding")
        .pl()
        .join(example_run.table("incident_report").pl(), on="incident_id")
        .join(example_run.table("report").pl(), on="source_row_id", suffix="_report")
    )


def test_all_reports_are_read_and_none_is_rejected(example_run: RunFolder) -> None:
    assert example_run.tables()["report"] == 379
    assert example_run.tables()["rejected_row"] == 0


@pytest.mark.parametrize(
    "side_a",
    ["russian-aerospace-forces", "hezbollah", "syrian-army;russian-aerospace-forces", "syrian-government;hezbollah"],
)
@pytest.mark.parametrize("target", ["rebels", "civilians"])
@pytest.mark.parametrize("reading", ["strict", "presumed"])
def test_strikes_of_supporting_forces_are_tested_and_never_cleared(
    findings: pl.DataFrame, side_a: str, target: str, reading: str
) -> None:
    own = findings.filter(
        (pl.col("side_a_names") == side_a) & (pl.col("side_b_names") == target) & (pl.col("reading") == reading)
    )
    assert "not_between_parties" not in own["verdict"].to_list()


def test_russian_strikes_are_undetermined_under_strict_and_covered_under_presumed(findings: pl.DataFrame) -> None:
    own = findings.filter(
        (pl.col("side_a_names") == "russian-aerospace-forces")
        & pl.col("side_b_names").is_in(["rebels", "civilians"])
        & (pl.col("first_day") >= TRUCE)
    )
    assert own.height > 0
    assert set(own.filter(pl.col("reading") == "strict")["verdict"]) == {"undetermined"}
    assert set(own.filter(pl.col("reading") == "presumed")["verdict"]) == {"covered"}


@pytest.mark.parametrize("target", ["ahrar-al-sham", "jfs"])
def test_ahrar_al_sham_and_jfs_are_contested(findings: pl.DataFrame, example_run: RunFolder, target: str) -> None:
    attacked = findings.filter((pl.col("side_b_names") == target) & (pl.col("first_day") >= TRUCE))
    assert attacked.height > 0
    contested = set(example_run.table("contested_incident").pl()["incident_id"])
    assert set(attacked["incident_id"]) <= contested


def test_a_report_before_the_truce_has_no_finding(findings: pl.DataFrame) -> None:
    assert findings.filter(pl.col("last_day") < TRUCE).height == 0


def test_a_report_of_two_days_around_the_start_cannot_be_told(findings: pl.DataFrame) -> None:
    straddling = findings.filter((pl.col("first_day") < TRUCE) & (pl.col("last_day") >= TRUCE))
    assert straddling.height > 0
    assert straddling["in_force"].is_null().all()


def test_recorder_and_alleged_perpetrator_are_never_mixed(findings: pl.DataFrame, example_run: RunFolder) -> None:
    turkish = findings.filter(pl.col("recorder_names") == "Turkish Armed Forces")
    assert turkish.height > 0
    sides = example_run.table("report_actor").pl()
    named = example_run.table("actor_set_member").pl()
    recorders = sides.join(named, left_on="recorder_set", right_on="actor_set_id")
    assert "turkish-armed-forces" in recorders["actor_id"].to_list()
    by_others = findings.filter(
        (pl.col("recorder_names") == "SOHR") & pl.col("side_a_names").is_null() & (pl.col("verdict") == "covered")
    )
    assert by_others.height == 0
