"""Records of watching from the browser."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.casebook.world import World
from tests.serve.conftest import Enter
from tests.serve.pages.sender import send

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
NOW = dt.datetime.now(dt.UTC)


def test_a_record_of_watching_is_written_down_and_bad_ones_are_shown_again(made: World, enter: Enter) -> None:
    sector = enter("sector")
    good = {"kind": "camera", "day": NOW.date().isoformat(), "area": "Homs", "minutes": "0", "note": "no power"}
    for name, value in (("minutes", "2000"), ("minutes", "long"), ("day", "soon"), ("area", ""), ("kind", "rumour")):
        bad = send(sector, "/watch", **good | {name: value})
        assert (bad.status_code, "no power" in bad.text) == (422, True), name
    assert "No record" in sector.get("/watch").text
    assert send(sector, "/watch", **good).status_code == 303
    assert "no power" in enter("head").get("/watch").text
    assert "no power" in enter("head").get("/").text
    assert "no power" not in enter("liaison_a").get("/watch").text
    assert made.who
