"""The window is what the settings say."""

from __future__ import annotations

import os

from treve.link.window import Window
from treve.settings import Settings


def test_the_usual_window_is_that_of_the_usual_settings() -> None:
    assert Window.of(Settings()) == Window()


def test_settings_change_it() -> None:
    window = Window.of(Settings(link_km=3.0, link_days=1, link_chance=0.9, threads=3))
    assert (window.km, window.days, window.linked, window.workers()) == (3.0, 1, 0.9, 3)


def test_without_a_setting_every_core_works() -> None:
    assert Window().workers() == os.cpu_count()
