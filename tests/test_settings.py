"""The settings of a run."""

from __future__ import annotations

from treve.settings import Settings


def test_every_setting_that_can_change_a_number_is_stored_with_its_meaning() -> None:
    rows = {row.name: row for row in Settings(zones=(("table", "Asia/Aden"),), countries=(("table", "YE"),)).rows()}
    assert rows["zones"].value == "table=Asia/Aden"
    assert rows["countries"].value == "table=YE"
    assert all(row.meaning for row in rows.values())
