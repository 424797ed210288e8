"""The settings of a run."""

from __future__ import annotations

import inspect

from treve.commands.run import run_command
from treve.settings import Settings


def test_every_setting_that_can_change_a_number_is_stored_with_its_meaning() -> None:
    rows = {row.name: row for row in Settings(zones=(("table", "Asia/Aden"),), countries=(("table", "YE"),)).rows()}
    assert rows["zones"].value == "table=Asia/Aden"
    assert rows["countries"].value == "table=YE"
    assert all(row.meaning for row in rows.values())


def test_the_command_line_has_the_usual_settings() -> None:
    told = inspect.signature(run_command).parameters
    assert {name: told[name].default for name in ("link_km", "link_days", "link_chance")} == {
        name: getattr(Settings(), name) for name in ("link_km", "link_days", "link_chance")
    }
