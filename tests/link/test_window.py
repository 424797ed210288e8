"""The window is what the settings say."""

from __future__ import annotations

from treve.link.window import Window
from treve.settings import Settings


def test_the_usual_window_is_that_of_the_usual_settings() -> None:
    assert Window.of(Settings()) == Window()


def test_settings_change_it_and_one_row_tells_it() -> None:
    window = Window.of(Settings(link_km=3.0, link_days=1, link_chance=0.9))
    assert (window.km, window.days, window.linked) == (3.0, 1, 0.9)
    assert window.row().to_pylist() == [{"km": 3.0}]
