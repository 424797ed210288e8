"""Lines of contact on the map: those of the time that is asked for, in picture, list and features; no verdict moves."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.agreements.lined import TEXT, lined
from tests.casebook.world import PASSWORD, world
from tests.serve.pages.visitor import told
from tests.serve.server import Person, serving
from treve import pipeline
from treve.casebook.book import Casebook
from treve.pipeline import Order
from treve.serve.options import ServeOptions
from treve.serve.pages.map_lines import parts_of
from treve.store.duckdb import DuckDBReader

REPORTS = """report_id,recorder,occurred_from,place,admin1,country,latitude,longitude,act,perpetrator,target,killed
1,one,2017-01-05,Tir,Idlib,SY,35.44,36.65,mortar,syrian-government,rebels,1
2,two,2017-02-05,Tal,Idlib,SY,35.50,36.70,mortar,rebels,syrian-government,0
"""
Get = Callable[..., httpx.Response]


def run_with_lines(folder: Path, text: str = TEXT) -> Path:
    """A run of two reports under the invented agreement."""
    folder.mkdir()
    (folder / "reports.csv").write_text(REPORTS, encoding="utf-8")
    agreement = lined(folder, text)
    return pipeline.run(Order((str(agreement),), (("table", folder / "reports.csv"),), folder / "run"))


@pytest.fixture
def on_lines(sqlite_book: Casebook, tmp_path: Path) -> Iterator[Get]:
    """Ask for a page of a desk whose run has lines."""
    made = world(sqlite_book)
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "all").symlink_to(run_with_lines(tmp_path / "lines"))
    with serving(made.book, ServeOptions(runs=tmp_path / "runs", requests_a_minute=1_000_000)) as address:
        person = Person(address, "analyst", PASSWORD)
        person.http.headers["Accept-Language"] = "en"
        yield person.get
        person.close()


def _names(answer: httpx.Response) -> list[str]:
    features = answer.json()["features"]
    return [one["properties"]["name"] for one in features if one["properties"]["part"] == "line"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["The front as seen", "The line of January", "The line of February"]),
        ("from:2017-01-01 to:2017-01-31", ["The front as seen", "The line of January"]),
        ("from:2017-02-01", ["The front as seen", "The line of February"]),
        ("to:2017-01-31", ["The front as seen", "The line of January"]),
        ("from:2017-01-31 to:2017-02-01", ["The front as seen", "The line of January", "The line of February"]),
    ],
)
def test_the_lines_are_those_of_the_time_that_is_asked_for(on_lines: Get, query: str, names: list[str]) -> None:
    assert sorted(_names(on_lines("/map/zones", q=query))) == sorted(names)
    page = told(on_lines("/map/window", q=query))
    every = ("The front as seen", "The line of January", "The line of February")
    assert {name for name in every if name in page} == set(names)


def test_without_a_script_they_stand_in_the_picture_with_their_days_and_source(on_lines: Get) -> None:
    page = on_lines("/map")
    assert page.text.count('class="contact"') == 1
    drawn = page.text.partition('class="contact"')[0].rpartition('d="')[2]
    assert drawn.count("M") == 4
    assert "z" not in drawn
    words = told(page)
    assert "The line of January (line of contact, tst-2017-01-01 ): the start until 1 February 2017" in words
    assert "The front as seen (front, tst-2017-01-01 ): days not stated" in words
    assert "https://example.org/map" in words
    assert "no finding and no number rests on them" in words
    assert 'class="contact"' not in on_lines("/map", q="act:sniper").text


def test_a_line_changes_no_finding_and_no_place(tmp_path: Path) -> None:
    before, _, rest = TEXT.partition("  lines:\n")
    without = before + rest[rest.index("prohibitions:") :]
    found = []
    for name, text in (("with", TEXT), ("without", without)):
        reader = DuckDBReader(run_with_lines(tmp_path / name, text) / "run.duckdb")
        tables = ("finding", "finding_reason", "place_area", "area", "incident")
        found.append({table: sorted(map(repr, reader.fetch(table).to_pylist())) for table in tables})
        assert reader.tables()["agreement_line"] == (3 if name == "with" else 0)
        reader.close()
    assert found[0]["finding"]
    assert found[0] == found[1]


def test_the_parts_of_a_line_are_its_points() -> None:
    one = {"type": "LineString", "coordinates": [[1, 2, 3], [4, 5]]}
    assert parts_of(json.dumps(one)) == [[(1.0, 2.0), (4.0, 5.0)]]
    many = {"type": "MultiLineString", "coordinates": [one["coordinates"], one["coordinates"]]}
    assert len(parts_of(json.dumps(many))) == 2
