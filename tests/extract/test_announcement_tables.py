"""Drafted incidents and totals as tables."""

from __future__ import annotations

import csv
import io

from tests.extract.made import read
from treve.extract.announcement_tables import REPORT_COLUMNS, TOTAL_COLUMNS, as_csv, report_rows, total_rows


def rows(columns: tuple[str, ...], made: str) -> list[dict[str, str]]:
    table = csv.DictReader(io.StringIO(made))
    assert table.fieldnames == list(columns)
    return list(table)


def test_an_incident_is_a_row_with_status_draft() -> None:
    result = read("Government forces shelled the village of Tir on 28 December 2016, killing three people.", "en")
    (row,) = rows(REPORT_COLUMNS, as_csv(REPORT_COLUMNS, report_rows(result)))
    assert (row["status"], row["occurred_from"], row["place"], row["killed_low"]) == ("draft", "2016-12-28", "Tir", "3")


def test_parts_name_the_total_they_belong_to_and_nobody_is_blamed_by_recording() -> None:
    result = read("The Turkish side recorded 13 violations: 8 in Hama, 5 in Latakia.", "en")
    total, hama, latakia = rows(TOTAL_COLUMNS, as_csv(TOTAL_COLUMNS, total_rows(result)))
    assert (total["value"], total["party_blamed"], total["part_of"]) == ("13", "", "")
    assert [one["part_of"] for one in (hama, latakia)] == [total["total_id"]] * 2
    assert [(one["place"], one["value"]) for one in (hama, latakia)] == [("Hama", "8"), ("Latakia", "5")]
