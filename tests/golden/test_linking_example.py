"""The example's reports linked, beside the judgement of one coder (`same_as`), on which nothing was fitted."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path

import pytest

from treve.run_folder import RunFolder


@pytest.fixture(scope="module")
def judged(syria_example: Path) -> dict[str, str]:
    """Report → first report of its group, as judged by hand."""
    with (syria_example / "reports.csv").open(encoding="utf-8") as lines:
        return {f"table:{row['report_id']}": row["same_as"] or row["report_id"] for row in csv.DictReader(lines)}


@pytest.fixture(scope="module")
def incident(linked_example_run: RunFolder) -> dict[str, int]:
    """Report → its incident."""
    ids = {row["source_row_id"]: row["report_id"] for row in linked_example_run.table("report").arrow.to_pylist()}
    rows = linked_example_run.table("incident_report").arrow.to_pylist()
    return {ids[row["source_row_id"]]: row["incident_id"] for row in rows}


def test_most_links_are_those_a_person_would_make(judged: dict[str, str], incident: dict[str, int]) -> None:
    pairs = list(itertools.combinations(sorted(judged), 2))
    linked = {pair for pair in pairs if incident[pair[0]] == incident[pair[1]]}
    same = {pair for pair in pairs if judged[pair[0]] == judged[pair[1]]}
    assert len(linked & same) / len(linked) >= 0.90
    assert len(linked & same) / len(same) >= 0.80


def test_every_report_has_one_incident_and_the_summary_counts_them(
    linked_example_run: RunFolder, incident: dict[str, int]
) -> None:
    summary = linked_example_run.summary
    assert len(incident) == summary["reports"] == 379
    assert len(set(incident.values())) == summary["incidents"] < 379
    rows = linked_example_run.table("incident").arrow.to_pylist()
    assert summary["linking"]["several"] == sum(row["reports"] > 1 for row in rows)
    assert summary["linking"]["ambiguous"] == sum(
        row["relation"] == "ambiguous" for row in linked_example_run.table("pair").arrow.to_pylist()
    )


def test_figures_of_an_incident_are_the_lowest_and_highest_of_its_reports(linked_example_run: RunFolder) -> None:
    reports = {row["source_row_id"]: row for row in linked_example_run.table("report").arrow.to_pylist()}
    told: dict[int, list[int]] = {}
    for row in linked_example_run.table("incident_report").arrow.to_pylist():
        if not row["superseded"]:
            told.setdefault(row["incident_id"], []).append(row["source_row_id"])
    for row in linked_example_run.table("incident").arrow.to_pylist():
        lows = [
            reports[one]["deaths_low"] for one in told[row["incident_id"]] if reports[one]["deaths_low"] is not None
        ]
        assert row["deaths_low"] == (min(lows) if lows else None)
        if row["deaths_high"] is not None and lows:
            assert row["deaths_high"] >= max(lows)
