"""The map and its time brush in a browser, against what the server counts."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.casebook.conftest import _quick_passwords, sqlite_book, template  # noqa: F401 (an empty casebook)
from tests.casebook.world import PASSWORD, world
from tests.desk.conftest import Opened
from tests.desk.looked_at import Looked
from tests.desk.pmtiles_file import write_pmtiles
from tests.serve.pages.test_map_lines import run_with_lines
from tests.serve.server import serving
from tests.serve.syrian_run import syria  # noqa: F401 (the Syrian example as a run)
from treve.casebook.book import Casebook
from treve.serve.options import ServeOptions
from treve.serve.pages.map_page import ISLAND

pytestmark = pytest.mark.skipif(not ISLAND.is_file(), reason="the island is not built: make island")
_SHOWN = "#map[data-shown]"
_SOURCES = Path(__file__).parents[2] / "web" / "src"
# A point of the marker that lies uppermost there, nearest to its middle first.
_FREE_POINT = """label => {
  const mark = [...document.querySelectorAll(".island .cell")].find(one => one.textContent === label);
  const box = mark.getBoundingClientRect();
  const middle = [box.left + box.width / 2, box.top + box.height / 2];
  const points = [];
  for (let x = box.left + 1; x < box.right; x += 2) for (let y = box.top + 1; y < box.bottom; y += 2) points.push([x, y]);
  const off = ([x, y]) => Math.hypot(x - middle[0], y - middle[1]);
  points.sort((one, other) => off(one) - off(other));
  return points.find(([x, y]) => document.elementFromPoint(x, y) === mark) ?? null;
}"""


@pytest.fixture(scope="module", autouse=True)
def built_since_changed() -> None:
    """An island built before its sources were changed would be tested in their stead."""
    changed = max(one.stat().st_mtime for one in _SOURCES.iterdir())
    assert ISLAND.stat().st_mtime >= changed, "the island is older than web/src: make island"


def _ready(looked: Looked, path: str = "/map") -> None:
    assert looked.go(path) == 200
    looked.page.wait_for_selector(_SHOWN)
    looked.page.wait_for_selector(".island canvas")


def _asked(looked: Looked) -> str:
    return parse_qs(urlsplit(looked.page.url).query).get("q", [""])[0]


def _json(looked: Looked, path: str) -> Any:
    return looked.page.request.get(path).json()


def _total(looked: Looked) -> int:
    return int(looked.page.get_attribute("#window [data-total]", "data-total") or -1)


def _press_marker(looked: Looked, label: str) -> None:
    """Press the first marker of that label where no smaller one lies over it; a redrawn map has it at the same place."""
    looked.page.locator(".island").scroll_into_view_if_needed()
    free = looked.page.evaluate(_FREE_POINT, label)
    assert free is not None, f"no part of the marker {label} can be reached"
    looked.page.mouse.click(*free)


def test_the_brush_asks_for_a_window_and_map_list_chart_and_address_follow(opened: Opened) -> None:
    looked = opened("head")
    _ready(looked)
    everything = _total(looked)
    looked.page.locator("figure.chart svg").scroll_into_view_if_needed()
    box = looked.page.locator("figure.chart svg").bounding_box()
    assert box is not None
    looked.page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + box["height"] / 2)
    looked.page.mouse.down()
    looked.page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] / 2, steps=4)
    looked.page.mouse.up()
    looked.page.wait_for_url(re.compile("from%3A"))
    query = _asked(looked)
    first, last = re.findall(r"\d{4}-\d\d-\d\d", query)
    told = _json(looked, f"/map/cells?q={query}")
    assert _total(looked) == told["total"] < everything
    listed = looked.page.request.get(f"/incidents.csv?q={query}")
    assert int(listed.headers["treve-rows"]) == told["total"] == listed.text().count("\r\n") - 1
    assert looked.page.input_value("form.asked #from") == first
    assert looked.page.input_value("form.asked #to") == last
    inside = looked.page.eval_on_selector_all("g.bar:not(.out)", "bars => bars.map(bar => bar.dataset.first)")
    assert (inside[0], inside[-1]) == (first, last)
    expect(looked.page.locator(".island .cell").first).to_be_visible()
    assert looked.faults() == []


def test_the_markers_add_up_to_the_points_and_each_opens_what_it_counts(opened: Opened) -> None:
    looked = opened("head")
    _ready(looked)
    labels = [int(one) for one in looked.page.locator(".island .cell").all_inner_texts()]
    told = _json(looked, "/map/cells")
    assert sum(labels) == told["points"] == told["in_view"]
    looked.page.locator("#map summary").click()
    # The list for the keyboard holds the same, fullest first.
    assert [int(one) for one in looked.page.locator("#map li .count").all_inner_texts()] == sorted(labels, reverse=True)
    looked.page.locator("#map li a").first.press("Enter")
    looked.page.wait_for_url(re.compile("/incidents"))
    assert f"{max(labels)} incidents" in looked.page.inner_text("p.lead")
    _ready(looked)
    _press_marker(looked, str(max(labels)))
    looked.page.wait_for_url(re.compile("/incidents"))
    assert f"{max(labels)} incidents" in looked.page.inner_text("p.lead")


def test_a_slider_moves_the_window_by_keyboard(opened: Opened) -> None:
    looked = opened("analyst", language="ar", width=360)
    _ready(looked)
    slider = looked.page.locator(".sliders input").first
    slider.focus()
    slider.press("End")
    looked.page.wait_for_url(re.compile("from%3A"))
    assert _total(looked) == _json(looked, f"/map/cells?q={_asked(looked)}")["total"]
    assert looked.faults() == []


def test_whoever_reads_less_sees_a_map_of_less(opened: Opened) -> None:
    party, head = opened("liaison-a"), opened("head")
    _ready(party)
    _ready(head)
    assert 0 < _total(party) < _total(head)
    assert party.faults() == []


def test_whoever_reads_nothing_whole_is_told_so(opened: Opened) -> None:
    looked = opened("auditor")
    assert looked.go("/map") == 200
    assert looked.page.inner_text("h1") == "No run yet"
    assert looked.faults() == []


def test_the_operator_s_own_map_lies_under_the_incidents(
    chromium: Browser,
    syria: Path,  # noqa: F811
    tmp_path: Path,
    sqlite_book: Casebook,  # noqa: F811
) -> None:
    world(sqlite_book)
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "all").symlink_to(syria)
    basemap = write_pmtiles(tmp_path / "own.pmtiles", (0, 128, 255))
    options = ServeOptions(runs=tmp_path / "runs", basemap=basemap, requests_a_minute=1_000_000)
    with serving(sqlite_book, options) as address:
        context = chromium.new_context(base_url=address, viewport={"width": 1000, "height": 900})
        looked = Looked(context.new_page(), address)
        looked.sign_in("analyst", PASSWORD)
        _ready(looked)
        looked.page.wait_for_load_state("networkidle")
        part = looked.page.request.get("/map/basemap", headers={"Range": "bytes=0-6"})
        assert (part.status, part.body()) == (206, b"PMTiles")
        canvas = looked.page.locator(".island canvas")
        looked.page.wait_for_timeout(500)
        picture = np.asarray(Image.open(io.BytesIO(canvas.screenshot())).convert("RGB"))
        blue = (picture[..., 2] > 200) & (picture[..., 0] < 60)
        assert blue.mean() > 0.5
        assert looked.outside == []
        assert looked.complaints == []
        context.close()


def test_lines_of_contact_are_drawn_for_the_time_that_is_asked_for(
    chromium: Browser,
    tmp_path: Path,
    sqlite_book: Casebook,  # noqa: F811
) -> None:
    world(sqlite_book)
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "all").symlink_to(run_with_lines(tmp_path / "lines"))
    with serving(sqlite_book, ServeOptions(runs=tmp_path / "runs", requests_a_minute=1_000_000)) as address:
        context = chromium.new_context(base_url=address, viewport={"width": 1000, "height": 900})
        looked = Looked(context.new_page(), address)
        looked.sign_in("analyst", PASSWORD)
        drawn = []
        for query in ("", "from:2017-02-02"):
            with looked.page.expect_response(re.compile("/map/zones")) as asked:
                _ready(looked, f"/map?q={query}")
            assert parse_qs(urlsplit(asked.value.url).query).get("q", [""]) == [query]
            looked.page.wait_for_load_state("networkidle")
            looked.page.wait_for_timeout(500)
            shot = looked.page.locator(".island canvas").screenshot()
            picture = np.asarray(Image.open(io.BytesIO(shot)).convert("RGB")).astype(int)
            drawn.append(int((np.abs(picture - [0x7A, 0x00, 0x19]).max(axis=2) < 8).sum()))
        # Pixels of the colour that nothing else on the map has: the line of January runs through the place of the second report.
        assert drawn[0] > 1000
        assert drawn[1] == 0
        assert looked.outside == []
        assert looked.complaints == []
        context.close()
