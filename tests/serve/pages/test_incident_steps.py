"""All incidents that a query finds: cases over their reports; what no report of the casebook tells is counted and left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.casebook.world import PASSWORD, World, world
from tests.serve.pages.desk_of_syria import Get
from tests.serve.server import Person, serving
from treve import refresh
from treve.casebook import case_list
from treve.casebook.book import Casebook
from treve.pipeline import Order
from treve.serve.options import ServeOptions
from treve.settings import Settings

EXAMPLE = Path(__file__).parents[3] / "examples" / "syria-2016" / "reports.csv"
DAYS = ("2017-01-05", "2017-01-08", "2017-01-11")


@pytest.fixture
def desk(sqlite_book: Casebook, tmp_path: Path) -> Iterator[tuple[str, World, list[str]]]:
    """A desk whose run holds three incidents of its own, days and places apart, beside those of the Syrian example."""
    made = world(sqlite_book)
    reports = [
        made.report(
            "monitor",
            day,
            occurred_from=day,
            area=area,
            place=area,
            act="mortar",
            latitude=latitude,
            longitude="36.65",
            recorder="the mission",
        )
        for day, area, latitude in zip(DAYS, ("Idlib", "Homs", "Hama"), ("35.9", "34.7", "35.1"), strict=True)
    ]
    order = Order(
        ("syr-2016-12-30",),
        (("table", EXAMPLE),),
        tmp_path / "runs",
        settings=Settings(zones=(("table", "Asia/Damascus"),)),
    )
    refresh.for_readerships(made.book, order)
    with serving(made.book, ServeOptions(runs=order.out, requests_a_minute=1_000_000)) as address:
        yield address, made, reports


def _cases(made: World) -> list[list[str]]:
    with made.book.read() as connection:
        return sorted(one["reports"] for one in case_list.listing(connection, made.who["head"]))


def test_cases_are_opened_over_the_incidents_of_a_query_and_the_others_are_counted(
    desk: tuple[str, World, list[str]],
) -> None:
    address, made, reports = desk
    head = Person(address, "head", PASSWORD)
    query = "from:2017-01-05 to:2017-01-08"
    page = head.get("/incidents", q=query).text
    total = re.search(r'<p class="lead"[^>]*>(\d+) incidents', page)
    assert total is not None
    link = re.search(r'href="(/incidents/steps[^"]*)"', page)
    assert link is not None
    form = head.http.get(link[1].replace("&amp;", "&")).text
    # What the page says is exact: so many fit, and all but our own two are told by nothing that a case could hold.
    assert f"{total[1]} incidents" in form
    assert f"{int(total[1]) - 2} of them are told by no report of the casebook" in form
    assert "2 groups of reports" in form
    look = head.send("/incidents/steps", q=query, deed="open").text
    assert "2 cases would be opened" in look
    assert _cases(made) == []
    groups = re.search(r'name="groups" value="([^"]*)"', look)
    assert groups is not None
    done = head.send("/incidents/steps", q=query, deed="open", certain="yes", groups=groups[1]).text
    assert "2 cases were opened" in done
    assert _cases(made) == sorted([one] for one in reports[:2])
    # A wider query leaves those that are in a case, and says so of each.
    wide = head.send("/incidents/steps", q="act:mortar", deed="open").text
    assert "1 case would be opened" in wide
    assert "2 groups of reports would stay as they are" in wide
    assert "3 groups of reports" in head.get("/incidents/steps").text
    head.close()


def test_a_query_that_cannot_be_read_or_a_run_that_is_not_there_does_nothing(
    desk: tuple[str, World, list[str]],
) -> None:
    address, made, _ = desk
    head, officer, monitor = (Person(address, name, PASSWORD) for name in ("head", "officer", "monitor"))
    assert head.get("/incidents/steps", q="recoder:sohr").status_code == 422
    assert head.send("/incidents/steps", q="recoder:sohr", deed="open").status_code == 422
    # The officer reads nothing whole, so no run is theirs; the monitor opens no case.
    assert "2 groups" not in officer.get("/incidents/steps").text
    assert monitor.get("/incidents/steps").status_code == 403
    assert "/incidents/steps" not in monitor.get("/incidents").text
    assert _cases(made) == []
    for one in (head, officer, monitor):
        one.close()


def test_where_nothing_of_the_casebook_is_found_nothing_is_offered(syrian_desk: Get) -> None:
    page = syrian_desk("/incidents/steps", q="act:artillery").text
    assert "nothing among them that a case could be about" in page
    assert '<form method="post" action="/incidents/steps"' not in page
