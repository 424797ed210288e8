from __future__ import annotations

import csv
import io
import re

import pytest

from tests.serve.pages.desk_of_syria import Get
from tests.serve.slow_filter import SlowFilter
from treve.serve.pages.incidents import figures
from treve.serve.query import parse


def test_list_and_exports_hold_what_is_asked_for(syrian_desk: Get, slow: SlowFilter) -> None:
    text = "act:artillery from:2017-01-01"
    ids = slow.ids(parse(text))
    page = syrian_desk("/incidents", q=text)
    assert f"{len(ids)} incidents" in page.text
    listed = {int(one) for one in re.findall(r'href="/incidents/(\d+)"', page.text)}
    assert listed == set(ids) if len(ids) <= 50 else len(listed) == 50
    table = syrian_desk("/incidents.csv", q=text)
    assert table.headers["treve-rows"] == str(len(ids))
    rows = csv.DictReader(io.StringIO(table.content.decode("utf-8-sig")))
    assert sorted(int(row["incident_id"]) for row in rows) == ids
    features = syrian_desk("/incidents.geojson", q=text).json()["features"]
    assert sorted(one["id"] for one in features) == ids


def test_the_next_page_goes_on_where_the_first_ends(syrian_desk: Get, slow: SlowFilter) -> None:
    seen: list[str] = []
    path, query = "/incidents", {"order": "deadliest"}
    while True:
        text = syrian_desk(path, **query).text
        seen += re.findall(r'<th scope="row"><a href="/incidents/(\d+)"', text)
        more = re.search(r'href="/incidents\?after=([^&"]+)', text)
        if more is None:
            break
        query = {"order": "deadliest", "after": more[1]}
    assert sorted(map(int, seen)) == [
        row["incident_id"] for row in sorted(slow.incidents, key=lambda r: r["incident_id"])
    ]


def test_a_slip_shows_nothing_and_the_nearest_query(syrian_desk: Get) -> None:
    answer = syrian_desk("/incidents", q="recoder:sohr")
    assert answer.status_code == 422
    assert 'href="/incidents?q=recorder%3Asohr"' in answer.text
    assert 'value="recoder:sohr"' in answer.text
    assert 'href="/incidents/1"' not in answer.text
    assert syrian_desk("/incidents.csv", q="recoder:sohr").status_code == 422


def test_a_name_that_nothing_bears_is_told_with_the_nearest(syrian_desk: Get) -> None:
    text = syrian_desk("/incidents", q="area:Alepo").text
    assert "Nothing here is named" in text
    assert "aleppo" in text


def test_days_of_the_form_go_into_the_query(syrian_desk: Get, slow: SlowFilter) -> None:
    answer = syrian_desk("/incidents", **{"q": "act:kinetic", "from": "2017-01-10", "to": "2017-01-12"})
    expected = slow.ids(parse("act:kinetic from:2017-01-10 to:2017-01-12"))
    assert f"{len(expected)} incidents" in answer.text


def test_what_reports_say_is_escaped(syrian_desk: Get) -> None:
    hostile = '"><script>alert(1)</script>'
    for path in ("/incidents", "/map"):
        answer = syrian_desk(path, q=f'"{hostile.replace(chr(34), "")}"')
        assert "<script>alert" not in answer.text


def test_whoever_has_no_run_is_told_what_is_missing(syrian_desk: Get) -> None:
    for path in ("/incidents", "/map", "/incidents/1"):
        answer = syrian_desk(path, "liaison_a")
        assert (answer.status_code, "No run yet" in answer.text) == (200, True)
    assert syrian_desk("/incidents.csv", "liaison_a").status_code == 404


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (None, None, ""),
        (0, 0, "0"),
        (3, 5, "3–5"),
        (30, None, "at least 30"),
        (None, 5, "at most 5"),
        (0, None, "at least 0"),
    ],
)
def test_an_end_that_is_not_stated_is_never_told_as_the_other_one(low: int | None, high: int | None, said: str) -> None:
    assert figures(low, high) == said


def test_list_and_page_of_an_incident_say_that_it_has_no_highest_number_of_deaths(
    syrian_desk: Get, slow: SlowFilter
) -> None:
    open_ = [row for row in slow.incidents if row["deaths_low"] is not None and row["deaths_high"] is None]
    assert open_
    for row in open_:
        page = syrian_desk(f"/incidents/{row['incident_id']}").text
        assert f"At least {row['deaths_low']} deaths are stated" in page
        assert "No highest number of deaths is stated." in page
    listed = syrian_desk("/incidents", q="deaths:>=0", order="deadliest").text
    assert "at least 30" in listed


def test_the_list_marks_all_that_are_contested_under_its_agreement(syrian_desk: Get, slow: SlowFilter) -> None:
    page = syrian_desk("/incidents", q="contested:yes agreement:syr-2016-12-30").text
    rows = re.findall(r'<tr>\s*<th scope="row"><a href="/incidents/(\d+)"(.*?)</tr>', page, re.S)
    assert len(rows) == 50
    for incident, row in rows:
        marked = '<span class="tag">contested</span>' in row
        assert marked == ((int(incident), "syr-2016-12-30") in slow.contested_under)
