"""What the step link may compare, as the settings of a run ask for it."""

from __future__ import annotations

import pyarrow as pa

from treve.link.window import Window
from treve.settings import Settings


def test_distance_days_and_chance_come_from_the_settings() -> None:
    window = Window.of(Settings(link_km=7.5, link_days=1, link_chance=0.9))
    assert (window.km, window.days, window.linked) == (7.5, 1, 0.9)


def test_without_settings_of_ones_own_the_window_is_the_one_stated_here() -> None:
    assert Window.of(Settings()) == Window()


def test_the_row_holds_every_setting_that_the_rules_read_in_types_that_do_not_depend_on_the_value() -> None:
    row = Window(km=8, days=3, longest_days=10, linked=1, queued=0).row(
        slots=42
    )  # whole numbers where fractions may stand
    assert row.to_pylist() == [
        {"km": 8.0, "days": 3, "longest_days": 10, "slots": 42, "queued": 0.0, "linked": 1.0},
    ]
    assert row.schema.types == [pa.float64(), pa.int64(), pa.int64(), pa.int64(), pa.float64(), pa.float64()]
