"""The numbers behind pictures are those of the answers."""

from __future__ import annotations

import csv
import io

import pytest

from tests.analysis.made import told
from treve.bulletin.effect_section import cell_estimates, effect_section
from treve.bulletin.figure_values import figure_csv, part_names
from treve.bulletin.plots import figure_names
from treve.errors import NotFound


def rows(name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(figure_csv(told(), name))))


def test_daily_counts_and_placebo_ratios_are_complete() -> None:
    effect = told()["effect"]
    daily = rows("fronts")[1:]
    assert [float(row[1]) for row in daily] == effect["daily"]["covered"]
    assert [float(row[2]) for row in daily] == effect["daily"]["others"]
    placebo = effect["measures"]["events"]["placebo"]
    assert [float(row[1]) for row in rows("placebo")[1:]] == [placebo["observed"], *placebo["ratios"]]


def test_estimates_keep_their_intervals_and_say_why_one_is_missing() -> None:
    expected = cell_estimates(told()["effect"])
    for row, one in zip(rows("baselines")[1:], expected, strict=True):
        assert row[0] == one.name
        assert (row[4] if one.ratio is None else [float(cell) for cell in row[1:4]]) == (
            one.instead if one.ratio is None else [one.ratio[key] for key in ("low", "median", "high")]
        )


def test_every_picture_has_numbers_under_the_name_of_its_file() -> None:
    section = effect_section(told(), None)
    names = [*section.pictures, *(name for part in section.parts for name in part_names(part))]
    assert tuple(names) == figure_names(section)
    assert all(len(rows(name)) > 1 for name in names)
    with pytest.raises(NotFound):
        rows("nothing")
