from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.serve.pages.desk_of_syria import Get
from tests.serve.slow_filter import SlowFilter
from treve.serve.query import parse


@pytest.mark.parametrize("pixels", ["100", "400", "1400"])
def test_cells_in_view_add_up_to_the_points_of_the_list(syrian_desk: Get, slow: SlowFilter, pixels: str) -> None:
    text = "from:2017-01-01 to:2017-01-31"
    told = syrian_desk("/map/cells", q=text, pixels=pixels).json()
    rows = [row for row in slow.incidents if slow.fits(row, parse(text))]
    points = [row for row in rows if slow.placed(row) == "point"]
    assert (told["total"], told["points"], told["in_view"]) == (len(rows), len(points), len(points))
    assert sum(cell["incidents"] for cell in told["cells"]) == len(points)
    level = int(told["cells"][0]["cell"].split("/")[0])
    expected = Counter("{}/{}/{}".format(level, *cell) for row in points if (cell := slow.cell(row, level)))
    assert {cell["cell"]: cell["incidents"] for cell in told["cells"]} == expected


def test_a_view_holds_what_lies_in_it(syrian_desk: Get, slow: SlowFilter) -> None:
    view = {"west": "36.5", "south": "35.5", "east": "38", "north": "37"}
    told = syrian_desk("/map/cells", **view).json()
    inside = [
        row
        for row in slow.incidents
        if slow.placed(row) == "point"
        and 36.5 <= slow.places[row["place_id"]]["longitude"] < 38
        and 35.5 <= slow.places[row["place_id"]]["latitude"] < 37
    ]
    assert told["in_view"] == len(inside) > 0


def test_a_cell_opens_as_the_list_of_what_it_counts(syrian_desk: Get) -> None:
    for cell in syrian_desk("/map/cells", pixels="300").json()["cells"]:
        text = syrian_desk(cell["address"]).text
        if cell["incidents"] == 1:
            assert "<h1>Incident" in text
        else:
            assert cell["said"] in text


def test_the_page_needs_no_script(syrian_desk: Get, slow: SlowFilter) -> None:
    text = syrian_desk("/map").text
    assert text.count("<circle ") > 5
    assert 'data-total="226"' in text
    areas = sum(slow.placed(row) != "point" for row in slow.incidents)
    assert f"Known only as areas: {areas}" in text
    assert "Not on the map" in text


def test_the_chart_shows_all_of_time_and_marks_the_window(syrian_desk: Get) -> None:
    whole, part = syrian_desk("/map").text, syrian_desk("/map", q="from:2017-01-10 to:2017-01-12").text
    bars = r'<g class="bar( out)?" data-first="([\d-]+)"'
    assert [day for _, day in re.findall(bars, whole)] == [day for _, day in re.findall(bars, part)]
    assert [day for out, day in re.findall(bars, part) if not out] == ["2017-01-10", "2017-01-11", "2017-01-12"]


@pytest.mark.parametrize("query", [{"west": "nan"}, {"west": "999"}, {"pixels": "1"}, {"q": "recoder:x"}])
def test_what_cannot_be_a_view_is_refused(syrian_desk: Get, query: dict[str, str]) -> None:
    assert syrian_desk("/map/cells", **query).status_code == 422


def test_zones_are_features_and_a_map_that_was_not_given_is_not_there(syrian_desk: Get) -> None:
    assert syrian_desk("/map/zones").json()["type"] == "FeatureCollection"
    assert syrian_desk("/map/basemap").status_code == 404


def test_below_the_map_stands_what_the_page_shows(syrian_desk: Get) -> None:
    part = syrian_desk("/map/window", q="act:mortar").text
    assert "<html" not in part
    assert 'data-q="act:mortar"' in part
