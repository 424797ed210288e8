"""Records of watching from the browser."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.casebook.world import World
from tests.serve.conftest import Enter
from treve.casebook import watch

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
NOW = dt.datetime.now(dt.UTC)


def test_a_record_of_watching_is_written_down_and_bad_ones_are_shown_again(made: World, enter: Enter) -> None:
    sector = enter("sector")
    good = {"kind": "camera", "day": NOW.date().isoformat(), "area": "Homs", "minutes": "0", "note": "no power"}
    for name, value in (("minutes", "2000"), ("minutes", "long"), ("day", "soon"), ("area", ""), ("kind", "rumour")):
        bad = sector.send("/watch", **good | {name: value})
        assert (bad.status_code, "no power" in bad.text) == (422, True), name
    assert "No record" in sector.get("/watch").text
    assert sector.send("/watch", **good).status_code == 303
    assert "no power" in enter("head").get("/watch").text
    assert "no power" in enter("head").get("/").text
    assert "no power" not in enter("liaison_a").get("/watch").text
    assert made.who


def test_records_of_the_last_days_are_shown_newest_first_and_only_who_watches_is_given_the_form(
    made: World, enter: Enter
) -> None:
    with made.book.write(NOW) as writing:
        for days, note in ((40, "long ago"), (20, "then"), (1, "lately")):
            day = NOW.date() - dt.timedelta(days=days)
            watch.record(writing, made.who["sector"], "patrol", day, "Homs", None, note)
    page = enter("sector").get("/watch").text
    assert 0 < page.index("lately") < page.index("then")
    assert "long ago" not in page
    # How long it took is not known, which is not nought.
    assert page.count('<td class="number">–</td>') == 2
    assert 'action="/watch"' in page
    head, commission = enter("head"), enter("commission")
    assert 'action="/watch"' not in commission.get("/watch").text
    assert 'action="/watch"' not in head.get("/watch").text
    form = {"kind": "patrol", "day": NOW.date().isoformat(), "area": "Homs", "note": "x"}
    assert commission.send("/watch", **form).status_code == 403


def test_records_of_earlier_days_are_counted_and_led_to(made: World, enter: Enter) -> None:
    old = dt.date(2017, 1, 9)
    with made.book.write(NOW) as writing:
        for day, note in ((old, "long ago"), (old - dt.timedelta(days=40), "before that")):
            watch.record(writing, made.who["sector"], "patrol", day, "Homs", None, note)
    head = enter("head")
    page = head.get("/watch").text
    assert "No record from" in page
    assert "2 earlier records, the latest of 2017-01-09" in page
    assert 'href="/watch?until=2017-01-09"' in page
    then = head.get("/watch?until=2017-01-09").text
    assert "long ago" in then
    assert "before that" not in then
    assert "1 earlier record, of 2016-11-30" in then
    assert "earlier record" not in head.get("/watch?until=2016-11-30").text
    assert "earlier record" not in enter("liaison_a").get("/watch").text
    for odd in ("soon", "0001-01-01", "9999-12-31"):
        assert head.get(f"/watch?until={odd}").status_code == 200
