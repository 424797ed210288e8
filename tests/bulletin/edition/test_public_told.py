"""The public version: what is left out is a dash and never a nought, and a correction comes first."""

from __future__ import annotations

import csv
import dataclasses
import io

import pytest

from treve.bulletin.edition.public_told import ALL, PublicTold, content, csv_bytes, values
from treve.catalogue import speaking

WEEK = "2017-01-02/2017-01-09"
TOLD = PublicTold(
    first="2017-01-02",
    until="2017-01-16",
    areas=("Hama", "=cmd()"),
    periods=(WEEK, "unknown"),
    numbers={
        ("Hama", WEEK): 12,
        ("Hama", "unknown"): 0,
        ("Hama", ALL): 12,
        ("=cmd()", WEEK): None,
        ("=cmd()", "unknown"): 0,
        ("=cmd()", ALL): None,
        (ALL, WEEK): None,
        (ALL, "unknown"): 0,
        (ALL, ALL): None,
    },
    least=5,
    held=False,
    kept_out=None,
    checkpoint=None,
    version="9.9",
)


def test_what_is_left_out_is_neither_a_number_nor_nought() -> None:
    counts = content(TOLD).sections[-1].grids[0]
    rows = {row.head: row.cells for row in counts.rows}
    assert rows["Hama"] == ("12", "0", "12")
    assert rows["=cmd()"] == ("–", "0", "–")
    assert rows["all areas"] == ("–", "0", "–")
    assert "is not told" in content(TOLD).lead[0]
    known = dataclasses.replace(TOLD, numbers={**TOLD.numbers, (ALL, ALL): 12})
    assert content(known).lead[0].startswith("12 reports")


def test_a_table_runs_nothing_and_says_what_is_left_out() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_bytes(TOLD).decode())))
    hidden = [row for row in rows if row["left_out"] == "true"]
    assert all(row["reports"] == "" for row in hidden)
    assert len(hidden) == 4
    assert {row["area"] for row in rows} == {"Hama", "'=cmd()", "*"}
    marked = csv.DictReader(io.StringIO(csv_bytes(dataclasses.replace(TOLD, exercise=True)).decode()))
    assert {row["exercise"] for row in marked} == {"true"}


def test_a_correction_comes_before_everything_else() -> None:
    changed = (("Hama", WEEK, 11, 12), ("Hama", ALL, None, 12))
    told = content(dataclasses.replace(TOLD, replaces="E-1", changed=changed))
    assert "E-1" in told.lead[0]
    first = told.sections[0]
    assert first.heading == "Corrections to earlier editions"
    assert [row.cells[1:] for row in first.grids[0].rows] == [("11", "12"), ("–", "12")]
    nothing = content(dataclasses.replace(TOLD, replaces="E-1")).sections[0]
    assert nothing.grids == ()


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_coverage_is_said_before_the_counts(language: str) -> None:
    with speaking(language):
        told = content(dataclasses.replace(TOLD, held=True, kept_out=3))
    assert len(told.sections) == 2
    assert "3" in told.sections[0].sentences[-1]


def test_plain_values_hold_every_number() -> None:
    plain = values(TOLD)
    assert len(plain["numbers"]) == 9
    assert {"area": "Hama", "period": WEEK, "reports": 12} in plain["numbers"]
    assert {"area": "*", "period": "*", "reports": None} in plain["numbers"]
